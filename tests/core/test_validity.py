import datetime as dt
from dataclasses import dataclass
from itertools import permutations

import pytest
from core_samples import day

from einvoice.core.validity import covers, overlap, valid_on


@dataclass(frozen=True)
class Row:
    """A row that holds between two dates."""

    valid_from: dt.date | None
    valid_to: dt.date | None


def row(start: str, end: str) -> Row:
    """Return a row; an empty text is an open end."""
    return Row(day(start) if start else None, day(end) if end else None)


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [
        pytest.param("2026-10-31", "", True, id="begins on the day"),
        pytest.param("2026-11-01", "", False, id="begins after it"),
        pytest.param("", "2026-10-31", True, id="ends on the day"),
        pytest.param("", "2026-10-30", False, id="ended before it"),
        pytest.param("", "", True, id="always"),
    ],
)
def test_both_ends_belong_to_the_validity(start: str, end: str, inside: bool) -> None:  # noqa: FBT001 - a table
    """A row is valid on its first and on its last day."""
    assert covers(row(start, end), day("2026-10-31")) is inside


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        pytest.param(("", "2026-01-31"), ("2026-02-01", ""), False, id="one after the other"),
        pytest.param(("", "2026-02-01"), ("2026-02-01", ""), True, id="one common day"),
        pytest.param(("2026-01-01", ""), ("2026-03-01", ""), True, id="both open"),
        pytest.param(("", ""), ("2026-03-01", "2026-03-01"), True, id="always and one day"),
        pytest.param(("2026-01-01", "2026-01-31"), ("", "2025-12-31"), False, id="before"),
    ],
)
def test_rows_overlap_on_a_common_day(
    one: tuple[str, str],
    other: tuple[str, str],
    common: bool,  # noqa: FBT001 - a table
) -> None:
    """Two rows overlap when they share a day, whichever is asked first."""
    assert overlap(row(*one), row(*other)) is common
    assert overlap(row(*other), row(*one)) is common


def test_of_several_the_one_that_began_last_is_valid() -> None:
    """The latest beginning wins, and the order of the rows does not matter."""
    rows = [row("", ""), row("2020-01-01", ""), row("2026-10-01", ""), row("2027-01-01", "")]
    for mixed in permutations(rows):
        assert valid_on(mixed, day("2026-10-31")) == rows[2]
    assert valid_on(rows[3:], day("2026-10-31")) is None
