"""Open answers that are at odds with what their bank told a person.

The bank may have invoices twice then: it is to recall one of the files, and a person says which.
"""

from collections.abc import Sequence

from bank_adapters.messages.fail_codes import DUPLICATE
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.findings import Finding, Level
from einvoice.store import answers, files
from einvoice.store.answers import AnswerRecord
from einvoice.store.files import FileKind
from einvoice.store.files_as_said import words_of_file
from einvoice.store.sent_twice import sent_twice, void_since
from einvoice.store.transactions import ReadTransaction
from jobs.answers.against_words import beside_word
from jobs.context import Context

_MOST_NUMBERS = 10


def at_odds(context: Context, message: AnswerRecord) -> Finding | None:
    """Return what is to be done about an open answer that is at odds; None where it is not."""
    if message.outcome not in answers.AT_ODDS or message.settled_at:
        return None
    known = (("bank", message.bank), ("file", message.file_id), ("id", message.short_id))
    with context.store.reading() as tx:
        if recall := to_recall(tx, message):
            return recall
    if message.outcome == answers.PASSED_OVER_FILE:
        return Finding(Level.ERROR, "passed-over-file", message.name, facts=known)
    beside = beside_word(context, message)
    if beside.only_refuses:
        refused = (
            ("id", message.short_id),
            ("bank", message.bank),
            ("file", message.file_id),
            ("invoice", beside.refused[0]),
            ("numbers", _listed(beside.refused)),
            ("count", str(len(beside.refused))),
        )
        if _is_of_notes(context, message):
            return Finding(Level.ERROR, "notes-refused", message.name, facts=refused)
        return Finding(Level.ERROR, "word-refused", message.name, facts=refused)
    return Finding(Level.ERROR, "word-contradicted", message.name, facts=known)


def to_recall(tx: ReadTransaction, message: AnswerRecord) -> Finding | None:
    """Return that the bank is to recall a file; None where nothing shows that.

    It has the same invoices from another file too, or such as are void here.
    """
    if twice := _twice(tx, message):
        facts = (
            ("bank", message.bank),
            ("file", message.file_id),
            ("id", message.short_id),
            ("others", ", ".join(sorted({other for _, other in twice}))),
            ("numbers", _listed([number for number, _ in twice])),
            ("count", str(len(twice))),
        )
        return Finding(Level.ERROR, "sent-twice", message.name, facts=facts)
    if void := _void(tx, message):
        recalled = (
            ("bank", message.bank),
            ("file", message.file_id),
            ("id", message.short_id),
            ("numbers", _listed(void)),
            ("count", str(len(void))),
        )
        return Finding(Level.ERROR, "void-at-bank", message.name, facts=recalled)
    return None


def _listed(numbers: Sequence[str]) -> str:
    return ", ".join(numbers[:_MOST_NUMBERS])


def has_after_all(context: Context, message: AnswerRecord) -> bool:
    """Return whether a person said that the bank lacks invoices which this answer says it has.

    Whether the bank is to recall a file first, `is_recalled_first` says, and that comes before.
    """
    with context.store.reading() as tx:
        return _is_said_absent(tx, message)


def refused_after_all(context: Context, message: AnswerRecord) -> tuple[str, ...]:
    """Return what an open answer refuses and the bank has by its word, where that is all.

    Numbers of invoices, or the id of their file where it is each of them. Nothing of credit notes:
    the invoices that they cancel are credited here, and others may have taken their place.
    """
    beside = beside_word(context, message)
    if not beside.only_refuses or _is_of_notes(context, message):
        return ()
    is_whole = len(beside.refused) == beside.documents
    return (message.file_id,) if is_whole else beside.refused


def refuse_refusal_unsaid(context: Context, message: AnswerRecord, reason: str) -> None:
    """Refuse to settle what refuses documents that count as accepted, unless the reason names it.

    Settled by a screen's words alone, customers would have no invoice, or two, in silence.

    Raises:
        RefusedByCheckError: the reason does not name the answer's file.
    """
    beside = beside_word(context, message)
    if beside.only_refuses and message.file_id not in reason:
        is_of_notes = _is_of_notes(context, message)
        raise RefusedByCheckError(
            "notes-refusal-unsaid" if is_of_notes else "refusal-unsaid",
            bank=message.bank,
            file=message.file_id,
            id=message.short_id,
            count=len(beside.refused),
        )


def _is_of_notes(context: Context, message: AnswerRecord) -> bool:
    with context.store.reading() as tx:
        record = files.file_record(tx, message.file_id)
    return record is not None and record.kind == FileKind.CREDIT_NOTES


def is_recalled_first(context: Context, message: AnswerRecord) -> bool:
    """Return whether an open answer is settled only once its bank has recalled a file."""
    with context.store.reading() as tx:
        return not message.settled_at and to_recall(tx, message) is not None


def _is_said_absent(tx: ReadTransaction, message: AnswerRecord) -> bool:
    if message.outcome != answers.AGAINST_WORD:
        return False
    return bool(_absent(tx, message))


def _absent(tx: ReadTransaction, message: AnswerRecord) -> list[str]:
    """Return the numbers of a file's documents of which a person said that the bank lacks them."""
    words = words_of_file(tx, message.file_id).values()
    return sorted(number for number, has in words if not has)


def _void(tx: ReadTransaction, message: AnswerRecord) -> list[str]:
    """Return these numbers where all of them are void here; else none."""
    if message.outcome != answers.AGAINST_WORD:
        return []
    absent = _absent(tx, message)
    return absent if void_since(tx, message.file_id).issuperset(absent) else []


def refuse_unsaid(tx: ReadTransaction, message: AnswerRecord, reason: str) -> None:
    """Refuse to settle what says that a bank has invoices, unless the reason names a file.

    Settled, the invoices count as refused and go to the bank anew; a screen's words that are
    typed without a look would send them twice.

    Raises:
        RefusedByCheckError: the reason names neither the answer's file, which the bank says anew
            it does not have, nor, where the bank has invoices twice, the file that it recalled.
    """
    twice = _twice(tx, message)
    named = message.file_id in reason
    if not twice and not named and _void(tx, message):
        raise RefusedByCheckError(
            "recall-of-void-unsaid", bank=message.bank, file=message.file_id, id=message.short_id
        )
    if not twice and not named and _is_said_absent(tx, message):
        raise RefusedByCheckError(
            "absence-unsaid", bank=message.bank, file=message.file_id, id=message.short_id
        )
    file_ids = [message.file_id, *sorted({other for _, other in twice})]
    if twice and not any(file_id in reason for file_id in file_ids):
        raise RefusedByCheckError(
            "recall-unsaid", bank=message.bank, files=tuple(file_ids), id=message.short_id
        )


def _twice(tx: ReadTransaction, message: AnswerRecord) -> list[tuple[str, str]]:
    if message.outcome != answers.AGAINST_WORD:
        return []
    return sent_twice(tx, message.file_id, DUPLICATE)
