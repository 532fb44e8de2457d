"""Debtors of the day up to which the statements are complete: shown, or written into a file."""

import datetime as dt
import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.accounts import replay
from einvoice.core.debtors import Debtor, Doubt, PlacedAccount, debtor
from einvoice.core.errors import UsageError
from einvoice.core.payment_states import NO_DEBTS, Ageing, total_ageing
from einvoice.reports.export_formats import ExportFormat, write_table
from einvoice.reports.export_rows import COLUMNS, Row, debtor_row, with_name
from einvoice.store import queued_payments
from einvoice.store.account_pages import is_building
from einvoice.store.archive import written_whole
from einvoice.store.customer_accounts import entries_of
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.payments.all_accounts import all_accounts
from jobs.payments.closed_days import ClosedDays, closed_days
from jobs.payments.rules import account_rules

SHOWN = 20


@dataclass(frozen=True, slots=True)
class DebtorsWanted:
    """Which debtors: more than ``days`` overdue (None = all), of a building or of all."""

    days: int | None = None
    building_id: str = ""


@dataclass(slots=True)
class DebtorsOfDay:
    """The debtors on a day: how many, their sums, and those who owe most first.

    ``doubtful`` counts those who must not be reminded.
    """

    day: dt.date
    closed: ClosedDays
    customers: int = 0
    overdue_cents: int = 0
    doubtful: int = 0
    total: Ageing = NO_DEBTS
    largest: tuple[Debtor, ...] = ()


def debtors(context: Context, wanted: DebtorsWanted, *, most: int | None = SHOWN) -> DebtorsOfDay:
    """Return the debtors; ``most`` of them one by one (None = all, in order of flats)."""
    with context.store.reading() as tx:
        closed = closed_days(tx, context)
        result = DebtorsOfDay(closed.until or context.today, closed)
        counted = (row for row, _ in _counted(tx, context, wanted, result))
        result.largest = (
            tuple(counted)
            if most is None
            else tuple(
                heapq.nlargest(most, counted, key=lambda d: (d.overdue_cents, d.ages.debt_cents))
            )
        )
    return result


def is_as_listed(
    tx: ReadTransaction, context: Context, wanted: DebtorsWanted, listed: Debtor, day: dt.date
) -> bool:
    """Return whether a debtor is as listed: the same day is closed, the debts are the same.

    And no payment waits that may be the debtor's.
    """
    closed = closed_days(tx, context)
    if not closed.are_complete or closed.until != day:
        return False
    key, rules = listed.key, account_rules(context)
    entries = entries_of(tx, [key.flat_id], rules.opening, rules.opening_date).get(key, ())
    account = replay((e for e in entries if e.day <= context.today), rules.order)
    waits = key.flat_id in queued_payments.flats_of_queued(tx)
    placed = PlacedAccount(key, listed.building_id, account)
    return not waits and debtor(placed, day, wanted.days, None) == listed


def write_debtors(
    context: Context,
    wanted: DebtorsWanted,
    target: Path,
    form: ExportFormat,
    *,
    names: bool = False,
) -> DebtorsOfDay:
    """Write the debtors into a file that its owner alone may read; return the sums.

    Raises:
        UsageError: the folder does not exist; personal data are not scattered by a typo.
    """
    if not target.parent.is_dir():
        raise UsageError("no-such-folder", path=target.parent)
    columns: Row = COLUMNS["debtors"]
    with context.store.reading() as tx, written_whole(target, 0o600) as out:
        closed = closed_days(tx, context)
        result = DebtorsOfDay(closed.until or context.today, closed)
        rows: Iterator[Row] = (
            with_name(debtor_row(row), name) if names else debtor_row(row)
            for row, name in _counted(tx, context, wanted, result, names=names)
        )
        columns = with_name(columns, "name") if names else columns
        write_table(form, "debtors", columns, rows, out)
    return result


def _counted(
    tx: ReadTransaction,
    context: Context,
    wanted: DebtorsWanted,
    result: DebtorsOfDay,
    *,
    names: bool = False,
) -> Iterator[tuple[Debtor, str]]:
    """Yield the debtors with their names, and count them.

    Raises:
        UsageError: there is no such building.
    """
    if wanted.building_id and not is_building(tx, wanted.building_id):
        raise UsageError("building-unknown", building=wanted.building_id)
    waiting = queued_payments.flats_of_queued(tx)
    blocked = None if result.closed.are_complete else Doubt.STATEMENTS
    for placed in all_accounts(tx, context, wanted.building_id, names=names):
        doubt = Doubt.WAITING if placed.key.flat_id in waiting else blocked
        row = debtor(placed, result.day, wanted.days, doubt)
        if row is not None:
            result.customers += 1
            result.overdue_cents += row.overdue_cents
            result.doubtful += row.overdue_cents > 0 and doubt is not None
            result.total = total_ageing((result.total, row.ages))
            yield row, placed.name
