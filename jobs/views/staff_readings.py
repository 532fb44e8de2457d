"""Readings of a month as staff see them: received by building, who is missing, what is odd."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from einvoice.clock import utc_time
from einvoice.core.entered_readings import LOOKS_BACK, Before
from einvoice.core.meters import Window
from einvoice.core.period import Period
from einvoice.core.premises import natural_key
from einvoice.core.registration_codes import initials
from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import LIVE, Refusal
from einvoice.core.windows import window_of
from einvoice.store.due_reminders import Today, senders_told
from einvoice.store.present_customers import present_customers
from einvoice.store.readings_received import (
    HouseReadings,
    PlacedReading,
    UnreadMeter,
    count_unseen,
    houses_read,
    seen_keys,
    to_look_at,
    unread_in,
    values_of,
    with_photos,
)
from einvoice.store.rows import all_rows
from einvoice.store.staff import members
from einvoice.store.staff_threads import BegunThread, begun_about
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.views.resident_windows import coming

SHOWN_ODD = 100
SHOWN_PHOTOS = 200
_DAY, _LONG = dt.timedelta(days=1), dt.timedelta(days=400)
"""Monthly readings by which a use is judged are of the last 400 days."""
LARGE_USE, ROLLED_OVER = "LARGE_USE", "ROLLED_OVER"
_CONFIRMED = (LARGE_USE, ROLLED_OVER)
"""Questions whose yes a person looks at: a meter that was replaced shows less than before, too."""
"""The question of entering whose yes a person looks at."""


@dataclass(frozen=True, slots=True)
class MonthReadings:
    """The readings of a month's window; ``odd`` are the first `SHOWN_ODD` to be looked at."""

    window: Window
    houses: tuple[HouseReadings, ...]
    odd: tuple["OddReading", ...]
    more_odd: bool

    @property
    def meters(self) -> int:
        """How many meters there are."""
        return sum(house.meters for house in self.houses)

    @property
    def by_portal(self) -> int:
        """How many were sent by the portal and wait for the calculation."""
        return sum(house.by_portal for house in self.houses)

    @property
    def missing(self) -> int:
        """How many meters nobody has read."""
        return sum(house.missing for house in self.houses)


@dataclass(frozen=True, slots=True)
class OddReading:
    """A reading that a person looks at, and why.

    The reasons: `late`, `refused` (not taken), `refused_by_staff`, `large_use`, `clock_off`;
    `phone_clock` = read in the window by the phone's clock, and received after it. ``seen``:
    somebody of the staff said so, by the name of ``seen_by``. ``initials`` are of the customer on
    the reading's day. ``usual_e3`` is the meter's usual use of a month (m3 or MWh, 3 decimals),
    None where too little is known of it.
    ``written`` is the last thread that the staff began with the sender since, ``written_by`` whose.
    """

    reading: PlacedReading
    reasons: tuple[str, ...]
    seen: bool = False
    initials: str = ""
    seen_by: str = ""
    usual_e3: int | None = None
    written: BegunThread | None = None
    written_by: str = ""


@dataclass(frozen=True, slots=True)
class FlatMissing:
    """A flat with meters that nobody has read."""

    flat_id: str
    number: str
    meters: tuple[UnreadMeter, ...]


@dataclass(frozen=True, slots=True)
class HouseMissing:
    """The flats of a building with meters that nobody has read, by number.

    ``photos``: the last `SHOWN_PHOTOS` readings of the month that came with a photo. ``reminded``
    are users, each with a flat, whom the portal reminds on the window's last day.
    """

    window: Window
    house: HouseReadings
    flats: tuple[FlatMissing, ...]
    photos: tuple[PlacedReading, ...]
    reminded: tuple[tuple[str, str], ...] = ()


def period_of_readings(context: Context) -> Period:
    """Return the month whose readings are taken; where none is, the month that was taken last."""
    readings_from = context.config.portal.readings_from
    with context.store.reading() as tx:
        window = coming(all_rows(tx, Window), context.today, readings_from)[0]
    return window.period if window.takes(context.today) else window.period.previous


def month_readings(context: Context, period: Period) -> MonthReadings:
    """Read what was received for a month."""
    with context.store.reading() as tx:
        window = _window(all_rows(tx, Window), period)
        houses = houses_read(tx, window, _counts(context))
        ends_at = _end_of(window)
        odd = to_look_at(tx, period, _CONFIRMED, ends_at, SHOWN_ODD + 1)
        seen = seen_keys(tx, [row.key for row in odd])
        staff_names = {member.staff_id: member.name for member in members(tx)}
        names, usual = _initials(tx, odd), _usual(tx, odd)
        letters = begun_about(tx, {row.flat_id for row in odd})
    shown = tuple(
        OddReading(
            row,
            tuple(_reasons(row, ends_at)),
            row.key in seen,
            names.get(row.key, ""),
            staff_names.get(seen.get(row.key, ""), ""),
            usual[row.key],
            letter := _letter_about(row, letters),
            staff_names.get(letter.staff_id, "") if letter else "",
        )
        for row in odd[:SHOWN_ODD]
    )
    return MonthReadings(window, tuple(houses), shown, len(odd) > SHOWN_ODD)


