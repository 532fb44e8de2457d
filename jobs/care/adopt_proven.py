"""Takes over what is proven from outside: a bank's answer, or the witness on another disk.

What they do not prove is left to a person and never sent (docs/ADMINISTRATION.md, "Backups").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from einvoice.core.deliveries import FOUND_SINCE_COPY, SEEN_SENT, FileState
from einvoice.core.events import Event
from einvoice.core.exit_codes import ExitCode
from einvoice.core.invoices import InvoiceState
from einvoice.store import answers, doubts, files, lost_imports, sequences
from einvoice.store.file_contents import move_contents
from einvoice.store.files import FileRecord
from einvoice.store.seen_files import named_by_hash, taken_back_at_bank
from einvoice.store.witness import Behind, SeenFile
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.old_ledger import LostFile, has_other_bytes, lost_files, proven
from jobs.problems import Problem, problem_of
from jobs.steps.file_bytes import archived_bytes
from jobs.taken_back import has_all_the_same
from jobs.witness import behind_witness, keep_witness, witness_is_lost

MADE_OTHERWISE = "file-made-otherwise"
"""A file was lost with what was imported since a copy, and made again without it."""

_WAYS: dict[FileState, dict[FileState, tuple[FileState, ...]]] = {
    FileState.SENT: dict.fromkeys(
        (FileState.READY, FileState.SENDING, FileState.RENAMING, FileState.UNKNOWN),
        (FileState.SENT,),
    ),
    FileState.UNKNOWN: {
        FileState.READY: (FileState.SENDING, FileState.RENAMING, FileState.UNKNOWN),
        FileState.SENDING: (FileState.RENAMING, FileState.UNKNOWN),
        FileState.RENAMING: (FileState.UNKNOWN,),
        FileState.UNKNOWN: (),
    },
}
"""The legal way of a file to where it is proven to be, by its state in the ledger."""


class _Proof(Enum):
    """How it is known that a bank has our bytes: by a look, by its word to a person, or not."""

    SEEN = auto()
    WORD = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class _Known:
    """Where a file is, and how that is known. Not proven: the bank's answers wait for the proof."""

    state: FileState
    evidence: str
    proof: _Proof = _Proof.SEEN
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Adopted:
    """The ids of files taken over, and what is left to a person."""

    files: tuple[str, ...]
    left: tuple[Problem, ...]


def adopt_proven(context: Context) -> Adopted:
    """Take over every file that is proven to be at its bank, or to be on its way there.

    The caller holds the run lock; afterwards the answers are read again.
    """
    taken: list[str] = []
    left = []
    for bank in context.banks(None):
        left += list(_at_bank(context, bank, taken))
    lacks = None if witness_is_lost(context) else behind_witness(context)
    if lacks:
        left += list(_seen_by_witness(context, lacks, taken))
    left += [_lost(lost) for lost in lost_files(context)]
    return Adopted(tuple(taken), tuple(dict.fromkeys(left)))


def renew_witness(context: Context) -> None:
    """Let the witness see the ledger that has caught up; sequences go on after those it saw."""
    lacks = None if witness_is_lost(context) else behind_witness(context)
    if lacks and lacks.files:
        return
    if lacks:
        with context.store.writing() as tx:
            for name, last in sorted(lacks.sequences.items()):
                sequences.raise_to(tx, name, last)
                tx.journal(Event.SEQUENCE_RAISED, "", name, last=last)
    keep_witness(context)


def _at_bank(context: Context, bank: str, taken: list[str]) -> Iterator[Problem]:
    """Take over what a bank is proven to have; yield what is not proven."""
    with context.store.reading() as tx:
        proofs = list(proven(context, tx, bank))
        other = {record.file_id for record, _ in proofs if has_other_bytes(context, tx, record)}
        made = {file_id for file_id in other if lost_imports.is_sign(tx, file_id)}
        answered = set(answers.of_unsent(tx, bank))
        refused, said = doubts.refused_as_known(tx), named_by_hash(tx, bank)
        taken_back = [has_all_the_same(tx, bank, name) for name in taken_back_at_bank(tx, bank)]
    yield from map(problem_of, taken_back)
    for record, sure in proofs:
        if record.file_id in other:
            yield _other_bytes(record, was_lost=record.file_id in made)
        elif not sure and record.file_id in refused:
            answered_it = _Known(FileState.SENT, "the bank answered it", _Proof.NONE)
            _take(context, record, answered_it)
            yield _received_before(record)
        elif not sure:
            yield _not_sure(record)
        else:
            is_answered = record.file_id in answered
            evidence = "the bank answered it" if is_answered else FOUND_SINCE_COPY
            proof = _Proof.WORD if record.file_id in said else _Proof.SEEN
            _take(context, record, _Known(FileState.SENT, evidence, proof))
            taken.append(record.file_id)


