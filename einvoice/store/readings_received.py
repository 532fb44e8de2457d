"""Which meters of flats have a reading for a month: counted by building, and the flats without."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, distinct, exists, func, or_, select, true

from einvoice.core.meters import MeterService, PlaceKind, Window, rise
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.core.staff_acts import SEEN_BY
from einvoice.core.submitted_readings import REFUSABLE
from einvoice.store.batches import in_batches
from einvoice.store.building_rows import valid_in
from einvoice.store.input_tables import buildings, flats, meters_table, readings
from einvoice.store.portal_tables import staff_journal, submitted_readings
from einvoice.store.transactions import ReadTransaction

Counts = Collection[SubmittedState]
"""The states of a reading that was sent with which its meter is not missing."""
_SENT = (
    "read_on",
    "value_e3",
    "read_at",
    "received_at",
    "clock_off",
    "state",
    "code",
    "confirmed",
    "photo_id",
    "key",
    "user_id",
)
"""The columns of a reading that was sent, in the order of `PlacedReading`."""
_METERS = meters_table.c
_IN_FLATS = meters_table.join(
    flats, (_METERS.place_kind == PlaceKind.FLAT) & (_METERS.place_id == flats.c.flat_id)
)


@dataclass(frozen=True, slots=True)
class HouseReadings:
    """How many meters of a building's flats there are, how many are read, and how many are not.

    ``by_portal`` were sent by the portal alone, and wait for the calculation.
    """

    building_id: str
    address: str
    meters: int
    read: int
    by_portal: int

    @property
    def missing(self) -> int:
        """How many meters nobody has read."""
        return self.meters - self.read - self.by_portal


@dataclass(frozen=True, slots=True)
class UnreadMeter:
    """A meter of a flat without a reading."""

    flat_id: str
    number: str
    service: MeterService
    serial: str


@dataclass(frozen=True, slots=True)
class PlacedReading:
    """A reading that a resident sent, with the flat and the meter that it is of.

    ``before_e3`` is the last reading of an earlier day that is kept; the meter's first value where
    there is none. ``user_id`` is the sender. ``code`` is why it is in its state.
    """

    flat_id: str
    service: MeterService
    serial: str
    read_on: dt.date
    value_e3: int
    read_at: str
    received_at: str
    clock_off: bool
    state: SubmittedState
    code: str
    confirmed: str
    photo_id: str | None
    key: str
    user_id: str
    meter_id: str
    digits: int
    before_e3: int
    before_on: dt.date

    @property
    def is_refusable(self) -> bool:
        """Whether the staff may still refuse it: it is not among the readings yet."""
        return self.state in REFUSABLE

    @property
    def use_e3(self) -> int | None:
        """The use since the reading before; None where the value fell."""
        return rise(self.before_e3, self.value_e3, self.digits)


def houses_read(
    tx: ReadTransaction, window: Window, counts: Counts, building_id: str = ""
) -> list[HouseReadings]:
    """Return the buildings with meters in the flats of a month, by id; or that building alone."""
    read, sent = _is_read(window), _is_sent(window.period, counts)
    asked = flats.c.building_id == building_id if building_id else true()
    query = (
        select(
            flats.c.building_id,
            buildings.c.address,
            func.count(distinct(_METERS.meter_id)),
            func.count(distinct(case((read, _METERS.meter_id)))),
            func.count(distinct(case((~read & sent, _METERS.meter_id)))),
        )
        .select_from(_IN_FLATS)
        .join(buildings, buildings.c.building_id == flats.c.building_id)
        .where(_is_there(window.period), asked)
        .group_by(flats.c.building_id, buildings.c.address)
        .order_by(flats.c.building_id)
    )
    return [HouseReadings(*row) for row in tx.execute(query)]


def unread_in(
    tx: ReadTransaction, window: Window, counts: Counts, building_id: str
) -> list[UnreadMeter]:
    """Return the meters of a building's flats that nobody has read."""
    query = (
        select(flats.c.flat_id, flats.c.number, _METERS.service, _METERS.serial)
        .select_from(_IN_FLATS)
        .where(
            _is_there(window.period),
            flats.c.building_id == building_id,
            ~_is_read(window),
            ~_is_sent(window.period, counts),
        )
        .distinct()
    )
    return [UnreadMeter(*row) for row in tx.execute(query)]


def with_photos(
    tx: ReadTransaction, period: Period, building_id: str, most: int
) -> list[PlacedReading]:
    """Return the last readings of a month's window that came with a photo, of a building's flats.

    Newest first; also those that a newer reading replaced.
    """
    columns = submitted_readings.c
    of_house = select(flats.c.flat_id).where(flats.c.building_id == building_id)
    query = _placed().where(
        columns.period == period,
        columns.photo_id.is_not(None),
        _METERS.place_kind == PlaceKind.FLAT,
        _METERS.place_id.in_(of_house),
    )
    query = query.order_by(columns.received_at.desc(), columns.key).limit(most)
    return [PlacedReading(*row) for row in tx.execute(query)]


