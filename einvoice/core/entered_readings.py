"""A reading as a resident types it: its value, its day, and the questions it raises.

Values are m3 and MWh in thousandths. Nothing is refused for being unlikely: a person is asked and
the answer is kept. Source: docs/decisions/ 0073; docs/RULES.md, "Readings".
"""

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low

from einvoice.core.meters import Meter, Window, rise
from einvoice.core.money import format_scaled
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import EARLY
from einvoice.core.windows import ClosedBy, period_of, window_of

DAYS_BACK = 2
"""How many days back a reading may be dated, inside a window."""
LARGE_E3 = 50_000
USUAL_TIMES = 5
WINDOW_OVER = "WINDOW_OVER"
MONTH_ISSUED = "MONTH_ISSUED"
LOOKS_BACK = 13
"""Readings before a value by which its use is judged."""
_FEWEST_STEPS = 3
_LONGEST = 40
_DECIMALS = 3
_MONTH_DAYS = 30
_SHORTEST_MONTH = 28
_DAY = dt.timedelta(days=1)
_NUMBER = re.compile(r"([0-9]+)(?:[.,]([0-9]*))?")


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason why an entry is refused; facts as in a finding."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt about an entry. Where it ``may_be_confirmed``, *yes* lets the value stay.

    Without facts it compares with what the person may not see, and its words name no figure.
    """

    code: str
    facts: tuple[tuple[str, str], ...] = ()
    may_be_confirmed: bool = True

    @property
    def words(self) -> str:
        """The key of its words: those without figures where there are no facts."""
        return self.code if self.facts else f"{self.code}.unseen"


def parse_value(text: str, digits: int) -> int | Fault:
    """Return the value that a person typed, in thousandths; ``digits`` are the meter's places.

    >>> parse_value("00123,400", 5), parse_value(" 123.4 ", 5), parse_value("1 234,5", 5)
    (123400, 123400, 1234500)
    >>> parse_value("123,4567", 5).code, parse_value("-5", 5).code, parse_value("12a", 5).code
    ('TOO_MANY_DECIMALS', 'NEGATIVE', 'NOT_A_NUMBER')
    >>> parse_value("100000", 5)
    Fault(code='TOO_MANY_DIGITS', facts=(('digits', '5'),))
    """
    compact = re.sub(r"\s", "", text)
    if not compact:
        return Fault("EMPTY")
    if compact[0] in "-+\u2212":
        return Fault("NEGATIVE")
    match = _NUMBER.fullmatch(compact) if len(compact) <= _LONGEST else None
    if match is None:
        return Fault("NOT_A_NUMBER")
    whole, decimals = match.group(1).lstrip("0"), match.group(2) or ""
    if len(decimals) > _DECIMALS:
        return Fault("TOO_MANY_DECIMALS")
    if len(whole) > digits:
        return Fault("TOO_MANY_DIGITS", (("digits", str(digits)),))
    return int(whole + decimals.ljust(_DECIMALS, "0"))


def meter_fault(meter: Meter, read_on: dt.date) -> Fault | None:
    """Return why a meter has no reading on a day; None where it may have.

    The days of its installation and removal have the values of the meter's own row.
    """
    if read_on <= meter.installed_on:
        return Fault("METER_NOT_INSTALLED", (("on", str(meter.installed_on)),))
    if meter.removed_on is not None and read_on >= meter.removed_on:
        return Fault("METER_REMOVED", (("on", str(meter.removed_on)),))
    return None


@dataclass(frozen=True, slots=True)
class EntryDay:
    """The days of an entry, local: which day it is of, and when it was entered and received.

    ``entered_on`` is by the phone's clock; ``grace`` is how long after a window's end a reading
    that was entered inside it may arrive.
    """

    read_on: dt.date
    entered_on: dt.date
    received: dt.datetime
    grace: dt.timedelta


@dataclass(frozen=True, slots=True)
class Placement:
    """The month whose window an entry is of, and whether it is in time.

    ``note`` is what to say of it: `WINDOW_OVER`; `MONTH_ISSUED`, then it counts a month later; or
    `EARLY`, then it counts as of the first day of the window.
    """

    state: SubmittedState
    period: Period
    note: str = ""

    @property
    def counts_for(self) -> Period:
        """The month whose invoice it decides."""
        return self.period.next if self.note == MONTH_ISSUED else self.period


def place(
    day: EntryDay,
    overrides: Mapping[Period, Window],
    issued: Collection[Period],
    readings_from: int = 0,
) -> Placement | Fault:
    """Return which month an entry is for.

    Args:
        day: the days of the entry.
        overrides: the company's own windows.
        issued: the months in which the flat was invoiced.
        readings_from: the day of the month from which its readings are taken, before its window;
            0 = in the window alone.
    """
    latest = max(day.entered_on, day.received.date())
    if day.read_on > latest:
        return Fault("DAY_IN_FUTURE", (("today", str(latest)),))
    if day.read_on < day.entered_on - DAYS_BACK * _DAY:
        return Fault("DAY_TOO_EARLY", (("first", str(day.entered_on - DAYS_BACK * _DAY)),))
    closed = [period_of(month) for month in ClosedBy(overrides)[day.read_on]]
    if not closed:
        return _outside(day, overrides, issued, readings_from)
    not_issued = [period for period in closed if period not in issued]
    if not not_issued:
        return Placement(SubmittedState.RECEIVED, closed[-1], MONTH_ISSUED)
    period = not_issued[0]
    if _is_in_time(day, window_of(period, overrides)):
        return Placement(SubmittedState.RECEIVED, period)
    return Placement(SubmittedState.LATE, period, WINDOW_OVER)


def _is_in_time(day: EntryDay, window: Window) -> bool:
    if day.received.date() <= window.last_day:
        return True
    end = dt.datetime.combine(window.last_day + _DAY, dt.time())
    return day.entered_on <= window.last_day and day.received <= end + day.grace


def opens_on(window: Window, readings_from: int) -> dt.date:
    """Return the first day on which readings of a window's month are taken.

    >>> window = window_of(Period(2026, 11), {})
    >>> str(opens_on(window, 0)), str(opens_on(window, 20))
    ('2026-11-29', '2026-11-20')
    """
    if not readings_from:
        return window.first_day
    return min(window.first_day, window.period.first_day.replace(day=readings_from))


def _outside(
    day: EntryDay,
    overrides: Mapping[Period, Window],
    issued: Collection[Period],
    readings_from: int,
) -> Placement | Fault:
    """Return what becomes of a day in no window: it is late for a month, or too early for one.

    From ``readings_from`` on a reading is for the month whose window comes next.
    """
    if day.read_on != day.entered_on:
        return Fault("DAY_OUTSIDE_WINDOW")
    own = Period.of(day.read_on)
    windows = [window_of(period, overrides) for period in (own.previous, own, own.next)]
    early = [
        window
        for window in windows
        if opens_on(window, readings_from) <= day.read_on < window.first_day
        and window.period not in issued
    ]
    if early and not _is_in_time(day, early[0]):
        return Placement(SubmittedState.LATE, early[0].period, WINDOW_OVER)
    if early:
        return Placement(SubmittedState.RECEIVED, early[0].period, EARLY)
    over = [window for window in windows if window.last_day < day.read_on]
    last = max(over, key=lambda window: window.last_day, default=None)
    if last is not None and last.period not in issued:
        return Placement(SubmittedState.LATE, last.period, WINDOW_OVER)
    opening = (opens_on(window, readings_from) for window in windows)
    first_days = [first for first in opening if first > day.read_on]
    return Fault(
        "WINDOW_NOT_OPEN", tuple(("opens", str(opens)) for opens in sorted(first_days)[:1])
    )


@dataclass(frozen=True, slots=True)
class Before:
    """A meter's earlier readings as (day, value), in order; its ``digits`` are whole places."""

    values: Sequence[tuple[dt.date, int]]
    digits: int

    def usual_e3(self) -> int | None:
        """Return the median use of a month; None where too little is known of it."""
        steps = [
            _monthly(used, (later - earlier).days)
            for (earlier, before), (later, now) in zip(self.values, self.values[1:], strict=False)
            if (used := rise(before, now, self.digits)) is not None
        ]
        return median_low(steps) if len(steps) >= _FEWEST_STEPS else None


