"""Readings that residents sent, whatever became of them."""

import datetime as dt
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    Row,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.meters import PlaceKind, Reading, Source
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import FILE_COUNTS, NEWER_COUNTS, SubmittedReading
from einvoice.store.batches import in_batches
from einvoice.store.customer_spans import CustomerSpan
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.portal_tables import submitted_readings, user_flats
from einvoice.store.rows import among, select_rows
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_NAMES = tuple(SubmittedReading.__slots__)


def add(tx: WriteTransaction, row: SubmittedReading) -> None:
    """Add a reading as it arrived."""
    values = {name: getattr(row, name) for name in _NAMES}
    tx.execute(insert(submitted_readings).values(values | {"confirmed": " ".join(row.confirmed)}))


def of_key(tx: ReadTransaction, key: str) -> SubmittedReading | None:
    """Return the reading that a sender sent under a key; None where none arrived."""
    return next(iter(_rows(tx, submitted_readings.c.key == key)), None)


def of_window(tx: ReadTransaction, meter_id: str, period: Period) -> list[SubmittedReading]:
    """Return what was sent of a meter in a month's window, in the order of arrival."""
    columns = submitted_readings.c
    return _rows(tx, columns.meter_id == meter_id, columns.period == period)


def of_span(
    tx: ReadTransaction, span: CustomerSpan, last: dt.date, meter_id: str = ""
) -> list[SubmittedReading]:
    """Return what a customer's users sent up to a day, in the order of arrival.

    Of all meters of the flat, or of ``meter_id``. Only what is of the customer's own days, and was
    sent by somebody with a right in that time: of a sale that is imported late, what the seller
    went on sending is not the buyer's to see.
    """
    values = {
        "flat_id": span.key.flat_id,
        "since": span.since,
        "until": span.until or dt.date.max,
        "last": min(last, span.until or last),
        "meter_id": meter_id,
    }
    query = _of_span(of_one_meter=bool(meter_id))
    return [_row(row) for row in tx.rows(query, values)]


@cache
def _of_span(*, of_one_meter: bool) -> Select[Any]:
    columns, meters = submitted_readings.c, meters_table.c
    own = select(meters.meter_id).where(
        meters.place_kind == PlaceKind.FLAT, meters.place_id == bindparam("flat_id")
    )
    asked = columns.meter_id == bindparam("meter_id") if of_one_meter else columns.meter_id.in_(own)
    in_time = columns.read_on.between(bindparam("since"), bindparam("last"))
    return _query().where(asked, in_time, _sent_in_time())


def _sent_in_time() -> ColumnElement[bool]:
    """Return the condition that the sender has, or had, a right in a customer's time.

    A right names a day of that time; an earlier row that was told later lets it begin earlier.
    """
    granted = user_flats.c
    return exists().where(
        granted.user_id == submitted_readings.c.user_id,
        granted.flat_id == bindparam("flat_id"),
        granted.customer_from.between(bindparam("since"), bindparam("until")),
    )


def of_sender(
    tx: ReadTransaction, user_id: str, meter_id: str, read_on: dt.date
) -> list[SubmittedReading]:
    """Return what a user sent of a meter for a day, in the order of arrival."""
    columns = submitted_readings.c
    same = (columns.meter_id == meter_id) & (columns.read_on == read_on)
    return _rows(tx, columns.user_id == user_id, same)


def received_until(tx: ReadTransaction, period: Period) -> list[SubmittedReading]:
    """Return what waits to be taken, of the windows of a month and of earlier months."""
    columns = submitted_readings.c
    received = columns.state == SubmittedState.RECEIVED
    return _rows(tx, received, columns.period <= period)


def late_in(tx: ReadTransaction, period: Period) -> list[SubmittedReading]:
    """Return what came late for a month."""
    columns = submitted_readings.c
    return _rows(tx, columns.state == SubmittedState.LATE, columns.period == period)


def is_waiting(period: Period) -> ColumnElement[bool]:
    """Return the condition that something of a month waits to be taken."""
    columns = submitted_readings.c
    received = columns.state == SubmittedState.RECEIVED
    return exists().where(received, columns.period <= period)


def replaced_by_newer(tx: ReadTransaction, meter_ids: Sequence[str]) -> list[SubmittedReading]:
    """Return what was sent of some meters and replaced by a newer reading, in order of arrival."""
    columns = submitted_readings.c
    replaced = (columns.state == SubmittedState.REPLACED) & (columns.code == NEWER_COUNTS)
    return [
        row
        for part in in_batches(meter_ids)
        for row in _rows(tx, columns.meter_id.in_(part), replaced)
    ]


def set_state(
    tx: WriteTransaction, keys: Collection[str], state: SubmittedState, code: str = ""
) -> None:
    """Keep what became of readings, and why."""
    columns = submitted_readings.c
    for part in in_batches(sorted(keys)):
        query = update(submitted_readings).where(columns.key.in_(part))
        tx.execute(query.values(state=state, code=code))


def keep_counted(tx: WriteTransaction, keys: Collection[str], day: dt.date) -> None:
    """Keep as of which day readings were taken, where it is not their own."""
    columns = submitted_readings.c
    for part in in_batches(sorted(keys)):
        query = update(submitted_readings).where(columns.key.in_(part))
        tx.execute(query.values(counted_on=day))


