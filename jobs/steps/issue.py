"""Step two, the point of no return: numbers are given and lines freeze."""

import datetime as dt
from dataclasses import dataclass

from einvoice.core import deadlines
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store import (
    banks_to_ask,
    calculated_months,
    frozen,
    issuing,
    lost_imports,
    months,
)
from einvoice.store.frozen import Kind
from einvoice.store.issue_batches import IssueBatch
from einvoice.store.transactions import WriteTransaction
from jobs.after_old import is_old
from jobs.ceilings import refuse_files_over_ceiling
from jobs.context import Context
from jobs.cut_off import count_payments, refuse_unclosed
from jobs.old_ledger import LostFile, first_lost, lost_files, note_lost_imports
from jobs.steps.calculate import refuse_too_many_held
from jobs.steps.lost_sums import refuse_other_sum_issued, refuse_other_sums
from jobs.steps.unsettled import refuse_if_rows_stop
from jobs.times import lead_days, refuse_too_early


@dataclass(frozen=True, slots=True)
class Issued:
    """The issued invoices; ``first_number`` is empty when nothing was."""

    invoices: int
    first_number: str
    due_date: dt.date | None


def issue(context: Context, period: Period, day: dt.date | None = None) -> Issued:
    """Issue every draft of the period in one transaction.

    ``day`` is the day of issue of what was sent and is lost here: the same rows make the same
    bytes only with the same day.

    Raises:
        UsageError: a day is given and nothing that was sent is lost, or it is no past day.
        RefusedByCheckError: it is too early, flats are not calculated, too much is held, a
            bank's file would be too large a sum, rows were imported since the drafts were
            calculated, or rows that were imported since a copy was made are lost, also where
            nobody says so and the files of banks show it.
    """
    lost = _lost_of(context, period, day)
    refuse_too_early(context, period)
    refuse_if_rows_stop(context, period)
    refuse_too_many_held(context, period)
    sending = day or earliest_sending(context)
    due = deadlines.due_date(sending, lead_days(context), context.closed)
    with context.store.writing() as tx:
        facts = months.month_facts(tx, period)
        if facts.without_live > 0:
            raise RefusedByCheckError(
                "flats-without-draft", period=period, count=facts.without_live
            )
        if facts.drafts == 0:
            return Issued(0, "", None)
        banks_to_ask.refuse_if_awaited(tx)
        lost_imports.refuse_if_awaited(tx, period)
        if not calculated_months.rests_on_all_rows(tx, period):
            raise RefusedByCheckError("rows-after-drafts", period=period)
        refuse_other_sums(context, tx, period, lost)
        refuse_files_over_ceiling(context, tx, period)
        total = sum(
            row.total_cents
            for row in months.state_counts(tx, period)
            if row.state is InvoiceState.DRAFT
        )
        refuse_unclosed(context, tx, period)
        batch = issuing.issue_drafts(tx, period, day or context.today, due)
        if day:
            refuse_other_sum_issued(context, tx, batch, total)
            last = invoice_number(batch.first + batch.invoices - 1)
            tx.journal(Event.ISSUED_AGAIN, period, last, invoices=batch.invoices)
        record_batch(context, tx, batch, total, due)
    return Issued(batch.invoices, invoice_number(batch.first), due)


def record_batch(
    context: Context, tx: WriteTransaction, batch: IssueBatch, total_cents: int, due_date: dt.date
) -> None:
    """Mark the payments that its balances have, let the journal say what was issued, freeze it.

    Raises:
        RefusedByCheckError: a payment was applied or taken back since the drafts were calculated.
    """
    count_payments(context, tx, batch)
    tx.journal(
        Event.ISSUED,
        batch.period,
        invoice_number(batch.first),
        invoices=batch.invoices,
        total_cents=total_cents,
        due_date=str(due_date),
    )
    wanted = frozen.shards(Kind.INVOICES, batch.period, batch.first, batch.invoices)
    frozen.freeze(tx, wanted, "issued")


def _lost_of(context: Context, period: Period, day: dt.date | None) -> list[LostFile]:
    """Return the files of a month that are lost here and made again with their day of issue.

    Raises:
        UsageError: a day is given and nothing that was sent is lost, or it is no past day.
        RefusedByCheckError: something is lost and no day is given, or another than all of it has.
    """
    if day is None:
        _refuse_without_day(context)
        return []
    if not is_old(context):
        raise UsageError("day-of-nothing-lost")
    note_lost_imports(context)
    if day > context.today:
        raise UsageError("day-in-future", day=day)
    if day <= period.last_day:
        raise UsageError("day-too-early", day=day, period=period)
    lost = [file for file in lost_files(context) if file.period == period]
    days = sorted({file.issued for file in lost})
    if days and all(days) and str(day) not in days:
        raise RefusedByCheckError("issue-other-day", period=period, given=day, day=days[0])
    return lost


def _refuse_without_day(context: Context) -> None:
    """Refuse to issue with today's date what banks have with another: no file would be the same."""
    lost = first_lost(context)
    if lost:
        code = "issue-without-day" if lost.issued else "issue-day-unknown"
        raise RefusedByCheckError(code, period=lost.period, day=lost.day)


def earliest_sending(context: Context) -> dt.date:
    """Return the first day on which what is issued now can be sent: tomorrow after a cut-off."""
    first_cut_off = min(adapter.profile.cut_off for adapter in context.adapters.values())
    late = context.clock.now().time() > first_cut_off
    return context.today + dt.timedelta(days=late)
