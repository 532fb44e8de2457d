"""Reminders of debts by e-mail: each customer at most once for the debts of a day."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.account_keys import AccountKey
from einvoice.core.direct_deliveries import Handed
from einvoice.store.direct_tables import debt_reminders
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_HANDED = tuple(item.name for item in fields(Handed))


@dataclass(frozen=True, slots=True)
class DebtReminder:
    """A reminder: whose debts, as on which day, how many cents, and what became of its mail."""

    key: AccountKey
    day: dt.date
    cents: int
    mail: Handed


def reminders_since(tx: ReadTransaction, first: dt.date) -> list[DebtReminder]:
    """Return the reminders of the debts of a day and later, the newest last."""
    return _read(tx, debt_reminders.c.day >= first)


def reminders_of(tx: ReadTransaction, flat_ids: Collection[str]) -> list[DebtReminder]:
    """Return all reminders of some flats, the newest last."""
    return _read(tx, debt_reminders.c.flat_id.in_(flat_ids))


def reminder_of(tx: ReadTransaction, key: AccountKey, day: dt.date) -> DebtReminder | None:
    """Return the reminder of a customer's debts of a day; None where none was begun."""
    rows = _read(tx, _own(key, day))
    return rows[0] if rows else None


def keep_reminder(tx: WriteTransaction, reminder: DebtReminder) -> None:
    """Keep a reminder in the place of what was known before; the archive is told first."""
    tx.touched.reminders.add((reminder.key, reminder.day))
    tx.execute(delete(debt_reminders).where(_own(reminder.key, reminder.day)))
    row = {
        "flat_id": reminder.key.flat_id,
        "customer_from": reminder.key.since,
        "day": reminder.day,
        "cents": reminder.cents,
    }
    handed = {name: getattr(reminder.mail, name) for name in _HANDED}
    tx.execute(insert(debt_reminders), [row | handed])


def forget_reminders(tx: WriteTransaction, before: dt.date) -> int:
    """Delete the reminders of the debts of days before a day; return how many."""
    return tx.execute(delete(debt_reminders).where(debt_reminders.c.day < before)).rowcount


def reminders_for(tx: ReadTransaction, keys: Collection[AccountKey]) -> list[dict[str, object]]:
    """Return the reminders of a person's accounts, for an extract."""
    return [
        {
            "flat_id": reminder.key.flat_id,
            "day": str(reminder.day),
            "cents": reminder.cents,
            **{name: _plain(getattr(reminder.mail, name)) for name in _HANDED},
        }
        for reminder in reminders_of(tx, {key.flat_id for key in keys})
        if reminder.key in keys
    ]


def _plain(value: object) -> object:
    return value if isinstance(value, int) else str(value)


def _own(key: AccountKey, day: dt.date) -> ColumnElement[bool]:
    columns = debt_reminders.c
    of_customer = (columns.flat_id == key.flat_id) & (columns.customer_from == key.since)
    return of_customer & (columns.day == day)


def _read(tx: ReadTransaction, which: ColumnElement[bool]) -> list[DebtReminder]:
    columns = debt_reminders.c
    order = (columns.day, columns.flat_id, columns.customer_from)
    return [_row(row) for row in tx.execute(select(debt_reminders).where(which).order_by(*order))]


def _row(row: Row[*tuple[Any, ...]]) -> DebtReminder:
    key = AccountKey.of(row.flat_id, row.customer_from)
    handed = Handed(*(getattr(row, name) for name in _HANDED))
    return DebtReminder(key, row.day, row.cents, handed)