def to_look_at(
    tx: ReadTransaction, period: Period, asked: Collection[str], ends_at: str, most: int
) -> list[PlacedReading]:
    """Return the last readings of a month's window that a person looks at, newest first.

    Those that a member of the staff has seen come last.

    Those that came late, were refused, or came from a sender whose clock is off, those of which one
    of the questions ``asked`` was answered yes, and those that arrived after the window's end
    (``ends_at``, UTC) and were read before it by their sender's word.
    """
    columns = submitted_readings.c
    query = (
        _placed()
        .where(_is_odd(period, asked, ends_at))
        .order_by(_is_seen(), columns.received_at.desc(), columns.key)
        .limit(most)
    )
    return [PlacedReading(*row) for row in tx.execute(query)]


def count_unseen(tx: ReadTransaction, period: Period, asked: Collection[str], ends_at: str) -> int:
    """Return how many readings a person looks at (`to_look_at`) that nobody has seen yet."""
    query = select(func.count()).select_from(submitted_readings)
    return tx.scalar(query.where(_is_odd(period, asked, ends_at), ~_is_seen())) or 0


def placed_reading(tx: ReadTransaction, key: str) -> PlacedReading | None:
    """Return the reading that was sent under a key; None where there is none."""
    row = tx.execute(_placed().where(submitted_readings.c.key == key)).first()
    return None if row is None else PlacedReading(*row)


def values_of(
    tx: ReadTransaction, meter_ids: Collection[str], since: dt.date
) -> dict[str, list[tuple[dt.date, int]]]:
    """Return the readings of meters since a day, by meter, in order (m3 or MWh, 3 decimals)."""
    columns, values = readings.c, dict[str, list[tuple[dt.date, int]]]()
    query = select(columns.meter_id, columns.read_on, columns.value_e3)
    for part in in_batches(sorted(set(meter_ids))):
        own = query.where(columns.meter_id.in_(part), columns.read_on >= since)
        for row in tx.execute(own.order_by(columns.read_on)):
            values.setdefault(row.meter_id, []).append((row.read_on, row.value_e3))
    return values


def seen_keys(tx: ReadTransaction, keys: Collection[str]) -> dict[str, str]:
    """Return the keys of readings that a member of the staff has seen, with the member's id."""
    columns = staff_journal.c
    query = select(columns.subject, columns.staff_id).where(columns.act.in_(SEEN_BY))
    return {
        key: staff_id
        for part in in_batches(sorted(keys))
        for key, staff_id in tx.execute(query.where(columns.subject.in_(part)))
    }


def _is_seen() -> ColumnElement[bool]:
    """Return the condition that a member of the staff has seen a reading that was sent."""
    columns = staff_journal.c
    act = columns.act.in_(SEEN_BY) & (columns.subject == submitted_readings.c.key)
    return exists().where(act)


def _is_odd(period: Period, asked: Collection[str], ends_at: str) -> ColumnElement[bool]:
    columns = submitted_readings.c
    odd = or_(
        columns.state.in_((SubmittedState.LATE, SubmittedState.REFUSED)),
        columns.clock_off,
        (columns.read_at < ends_at) & (columns.received_at >= ends_at),
        *(columns.confirmed.contains(code, autoescape=True) for code in sorted(asked)),
    )
    return and_(columns.period == period, odd, columns.state != SubmittedState.REPLACED)


def _placed() -> Select[*tuple[Any, ...]]:
    """Return the query of readings that were sent, with flat and meter."""
    columns, before = submitted_readings.c, readings.alias("before")
    earlier = (before.c.meter_id == columns.meter_id) & (before.c.read_on < columns.read_on)

    def last(column: ColumnElement[Any]) -> ColumnElement[Any]:
        query = select(column).where(earlier).order_by(before.c.read_on.desc()).limit(1)
        return query.correlate(submitted_readings).scalar_subquery()

    return select(
        _METERS.place_id,
        _METERS.service,
        _METERS.serial,
        *(columns[name] for name in _SENT),
        _METERS.meter_id,
        _METERS.digits,
        func.coalesce(last(before.c.value_e3), _METERS.start_value_e3),
        func.coalesce(last(before.c.read_on), _METERS.installed_on),
    ).join(meters_table, _METERS.meter_id == columns.meter_id)


def _is_there(period: Period) -> ColumnElement[bool]:
    """Return the condition that flat and meter are there at the end of a month."""
    removed = _METERS.removed_on
    in_force = (_METERS.installed_on <= period.last_day) & (
        removed.is_(None) | (removed > period.last_day)
    )
    return valid_in(period) & in_force


def _is_read(window: Window) -> ColumnElement[bool]:
    columns = readings.c
    in_window = columns.read_on.between(window.first_day, window.last_day)
    return exists().where(columns.meter_id == _METERS.meter_id, in_window)


def _is_sent(period: Period, counts: Counts) -> ColumnElement[bool]:
    columns = submitted_readings.c
    received = columns.state.in_(counts)
    return exists().where(columns.meter_id == _METERS.meter_id, columns.period == period, received)
