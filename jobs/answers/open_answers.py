"""Settles what banks sent and nobody could apply: a person says what became of it."""

import hashlib
from collections.abc import Collection

from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.findings import Finding, Level
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store import answers, bank_words, files, withdrawals
from einvoice.store.answers import AnswerRecord
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.answers.at_odds import refuse_refusal_unsaid, refuse_unsaid
from jobs.context import Context


def messages(context: Context, bank: str | None, *, everything: bool) -> tuple[AnswerRecord, ...]:
    """Return the messages of banks that wait for a person, or every message, oldest first."""
    with context.store.reading() as tx:
        read = answers.all_answers if everything else answers.open_answers
        rows = read(tx)
    return tuple(message for message in rows if bank in {None, message.bank})


def accepted_by_word(context: Context, message: AnswerRecord) -> Finding | None:
    """Return what counts as accepted by a person's word, of the month of a passed-over file.

    The bank may have those invoices from that file, with other sums.
    """
    if message.outcome != answers.PASSED_OVER_FILE:
        return None
    with context.store.reading() as tx:
        numbers = _accepted_by_word(tx, message)
    if not numbers:
        return None
    facts = (("bank", message.bank), ("file", message.file_id), ("numbers", ", ".join(numbers)))
    return Finding(Level.ERROR, "accepted-by-word", message.name, facts=facts)


def _accepted_by_word(tx: ReadTransaction, message: AnswerRecord) -> list[str]:
    month = message.file_id[:_MONTH]
    said = {
        attempt: period
        for period, attempt, has in bank_words.of_month(tx, None)
        if has and month in {name[:_MONTH] for name in attempt}
    }
    accepted: set[tuple[str, str | None]] = set()
    for period in {Period.parse(text) for text in said.values()}:
        for invoice in withdrawals.all_issued(tx, period):
            if invoice.bank == message.bank and invoice.state is InvoiceState.ACCEPTED:
                accepted.add((invoice_number(invoice.number), invoice.file_id))
    return sorted(number for number, file_id in said if (number, file_id) in accepted)


_MONTH = len("YYMM")
"""The numbers of files and documents begin with their month of issue."""


def refuse_while_late(tx: ReadTransaction, banks: Collection[str]) -> None:
    """Refuse to count as accepted what a bank may have from a file that a person passed over.

    Raises:
        RefusedByCheckError: an answer to such a file is open at one of the banks.
    """
    for message in answers.open_answers(tx):
        if message.outcome == answers.PASSED_OVER_FILE and message.bank in banks:
            raise RefusedByCheckError(
                "word-while-passed-over",
                bank=message.bank,
                file=message.file_id,
                id=message.short_id,
            )


def settle(context: Context, short_id: str, reason: str) -> AnswerRecord:
    """Keep that a person settled a message, and why; nothing else changes.

    The journal carries the digest of the reason, for it may name a person.

    Raises:
        UsageError: there is no such message, it was applied or settled, or there is no reason.
        RefusedByCheckError: it waits for the proof of what its bank has, or the bank has, or
            may have, its invoices and the reason does not name the file that it recalled.
    """
    if not reason.strip():
        raise UsageError("no-reason-for-answer")
    with context.store.reading() as tx:
        answer = _waiting(tx, short_id)
    refuse_refusal_unsaid(context, answer, reason)
    with context.store.writing() as tx:
        answer = _waiting(tx, short_id)
        _refuse_in_doubt(tx, answer)
        refuse_unsaid(tx, answer, reason)
        keep_settled(context, tx, answer, reason)
    return answer


def _waiting(tx: ReadTransaction, short_id: str) -> AnswerRecord:
    rows = answers.open_answers(tx)
    matching = [row for row in rows if row.sha256.startswith(short_id.lower())]
    if len(matching) != 1 or not short_id:
        raise UsageError("answers-not-one", begin=repr(short_id), count=len(matching))
    return matching[0]


def keep_settled(context: Context, tx: WriteTransaction, answer: AnswerRecord, reason: str) -> None:
    """Let an open message count as settled; the journal has the digest of the reason."""
    answers.settle_open(tx, answer.sha256, context.clock.timestamp(), reason)
    tx.journal(
        Event.ANSWER_SETTLED,
        context.default_period,
        "",
        bank=answer.bank,
        sha256=answer.sha256,
        outcome=answer.outcome,
        reason_sha256=hashlib.sha256(reason.encode()).hexdigest(),
    )


def _refuse_in_doubt(tx: ReadTransaction, one: AnswerRecord) -> None:
    """Refuse to set aside the only sign that a bank may have other contents than ours."""
    record = files.file_record(tx, one.file_id) if one.is_in_doubt else None
    if record is not None and record.state is FileState.SENT:
        raise RefusedByCheckError(
            "answer-needs-proof", file=record.file_id, bank=record.bank, hash="HASH"
        )