def _seen_by_witness(context: Context, lacks: Behind, taken: list[str]) -> Iterator[Problem]:
    """Take over what the witness saw; a file whose sending only began is `unknown`."""
    for file_id, seen in sorted(lacks.files.items()):
        with context.store.reading() as tx:
            record = files.file_record(tx, file_id)
            was_lost = lost_imports.is_sign(tx, file_id)
            taken_back = has_all_the_same(tx, record.bank, file_id) if record else None
        if record is None or taken_back is None:
            continue  # it is among the lost files
        if record.state is FileState.WITHDRAWN:
            yield problem_of(taken_back)
        elif seen.received_before:
            yield _not_sure(record)
        elif record.sha256 != seen.sha256:
            yield _other_bytes(record, was_lost=was_lost)
        else:
            _take_seen(context, record, seen)
            taken.append(file_id)


def _take_seen(context: Context, record: FileRecord, seen: SeenFile) -> None:
    state, evidence = (
        (FileState.SENT, SEEN_SENT)
        if seen.sent
        else (FileState.UNKNOWN, "the witness saw its sending begin")
    )
    _take(context, record, _Known(state, evidence, attempt=seen.attempt))


def _take(context: Context, record: FileRecord, known: _Known) -> None:
    """Let a file be where it is known to be; its bytes go into the archive, or are made again."""
    if record.state is FileState.READY and archived_bytes(context, record) is None:
        language = context.config.language
        context.talk.say(label("restore.bytes_lost", language, file=record.file_id))
    state = known.state
    values: dict[str, str | int] = {"attempt": known.attempt, "evidence": known.evidence}
    if state is FileState.SENT:
        values["sent_at"] = context.clock.now().isoformat(timespec="seconds")
    with context.store.writing() as tx:
        now = record
        for new in _WAYS[state][record.state]:
            files.advance_file(tx, now, new, **values)
            now = files.with_state(now, new)
        if state is FileState.SENT:
            old = InvoiceState.RENDERED
            move_contents(tx, record.file_id, old, InvoiceState.SENT)
        tx.journal(Event.of_file(state), record.period, record.file_id, evidence=known.evidence)
        if known.proof is not _Proof.NONE:
            doubts.keep_proof(tx, record, seen=known.proof is _Proof.SEEN)


def _lost(lost: LostFile) -> Problem:
    if lost.holds_credits:
        return Problem.of(
            ExitCode.REFUSED_BY_CHECK,
            "file-lost-credits",
            file=lost.file_id,
            bank=lost.bank,
            day=lost.day,
            count=lost.invoices or 0,
        )
    return Problem.of(
        ExitCode.REFUSED_BY_CHECK,
        "file-lost" if lost.issued else "file-lost-day-unknown",
        file=lost.file_id,
        bank=lost.bank,
        period=lost.period,
        day=lost.day,
    )


def _not_sure(record: FileRecord) -> Problem:
    return Problem.of(
        ExitCode.REFUSED_BY_CHECK,
        "file-unproven",
        file=record.file_id,
        bank=record.bank,
        invoices=record.invoices,
        ours=record.sha256,
        hash="HASH",  # a person types the bank's: ours in its place would prove nothing
    )


def _received_before(record: FileRecord) -> Problem:
    return Problem.of(
        ExitCode.NEEDS_A_PERSON,
        "file-received-before",
        file=record.file_id,
        bank=record.bank,
        ours=record.sha256,
        hash="HASH",
    )


def _other_bytes(record: FileRecord, *, was_lost: bool) -> Problem:
    """Return what a file is that its bank has otherwise; ``was_lost``: ours was made again here."""
    code = MADE_OTHERWISE if was_lost else "file-other-bytes"
    return Problem.of(ExitCode.REFUSED_BY_CHECK, code, file=record.file_id, bank=record.bank)
