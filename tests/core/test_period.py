import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.core.period import Period

PERIODS = st.builds(Period, st.integers(1950, 2100), st.integers(1, 12))


@pytest.mark.parametrize(
    "text",
    ["", "2026", "2026-00", "2026-13", "2026-1", "26-10", "2026-10-01", "2026/10", "1899-12"],
)
def test_what_is_no_month_is_refused(text: str) -> None:
    """Only YYYY-MM with a real month of this or the last century is a period."""
    with pytest.raises(ValueError, match="not a month"):
        Period.parse(text)


@given(PERIODS)
def test_text_and_back(period: Period) -> None:
    """A period reads back from its text."""
    assert Period.parse(str(period)) == period


@given(PERIODS, st.integers(-500, 500))
def test_months_add_up(period: Period, months: int) -> None:
    """Going so many months on and back ends where it began, and keeps the order."""
    later = period.plus(months)
    assert later.plus(-months) == period
    assert (later > period) == (months > 0)


@given(PERIODS)
def test_months_follow_each_other_without_a_gap(period: Period) -> None:
    """The day after the last day is the first day of the next month."""
    assert period.last_day + dt.timedelta(days=1) == period.next.first_day
    assert period.next.previous == period
    assert Period.of(period.first_day) == Period.of(period.last_day) == period


@pytest.mark.parametrize(
    ("text", "days"), [("2026-02", 28), ("2028-02", 29), ("2100-02", 28), ("2026-12", 31)]
)
def test_days_of_the_month(text: str, days: int) -> None:
    """February has 29 days in leap years only."""
    assert Period.parse(text).days == days


def test_the_first_month_there_can_be() -> None:
    """January 1900 is a period, the month before is none."""
    assert Period.parse("1900-01") == Period(1900, 1)
