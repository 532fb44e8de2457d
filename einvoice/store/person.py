"""Everything kept about one person: the customer of a flat, over all flats with the same code."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, Table, func, select

from einvoice.core.account_keys import AccountKey, key_of_row
from einvoice.core.meters import PlaceKind
from einvoice.core.ownership import (
    FlatOrders,
    Named,
    Owner,
    digits,
    names,
    same_customer,
    spellings,
)
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.core.standing_orders import StandingOrder, owner_of
from einvoice.core.subscriptions import Subscription
from einvoice.core.unsettled import Concern
from einvoice.core.validity import valid_on
from einvoice.store import input_tables as t
from einvoice.store.application_tables import (
    applications,
    imported_subscriptions,
    order_owners,
    standing_orders,
)
from einvoice.store.debt_reminders import reminders_for
from einvoice.store.direct_deliveries import handed_of
from einvoice.store.flat_orders import orders_of
from einvoice.store.persons_invoices import (
    Record,
    credit_notes_for,
    lines_for,
    record_of,
    sent_for,
)
from einvoice.store.persons_payments import payments_for, refunds_for
from einvoice.store.persons_portal import portal_for
from einvoice.store.portal_tables import submitted_readings
from einvoice.store.rows import fields_of, select_rows
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction
from einvoice.store.unsettled_tables import unsettled_rows


def same_person(tx: ReadTransaction, customer: Customer) -> list[Customer]:
    """Return the customer rows of a person: a flat's, and others with the same code.

    Without a code only the flat's own rows of that name are known to be the same person.
    """
    own = [row for row in customer_rows(tx, customer.flat_id) if same_customer(row, customer)]
    codes = {digits(row.code) for row in own if digits(row.code)}
    if not codes:
        return own
    like = t.customers.c.code.in_(spellings(codes))
    return [*(row for row in own if not row.code), *select_rows(tx, Customer, like)]


def customer_rows(tx: ReadTransaction, flat_id: str) -> list[Customer]:
    """Return all customer rows of a flat."""
    return select_rows(tx, Customer, t.customers.c.flat_id == flat_id)


def records_of(
    tx: ReadTransaction, people: Sequence[Customer], today: dt.date, user_id: str = ""
) -> dict[str, list[Record]]:
    """Return every other row about a person, by table; ``people`` are the person's customer rows.

    Invoices are those with the person as buyer. What is kept by flat is the person's where they
    were the flat's customer: an order by its owner, a balance or charge by its month, a reading
    by its day. Nothing of who was there before or after is among it. Accounts of the portal are
    those with a right in force ``today``. With ``user_id`` they are that user's alone, with the
    rights this user was given, and the readings this user sent, elsewhere.
    """
    whose = _Whose(people, orders_of(tx, [row.flat_id for row in people]))
    flat_ids = sorted({row.flat_id for row in people})
    bought = invoices.c.id.in_(_bought(tx, flat_ids, whose))
    records = {
        "subscriptions": _kept(tx, t.subscriptions, flat_ids, whose.order),
        "imported_subscriptions": _kept(tx, imported_subscriptions, flat_ids, whose.imported_order),
        "order_owners": _kept(tx, order_owners, flat_ids, whose.decision),
        "applications": _applications(tx, flat_ids, whose),
        "standing_orders": _kept(tx, standing_orders, flat_ids, whose.standing_order, "service_id"),
        "balances": _kept(tx, t.balances, flat_ids, whose.balance),
        "charges": _kept(tx, t.charges, flat_ids, whose.charge),
        "readings": _readings(tx, t.readings, flat_ids, whose),
        "late_readings": _readings(tx, t.late_readings, flat_ids, whose),
        "late_readings_own": _readings(tx, t.late_readings_own, flat_ids, whose),
        "submitted_readings": _submitted(tx, flat_ids, whose, user_id),
        "unsettled_rows": _unsettled(tx, flat_ids, whose),
        "invoices": [record_of(row) for row in tx.execute(select(invoices).where(bought))],
        "lines": lines_for(tx, bought),
        "sent": sent_for(tx, bought),
        "direct_deliveries": handed_of(tx, bought),
        "credit_notes": credit_notes_for(tx, bought),
        **portal_for(tx, flat_ids, whose.portal, today, user_id),
        "payments": payments_for(tx, whose.accounts(), whose.is_person),
        "refunds": refunds_for(tx, whose.accounts(), whose.is_person),
        "debt_reminders": reminders_for(tx, whose.accounts()),
    }
    return {name: rows for name, rows in records.items() if rows or name in _ALWAYS}


_ALWAYS = ("subscriptions", "applications", "standing_orders", "invoices")


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whether a row is the person's, by what the row says and who was the customer then."""

    people: Sequence[Customer]
    flats: Mapping[str, FlatOrders]

    def is_person(self, somebody: Named | None) -> bool:
        """Return whether somebody is the person."""
        return somebody is not None and any(same_customer(row, somebody) for row in self.people)

    def accounts(self) -> set[AccountKey]:
        """Return the keys of the person's accounts."""
        return {
            key_of_row(row.flat_id, self.flats[row.flat_id].customers, row) for row in self.people
        }

    def order(self, row: Row[Any]) -> bool:
        """Return whether an order is the person's."""
        order = Subscription(*(getattr(row, name) for name in fields_of(Subscription)))
        return self.is_person(self.flats[row.flat_id].owner(order))

    def imported_order(self, row: Row[Any]) -> bool:
        """Return whether an order as it was imported is the person's.

        It may have been another's before the bank said whose it is: a decision about it is about
        what it says now.
        """
        flat = self.flats[row.flat_id]
        key = row.bank, row.valid_from
        now = [
            (order.channel_address, order.payer_name) for order in flat.orders if _key(order) == key
        ]
        if key in flat.decided and (row.channel_address, row.payer_name) not in now:
            return self.is_person(Owner(row.payer_name, row.payer_code))
        return self.order(row)

    def decision(self, row: Row[Any]) -> bool:
        """Return whether an order was said to be the person's."""
        return self.is_person(Owner(row.customer_name, row.customer_code))

    def standing_order(self, row: Row[Any]) -> bool:
        """Return whether a standing order is the person's."""
        order = StandingOrder(*(getattr(row, name) for name in fields_of(StandingOrder)))
        return self.is_person(owner_of(order, self.flats[row.service_id]))

    def balance(self, row: Row[Any]) -> bool:
        """Return whether a balance is the person's, who is named or was there the whole month."""
        if row.customer_code:
            return any(names(row.customer_code, person) for person in self.people)
        there = self._of_month(row.flat_id, row.period)
        return bool(there) and all(self.is_person(customer) for customer in there)

    def charge(self, row: Row[Any]) -> bool:
        """Return whether a charge is the person's: of the month it is for."""
        there = self._of_month(row.flat_id, row.for_period or row.period)
        return bool(there) and self.is_person(there[-1])

    def reading(self, row: Row[Any]) -> bool:
        """Return whether a reading is of the person's time."""
        return self.is_person(valid_on(self.flats[row.flat_id].customers, row.read_on))

    def portal(self, row: Row[Any]) -> bool:
        """Return whether a right or a code of the portal is of the person's time."""
        first_day = row.customer_from or dt.date.min
        return self.is_person(valid_on(self.flats[row.flat_id].customers, first_day))

    def unsettled(self, row: Row[Any]) -> bool:
        """Return whether an unsettled row is about the person alone: nobody else was there then."""
        if row.kind == "customers":
            return any(
                row.key == f"{customer.flat_id} {customer.valid_from}" for customer in self.people
            )
        there = self._of_month(row.flat_id, row.first or Period.of(row.kept_on))
        return bool(there) and all(self.is_person(customer) for customer in there)

    def _of_month(self, flat_id: str, period: Period) -> list[Customer]:
        """Return the customers who were there in a month, the last at the end."""
        first_day, last_day = period.first_day, period.last_day
        there = [
            row
            for row in self.flats[flat_id].customers
            if row.valid_from <= last_day and (row.valid_to is None or row.valid_to >= first_day)
        ]
        return sorted(there, key=lambda row: row.valid_from)


