"""Withdraws what no bank has: an issued invoice or a credit note becomes void."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from bank_adapters.messages.fail_codes import is_known, proves_refusal
from einvoice.core.credit_notes import CreditNote
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import NUMBER_DIGITS, invoice_number
from einvoice.core.withdrawals import Standing, Why, blocked
from einvoice.store import (
    answers,
    bank_words,
    credit_notes,
    files,
    hold_decisions,
    withdrawals,
)
from einvoice.store.answers import AnswerRecord
from einvoice.store.bank_words import Words
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.withdrawals import IssuedNow
from jobs.context import Context
from jobs.corrections.look_first import look_first, refuse_contradicted
from jobs.not_found import no_such_invoice
from jobs.old_ledger import refuse_old


def void_named(
    context: Context, numbers: Sequence[str], reason: str
) -> list[IssuedNow | CreditNote]:
    """Let invoices and credit notes become void, all or none, and return them as they were.

    A file that holds them and was never sent is taken back; what else is in it waits for a further
    file. After an invoice the next `run` calculates the flat and issues a new invoice; after a
    credit note its invoice stays as it was, and the flat is not held for it any more.

    Raises:
        UsageError: there is no such invoice, or no reason.
        RefusedByCheckError: a bank has it, or may have it, or the ledger is older than what was
            done.
        BankUnreachableError: nobody can see whether a bank has it.
    """
    require_reason(reason)
    refuse_old(context)  # what looks unsent there may be at its bank
    with context.store.reading() as tx:
        documents = [note_by_number(tx, number) or by_number(tx, number) for number in numbers]
        file_ids = [_file_of(tx, document) for document in documents]
    look_first(context, file_ids)  # a person may have brought it there
    refuse_contradicted(context, {document.bank for document in documents})
    with context.store.writing() as tx:
        return [_void(tx, number, reason) for number in dict.fromkeys(numbers)]


def _file_of(tx: ReadTransaction, document: IssuedNow | CreditNote) -> str | None:
    """Return the id of the file that an invoice or credit note went into last."""
    if isinstance(document, CreditNote):
        return credit_notes.last_attempt(tx, document.number)[0]
    return document.file_id


def _void(tx: WriteTransaction, number: str, reason: str) -> IssuedNow | CreditNote:
    document = note_by_number(tx, number) or by_number(tx, number)
    if isinstance(document, CreditNote):
        _void_credit_note(tx, document, reason)
    else:
        _refuse_if_blocked(number, standing_of(tx, [document])[document.id])
        take_files_back(tx, [document])
        make_void(tx, [document], reason)
    return document


def void_and_hold(tx: WriteTransaction, found: Sequence[IssuedNow], reason: str) -> None:
    """Let invoices that no bank has become void, and hold their flats for the month.

    So nobody issues the same again before the data are right. The caller keeps what was decided.
    """
    take_files_back(tx, found)
    make_void(tx, found, reason, held=True)
    for invoice in found:
        document = f"invoice {invoice_number(invoice.number)} is void"
        hold_decisions.hold_taken_back(tx, invoice.flat_id, invoice.period, document)


def require_reason(reason: str) -> None:
    """Raise `UsageError` when there is no reason."""
    if not reason.strip():
        raise UsageError("reason-missing")


def digest_of(reason: str) -> str:
    """Return what the journal keeps of a reason, which may name people."""
    return hashlib.sha256(reason.encode()).hexdigest()


def by_number(tx: ReadTransaction, number: str) -> IssuedNow:
    """Return a live issued invoice.

    Raises:
        UsageError: there is none of that number.
        RefusedByCheckError: it is not live any more; the message names what took it back.
    """
    invoice = withdrawals.issued_by_number(tx, int(number)) if _plain(number) else None
    if invoice is None:
        raise no_such_invoice(tx, number)
    return invoice


def note_by_number(tx: ReadTransaction, number: str) -> CreditNote | None:
    """Return a credit note that is not void, or None."""
    note = credit_notes.credit_note(tx, int(number)) if _plain(number) else None
    return None if note is None or note.state is InvoiceState.VOID else note


def _plain(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) <= NUMBER_DIGITS


def standing_of(tx: ReadTransaction, found: Sequence[IssuedNow]) -> Mapping[int, Standing]:
    """Return the state of invoices at their banks, by row id."""
    states = {
        file_id: _file_state(tx, file_id) for file_id in {invoice.file_id for invoice in found}
    }
    doubtful = any(not _proves(invoice.fail_code) for invoice in found)
    said = bank_words.words(tx) if doubtful else {}
    late = {answer.file_id for answer in _against_word(tx)} if doubtful else frozenset()
    return {
        invoice.id: Standing(
            invoice.state,
            states[invoice.file_id],
            proven_refused=_proves(invoice.fail_code)
            or is_said_absent(said, invoice.number, invoice.file_id),
            code_known=invoice.fail_code is None or is_known(invoice.fail_code),
            contradicted=invoice.file_id in late,
        )
        for invoice in found
    }


def _against_word(tx: ReadTransaction) -> list[AnswerRecord]:
    """Return the open answers that contradict what a bank told a person."""
    return [row for row in answers.open_answers(tx) if row.outcome == answers.AGAINST_WORD]


def is_said_absent(said: Words, number: int, file_id: str | None) -> bool:
    """Return whether a bank said that it does not have what was in a file of ours."""
    return said.get((invoice_number(number), file_id or "")) is False


def _proves(code: int | None) -> bool:
    return code is None or proves_refusal(code)


def _file_state(tx: ReadTransaction, file_id: str | None) -> FileState | None:
    record = files.file_record(tx, file_id or "")
    return None if record is None else record.state


def _refuse_if_blocked(number: str, standing: Standing) -> None:
    why = blocked(standing)
    if why is not None:
        doubtful = why in {Why.BANK_SAYS_HAS, Why.CODE_UNKNOWN, Why.CONTRADICTED}
        code = "invoice-doubtful" if doubtful else "invoice-with-bank"
        raise RefusedByCheckError(code, invoice=number, why=why.name.lower())


def _void_credit_note(tx: WriteTransaction, note: CreditNote, reason: str) -> None:
    number = invoice_number(note.number)
    file_id, code = credit_notes.last_attempt(tx, note.number)
    proven = _proves(code) or is_said_absent(bank_words.words(tx), note.number, file_id)
    known = code is None or is_known(code)
    _refuse_if_blocked(number, Standing(note.state, _file_state(tx, file_id), proven, known))
    if note.state is InvoiceState.RENDERED and file_id:
        take_back(tx, [file_id])
    credit_notes.make_void(tx, note.number, reason)
    why = f"credit note {number} is void"
    hold_decisions.decide(tx, [note.flat_id], note.period, why, held=False, only_its_month=True)
    tx.journal(Event.VOIDED, note.period, number, reason_sha256=digest_of(reason))


def refused_notes(tx: ReadTransaction, notes: Iterable[CreditNote]) -> list[CreditNote]:
    """Return those of some credit notes that their banks surely do not have, for they refused."""
    rejected = [note for note in notes if note.state is InvoiceState.REJECTED]
    last = credit_notes.last_attempts(tx, [note.number for note in rejected])
    files_and_codes = [(note, *last.get(note.number, ("", None))) for note in rejected]
    doubtful = any(not _proves(code) for _, _, code in files_and_codes)
    said = bank_words.words(tx) if doubtful else {}
    return [
        note
        for note, file_id, code in files_and_codes
        if _proves(code) or is_said_absent(said, note.number, file_id)
    ]


def void_notes(tx: WriteTransaction, notes: Iterable[CreditNote], reason: str) -> None:
    """Let refused credit notes become void: their invoices stay as they were, and hold no flat."""
    for note in notes:
        _void_credit_note(tx, note, reason)


def take_files_back(tx: WriteTransaction, found: Sequence[IssuedNow]) -> None:
    """Withdraw the unsent files that hold invoices."""
    rendered = (invoice.file_id for invoice in found if invoice.state is InvoiceState.RENDERED)
    take_back(tx, {file_id for file_id in rendered if file_id})


def take_back(tx: WriteTransaction, file_ids: Iterable[str]) -> None:
    """Withdraw unsent files: what is in them waits for a further file."""
    for file_id in sorted(file_ids):
        _refuse_if_answered(tx, file_id)
        record = withdrawals.withdraw_file(tx, file_id)
        tx.journal(Event.FILE_WITHDRAWN, record.period, file_id)


def _refuse_if_answered(tx: ReadTransaction, file_id: str) -> None:
    """Refuse to take back a file that its bank has answered: the ledger is old."""
    record = files.file_record(tx, file_id)
    if record is not None and file_id in answers.of_unsent(tx, record.bank):
        raise RefusedByCheckError("answered-file-not-taken-back", file=file_id, bank=record.bank)


def make_void(
    tx: WriteTransaction, found: Sequence[IssuedNow], reason: str, *, held: bool = False
) -> None:
    """Let invoices become void; the journal has the digest of the reason, which may name people."""
    withdrawals.make_void(tx, [invoice.id for invoice in found], reason)
    facts: dict[str, object] = {
        "reason_sha256": digest_of(reason),
        **({"held": True} if held else {}),
    }
    for invoice in found:
        tx.journal(Event.VOIDED, invoice.period, invoice_number(invoice.number), **facts)
