"""Which issued period a row belongs to: what it took part in may not be altered any more.

The same holds for rows that come late: a cost or a flat for a month that is issued would never be
billed, or be billed on top of what was split already. A late reading, or a meter or its removal
told late, is taken all the same: it counts from the first month that is not issued there. A row
with validity may still be closed, or prolonged, where no issued period feels it. Buildings and
services carry no validity and are not bound: issued invoices keep their own copy of everything.
Nor are subscriptions: wrong bank data are corrected and the invoice goes out
again under its number; what a bank got stays recorded. Nor are the customer, balance and single
charges of a flat whose invoice its bank refused: it will be void, and issued anew from them.
What decides neither a cent nor a recipient (an e-mail address, a language, a text, the spelling of
a name with the same code) may always be corrected.
Invoices that a restored database adopted bind nothing while it awaits imports (`lost_imports`).
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from sqlalchemy import exists, func, or_, select, true

from einvoice.core.balances import Balance
from einvoice.core.invoices import ISSUED_STATES, InvoiceState
from einvoice.core.meters import HeatingMonth, Meter, PlaceKind, Reading, Window
from einvoice.core.methods import Cost, Key, Method, SingleCharge
from einvoice.core.period import Period
from einvoice.core.premises import Customer, Flat
from einvoice.core.tariffs import Norm, Tariff
from einvoice.core.used_invoices import UsedInvoices
from einvoice.core.windows import ClosedBy, period_of
from einvoice.store.drafts import ARCHIVED
from einvoice.store.input_tables import flats as flats_table
from einvoice.store.input_tables import meters_table, methods_table
from einvoice.store.kept_lines import with_lines
from einvoice.store.lost_imports import adopted_meanwhile, any_adopted
from einvoice.store.mere_words import but_for_words
from einvoice.store.rows import all_rows
from einvoice.store.tables import invoices
from einvoice.store.taken_back import taken_back_by_lines
from einvoice.store.transactions import ReadTransaction
from einvoice.store.types import PeriodText
from einvoice.store.used_invoices import Condition, by_place, used_invoices

_DAY = dt.timedelta(days=1)
_LONG_AGO = dt.date(1900, 1, 1)
_FAR_AHEAD = dt.date(2999, 12, 31)
_EARLIEST = Period.of(_LONG_AGO)
_FEW_MONTHS = 24
_BEYOND_REFUSAL = tuple(state for state in ISSUED_STATES if state is not InvoiceState.REJECTED)
_DatedRow = Tariff | Norm | Method | Customer | Flat
_Price = Tariff | Method | Cost


class IssuedUse:
    """Answers for the rows of one import, within its transaction.

    Args:
        tx: the import's.
        neighbours: whether what a flat's meters measure is in its neighbours' invoices too, where
            the building shares out what its flats used; else in the flat's own alone.
    """

    def __init__(self, tx: ReadTransaction, *, neighbours: bool = True) -> None:
        self._tx = tx
        self._neighbours = neighbours
        self._latest: Period | None = tx.scalar(
            select(func.max(invoices.c.period, type_=PeriodText)).where(
                invoices.c.state.in_(ISSUED_STATES)
            )
        )
        overrides = {row.period: row for row in all_rows(tx, Window)}
        self._closed_by = ClosedBy(overrides)
        self._others_stay = any_adopted(tx)
        self._binding = by_place(invoices.c.state).in_(ISSUED_STATES) & ~adopted_meanwhile(tx)

    def of(self, old: object | None, new: object) -> list[UsedInvoices]:
        """Return the issued invoices that a new row, or a correction, would alter."""
        used = self._altered(old, new)
        if used is None:
            return []
        if isinstance(new, _Price):
            used &= ~taken_back_by_lines()
        return used_invoices(self._tx, used, beside_others=self._others_stay)

    def _altered(self, old: object | None, new: object) -> Condition | None:
        if self._latest is None:
            return None
        if old is None:
            return self._belongs_to(new)
        old = but_for_words(old, new)
        if old == new:
            return None
        if isinstance(old, Meter) and isinstance(new, Meter):
            return self._meter(old, new)
        if (
            isinstance(old, _DatedRow)
            and isinstance(new, _DatedRow)
            and dataclasses.replace(old, valid_to=new.valid_to) == new
        ):
            ends = sorted(row.valid_to or _FAR_AHEAD for row in (old, new))
            return self._valid(old, ends[0] + _DAY, ends[1])
        by_old = self._belongs_to(old)
        return self._belongs_to(new) if by_old is None else by_old

    def _belongs_to(self, row: object) -> Condition | None:
        used: Condition | None = None
        match row:
            case Tariff() | Norm() | Method() | Customer() | Flat():
                used = self._valid(row, row.valid_from or _LONG_AGO, row.valid_to or _FAR_AHEAD)
            case Cost() | HeatingMonth():
                used = self._first(_building(row.building_id), row.period, row.period)
            case SingleCharge() | Balance():
                used = self._first(_own(row.flat_id), row.period, row.period)
            case Window():
                used = self._first(true(), row.period, row.period)
            case Reading():
                first = self._month_of(row.read_on)
                if self._latest is not None and first <= self._latest:
                    used = self._first(self._place_of(row.meter_id), first)
            case Meter():
                used = self._first(
                    self._at(row.place_kind, row.place_id), Period.of(row.installed_on)
                )
        return used

    def _valid(self, row: _DatedRow, first_day: dt.date, last_day: dt.date) -> Condition | None:
        """Return the issued invoices that a row would be used in for these days.

        A price, a decision or a customer counts on the last day of a period; premises on any
        day, and for the whole building, whose amounts are split over them.
        """
        last = Period.of(last_day)
        if isinstance(row, Flat):
            return self._first(_building(row.building_id), Period.of(first_day), last)
        if last_day != last.last_day:
            last = last.previous
        place = _own(row.flat_id) if isinstance(row, Customer) else _building(row.building_id)
        return self._first(place, Period.of(first_day), last)

    def _meter(self, old: Meter, new: Meter) -> Condition | None:
        if dataclasses.replace(new, serial=old.serial, verified_until=old.verified_until) == old:
            return None
        place = self._at(old.place_kind, old.place_id)
        first = Period.of(min(old.installed_on, new.installed_on))
        if _without_end(new, old) == _without_end(old, old):
            removals = [day for day in (old.removed_on, new.removed_on) if day is not None]
            # An end value is a reading of its day, which may close the month before.
            first = self._month_of(min(removals))
        return self._first(place, first)

    def counts_from(self, old: object | None, new: object) -> Period | None:
        """Return the first period that is not issued at a meter's place, if a row may come late.

        A meter keeps its place and service. A building's first meter of a service may not come
        late: months that nobody measured for the house would be billed in one.
        """
        if isinstance(new, Reading):
            place = self._place_of(new.meter_id)
        elif isinstance(new, Meter) and self._may_come_late(old, new):
            place = self._at(new.place_kind, new.place_id)
        else:
            return None
        latest = self._latest
        while latest is not None and self._first(place, latest, latest) is None:
            later = self._first(place, _EARLIEST, latest.previous)
            latest = None if later is None else latest.previous
        return None if latest is None else latest.next

    def _may_come_late(self, old: object | None, new: Meter) -> bool:
        if isinstance(old, Meter):
            return _measures(old) == _measures(new)
        if new.place_kind is PlaceKind.FLAT:
            return True
        table = meters_table.c
        beside = exists().where(
            table.place_kind == new.place_kind,
            table.place_id == new.place_id,
            table.service == new.service,
        )
        return bool(self._tx.scalar(select(beside)))

    def knows_only_sums(self, row: Meter | Reading, used: Iterable[UsedInvoices]) -> bool:
        """Return whether a restored database knows only the sums of what a place was issued with.

        The readings it was issued with are lost then, and are imported anew.
        """
        query = select(invoices.c.id).where(
            self._own_place(row),
            invoices.c.period == min(invoice.period for invoice in used),
            by_place(invoices.c.state).in_(ISSUED_STATES),  # what was issued anew is known
        )
        archived = ARCHIVED[0]
        rules = {line.rule for _, lines in with_lines(self._tx, query) for line in lines}
        return archived in rules

    def _own_place(self, row: Meter | Reading) -> Condition:
        if isinstance(row, Meter):
            kind, place_id = row.place_kind, row.place_id
        else:
            kind, place_id = self._place(row.meter_id)
        return _building(place_id) if kind is PlaceKind.BUILDING else self._flat(place_id)

    def _month_of(self, day: dt.date) -> Period:
        """Return the first month that a reading of a day can close, else its calendar month."""
        closed = self._closed_by[day]
        return period_of(closed[0]) if closed else Period.of(day)

    def _first(
        self, place: Condition, first: Period, last: Period | None = None
    ) -> Condition | None:
        """Return what selects the issued invoices of these months; None where there are none."""
        if self._latest is None or first > self._latest:
            return None
        end = self._latest if last is None else min(last, self._latest)
        which = place & self._binding & _between(first, end)
        invoice = self._tx.execute(select(invoices.c.id).where(which).limit(1)).first()
        return None if invoice is None else which

    def _at(self, kind: PlaceKind, place_id: str) -> Condition:
        """Return the invoices that a meter's readings went into.

        A flat's m3 are everybody's where the house's meter, or a cost split by consumption, shares
        out what the flats used. The flat's building is named, by which an index finds invoices.
        """
        if kind is PlaceKind.BUILDING:
            return _building(place_id)
        own = [
            _building(home)
            if self._neighbours and self._shares_out(home)
            else _building(home) & _flat(place_id)
            for home in self._homes(place_id)
        ]
        return or_(*own) if own else _flat(place_id)

    def _flat(self, flat_id: str) -> Condition:
        """Return the invoices of a flat, by its building."""
        own = [_building(home) & _flat(flat_id) for home in self._homes(flat_id)]
        return or_(*own) if own else _flat(flat_id)

    def _homes(self, flat_id: str) -> list[str]:
        query = select(flats_table.c.building_id).where(flats_table.c.flat_id == flat_id)
        return sorted(set(self._tx.scalars(query)))

    def _shares_out(self, building_id: str) -> bool:
        meters, methods = meters_table.c, methods_table.c
        house_meter = exists().where(
            meters.place_kind == PlaceKind.BUILDING, meters.place_id == building_id
        )
        by_consumption = exists().where(
            methods.building_id == building_id, methods.key == Key.CONSUMPTION
        )
        return bool(self._tx.scalar(select(or_(house_meter, by_consumption))))

    def _place_of(self, meter_id: str) -> Condition:
        return self._at(*self._place(meter_id))

    def _place(self, meter_id: str) -> tuple[PlaceKind, str]:
        table = meters_table.c
        query = select(table.place_kind, table.place_id).where(table.meter_id == meter_id)
        row = self._tx.execute(query).one()
        return row.place_kind, row.place_id


def _measures(meter: Meter) -> tuple[object, ...]:
    return meter.place_kind, meter.place_id, meter.service


def _without_end(meter: Meter, like: Meter) -> Meter:
    """Return the meter without its removal, and with what never matters taken from another."""
    return dataclasses.replace(
        meter,
        removed_on=None,
        end_value_e3=None,
        serial=like.serial,
        verified_until=like.verified_until,
    )


def _building(building_id: str) -> Condition:
    return invoices.c.building_id == building_id if building_id else true()


def _own(flat_id: str) -> Condition:
    """Return the invoices that rows of one flat alone are bound by: those not refused."""
    return _flat(flat_id) & invoices.c.state.in_(_BEYOND_REFUSAL)


def _flat(flat_id: str) -> Condition:
    return invoices.c.flat_id == flat_id


def _between(first: Period, last: Period) -> Condition:
    """Return the invoices of these months; a few are named, so that an index finds a place in each.

    A range of months would read every invoice of the company for each row of an import.
    """
    if first.plus(_FEW_MONTHS) <= last:
        return (invoices.c.period >= first) & (invoices.c.period <= last)
    months = [first.plus(place) for place in range(_FEW_MONTHS + 1)]
    return invoices.c.period.in_([month for month in months if month <= last])
