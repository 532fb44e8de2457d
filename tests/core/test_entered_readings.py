"""The table of a typed reading: what comes, and what happens."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.core.entered_readings import (
    EntryDay,
    Fault,
    Placement,
    meter_fault,
    parse_value,
    place,
)
from einvoice.core.meters import Meter, MeterService, PlaceKind, Window
from einvoice.core.money import format_scaled
from einvoice.core.period import Period
from einvoice.core.residents import PAST_DAYS, Right, SubmittedState, is_past
from einvoice.core.submitted_readings import (
    is_clock_off,
    parse_moment,
)

SEPTEMBER, OCTOBER, NOVEMBER = Period(2026, 9), Period(2026, 10), Period(2026, 11)
METER = Meter(
    "M1",
    PlaceKind.FLAT,
    "F1",
    MeterService.COLD_WATER,
    "S1",
    dt.date(2026, 1, 31),
    dt.date(2026, 10, 31),
    0,
    200_000,
    5,
    None,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("123,4", 123_400),
        ("123.4", 123_400),
        ("00123,400", 123_400),
        (" 123.400 ", 123_400),
        ("1\u00a0234,5", 1_234_500),
        ("0", 0),
        ("99999,999", 99_999_999),
        ("12,", 12_000),
    ],
)
def test_a_value_is_read_as_people_write_it(text: str, value: int) -> None:
    """Commas, dots, spaces and leading zeros mean nothing else."""
    assert parse_value(text, 5) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "EMPTY"),
        ("  ", "EMPTY"),
        ("-1", "NEGATIVE"),
        ("+1", "NEGATIVE"),
        ("\u22121", "NEGATIVE"),
        ("12a", "NOT_A_NUMBER"),
        ("1,2,3", "NOT_A_NUMBER"),
        (",5", "NOT_A_NUMBER"),
        ("1e3", "NOT_A_NUMBER"),
        ("\u0661", "NOT_A_NUMBER"),
        ("0" * 41, "NOT_A_NUMBER"),
        ("1,2345", "TOO_MANY_DECIMALS"),
        ("1,0000", "TOO_MANY_DECIMALS"),
        ("100000", "TOO_MANY_DIGITS"),
    ],
)
def test_what_is_no_value_is_refused_by_name(text: str, code: str) -> None:
    """Nothing is guessed out of what a person did not write."""
    refused = parse_value(text, 5)
    assert isinstance(refused, Fault)
    assert refused.code == code


@given(st.integers(0, 99_999_999), st.sampled_from(",."), st.integers(0, 3))
def test_every_value_of_the_register_can_be_typed(value: int, sign: str, zeros: int) -> None:
    """Writing a value and reading it gives the value."""
    typed = "0" * zeros + format_scaled(value, 3).replace(".", sign)
    assert parse_value(typed, 5) == value


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Hostile text makes a fault, and no value is more than the register shows."""
    value = parse_value(text, 5)
    assert isinstance(value, Fault) or 0 <= value < 100_000_000


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (dt.date(2026, 1, 31), "METER_NOT_INSTALLED"),
        (dt.date(2026, 2, 1), None),
        (dt.date(2026, 10, 30), None),
        (dt.date(2026, 10, 31), "METER_REMOVED"),
    ],
)
def test_a_meter_is_read_between_its_own_days(day: dt.date, code: str | None) -> None:
    """The days of installation and removal have the values of the meter's row."""
    fault = meter_fault(METER, day)
    assert (fault.code if fault else None) == code


def entry(read_on: str, entered_on: str, received: str) -> EntryDay:
    """Return the days of an entry, `MM-DD`, and `MM-DDTHH:MM` for its arrival."""
    return EntryDay(
        dt.date.fromisoformat(f"2026-{read_on}"),
        dt.date.fromisoformat(f"2026-{entered_on}"),
        dt.datetime.fromisoformat(f"2026-{received}"),
        dt.timedelta(hours=24),
    )


RECEIVED, LATE = SubmittedState.RECEIVED, SubmittedState.LATE


@pytest.mark.parametrize(
    ("read_on", "entered_on", "received", "issued", "placement"),
    [
        # The window of October: 30 October to 1 November.
        ("10-30", "10-30", "10-30T08:00", (), Placement(RECEIVED, OCTOBER)),
        ("11-01", "11-01", "11-01T23:59", (), Placement(RECEIVED, OCTOBER)),
        ("10-30", "11-01", "11-01T12:00", (), Placement(RECEIVED, OCTOBER)),
        ("11-01", "11-02", "11-02T08:00", (), Placement(LATE, OCTOBER, "WINDOW_OVER")),
        # The phone was without network: entered in the window, received within a day of its end.
        ("11-01", "11-01", "11-03T00:00", (), Placement(RECEIVED, OCTOBER)),
        ("11-01", "11-01", "11-03T00:01", (), Placement(LATE, OCTOBER, "WINDOW_OVER")),
        ("11-03", "11-03", "11-03T08:00", (), Placement(LATE, OCTOBER, "WINDOW_OVER")),
        (
            "11-01",
            "11-01",
            "11-01T12:00",
            (OCTOBER,),
            Placement(RECEIVED, OCTOBER, "MONTH_ISSUED"),
        ),
    ],
)
def test_an_entry_has_its_month(
    read_on: str,
    entered_on: str,
    received: str,
    issued: tuple[Period, ...],
    placement: Placement,
) -> None:
    """In the window, after it, and after issuing: then the next month's invoice knows it."""
    placed = place(entry(read_on, entered_on, received), {}, issued)
    assert placed == placement
    assert isinstance(placed, Placement)
    assert placed.counts_for == (NOVEMBER if issued else OCTOBER)


