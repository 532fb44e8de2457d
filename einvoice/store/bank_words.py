"""The words of banks about documents whose refusal does not say whether they have them.

A word is about one attempt: the number of an invoice or a credit note, and the file it was in. It
is kept in the journal, where nobody changes it; the last word of an attempt counts.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import select, update

from einvoice.core.deliveries import FileState
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store.answers import RECEIVED_BEFORE
from einvoice.store.credit_notes import credit_accepted
from einvoice.store.file_contents import CREDIT_NOTES, INVOICES
from einvoice.store.refused import RefusedInvoice
from einvoice.store.tables import answers, journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction

Words = Mapping[tuple[str, str], bool]
"""By number and file id: whether the bank has it."""


def keep(
    tx: WriteTransaction,
    period: Period,
    number: int,
    file_id: str,
    *,
    has: bool,
    **proof: object,
) -> None:
    """Keep what a bank said of a document; ``proof`` is the digest of the evidence."""
    tx.journal(Event.BANK_SAID, period, invoice_number(number), file=file_id, has=has, **proof)


def words(tx: ReadTransaction) -> Words:
    """Return the last word of every attempt that has a word."""
    return {key: has for _, key, has in of_month(tx, None)}


def of_month(
    tx: ReadTransaction, period: Period | None
) -> Iterator[tuple[str, tuple[str, str], bool]]:
    """Yield month, attempt and the last word about it (of a month)."""
    columns = journal.c
    query = select(columns.period, columns.subject, columns.detail).order_by(columns.seq)
    query = query.where(columns.event == Event.BANK_SAID)
    if period is not None:
        query = query.where(columns.period == str(period))
    words = {}
    for month, number, detail in tx.execute(query):
        facts = json.loads(detail)
        words[number, facts["file"]] = (month, bool(facts["has"]))
    for key, (month, has) in words.items():
        yield month, key, has


def with_words(tx: ReadTransaction, refused: Iterable[RefusedInvoice]) -> list[RefusedInvoice]:
    """Return refused or remarked documents with what their banks said of them since."""
    rows = list(refused)
    if not rows:
        return rows
    said = words(tx)
    rows = [replace(row, said=said.get((row.invoice_number, row.file_id))) for row in rows]
    by_word = unanswered(tx, {row.file_id for row in rows if row.said is not None})
    return [replace(row, by_word=row.file_id in by_word) for row in rows]


def unanswered(tx: ReadTransaction, file_ids: Collection[str]) -> Collection[str]:
    """Return the files, of some, that no answer of their bank refused.

    What is refused in them, or asked about, rests on a person's word alone.
    """
    if not file_ids:
        return ()
    outcome = answers.c.outcome
    by_bank = outcome.like(f"{FileState.REJECTED}%") | outcome.like(f"{FileState.PARTLY}%")
    query = select(answers.c.file_id).where(answers.c.file_id.in_(file_ids))
    return set(file_ids) - set(tx.scalars(query.where(by_bank | outcome.in_(RECEIVED_BEFORE))))


def let_be(tx: WriteTransaction, row_id: int, state: InvoiceState) -> None:
    """Let a refused invoice count as accepted, or an invoice that a person accepted as refused.

    ``row_id`` is its row; no other state is changed, but that of what waits to be sent again.
    """
    accepted, again = InvoiceState.ACCEPTED, (InvoiceState.REJECTED, InvoiceState.ISSUED)
    old = again if state is accepted else (accepted,)
    columns = INVOICES.table.c
    statement = update(INVOICES.table).where(columns.id == row_id, columns.state.in_(old))
    tx.execute(statement.values(state=state))


def let_credit(tx: WriteTransaction, number: int, file_id: str) -> None:
    """Let a refused credit note, in its last file, count as accepted: its invoice is credited."""
    columns = CREDIT_NOTES.table.c
    refused = columns.state == InvoiceState.REJECTED
    statement = update(CREDIT_NOTES.table).where(columns.number == number, refused)
    tx.execute(statement.values(state=InvoiceState.ACCEPTED))
    credit_accepted(tx, file_id)
