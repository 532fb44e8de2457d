"""Banking days, deadlines and due dates."""

import datetime as dt

import pytest

from einvoice.closing_days import closed_days
from einvoice.core.banking_days import (
    add_banking_days,
    banking_days_before,
    is_banking_day,
    last_banking_day_before,
)
from einvoice.core.deadlines import calculate_from, deadline, due_date, last_sending_day
from einvoice.core.period import Period

CLOSED = closed_days(2023, 2028)
DAY = dt.date.fromisoformat
CUT_OFF = dt.time(17)


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        ("2026-11-13", True),
        ("2026-11-14", False),
        ("2026-11-18", False),  # Proclamation Day
        ("2026-01-02", False),  # moved to Saturday 17 January 2026
        ("2026-01-17", False),  # the Saturday stays closed for banks
        ("2026-06-22", False),  # moved to 27 June 2026
        ("2026-04-03", False),  # Good Friday, TARGET too
        ("2026-05-01", False),
        ("2026-12-31", False),  # New Year's Eve is a holiday in Latvia
    ],
)
def test_banks_are_closed_on_holidays_and_moved_days(day: str, *, is_open: bool) -> None:
    """Public holidays, moved working days and TARGET closings are no banking days."""
    assert is_banking_day(DAY(day), CLOSED) is is_open


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2026-10", "2026-11-13T17:00"),  # the 14th is a Saturday
        ("2026-11", "2026-12-14T17:00"),
        ("2026-07", "2026-08-14T17:00"),
        ("2026-01", "2026-02-13T17:00"),
        ("2025-12", "2026-01-14T17:00"),
    ],
)
def test_the_deadline_is_the_last_banking_day_before_the_15th(period: str, expected: str) -> None:
    """Strictly before the 15th, at the cut-off."""
    found = deadline(Period.parse(period), 3, CUT_OFF, CLOSED)
    assert found.at.isoformat(timespec="minutes") == expected


def test_many_lead_days_bring_the_deadline_forward() -> None:
    """Never later than the due date less the bank's lead days."""
    found = deadline(Period(2026, 10), 15, CUT_OFF, CLOSED)
    assert found.at.date() == last_sending_day(DAY("2026-11-30"), 15, CLOSED) < DAY("2026-11-13")


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2026-11-30", "2026-11-25"),  # Monday: 26, 27 and 30 are banking days after it
        ("2026-10-31", "2026-10-27"),  # Saturday: 28, 29 and 30
        ("2026-12-31", "2026-12-23"),  # closed itself: 28, 29 and 30; Sunday the 27th is no day
    ],
)
def test_three_banking_days_lie_between_sending_and_the_due_date(due: str, last: str) -> None:
    """Days after the day of sending, up to the due date."""
    found = last_sending_day(DAY(due), 3, CLOSED)
    days = [found + dt.timedelta(days=n) for n in range(1, (DAY(due) - found).days + 1)]
    assert sum(is_banking_day(day, CLOSED) for day in days) == 3
    assert is_banking_day(found, CLOSED)
    assert found == DAY(last)


@pytest.mark.parametrize(
    ("issued", "due"),
    [
        ("2026-11-05", "2026-11-30"),
        ("2026-11-25", "2026-11-30"),
        ("2026-11-26", "2026-12-31"),
        ("2026-12-30", "2027-01-31"),
        ("2028-02-03", "2028-02-29"),
    ],
)
def test_the_due_date_is_the_last_calendar_day(issued: str, due: str) -> None:
    """Of the month of issue; of the next one when the lead days no longer fit."""
    assert due_date(DAY(issued), 3, CLOSED) == DAY(due)


def test_slack_is_whole_hours_rounded_down() -> None:
    """One minute after the deadline is already minus one hour."""
    found = deadline(Period(2026, 10), 3, CUT_OFF, CLOSED)
    at = dt.datetime(2026, 11, 13, 17)  # noqa: DTZ001 - local time in Riga by contract
    assert found.slack_hours(at) == 0
    assert found.slack_hours(at - dt.timedelta(minutes=61)) == 1
    assert found.slack_hours(at + dt.timedelta(minutes=1)) == -1


@pytest.mark.parametrize(
    ("window_end", "first"), [("2026-11-01", "2026-11-04"), ("2026-11-06", "2026-11-07")]
)
def test_calculation_waits_for_the_4th_and_for_the_window(window_end: str, first: str) -> None:
    """Both must be over."""
    assert calculate_from(Period(2026, 10), DAY(window_end)) == DAY(first)


def test_walking_over_banking_days() -> None:
    """Weekends and holidays are stepped over in both directions."""
    assert last_banking_day_before(DAY("2026-11-19"), CLOSED) == DAY("2026-11-17")
    assert add_banking_days(DAY("2026-11-17"), 1, CLOSED) == DAY("2026-11-19")
    assert add_banking_days(DAY("2026-11-17"), 0, CLOSED) == DAY("2026-11-17")
    assert banking_days_before(DAY("2026-11-19"), 1, CLOSED) == DAY("2026-11-17")
