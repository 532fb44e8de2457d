import pytest
from core_samples import OCTOBER, day, window

from einvoice.core.period import Period
from einvoice.core.windows import ReadingWindows, month_number, reading_windows, window_of

OWN = window("2026-10", "2026-10-25", "2026-11-03")


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        pytest.param("2026-10", "2026-10-30", "2026-11-01", id="31 days"),
        pytest.param("2026-09", "2026-09-29", "2026-10-01", id="30 days"),
        pytest.param("2026-02", "2026-02-27", "2026-03-01", id="28 days"),
        pytest.param("2028-02", "2028-02-28", "2028-03-01", id="leap year"),
        pytest.param("2026-12", "2026-12-30", "2027-01-01", id="turn of the year"),
    ],
)
def test_window_is_the_last_two_days_and_the_first_of_the_next_month(
    period: str, first: str, last: str
) -> None:
    """The rule: last two calendar days of the month and the first of the next."""
    found = window_of(Period.parse(period), {})
    assert (found.first_day, found.last_day) == (day(first), day(last))


def test_own_window_replaces_the_rule_for_its_period_only() -> None:
    """A row of `windows` holds for its period; the others keep the rule."""
    assert window_of(OCTOBER, {OCTOBER: OWN}) == OWN
    assert window_of(OCTOBER.next, {OCTOBER: OWN}).first_day == day("2026-11-29")


@pytest.mark.parametrize(
    ("on", "months"),
    [
        pytest.param("2026-10-24", [], id="before the own window"),
        pytest.param("2026-10-25", ["2026-10"], id="its first day"),
        pytest.param("2026-11-03", ["2026-10"], id="its last day"),
        pytest.param("2026-11-04", [], id="after it"),
        pytest.param("2026-10-01", ["2026-09"], id="first of the month after, by the rule"),
        pytest.param("2026-10-02", [], id="second of the month"),
        pytest.param("2026-09-28", [], id="third last day"),
        pytest.param("2026-09-29", ["2026-09"], id="second last day"),
    ],
)
def test_months_that_a_day_closes(on: str, months: list[str]) -> None:
    """A reading closes the month whose window holds its day, else none."""
    closed = ReadingWindows(OCTOBER, {OCTOBER: OWN}).closed_by[day(on)]
    assert closed == tuple(month_number(Period.parse(month)) for month in months)


def test_overlapping_windows_close_both_months() -> None:
    """A day in two windows closes both months."""
    late = window("2026-09", "2026-09-29", "2026-10-31")
    closed = ReadingWindows(OCTOBER, {late.period: late}).closed_by[day("2026-10-30")]
    assert closed == (month_number(OCTOBER.previous), month_number(OCTOBER))


def test_days_seen_from_the_period() -> None:
    """Readings of a period are those since the previous window closed, until its own closes."""
    windows = reading_windows(OCTOBER, (OWN,))
    assert (windows.since, windows.until) == (day("2026-10-02"), day("2026-11-03"))
    assert (windows.first_day, windows.last_day) == (day("2026-10-01"), day("2026-10-31"))
