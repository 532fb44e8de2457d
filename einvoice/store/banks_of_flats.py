"""Which bank an invoice goes to: the subscription in force on the last day of its period."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, distinct, func, select, update

from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.subscriptions import Subscription, subscription_on
from einvoice.store.input_tables import flats, subscriptions
from einvoice.store.rows import select_rows
from einvoice.store.tables import invoices

_IN_NO_FILE = (InvoiceState.DRAFT, InvoiceState.HELD, InvoiceState.ISSUED)


def subscriptions_of(
    connection: Connection, flat_ids: Sequence[str]
) -> dict[str, list[Subscription]]:
    """Return every subscription of some flats."""
    found: dict[str, list[Subscription]] = {}
    for start in range(0, len(flat_ids), 1000):
        condition = subscriptions.c.flat_id.in_(flat_ids[start : start + 1000])
        for row in select_rows(connection, Subscription, condition):
            found.setdefault(row.flat_id, []).append(row)
    return found


@dataclass(frozen=True, slots=True)
class Sendable:
    """What can be sent now: ``today``, and the earliest due date a bank still takes."""

    today: dt.date
    first_due_date: dt.date


def at_two_banks(
    connection: Connection, ids: Sequence[str], period: Period
) -> dict[str, list[Subscription]]:
    """Return the flats of some buildings ordered at several banks on the period's last day."""
    columns, day = subscriptions.c, period.last_day
    several = (
        select(columns.flat_id)
        .where(
            columns.flat_id.in_(select(flats.c.flat_id).where(flats.c.building_id.in_(ids))),
            columns.valid_from <= day,
            columns.valid_to.is_(None) | (columns.valid_to >= day),
        )
        .group_by(columns.flat_id)
        .having(func.count(distinct(columns.bank)) > 1)
    )
    return subscriptions_of(connection, sorted(connection.scalars(several)))


def assign_banks(connection: Connection, flat_ids: Sequence[str], now: Sendable) -> None:
    """Give the flats' invoices that lie in no file the bank of their subscription, or none.

    An issued invoice whose due date no bank takes any more stays as it is.
    """
    subscribed = subscriptions_of(connection, flat_ids)
    columns = invoices.c
    for start in range(0, len(flat_ids), 1000):
        rows = connection.execute(
            select(columns.id, columns.flat_id, columns.period, columns.bank).where(
                columns.flat_id.in_(flat_ids[start : start + 1000]),
                columns.state.in_(_IN_NO_FILE),
                columns.due_date.is_(None) | (columns.due_date >= now.first_due_date),
            )
        ).all()
        changed = [
            {"row": row.id, "new_bank": bank}
            for row in rows
            if (bank := _bank(subscribed.get(row.flat_id, ()), row.period, now)) != row.bank
        ]
        if changed:
            statement = update(invoices).where(columns.id == bindparam("row"))
            connection.execute(statement.values(bank=bindparam("new_bank")), changed)


def drop_ended(connection: Connection, period: Period, now: Sendable) -> None:
    """Take the bank off issued invoices whose subscription ended since, before they go out."""
    columns = subscriptions.c
    ended = connection.scalars(
        select(columns.flat_id)
        .join(invoices, invoices.c.flat_id == columns.flat_id)
        .where(
            invoices.c.period == period,
            invoices.c.state == InvoiceState.ISSUED,
            columns.valid_to >= period.last_day,
            columns.valid_to < now.today,
        )
        .distinct()
    )
    assign_banks(connection, list(ended), now)


def _bank(rows: Sequence[Subscription], period: Period, now: Sendable) -> str:
    """Return the bank in force on the period's last day, unless the order was ended since."""
    going_on = [row for row in rows if row.valid_to is None or row.valid_to >= now.today]
    found = subscription_on(going_on, period.last_day)
    return found.bank if found else ""
