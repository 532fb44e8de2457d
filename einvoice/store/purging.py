"""Personal data to forget of old months: buyers and lines; sums, hashes and numbers stay."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Table, delete, func, select, update

from einvoice.core.invoices import NOT_ISSUED, Buyer, InvoiceLine
from einvoice.core.period import Period
from einvoice.core.unsettled import RowState
from einvoice.store import input_tables as t
from einvoice.store.application_tables import applications, imported_subscriptions, standing_orders
from einvoice.store.batches import in_batches
from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
from einvoice.store.credit_notes import waiting_periods
from einvoice.store.debt_reminders import forget_reminders
from einvoice.store.direct_deliveries import forget_answers
from einvoice.store.files import open_periods
from einvoice.store.kept_lines import KeptLines, drop_lines, keep_lines, lines_of
from einvoice.store.orders_to_forget import forget_orders
from einvoice.store.persons_payments import forget_payers
from einvoice.store.refunds import forget_refunds
from einvoice.store.rows import fields_of
from einvoice.store.tables import (
    answers,
    e_invoices,
    files,
    findings,
    hold_decisions,
    invoices,
    withdrawn_invoices,
)
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.unsettled_tables import unsettled_rows

_ENDED = (t.customers, t.subscriptions)
"""Rows with validity that are deleted once it has ended."""
_ATTEMPT = {"channel_address": "", "payer_name": "", "payer_code": ""}
_YEARS_OF_A_METER = 3
"""Estimates look back at three months, unusual use at twelve; readings may be outside windows."""


@dataclass(frozen=True, slots=True)
class OldMonth:
    """A month whose time has come: how many invoices and files it has; ``open`` = not finished."""

    period: Period
    invoices: int
    files: int
    open: bool


def old_months(tx: ReadTransaction, first_kept: Period) -> list[OldMonth]:
    """Return the months before the first month that is kept and that still hold somebody."""
    columns = invoices.c
    query = (
        select(columns.period, func.count())
        .where(columns.period < first_kept, columns.buyer_name != "")
        .group_by(columns.period)
        .order_by(columns.period)
    )
    unfinished = {*open_periods(tx), *waiting_periods(tx)}
    months = []
    for period, count in tx.execute(query).all():
        of_month = select(func.count()).select_from(files).where(files.c.period == period)
        made = tx.scalar(of_month) or 0
        months.append(OldMonth(period, count, made, period in unfinished))
    return months


def forget_month(tx: WriteTransaction, period: Period) -> None:
    """Take the persons out of a month's invoices; numbers, states and sums stay.

    What was never issued (a flat held to the end) is deleted. Lines keep service, net and VAT, so
    that the month's totals can still be counted.
    """
    never = (invoices.c.period == period) & invoices.c.state.in_(NOT_ISSUED)
    drafts = select(invoices.c.id).where(never)
    drop_lines(tx, list(tx.scalars(drafts)))
    tx.execute(delete(invoices).where(never))
    tx.execute(update(files).where(files.c.period == period).values(evidence=""))
    tx.touched.files.update(tx.scalars(select(files.c.file_id).where(files.c.period == period)))
    ids = list(tx.scalars(select(invoices.c.id).where(invoices.c.period == period)))
    for part in in_batches(ids):
        _forget_invoices(tx, part)
    of_month = credit_notes.c.period == period
    numbers = select(credit_notes.c.number).where(of_month)
    attempts = credit_note_attempts.c.number.in_(numbers)
    tx.execute(update(credit_note_attempts).where(attempts).values(_ATTEMPT))
    tx.execute(update(credit_notes).where(of_month).values(reason=""))
    for table in (findings, t.charges, t.balances):
        tx.execute(delete(table).where(table.c.period == period))
    # A flat that is held until somebody releases it stays held; why is forgotten.
    decided = hold_decisions.c.period == period
    tx.execute(update(hold_decisions).where(decided).values(reason="forgotten"))


def _forget_invoices(tx: WriteTransaction, ids: Sequence[int]) -> None:
    buyer = {f"buyer_{name}": "" for name in fields_of(Buyer)}
    which = invoices.c.id.in_(ids)
    tx.execute(update(invoices).where(which).values(notices=(), **buyer))
    lines = lines_of(tx, ids)
    drop_lines(tx, ids)
    keep_lines(tx, [(row, KeptLines.of(tuple(map(_forgotten, own)))) for row, own in lines.items()])
    tx.execute(update(e_invoices).where(e_invoices.c.invoice_id.in_(ids)).values(_ATTEMPT))
    forget_answers(tx, ids)
    withdrawn = withdrawn_invoices.c.invoice_id.in_(ids)
    tx.execute(update(withdrawn_invoices).where(withdrawn).values(reason=""))


def _forgotten(line: InvoiceLine) -> InvoiceLine:
    """Return a line without what says how a person lived."""
    return line._replace(
        rule="purged",
        text="",
        inputs=(),
        quantity_e3=None,
        unit_price_e4=None,
        opening_e3=None,
        closing_e3=None,
    )


def forget_ended(tx: WriteTransaction, before: dt.date) -> dict[str, int]:
    """Delete customers, orders and standing orders that ended before a day; count them by table."""
    counts = Counter(forget_orders(tx, before))
    for table in (*_ENDED, imported_subscriptions):
        ended = table.c.valid_to.is_not(None) & (table.c.valid_to < before)
        counts[table.name] += _deleted(tx, table, ended)
    counts[applications.name] += _deleted(tx, applications, applications.c.day < before)
    old = standing_orders.c.end_date.is_not(None) & (standing_orders.c.end_date < before)
    counts[standing_orders.name] += _deleted(tx, standing_orders, old)
    counts[t.readings.name] = _forget_readings(tx, before)
    counts[unsettled_rows.name] += _forget_settled_rows(tx, before)
    counts["payments"] += forget_payers(tx, before)
    counts["refunds"] += forget_refunds(tx, before)
    counts["debt_reminders"] += forget_reminders(tx, before)
    old_answers = answers.c.received_at < before.isoformat()
    tx.execute(update(answers).where(old_answers).values(settled_reason=""))
    return counts


def _forget_settled_rows(tx: WriteTransaction, before: dt.date) -> int:
    """Delete refused rows that were set aside long ago; of confirmed rows forget only why."""
    old = unsettled_rows.c.kept_on < before
    confirmed = unsettled_rows.c.state == RowState.CONFIRMED
    tx.execute(update(unsettled_rows).where(old, confirmed).values(reason=""))
    aside = unsettled_rows.c.state == RowState.SET_ASIDE
    return _deleted(tx, unsettled_rows, old & aside)


def _forget_readings(tx: WriteTransaction, before: dt.date) -> int:
    """Delete readings so old that no later consumption can begin with them or look back at them.

    A meter that nobody read for years is settled from its last closing reading, the use before it
    and the estimates since: so each meter keeps the years before its last reading of that time.
    """
    columns = t.readings.c
    last = (
        select(columns.meter_id, func.max(columns.read_on))
        .where(columns.read_on < before)
        .group_by(columns.meter_id)
    )
    deleted = 0
    for meter_id, last_day in tx.execute(last).all():
        first_kept = last_day.replace(day=1, year=last_day.year - _YEARS_OF_A_METER)
        for table in (t.readings, t.late_readings, t.late_readings_own):
            old = (table.c.meter_id == meter_id) & (table.c.read_on < first_kept)
            deleted += _deleted(tx, table, old)
    return deleted


def _deleted(tx: WriteTransaction, table: Table, which: object) -> int:
    return tx.execute(delete(table).where(which)).rowcount  # type: ignore[arg-type] # a condition
