import copy
import pickle
from fractions import Fraction

import pytest
from core_samples import OCTOBER, building, flat, meter, readings

from einvoice.core.flat_month import flat_months
from einvoice.core.keys import exact_text, keys_of
from einvoice.core.meters import meters_by_place
from einvoice.core.methods import Key
from einvoice.core.premises import FlatKind
from einvoice.core.shares import Share
from einvoice.core.windows import reading_windows

INPUTS = building(
    flat("1", declared_persons=0, ownership_share=Fraction(1, 3)),
    flat(
        "2",
        kind=FlatKind.NON_RESIDENTIAL,
        fee_area_m2_e2=6936,
        heat_area_m2_e2=0,
        declared_persons=0,
        ownership_share=Fraction("69.36"),
    ),
    meters=(meter("m", "2026-09-30", place_id="1"), meter("n", "2026-06-02", place_id="2")),
    readings={
        "m": readings("m", {"2026-10-31": "3.5"}),
        "n": readings("n", {"2026-06-30": "9", "2026-10-31": "10"}),
    },
)


@pytest.mark.parametrize(
    ("key", "values", "texts", "total"),
    [
        (Key.AREA, (5000, 6936), ("50.00", "69.36"), "119.36"),
        (Key.HEAT_AREA, (4500, 0), ("45.00", "0.00"), "45.00"),
        (Key.PERSONS, (1000, 0), ("1", "0"), "1"),
        (Key.EQUAL, (1000, 1000), ("1", "1"), "2"),
        (Key.SHARE, (25, 5202), ("1/3", "69.36"), "5227/75"),
        (Key.CONSUMPTION, (3500, 0), ("3.500", "0.000"), "3.500"),
    ],
)
def test_keys_of_the_flats(
    key: Key, values: tuple[int, ...], texts: tuple[str, ...], total: str
) -> None:
    """Each key counts what its method says; negative consumption counts as 0."""
    flats = flat_months(INPUTS, meters_by_place(INPUTS.meters), reading_windows(OCTOBER, ()))
    assert flats[1].water_e3 < 0
    found = keys_of(key, flats)
    assert (found.values, found.texts, found.sum_text) == (values, texts, total)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("0.5", "0.5"),
        ("0.008", "0.008"),
        ("1/7", "1/7"),
        ("1/6", "1/6"),
        ("-5/4", "-1.25"),
    ],
)
def test_fractions_are_written_exactly(number: str, text: str) -> None:
    """A share is shown as a decimal where that is exact, else as a fraction."""
    assert exact_text(Fraction(number)) == text


def test_a_share_is_shown_as_it_was_imported() -> None:
    """Not reduced, whatever it is calculated with; copies keep it."""
    share = Share("8502/37245")
    assert (exact_text(share), share) == ("8502/37245", Fraction(218, 955))
    assert exact_text(share + share) == "436/955"
    for again in (copy.copy(share), copy.deepcopy(share), pickle.loads(pickle.dumps(share))):  # noqa: S301
        assert str(again) == "8502/37245"
