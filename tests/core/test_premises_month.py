from fractions import Fraction
from typing import Any

import pytest
from core_samples import OCTOBER, day, flat

from einvoice.core.period import Period
from einvoice.core.premises import Flat, FlatKind
from einvoice.core.premises_month import PremisesMonth, premises_months


def only(*flats: Flat, period: Period = OCTOBER) -> PremisesMonth:
    """Return the only premises of some rows."""
    (found,) = premises_months(flats, period)
    return found


def part(first: str | None, last: str | None, **changes: Any) -> Flat:
    """Return a row valid between two days of October 2026."""
    start = day(f"2026-10-{first}") if first else None
    end = day(f"2026-10-{last}") if last else None
    return flat(valid_from=start, valid_to=end, **changes)


def test_whole_month_is_what_the_row_says() -> None:
    """Nothing is weighted or rounded when all days count."""
    found = only(flat(ownership_share=Fraction(1, 3)))
    assert (found.property_e3, found.fee_area_m2_e2, found.heat_area_m2_e2) == (1000, 5000, 4500)
    assert (found.persons_e3, found.ownership_share) == (2000, Fraction(1, 3))
    assert not found.part_of_month
    assert found.weighted_e3(100) == 100


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [("02", None, 30), (None, "30", 30), ("31", None, 1), (None, "01", 1), ("10", "20", 11)],
)
def test_days_are_counted_with_both_ends(first: str | None, last: str | None, days: int) -> None:
    """A premises of some days is one of those days of 31."""
    found = only(part(first, last))
    assert (found.days, found.month_days, found.part_of_month) == (days, 31, True)


def test_quantities_are_weighted_and_rounded_once() -> None:
    """11 of 31 days: 0.355 properties, 17.74 m2, 0.710 persons, 0.035 MWh of circulation."""
    found = only(part("10", "20", ownership_share=Fraction(31)))
    assert (found.property_e3, found.fee_area_m2_e2, found.persons_e3) == (355, 1774, 710)
    assert found.weighted_e3(100) == 35
    assert found.ownership_share == 11


def test_rows_of_one_premises_are_one() -> None:
    """10 days of 50 m2 and 21 of 60 m2 are one premises of the whole month; the last row rules."""
    before = part(None, "10", declared_persons=0)
    after = part("11", None, fee_area_m2_e2=6000, kind=FlatKind.STUDIO, declared_persons=4)
    found = only(after, before)
    assert (found.flat, found.days, found.property_e3) == (after, 31, 1000)
    assert found.fee_area_m2_e2 == 5677
    # Nobody declared counts as one person before weighting: (10 x 1 + 21 x 4) / 31.
    assert found.persons_e3 == 3032


@pytest.mark.parametrize(
    ("period", "days"),
    [("2026-02", 28), ("2028-02", 29), ("2026-04", 30), ("2026-12", 31)],
)
def test_months_have_their_own_days(period: str, days: int) -> None:
    """The weight is over the days of that very month."""
    month = Period.parse(period)
    found = only(flat(valid_from=month.first_day.replace(day=2)), period=month)
    assert (found.days, found.month_days) == (days - 1, days)


def test_premises_of_other_months_are_left_out() -> None:
    """A row that ended before, or begins after, is no premises of the month."""
    before = flat(valid_to=day("2026-09-30"))
    after = flat("2", valid_from=day("2026-11-01"))
    assert premises_months((before, after), OCTOBER) == []


def test_premises_stand_in_flat_order() -> None:
    """Natural order of the number, whatever the order of the rows."""
    found = premises_months((flat("10"), flat("9"), flat("2A")), OCTOBER)
    assert [row.flat.number for row in found] == ["2A", "9", "10"]