def mark_overwritten(tx: WriteTransaction, row: Reading) -> None:
    """Keep that a file says otherwise of a meter and a day than a reading that was taken."""
    columns = submitted_readings.c
    taken = (columns.meter_id == row.meter_id) & (columns.state == SubmittedState.TAKEN)
    day = func.coalesce(columns.counted_on, columns.read_on)
    other = (day == row.read_on) & (columns.value_e3 != row.value_e3)
    query = update(submitted_readings).where(taken, other)
    tx.execute(query.values(state=SubmittedState.REPLACED, code=FILE_COUNTS))


def readings_by_key(
    tx: ReadTransaction, keys: Sequence[tuple[str, dt.date]]
) -> dict[tuple[str, dt.date], Reading]:
    """Return the readings between the days of some keys of meter and day, by meter and day."""
    days = {day for _, day in keys}
    columns = readings.c
    there: dict[tuple[str, dt.date], Reading] = {}
    for part in in_batches(sorted({meter_id for meter_id, _ in keys})):
        same = select_rows(
            tx,
            Reading,
            columns.meter_id.in_(part),
            columns.read_on >= min(days),
            columns.read_on <= max(days),
        )
        there.update(((row.meter_id, row.read_on), row) for row in same)
    return there


def meters_read(
    tx: ReadTransaction, meter_ids: Sequence[str], first: dt.date, last: dt.date
) -> set[str]:
    """Return which of some meters have a reading between two days, both inclusive."""
    columns = readings.c
    between = (columns.read_on >= first) & (columns.read_on <= last)
    return {
        meter_id
        for part in in_batches(meter_ids)
        for meter_id in tx.scalars(
            select(columns.meter_id).where(columns.meter_id.in_(part), between)
        )
    }


def take_back(tx: WriteTransaction, row: SubmittedReading) -> bool:
    """Delete the reading that was made of a row which a newer row replaced; return whether.

    A reading that a file brought, or wrote over, stays.
    """
    if (row.state, row.code) != (SubmittedState.REPLACED, NEWER_COUNTS):
        return False
    columns = readings.c
    same = (
        (columns.meter_id == row.meter_id)
        & (columns.read_on == row.day)
        & (columns.value_e3 == row.value_e3)
        & (columns.source == Source.PORTAL)
    )
    return tx.execute(delete(readings).where(same)).rowcount == 1


def issued_periods(tx: ReadTransaction, flat_ids: Sequence[str]) -> dict[str, set[Period]]:
    """Return the months in which flats were invoiced, by flat."""
    issued: dict[str, set[Period]] = {flat_id: set() for flat_id in flat_ids}
    if len(flat_ids) == 1:
        of_one = {"flat_id": flat_ids[0]}
        issued[flat_ids[0]] = {row.period for row in tx.rows(_ISSUED_OF_ONE, of_one)}
        return issued
    for part in in_batches(flat_ids):
        for flat_id, period in tx.execute(_ISSUED.where(invoices.c.flat_id.in_(part))):
            issued[flat_id].add(period)
    return issued


_ISSUED = select(invoices.c.flat_id, invoices.c.period).where(
    among(invoices.c.state, ISSUED_STATES)
)
_ISSUED_OF_ONE = select(invoices.c.period).where(
    among(invoices.c.state, ISSUED_STATES), invoices.c.flat_id == bindparam("flat_id")
)


def flats_of_meters(tx: ReadTransaction, meter_ids: Sequence[str]) -> dict[str, str]:
    """Return the flats that some meters are in, by meter."""
    columns = meters_table.c
    homes: dict[str, str] = {}
    for part in in_batches(meter_ids):
        query = select(columns.meter_id, columns.place_id).where(
            columns.meter_id.in_(part), columns.place_kind == PlaceKind.FLAT
        )
        homes.update((row.meter_id, row.place_id) for row in tx.execute(query))
    return homes


def keys_of_flat(tx: ReadTransaction, flat_id: str, most: int) -> list[str]:
    """Return the keys of readings of a flat's meters that were sent, the latest first."""
    columns, meters = submitted_readings.c, meters_table.c
    of_flat = select(meters.meter_id).where(
        meters.place_id == flat_id, meters.place_kind == PlaceKind.FLAT
    )
    query = select(columns.key).where(columns.meter_id.in_(of_flat))
    return list(tx.scalars(query.order_by(columns.received_at.desc()).limit(most)))


def _rows(tx: ReadTransaction, *which: ColumnElement[bool]) -> list[SubmittedReading]:
    return [_row(row) for row in tx.execute(_query().where(*which))]


def _query() -> Select[Any]:
    """Return the query of all rows, in the order of arrival."""
    columns = submitted_readings.c
    query = select(*(columns[name] for name in _NAMES))
    return query.order_by(columns.received_at, columns.key)


def _row(row: Row[Any]) -> SubmittedReading:
    values = row._asdict()
    return SubmittedReading(**(values | {"confirmed": tuple(values["confirmed"].split())}))