def _monthly(used_e3: int, days: int) -> int:
    """Return a use in some days as the use of a month; fewer days than a month count as one."""
    return used_e3 * _MONTH_DAYS // max(days, _SHORTEST_MONTH)


def questions(value_e3: int, read_on: dt.date, before: Before) -> tuple[Question, ...]:
    """Return what to ask about a value: lower than the last, the same, or very large a use."""
    if not before.values:
        return ()
    last_on, last_e3 = before.values[-1]
    last = (("last", format_scaled(last_e3, _DECIMALS)), ("on", str(last_on)))
    used = rise(last_e3, value_e3, before.digits)
    if used is None:
        return (Question("BELOW_LAST", last, may_be_confirmed=False),)
    asked = [Question("ROLLED_OVER", last)] if value_e3 < last_e3 else []
    if used == 0:
        return (Question("NO_USE", last),)
    usual = before.usual_e3()
    monthly = _monthly(used, (read_on - last_on).days)
    if used > LARGE_E3 or (usual and monthly > USUAL_TIMES * usual):
        shown = [("used", format_scaled(used, _DECIMALS))]
        if usual is not None:
            shown.append(("usual", format_scaled(usual, _DECIMALS)))
        asked.append(Question("LARGE_USE", (*shown, *last)))
    return tuple(asked)


def unanswered(asked: Sequence[Question], confirmed: Collection[str]) -> tuple[Question, ...]:
    """Return the questions that nobody answered yes, or that yes does not settle."""
    return tuple(
        question
        for question in asked
        if not question.may_be_confirmed or question.code not in confirmed
    )
