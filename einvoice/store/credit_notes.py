"""Credit notes: issued for invoices that banks have taken, and their states."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, func, insert, select, true, update

from einvoice.core.credit_notes import CreditNote
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import credit_note_base, invoice_number
from einvoice.core.period import Period
from einvoice.core.runs import Step
from einvoice.store import sequences
from einvoice.store.account_balances import note_documents
from einvoice.store.batches import in_batches
from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
from einvoice.store.file_contents import CREDIT_NOTES
from einvoice.store.findings import COLUMNS, HOLDING, finding_of
from einvoice.store.input_tables import charges
from einvoice.store.months import HeldFlat
from einvoice.store.refused import RefusedInvoice
from einvoice.store.tables import findings, invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.withdrawals import IssuedNow


def issue_credit_notes(
    tx: WriteTransaction, cancelled: Sequence[IssuedNow], issue_date: dt.date, reason: str
) -> list[CreditNote]:
    """Number credit notes for invoices, in the order of the invoices' numbers.

    The series is that of the month of issue and has no gap: it moves in the same transaction.
    """
    base = credit_note_base(issue_date)
    ordered = sorted(cancelled, key=lambda invoice: invoice.number)
    before = base + sequences.take(tx, f"credit_note:{base}", len(ordered))
    rows = [
        {
            "number": number,
            "invoice_id": invoice.id,
            "period": invoice.period,
            "bank": invoice.bank,
            "issue_date": issue_date,
            "state": InvoiceState.ISSUED,
            "reason": reason,
        }
        for number, invoice in enumerate(ordered, before + 1)
    ]
    tx.execute(insert(credit_notes), rows)
    for batch in in_batches([invoice.id for invoice in ordered]):
        note_documents(tx, batch)
    tx.touched.months.update(invoice.period for invoice in ordered)
    numbers = [row["number"] for row in rows]
    return _found(tx, _NOTES.where(credit_notes.c.number.in_(numbers)))


def credit_note(tx: ReadTransaction, number: int) -> CreditNote | None:
    """Return a credit note by its number, or None."""
    notes = _found(tx, _BY_NUMBER, {"number": number})
    return notes[0] if notes else None


def credit_notes_for(tx: ReadTransaction, invoice_id: int) -> list[CreditNote]:
    """Return the credit notes for one invoice, void notes included, by number."""
    return _found(tx, _NOTES.where(credit_notes.c.invoice_id == invoice_id))


def credit_notes_of(tx: ReadTransaction, period: Period | None) -> list[CreditNote]:
    """Return the credit notes for the invoices (of a period), void notes included, by number."""
    of_period = true() if period is None else credit_notes.c.period == period
    return _found(tx, _NOTES.where(of_period))


def live_credit_notes(tx: ReadTransaction, invoice_ids: Sequence[int]) -> list[CreditNote]:
    """Return the credit notes of some invoices that are not void."""
    notes: list[CreditNote] = []
    for part in in_batches(invoice_ids):
        batch = credit_notes.c.invoice_id.in_(part)
        notes += _found(tx, _NOTES.where(batch, credit_notes.c.state != InvoiceState.VOID))
    return notes


def _found(
    tx: ReadTransaction, query: Select[*tuple[Any, ...]], values: Mapping[str, Any] | None = None
) -> list[CreditNote]:
    return [CreditNote(*row) for row in tx.execute(query, values)]


_NOTES: Select[*tuple[Any, ...]] = (
    select(
        credit_notes.c.number,
        credit_notes.c.invoice_id,
        invoices.c.number.label("cancels"),
        invoices.c.flat_id,
        credit_notes.c.period,
        credit_notes.c.bank,
        credit_notes.c.issue_date,
        credit_notes.c.state,
        -invoices.c.net_cents,
        -invoices.c.vat_cents,
        -invoices.c.total_cents,
    )
    .join(invoices, invoices.c.id == credit_notes.c.invoice_id)
    .order_by(credit_notes.c.number)
)
_BY_NUMBER = _NOTES.where(credit_notes.c.number == bindparam("number"))


def reason_of(tx: ReadTransaction, number: int) -> str:
    """Return why an invoice was credited; empty where nobody knows any more."""
    query = select(credit_notes.c.reason).where(credit_notes.c.number == number)
    return tx.scalar(query) or ""


def make_void(tx: WriteTransaction, number: int, reason: str) -> None:
    """Let a credit note become void, for this reason; its number stays used."""
    of_this = credit_notes.c.number == number
    void = update(credit_notes).where(of_this)
    tx.execute(void.values(state=InvoiceState.VOID, reason=reason))
    note_documents(tx, tx.scalars(select(credit_notes.c.invoice_id).where(of_this)).all())


def last_attempt(tx: ReadTransaction, number: int) -> tuple[str, int | None]:
    """Return the last file of a credit note and what the bank said of it; empty where none."""
    columns = credit_note_attempts.c
    query = select(columns.file_id, columns.fail_code).where(columns.number == number)
    row = tx.execute(query.order_by(columns.attempt.desc()).limit(1)).first()
    return ("", None) if row is None else (row.file_id, row.fail_code)


def last_attempts(tx: ReadTransaction, numbers: Sequence[int]) -> dict[int, tuple[str, int | None]]:
    """Return the last files of credit notes and what the banks said of them there, by number."""
    columns = credit_note_attempts.c
    query = select(columns.number, columns.file_id, columns.fail_code).order_by(columns.attempt)
    attempts: dict[int, tuple[str, int | None]] = {}
    for part in in_batches(numbers):
        batch = columns.number.in_(part)
        for number, file_id, code in tx.execute(query.where(batch)):
            attempts[number] = (file_id, code)
    return attempts


def known_charges(tx: ReadTransaction, charge_ids: Sequence[str]) -> list[str]:
    """Return those of these single charges that exist."""
    ids: list[str] = []
    for part in in_batches(charge_ids):
        batch = charges.c.charge_id.in_(part)
        ids += tx.scalars(select(charges.c.charge_id).where(batch))
    return sorted(ids)


def credit_accepted(tx: WriteTransaction, file_id: str) -> None:
    """Let the invoices be credited whose credit notes, in a file, their bank has accepted."""
    taken = select(credit_notes.c.invoice_id).where(
        credit_notes.c.number.in_(CREDIT_NOTES.last_in(file_id)),
        credit_notes.c.state == InvoiceState.ACCEPTED,
    )
    tx.execute(
        update(invoices)
        .where(invoices.c.id.in_(taken), invoices.c.state == InvoiceState.ACCEPTED)
        .values(state=InvoiceState.CREDITED)
    )


def with_code(tx: ReadTransaction, period: Period, state: InvoiceState) -> list[RefusedInvoice]:
    """Return the credit notes in a state of which the bank said something, by number."""
    columns, attempts = credit_notes.c, credit_note_attempts.c
    later = credit_note_attempts.alias("later")
    latest = (
        select(func.max(later.c.attempt)).where(later.c.number == columns.number).scalar_subquery()
    )
    query = (
        select(
            invoices.c.flat_id,
            invoices.c.building_id,
            columns.number,
            columns.bank,
            attempts.fail_code,
            attempts.file_id,
        )
        .join(invoices, invoices.c.id == columns.invoice_id)
        .join(credit_note_attempts, attempts.number == columns.number)
        .where(
            columns.period == period,
            columns.state == state,
            attempts.attempt == latest,
            attempts.fail_code.is_not(None),
        )
        .order_by(columns.number)
    )
    return [
        RefusedInvoice(*row[:2], invoice_number(row[2]), *row[3:], credit_note=True)
        for row in tx.execute(query)
    ]


def waiting_periods(tx: ReadTransaction) -> list[Period]:
    """Return the periods with credit notes that are in no file yet."""
    return list(tx.scalars(waiting_periods_query()))


def waiting_periods_query() -> Select[Period]:
    """Return the query of `waiting_periods`, for one statement with others."""
    issued = credit_notes.c.state == InvoiceState.ISSUED
    return select(credit_notes.c.period).where(issued).distinct()


def left_out(tx: ReadTransaction, period: Period) -> list[HeldFlat]:
    """Return the credit notes that rendering refused, with the first reason."""
    columns = credit_notes.c
    first = (
        select(func.min(findings.c.id))
        .where(
            findings.c.period == period,
            findings.c.flat_id == invoices.c.flat_id,
            findings.c.step == Step.RENDER,
            findings.c.level.in_(HOLDING),
        )
        .correlate(invoices)
        .scalar_subquery()
    )
    query = (
        select(
            invoices.c.flat_id,
            invoices.c.building_id,
            *COLUMNS,
        )
        .select_from(credit_notes)
        .join(invoices, invoices.c.id == columns.invoice_id)
        .join(findings, findings.c.id == first)
        .where(columns.period == period, columns.state == InvoiceState.ISSUED)
        .order_by(columns.number)
    )
    return [
        HeldFlat(row.flat_id, row.building_id, finding_of(row, period), whole_building=False)
        for row in tx.execute(query)
    ]
