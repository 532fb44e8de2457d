"""Which issued period used an imported row: such a row may not be changed any more.

Rows with validity may still be closed (their ``valid_to`` set) after the last period that used
them, and a meter may be removed later. Buildings and services carry no validity and are not
bound: issued invoices keep their own copy of everything. Nor are subscriptions: wrong bank data
are corrected and the invoice goes out again under its number; what a bank got stays recorded.
"""

import dataclasses
import datetime as dt

from sqlalchemy import ColumnElement, Connection, func, select, true

from einvoice.core.balances import Balance
from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.meters import HeatingMonth, Meter, PlaceKind, Reading, Window
from einvoice.core.methods import Cost, Method, SingleCharge
from einvoice.core.period import Period
from einvoice.core.premises import Customer, Flat
from einvoice.core.tariffs import Norm, Tariff
from einvoice.store.input_tables import meters_table
from einvoice.store.tables import invoices
from einvoice.store.types import PeriodText

_DAY = dt.timedelta(days=1)
_DatedRow = Tariff | Norm | Method | Customer | Flat


def issued_use(connection: Connection, old: object, new: object | None) -> Period | None:
    """Return the first issued period the old row took part in, as far as the new alters it."""
    found: Period | None = None
    match old:
        case Tariff() | Norm() | Method():
            found = _dated_use(connection, _building(old.building_id), old, new)
        case Customer() | Flat():
            found = _dated_use(connection, invoices.c.flat_id == old.flat_id, old, new)
        case Cost() | HeatingMonth():
            found = _first_issued(connection, _building(old.building_id), old.period, old.period)
        case SingleCharge() | Balance():
            place = invoices.c.flat_id == old.flat_id
            found = _first_issued(connection, place, old.period, old.period)
        case Window():
            found = _first_issued(connection, true(), old.period, old.period)
        case Reading():
            place = _place_of(connection, old.meter_id)
            found = _first_issued(connection, place, Period.of(old.read_on - _DAY))
        case Meter():
            found = _meter_use(connection, old, new)
    return found


def _dated_use(
    connection: Connection, place: ColumnElement[bool], old: _DatedRow, new: object | None
) -> Period | None:
    first = Period.of(old.valid_from or dt.date.min.replace(year=1900))
    last = None if old.valid_to is None else Period.of(old.valid_to)
    month_end_counts = not isinstance(old, Flat)
    if last is not None and month_end_counts and old.valid_to != last.last_day:
        last = last.previous
    if isinstance(new, type(old)) and dataclasses.replace(old, valid_to=new.valid_to) == new:
        if new.valid_to is None or (old.valid_to and old.valid_to <= new.valid_to):
            return None
        first = max(first, Period.of(new.valid_to + _DAY))
    return _first_issued(connection, place, first, last)


def _meter_use(connection: Connection, old: Meter, new: object | None) -> Period | None:
    place = _at_place(old.place_kind, old.place_id)
    first = Period.of(old.installed_on)
    if isinstance(new, Meter):
        same = dataclasses.replace(new, serial=old.serial, verified_until=old.verified_until)
        if same == old:
            return None
        if dataclasses.replace(same, removed_on=None, end_value_e3=None) == dataclasses.replace(
            old, removed_on=None, end_value_e3=None
        ):
            removals = [day for day in (old.removed_on, new.removed_on) if day is not None]
            first = Period.of(min(removals))
    return _first_issued(connection, place, first)


def _first_issued(
    connection: Connection,
    place: ColumnElement[bool],
    first: Period,
    last: Period | None = None,
) -> Period | None:
    query = select(func.min(invoices.c.period, type_=PeriodText)).where(
        place, invoices.c.state.in_(ISSUED_STATES), invoices.c.period >= first
    )
    found: Period | None = connection.scalar(
        query if last is None else query.where(invoices.c.period <= last)
    )
    return found


def _building(building_id: str) -> ColumnElement[bool]:
    return invoices.c.building_id == building_id if building_id else true()


def _at_place(kind: PlaceKind, place_id: str) -> ColumnElement[bool]:
    column = invoices.c.building_id if kind is PlaceKind.BUILDING else invoices.c.flat_id
    return column == place_id


def _place_of(connection: Connection, meter_id: str) -> ColumnElement[bool]:
    table = meters_table.c
    row = connection.execute(
        select(table.place_kind, table.place_id).where(table.meter_id == meter_id)
    ).one()
    return _at_place(row.place_kind, row.place_id)