def odd_months(context: Context) -> tuple[Period, ...]:
    """Return which of the last two months have odd readings that nobody has seen."""
    months = (context.default_period, period_of_readings(context))
    with context.store.reading() as tx:
        return tuple(month for month in sorted(set(months)) if unseen_readings(tx, month))


def unseen_readings(tx: ReadTransaction, period: Period) -> int:
    """Return how many odd readings of a month nobody has seen yet."""
    window = _window(all_rows(tx, Window), period)
    return count_unseen(tx, period, _CONFIRMED, _end_of(window))


def _end_of(window: Window) -> str:
    """Return the moment (UTC) at which a window is over."""
    return utc_time(dt.datetime.combine(window.last_day + _DAY, dt.time()))


def _initials(tx: ReadTransaction, rows: Sequence[PlacedReading]) -> dict[str, str]:
    """Return the initials of the customers on the days of readings, by the readings' keys."""
    days = {row.read_on for row in rows}
    flat_ids = {row.flat_id for row in rows}
    there = {day: present_customers(tx, flat_ids, day) for day in days}
    return {
        row.key: initials(customer[1].name)
        for row in rows
        if (customer := there[row.read_on].get(row.flat_id)) is not None
    }


def _usual(tx: ReadTransaction, rows: Sequence[PlacedReading]) -> dict[str, int | None]:
    """Return the usual use of a month of the meters of readings, by the readings' keys.

    Of the readings before each, as the question about a large use has it.
    """
    first = min((row.before_on for row in rows), default=dt.date.min + _LONG)
    values = values_of(tx, [row.meter_id for row in rows], first - _LONG)
    usual = {}
    for row in rows:
        before = dict(value for value in values.get(row.meter_id, ()) if value[0] < row.before_on)
        before[row.before_on] = row.before_e3
        last = tuple(before.items())[-LOOKS_BACK:]
        usual[row.key] = Before(last, row.digits).usual_e3()
    return usual


def _letter_about(row: PlacedReading, letters: Sequence[BegunThread]) -> BegunThread | None:
    """Return the last thread that the staff began with a reading's sender after it came."""
    own = [
        letter
        for letter in letters
        if (letter.user_id, letter.flat_id) == (row.user_id, row.flat_id)
        and letter.opened_at >= row.received_at
    ]
    return own[-1] if own else None


def house_missing(context: Context, period: Period, building_id: str) -> HouseMissing | None:
    """Read who of a building is missing; None where it has no meters in flats."""
    with context.store.reading() as tx:
        window = _window(all_rows(tx, Window), period)
        houses = houses_read(tx, window, _counts(context), building_id) if building_id else []
        if not houses:
            return None
        photos = with_photos(tx, period, building_id, SHOWN_PHOTOS)
        unread = sorted(unread_in(tx, window, _counts(context), building_id), key=_order)
        today = Today(context.today, context.clock.seconds())
        reminded = senders_told(tx, today, {meter.flat_id for meter in unread})
    flats = tuple(
        FlatMissing(flat_id, own[0].number, tuple(own))
        for flat_id, rows in groupby(unread, key=lambda meter: meter.flat_id)
        if (own := list(rows))
    )
    return HouseMissing(window, houses[0], flats, tuple(photos), tuple(reminded))


def _counts(context: Context) -> tuple[SubmittedState, ...]:
    """Return with which states a meter is not missing: a late reading only where it is used."""
    uses_late = context.config.portal.late == "use_until_issue"
    return tuple(state for state in LIVE if uses_late or state is not SubmittedState.LATE)


def _order(meter: UnreadMeter) -> tuple[object, ...]:
    return natural_key(meter.number), meter.flat_id, meter.service, meter.serial


def _reasons(row: PlacedReading, ends_at: str) -> Iterator[str]:
    if row.code in set(Refusal):
        yield "refused_by_staff"
    elif row.state in {SubmittedState.LATE, SubmittedState.REFUSED}:
        yield str(row.state)
    if LARGE_USE in row.confirmed.split():
        yield "large_use"
    if ROLLED_OVER in row.confirmed.split():
        yield "rolled_over"
    if row.clock_off:
        yield "clock_off"
    if not row.clock_off and row.read_at < ends_at <= row.received_at:
        yield "phone_clock"


def _window(own: Sequence[Window], period: Period) -> Window:
    return window_of(period, {window.period: window for window in own})
