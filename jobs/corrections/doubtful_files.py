"""Files of which a bank says that it received them before: a person asks it what it has.

Such an answer refuses nothing by itself. Once the bank was asked it refuses every document of the
file with a code that leaves open whether the bank has it, and the bank's word decides each.
"""

from einvoice.core.credit_notes import CreditNote
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.store import (
    answers,
    credit_notes,
    doubts,
    files,
    lost_imports,
    seen_files,
    withdrawals,
)
from einvoice.store.counted_answers import take_back_counted
from einvoice.store.files import FileRecord
from einvoice.store.transactions import ReadTransaction
from einvoice.store.withdrawals import IssuedNow
from jobs.answers.read_again import read_open_again
from jobs.context import Context

ANSWERED = (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)


def refuse_as_doubtful(context: Context, file_id: str) -> None:
    """Let a file that its bank received before count as refused, with that doubtful code.

    Nothing is done where that was done already. A bank that had the file before this ledger sent it
    shows that another ledger did, most often the same before a copy was put back: what was imported
    since is lost, and is asked for first, then issued anew.

    Raises:
        UsageError: there is no such file.
        RefusedByCheckError: nothing says that its bank received it before.
    """
    with context.store.writing() as tx:
        record = known_file(tx, file_id)
        waiting = _waiting(tx, file_id)
        waits = not waiting.isdisjoint(answers.RECEIVED_BEFORE)
        if record.state is FileState.ACCEPTED and answers.BEFORE_US in waiting:
            record = take_back_counted(tx, record)
        if record.state is not FileState.SENT or not waits:
            if doubts.is_asked(tx, file_id):
                return
            code = "file-answered" if record.state in ANSWERED else "file-not-in-doubt"
            raise RefusedByCheckError(code, file=file_id, bank=record.bank, state=record.state)
        doubts.keep_word(tx, record)
        if answers.BEFORE_US in waiting:
            lost_imports.note_lost(tx, {f"{file_id} received before"})
    list(read_open_again(context, record.bank))


def refuse_named_otherwise(context: Context, file_id: str) -> None:
    """Refuse to count a file as accepted of which its bank gave another hash than ours.

    Raises:
        UsageError: there is no such file.
        RefusedByCheckError: the bank has other contents, by its word.
    """
    with context.store.reading() as tx:
        record = known_file(tx, file_id)
        if seen_files.is_named_otherwise(tx, record):
            raise RefusedByCheckError(
                "hash-known-to-differ",
                file=file_id,
                bank=record.bank,
                ours=record.sha256,
                hash="HASH",
            )


def apply_first_answer(context: Context, file_id: str, evidence_sha256: str) -> bool:
    """Apply a bank's first answer to a file, if it waits: the bank said that it has our contents.

    Raises:
        UsageError: there is no such file.
    """
    with context.store.writing() as tx:
        record = known_file(tx, file_id)
        if answers.UNPROVEN not in _waiting(tx, file_id):
            return False
        doubts.keep_proof(tx, record, evidence_sha256=evidence_sha256)
    list(read_open_again(context, record.bank))
    return True


def _waiting(tx: ReadTransaction, file_id: str) -> frozenset[str]:
    return answers.in_doubt(answers.open_answers(tx)).get(file_id, frozenset())


def in_file(tx: ReadTransaction, file_id: str) -> list[IssuedNow | CreditNote]:
    """Return the live documents whose last file this is, by number."""
    record = known_file(tx, file_id)
    notes = credit_notes.credit_notes_of(tx, record.period)
    last = credit_notes.last_attempts(tx, [note.number for note in notes])
    return [
        *(
            invoice
            for invoice in withdrawals.all_issued(tx, record.period)
            if invoice.file_id == file_id
        ),
        *(note for note in notes if last.get(note.number, ("", None))[0] == file_id),
    ]


def known_file(tx: ReadTransaction, file_id: str) -> FileRecord:
    """Return a file; raise `UsageError` where there is none."""
    record = files.file_record(tx, file_id)
    if record is None:
        raise UsageError("no-such-file", file=file_id)
    return record
