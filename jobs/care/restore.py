"""Puts a copy of the database back, and lets it catch up with what the archive knows was done.

The archive stays where it is. Until the database has caught up, no command may write: it would
give numbers again, and send what banks have.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from einvoice.core.advice import Action
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError, UsageError, cause
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.store import (
    adopt,
    adopt_credit_notes,
    chain,
    files,
    frozen_cover,
    lost_imports,
    portal_purging,
)
from einvoice.store.archive_ledger import numbers_of, read_batch
from einvoice.store.banks_to_ask import BanksToAsk
from einvoice.store.files import FileRecord
from einvoice.store.sidecars import DamagedSidecarError
from einvoice.store.transactions import ReadTransaction
from einvoice.texts.errors import sentence
from einvoice.texts.screens import label
from jobs.answers.failed_invoices import says_received_before
from jobs.answers.kept_message import KeptMessage
from jobs.answers.poll import look_at_banks
from jobs.answers.settle import Answered, AnswerReader
from jobs.care.adopt_payments import adopt_decisions, take_archived
from jobs.care.adopt_proven import adopt_proven, renew_witness
from jobs.care.adopt_words import adopt_words, take_words_back
from jobs.care.lost_deliveries import note_lost_deliveries
from jobs.care.purge import again_after_restore
from jobs.care.reopened import Reopened, end_what_may_be_over
from jobs.care.written_documents import WrittenDocuments
from jobs.context import Context
from jobs.old_ledger import LostFile, lost_files, note_lost_imports
from jobs.problems import Problem
from jobs.residents.house_documents import adopt_documents
from jobs.steps.calculate import calculate
from jobs.views.since_copy import is_same_since_word
from jobs.witness import witness_is_missing

_ENDS = (InvoiceState.VOID, InvoiceState.CREDITED)
"""After these nothing comes; the archive names such numbers."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Documents adopted from the archive; ``void`` are numbers whose invoice is lost.

    ``proven`` are files taken over from answers of banks and from the witness, ``left`` what those
    do not prove, and banks that could not be asked; ``unanswered`` are those of ``proven`` that no
    answer is known to, ``lost`` the files of banks that have to be made again. ``imports``: what
    was imported since the copy was made is lost, and nothing is issued before a person has taken
    this step and said that all of it is imported again; None where nothing is awaited.
    ``payments`` were read from archived statements, ``decisions`` of people on payments were taken
    from the archive. ``unasked``: nothing says what banks received since the copy, and they have
    to be asked. ``reopened``: what of the portal may have ended since.
    """

    batches: int
    files: int
    answers: int
    void: tuple[str, ...]
    proven: tuple[str, ...]
    left: tuple[Problem, ...]
    unanswered: tuple[str, ...] = ()
    lost: tuple[LostFile, ...] = ()
    imports: Action | None = None
    payments: int = 0
    decisions: int = 0
    unasked: BanksToAsk | None = None
    reopened: Reopened | None = None


def refuse_if_behind(context: Context) -> None:
    """Refuse to write to a database that knows less than the archive.

    Raises:
        RefusedByCheckError: it was put back from an older copy.
    """
    ledger = context.store.ledger
    with context.store.reading() as tx:
        batches, records = _unknown(context, tx)
        ended = [number for state in _ENDS for number in _still_open(context, tx, state)]
        notes = adopt_credit_notes.credit_notes_missing(tx, ledger.credit_notes())
    known = (
        (batches, cause("copy-lacks-issues", count=len(batches))),
        (notes, cause("copy-lacks-notes", count=len(notes))),
        (records, cause("copy-lacks-files", count=len(records))),
        (ended, cause("copy-lacks-ended", count=len(ended))),
    )
    if lacks := tuple(what for rows, what in known if rows):
        raise RefusedByCheckError("copy-older", lacks=lacks)


def refuse_if_journal_behind(context: Context, head: chain.Head) -> None:
    """Refuse to write to a database that lacks the last entry of its own journal, ``head``.

    Nothing may have been issued or sent since, and imports are lost all the same.

    Raises:
        RefusedByCheckError: it was put back from an older copy, not by `restore`.
    """
    with context.store.reading() as tx:
        if not chain.is_known(tx, head):
            raise RefusedByCheckError("journal-older", entry=head.seq)


def restore(context: Context, source: Path | None, *, new_witness: bool = False) -> Restored:
    """Put a copy back (None: that was done already) and adopt what the archive knows besides.

    The caller holds the run lock. ``new_witness``: begin another where it is lost for good.

    Raises:
        UsageError: the file is no copy of such a database.
        RefusedByCheckError: the archive and the database contradict each other, or the witness is
            missing.
    """
    if source is not None:
        _put_back(context, source, new_witness=new_witness)
    _refuse_missing_witness(context, new_witness=new_witness)
    head = _last_head(context)
    with context.store.writing() as tx:
        is_older = head is None or not chain.holds(tx, head)
        known_void = adopt.void_numbers(tx)
        for state in _ENDS:
            adopt.adopt_end(tx, _still_open(context, tx, state), state)
        if is_older:  # else its own word is later: a killed command left the archive's
            take_words_back(tx, context.store.data_dir)
    batches, records = _unknown_now(context)
    _draft_again(context, batches)
    ledger = context.store.ledger
    ended = {number: state for state in _ENDS for number in ledger.numbers(state)}
    written = WrittenDocuments(context)
    with context.store.writing() as tx:
        contents = {record.file_id: ledger.contents(record) for record in ledger.records()}
        sent = {number for rows in contents.values() for number, _ in rows}
        void: list[int] = []
        for path in batches:
            void += adopt.adopt_batch(tx, read_batch(path), sent, ended, written.of)
        notes = adopt_credit_notes.credit_notes_missing(tx, ledger.credit_notes())
        adopt_credit_notes.adopt_credit_notes(tx, notes, ended)
        adopt.hold_voided(tx, set(ledger.void_and_held()) - known_void)
        for record in records:
            adopt.adopt_file(tx, record, contents[record.file_id])
        numbers = tuple(invoice_number(number) for number in sorted(void))
        ids = [record.file_id for record in records]
        # What the copy lacks of the journal is gone with it; its last known entry stays.
        last = head or chain.Head(0, "")
        facts = {"files": ids, "void": list(numbers), "journal_hash": last.hash}
        tx.journal(Event.RESTORED, "", "", batches=len(batches), journal_seq=last.seq, **facts)
        signs = {_sign(context, head)} if is_older else set()
        lost_imports.note_lost(tx, signs, [_first_and_last(path) for path in batches])
    reopened = end_what_may_be_over(context) if is_older or source is not None else None
    caught_up = _caught_up(context, len(batches), len(records), numbers)
    restored = _ended(context, caught_up, is_older=is_older, is_whole=source is None)
    return replace(restored, reopened=reopened)


def _ended(context: Context, caught_up: Restored, *, is_older: bool, is_whole: bool) -> Restored:
    """Keep which mails and paper may be out; until its end the database counts as behind."""
    lost = lost_files(context)
    with context.store.reading() as tx:
        imports = lost_imports.awaited_step(tx)
    if is_older or is_whole:
        outside, asked = bool(caught_up.proven or lost), bool(imports)
        note_lost_deliveries(context, is_older=is_older, outside=outside, asked=asked)
    _prove_again(context)
    return replace(caught_up, lost=lost, imports=imports)


def _put_back(context: Context, source: Path, *, new_witness: bool) -> None:
    with suppress(UsageError):  # no database is there, or one of another version
        _refuse_missing_witness(context, new_witness=new_witness)
    context.store.restore(source)


def _refuse_missing_witness(context: Context, *, new_witness: bool) -> None:
    """Begin no other witness unasked: its disk may not be mounted, and it knows what was sent."""
    context.store.require_current()
    if not new_witness and witness_is_missing(context):
        raise RefusedByCheckError("witness-missing")


def _caught_up(context: Context, batches: int, adopted: int, void: tuple[str, ...]) -> Restored:
    """Take over what is proven outside the archive as well, and return the result of all."""
    taken_statements = take_archived(context)
    unreached = look_at_banks(context)
    _read_answers(context, only_before=True)  # they say what an inbox does not prove
    note_lost_imports(context, again=not is_same_since_word(context))
    proven = adopt_proven(context)
    answered = _read_answers(context)
    adopt_words(context)
    decisions = adopt_decisions(context, taken_statements)
    unanswered = _unanswered(context, proven.files)
    taken = batches, adopted, answered, void, proven.files
    left = (*proven.left, *decisions.lost, *unreached)
    paid = taken_statements.added, decisions.decided
    return Restored(*taken, left, unanswered, payments=paid[0], decisions=paid[1])


def _first_and_last(batch: Path) -> tuple[int, int]:
    first, count = numbers_of(batch)
    return first, first + count - 1


def _unanswered(context: Context, proven: tuple[str, ...]) -> tuple[str, ...]:
    with context.store.reading() as tx:
        sent = files.file_records(tx, states=[FileState.SENT])
    return tuple(record.file_id for record in sent if record.file_id in proven)


def _prove_again(context: Context) -> None:
    """Forget again what was purged since, and let digests, archive and witness see the database."""
    forgotten = again_after_restore(context)
    if forgotten:
        language = context.config.language
        context.talk.say(label("restore.forgot", language, months=forgotten))
    with context.store.writing() as tx:
        frozen_cover.cover(tx, "restored")
        portal_purging.end_secrets(tx)
    adopt_documents(context)
    refuse_if_behind(context)
    context.store.renew_head()
    renew_witness(context)


def _last_head(context: Context) -> chain.Head | None:
    """Return the last known entry of the journal; None where the file that says so is damaged.

    Then nobody knows which entries the copy lacks, and imports count as lost.
    """
    try:
        return chain.kept_head(context.store.head_path)
    except DamagedSidecarError:
        return None


def _sign(context: Context, head: chain.Head | None) -> str:
    """Return what shows that imports are lost; a damaged head does each time it is met."""
    return head.hash if head else f"damaged {context.clock.timestamp()}"


def _unknown_now(context: Context) -> tuple[list[Path], list[FileRecord]]:
    with context.store.reading() as tx:
        return _unknown(context, tx)


def _unknown(context: Context, tx: ReadTransaction) -> tuple[list[Path], list[FileRecord]]:
    ledger = context.store.ledger
    batches = [
        path for path in ledger.batches() if adopt.numbers_missing(tx, *numbers_of(path)) > 0
    ]
    known = {record.file_id: record for record in files.file_records(tx)}
    records = [
        record for record in ledger.records() if adopt.is_behind(known.get(record.file_id), record)
    ]
    return batches, records


def _still_open(context: Context, tx: ReadTransaction, state: InvoiceState) -> list[int]:
    """Return the numbers that the archive knows as void or credited and the database does not."""
    return adopt.numbers_open(tx, context.store.ledger.numbers(state), state)


def _draft_again(context: Context, batches: list[Path]) -> None:
    """Calculate the months concerned, so that what is adopted keeps its formulas."""
    for period in sorted({read_batch(path).period for path in batches}):
        try:
            calculate(context, period)
        except RefusedByCheckError as error:
            context.talk.say(f"{period}: {sentence(error.cause, context.config.language)}")


def _read_answers(context: Context, *, only_before: bool = False) -> int:
    """Read archived answers that the database does not know; return how many were applied.

    First, or alone, those by which a bank says that it received a file before.
    """
    count = 0
    for bank in context.banks(None):
        reader = AnswerReader(context, bank)
        kept = context.store.ledger.answers(bank)
        before = [path for path in kept if says_received_before(path.read_bytes())]
        for path in before if only_before else [*before, *(p for p in kept if p not in before)]:
            count += isinstance(reader.read(KeptMessage.read(bank, path)), Answered)
    return count
