"""Which bank an invoice goes to: the subscription in force on the last day of its period."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select, update

from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.subscriptions import Subscription, subscription_on
from einvoice.store.input_tables import subscriptions
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


def assign_banks(connection: Connection, flat_ids: Sequence[str]) -> None:
    """Give the flats' invoices that lie in no file the bank of their subscription, or none."""
    subscribed = subscriptions_of(connection, flat_ids)
    columns = invoices.c
    for start in range(0, len(flat_ids), 1000):
        rows = connection.execute(
            select(columns.id, columns.flat_id, columns.period, columns.bank).where(
                columns.flat_id.in_(flat_ids[start : start + 1000]),
                columns.state.in_(_IN_NO_FILE),
            )
        ).all()
        changed = [
            {"row": row.id, "new_bank": bank}
            for row in rows
            if (bank := _bank(subscribed.get(row.flat_id, ()), row.period)) != row.bank
        ]
        if changed:
            statement = update(invoices).where(columns.id == bindparam("row"))
            connection.execute(statement.values(bank=bindparam("new_bank")), changed)


def _bank(rows: Sequence[Subscription], period: Period) -> str:
    found = subscription_on(rows, period.last_day)
    return found.bank if found else ""