def _key(order: Subscription) -> tuple[str, dt.date]:
    return order.bank, order.valid_from


def _kept(
    tx: ReadTransaction,
    table: Table,
    flat_ids: Sequence[str],
    own: Callable[[Row[Any]], bool],
    place: str = "flat_id",
) -> list[Record]:
    rows = tx.execute(select(table).where(table.c[place].in_(flat_ids)))
    return [record_of(row) for row in rows if own(row)]


def _applications(tx: ReadTransaction, flat_ids: Sequence[str], whose: _Whose) -> list[Record]:
    """Return what the person applied for, under whatever client number."""
    columns = applications.c
    codes = {digits(row.code) for row in whose.people if digits(row.code)}
    near = columns.service_id.in_(flat_ids) | columns.flat_id.in_(flat_ids)
    query = select(applications).where(near | columns.customer_code.in_(spellings(codes)))
    return [
        record_of(row)
        for row in tx.execute(query)
        if whose.is_person(Owner(row.customer_name, row.customer_code))
    ]


def _bought(tx: ReadTransaction, flat_ids: Sequence[str], whose: _Whose) -> list[int]:
    query = select(invoices.c.id, invoices.c.buyer_name, invoices.c.buyer_code)
    rows = tx.execute(query.where(invoices.c.flat_id.in_(flat_ids)))
    return [row.id for row in rows if whose.is_person(Owner(row.buyer_name, row.buyer_code))]