@pytest.mark.parametrize(
    ("day", "received", "issued", "placement"),
    [
        (
            "10-19",
            "10-19T08:00",
            (SEPTEMBER,),
            Fault("WINDOW_NOT_OPEN", (("opens", "2026-10-20"),)),
        ),
        ("10-20", "10-20T08:00", (SEPTEMBER,), Placement(RECEIVED, OCTOBER, "EARLY")),
        ("10-29", "10-29T08:00", (), Placement(RECEIVED, OCTOBER, "EARLY")),
        ("10-30", "10-30T08:00", (), Placement(RECEIVED, OCTOBER)),
        # The phone was without network until a day after the window, and longer.
        ("10-29", "11-03T00:00", (), Placement(RECEIVED, OCTOBER, "EARLY")),
        ("10-29", "11-03T00:01", (), Placement(LATE, OCTOBER, "WINDOW_OVER")),
        # The month was issued before its window: there is nothing to come early for.
        ("10-29", "10-29T08:00", (OCTOBER,), Placement(LATE, SEPTEMBER, "WINDOW_OVER")),
    ],
)
def test_readings_may_come_from_a_day_of_the_month_on(
    day: str, received: str, issued: tuple[Period, ...], placement: Placement | Fault
) -> None:
    """From the 20th, where the company says so: for the month whose window comes next."""
    assert place(entry(day, day, received), {}, issued, readings_from=20) == placement


@pytest.mark.parametrize(
    ("read_on", "entered_on", "issued", "code", "facts"),
    [
        ("11-02", "11-01", (), "DAY_IN_FUTURE", {"today": "2026-11-01"}),
        ("10-29", "11-01", (), "DAY_TOO_EARLY", {"first": "2026-10-30"}),
        ("10-29", "10-30", (SEPTEMBER,), "DAY_OUTSIDE_WINDOW", {}),
        ("11-20", "11-20", (OCTOBER,), "WINDOW_NOT_OPEN", {"opens": "2026-11-29"}),
    ],
)
def test_a_day_that_no_entry_has(
    read_on: str, entered_on: str, issued: tuple[Period, ...], code: str, facts: dict[str, str]
) -> None:
    """Future, too long ago, outside the window: by name and day."""
    refused = place(entry(read_on, entered_on, f"{entered_on}T08:00"), {}, issued)
    assert isinstance(refused, Fault)
    assert (refused.code, dict(refused.facts)) == (code, facts)


def test_of_overlapping_windows_the_first_open_month_counts() -> None:
    """A company's own windows may overlap; an issued month is passed over."""
    own = {OCTOBER: Window(OCTOBER, dt.date(2026, 10, 25), dt.date(2026, 11, 30))}
    day = entry("11-29", "11-29", "11-29T08:00")
    assert place(day, own, ()) == Placement(RECEIVED, OCTOBER)
    assert place(day, own, (OCTOBER,)) == Placement(RECEIVED, NOVEMBER)


def test_where_no_window_is_ahead_no_day_is_named() -> None:
    """A company's own windows may all be over."""
    months = (OCTOBER, NOVEMBER, Period(2026, 12))
    own = {period: Window(period, dt.date(2026, 10, 1), dt.date(2026, 10, 2)) for period in months}
    refused = place(entry("11-20", "11-20", "11-20T08:00"), own, months)
    assert refused == Fault("WINDOW_NOT_OPEN", ())


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-10-31T08:00:00Z", True),
        ("2026-13-31T08:00:00Z", False),
        ("2026-10-31 08:00:00Z", False),
        ("", False),
    ],
)
def test_a_moment_is_read_as_it_is_written(text: str, *, read: bool) -> None:
    """UTC to the second; moments of this shape sort as texts."""
    assert (parse_moment(text) is not None) == read
    assert is_clock_off(text, "2026-10-31T08:00:00Z") != read


def test_who_only_reads_enters_nothing() -> None:
    """Owners and those with the right to readings do."""
    assert [right for right in Right if right.enters_readings] == [Right.OWNER, Right.READINGS]


def test_old_invoices_are_seen_for_ninety_days() -> None:
    """From the day after the last day of a customer's time."""
    last = dt.date(2026, 10, 31)
    day = dt.timedelta(days=1)
    assert is_past(last, last) is False
    assert is_past(last, last + PAST_DAYS * day) is True
    assert is_past(last, last + (PAST_DAYS + 1) * day) is None
