"""Takes over what is proven from outside: a bank's answer, or the witness on another disk.

What they do not prove is left to a person and never sent (spec: delivery, after a restore).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.core.deliveries import FileState
from einvoice.core.errors import UsageError
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.store import answers, files, sequences
from einvoice.store.file_contents import move_contents
from einvoice.store.files import FileRecord
from einvoice.store.witness import Behind, SeenFile
from jobs.context import Context
from jobs.old_ledger import (
    behind_witness,
    is_ours,
    keep_witness,
    proven,
    witness_is_lost,
)
from jobs.outcome import ExitCode
from jobs.problems import Problem
from jobs.steps.file_bytes import archived_bytes

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
        left += list(_answered(context, bank, taken))
    lacks = None if witness_is_lost(context) else behind_witness(context)
    if lacks:
        left += list(_seen_by_witness(context, lacks, taken))
    return Adopted(tuple(taken), tuple(left))


def renew_witness(context: Context) -> None:
    """Let the witness see the ledger that has caught up; sequences go on after those it saw."""
    lacks = None if witness_is_lost(context) else behind_witness(context)
    if lacks and lacks.files:
        return
    if lacks:
        with context.store.transaction() as tx:
            for name, last in sorted(lacks.sequences.items()):
                sequences.raise_to(tx.connection, name, last)
                tx.journal(Event.SEQUENCE_RAISED, "", name, last=last)
    keep_witness(context)


def pass_over(context: Context, file_id: str, evidence: str) -> None:
    """Declare that a bank does not have a file that the ledger does not know; its id stays used.

    Raises:
        UsageError: no evidence, or it is no unknown file id of ours.
    """
    if not evidence.strip():
        raise UsageError("--evidence: is empty, expected who at the bank said so, when")
    bank = next((one for one in context.banks(None) if is_ours(context, one, file_id)), None)
    with context.store.transaction() as tx:
        known = files.file_record(tx.connection, file_id)
        if bank is None or (known is not None and known.state is not FileState.WITHDRAWN):
            raise UsageError(
                f"--pass-over: {file_id} is no file id of ours that the ledger does not know",
                "`einvoice restore` names those that there are; nothing was changed",
            )
        sequences.raise_to(tx.connection, f"file:{bank}:{file_id[:4]}", int(file_id[6:11]))
        answers.settle_passed_over(tx.connection, file_id, context.clock.timestamp())
        digest = hashlib.sha256(evidence.encode()).hexdigest()
        tx.journal(Event.PASSED_OVER, "", file_id, bank=bank, evidence_sha256=digest)


def _answered(context: Context, bank: str, taken: list[str]) -> Iterator[Problem]:
    """Take over what a bank has answered; yield what that does not prove."""
    with context.store.reading() as tx:
        found = list(proven(context, tx, bank))
        quoted = answers.of_unsent(tx.connection, bank)
        unknown = [one for one in quoted if files.file_record(tx.connection, one) is None]
    for record, sure in found:
        if sure:
            _take(context, record, FileState.SENT, 1, "the bank answered it")
            taken.append(record.file_id)
        else:
            yield _not_sure(record)
    yield from (_lost(bank, file_id) for file_id in unknown)


def _seen_by_witness(context: Context, lacks: Behind, taken: list[str]) -> Iterator[Problem]:
    """Take over what the witness saw; a file whose sending only began is `unknown`."""
    for file_id, seen in sorted(lacks.files.items()):
        with context.store.reading() as tx:
            record = files.file_record(tx.connection, file_id)
        if record is None:
            yield _lost(seen.bank, file_id, seen.issued)
        elif record.state is FileState.WITHDRAWN:
            yield _taken_back(record)
        elif record.sha256 != seen.sha256:
            yield _other_bytes(record)
        else:
            _take_seen(context, record, seen)
            taken.append(file_id)


def _take_seen(context: Context, record: FileRecord, seen: SeenFile) -> None:
    if seen.sent:
        _take(context, record, FileState.SENT, seen.attempt, "the witness saw it sent")
    else:
        evidence = "the witness saw its sending begin"
        _take(context, record, FileState.UNKNOWN, seen.attempt, evidence)


def _take(
    context: Context, record: FileRecord, state: FileState, attempt: int, evidence: str
) -> None:
    """Let a file be where it is proven to be; its bytes go into the archive, or are made again."""
    if record.state is FileState.READY and archived_bytes(context, record) is None:
        context.talk.say(f"{record.file_id}: its bytes are lost and cannot be made again")
    values: dict[str, str | int] = {"attempt": attempt, "evidence": evidence}
    if state is FileState.SENT:
        values["sent_at"] = context.clock.now().isoformat(timespec="seconds")
    with context.store.transaction() as tx:
        now = record
        for new in _WAYS[state][record.state]:
            files.advance_file(tx.connection, now, new, **values)
            now = files.with_state(now, new)
        if state is FileState.SENT:
            old = InvoiceState.RENDERED
            move_contents(tx.connection, record.file_id, old, InvoiceState.SENT)
        tx.journal(Event.of_file(state), record.period, record.file_id, evidence=evidence)
    with context.store.reading() as tx:
        kept = files.file_record(tx.connection, record.file_id)
    context.store.ledger.keep_state(kept or record)


def _lost(bank: str, file_id: str, issued: str = "") -> Problem:
    day = issued or "DAY"
    return Problem.of(
        ExitCode.REFUSED_BY_CHECK,
        f"{file_id}: was sent to {bank} and is lost here, expected it in the ledger",
        "put a copy of the archive back if there is one; else import what was imported since, "
        f"`einvoice calculate`, `einvoice issue --day {day}` (the day of issue, as the invoices at "
        "the bank show it), `einvoice render` (nothing is sent), then "
        "`einvoice restore` again. If the bank says that it does not have it: "
        f'`einvoice restore --pass-over {file_id} --evidence "who said so, when"`',
    )


def _not_sure(record: FileRecord) -> Problem:
    return Problem.of(
        ExitCode.REFUSED_BY_CHECK,
        f"{record.file_id}: was made again after {record.bank} had answered it, so nothing proves "
        f"that it has these {record.invoices} invoices, expected its word",
        f"ask {record.bank} for the SHA-256 of its file, then `einvoice mark-sent {record.file_id} "
        '--evidence "who said so, when" --hash SHA256`',
    )


def _taken_back(record: FileRecord) -> Problem:
    return Problem.of(
        ExitCode.REFUSED_BY_CHECK,
        f"{record.file_id}: was sent to {record.bank} and is taken back here, expected it as sent",
        "its invoices must not go out again: put the copy from before back (`einvoice restore "
        "COPY`), then `einvoice restore`. If the bank says that it does not have it: "
        f'`einvoice restore --pass-over {record.file_id} --evidence "who said so, when"`',
    )


def _other_bytes(record: FileRecord) -> Problem:
    return Problem.of(
        ExitCode.REFUSED_BY_CHECK,
        f"{record.file_id}: has other bytes here than those that were sent, expected the same",
        "what it is made of differs: put the older copy back once more, import what was imported "
        "since, make it again, then `einvoice restore`",
    )