def _readings(
    tx: ReadTransaction, table: Table, flat_ids: Sequence[str], whose: _Whose
) -> list[Record]:
    rows = tx.execute(_of_flats(table).where(t.meters_table.c.place_id.in_(flat_ids)))
    return [record_of(row) for row in rows if whose.reading(row)]


def _submitted(
    tx: ReadTransaction, flat_ids: Sequence[str], whose: _Whose, user_id: str
) -> list[Record]:
    """Return the readings of the person's time that came by the portal, and a user's elsewhere."""
    records = _readings(tx, submitted_readings, flat_ids, whose)
    if not user_id:
        return records
    keys = {record["key"] for record in records}
    own = _of_flats(submitted_readings).where(submitted_readings.c.user_id == user_id)
    return [*records, *(record_of(row) for row in tx.execute(own) if row.key not in keys)]


def _of_flats(table: Table) -> Select[Any]:
    """Return the query for a table's readings of meters in flats, each with its flat."""
    meters = t.meters_table
    return (
        select(meters.c.place_id.label("flat_id"), table)
        .join(meters, meters.c.meter_id == table.c.meter_id)
        .where(meters.c.place_kind == PlaceKind.FLAT)
        .order_by(table.c.meter_id, table.c.read_on)
    )


def _unsettled(tx: ReadTransaction, flat_ids: Sequence[str], whose: _Whose) -> list[Record]:
    """Return refused and doubtful rows about the person's flats and the meters in them."""
    columns, meters = unsettled_rows.c, t.meters_table.c
    of_meter = (columns.concern == Concern.METER) & (meters.meter_id == columns.place_id)
    place = func.coalesce(meters.place_id, columns.place_id)
    query = (
        select(place.label("flat_id"), unsettled_rows)
        .outerjoin(t.meters_table, of_meter)
        .where(columns.concern.in_((Concern.FLAT, Concern.METER)), place.in_(flat_ids))
        .order_by(columns.number)
    )
    return [record_of(row) for row in tx.execute(query) if whose.unsettled(row)]
