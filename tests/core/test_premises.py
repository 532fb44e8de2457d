from itertools import pairwise

import pytest
from core_samples import flat

from einvoice.core.premises import FlatKind, flat_order, natural_key


@pytest.mark.parametrize(
    ("kind", "declared", "persons"),
    [
        (FlatKind.APARTMENT, 0, 1),
        (FlatKind.STUDIO, 0, 1),
        (FlatKind.NON_RESIDENTIAL, 0, 0),
        (FlatKind.APARTMENT, 3, 3),
        (FlatKind.NON_RESIDENTIAL, 2, 2),
    ],
)
def test_nobody_declared_counts_as_one_where_people_live(
    kind: FlatKind, declared: int, persons: int
) -> None:
    """0 declared persons count as 1 in apartments and studios and as 0 elsewhere."""
    assert flat(kind=kind, declared_persons=declared).persons == persons


def test_numbers_are_in_natural_order() -> None:
    """Numbers sort by value, with letters after them; any text can be a number."""
    ordered = ["", "1", "2", "2-1", "2A", "2B", "10", "A1", "N-2", "N-10", "²"]
    assert sorted([*ordered[5:], *ordered[:5]], key=natural_key) == ordered


def test_flat_order_falls_back_on_the_id() -> None:
    """Flats of one number are ordered by flat id."""
    flats = [flat("b", number="7"), flat("a", number="7"), flat("c", number="3")]
    ordered = sorted(flats, key=flat_order)
    assert [row.flat_id for row in ordered] == ["c", "a", "b"]
    assert all(flat_order(one) < flat_order(other) for one, other in pairwise(ordered))
