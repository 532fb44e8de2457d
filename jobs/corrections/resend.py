"""Settles a file on a person's word: the bank has it, or the bank does not have it."""

import hashlib
import re
from dataclasses import replace

from bank_adapters.transport.interface import Transport
from einvoice.core.deliveries import BY_HAND, FileState
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.store import files
from einvoice.store.file_contents import move_contents
from einvoice.store.files import FileRecord
from jobs.answers import poll
from jobs.banks import Banks
from jobs.context import Context
from jobs.old_ledger import keep_witness, keep_witness_of_sent, refuse_behind_witness
from jobs.steps.file_bytes import archived_bytes
from jobs.steps.file_delivery import FileDelivery


def resend(context: Context, banks: Banks, name: str, evidence: str) -> FileRecord:
    """Look once more; where the bank says that it has nothing, send the same bytes again.

    A file is `unknown` because a look did not settle it: the bank may have taken it away at once.
    So a look that finds neither name proves nothing, and a person's evidence is wanted. The same
    for one that was sent and that its bank, asked why it does not answer, says it has not.

    Raises:
        UsageError: there is no such file.
        RefusedByCheckError: the file is neither unknown nor sent and unanswered, or nothing proves
            that the bank lacks it.
    """
    bank = _unanswered(context, name).bank
    poll.poll(context, banks, bank)  # an answer that quotes the file would prove that it is there
    record = _again(context, name)
    if record.state not in _MAY_BE_LOST:
        return record
    refuse_behind_witness(context)
    with banks.transport(record.bank) as transport:
        if record.state is FileState.SENT:
            return _sent_and_lost(context, transport, record, evidence)
        delivery = FileDelivery(context, transport, record)
        found = delivery.deliver()  # a later look: found at the bank, or only its temporary name
        if found.state is not FileState.UNKNOWN:
            return found
        if not evidence.strip():
            raise RefusedByCheckError(
                f"{record.file_id}: neither name lies at {record.bank}, which proves nothing, for "
                "banks take files away; expected the bank's word that it does not have it",
                f'ask {record.bank}, then `einvoice resend {record.file_id} --evidence "who said '
                'so, when"`; nothing was sent',
            )
        _by_hand(context, found, FileState.READY, evidence)
        ready = files.with_state(found, FileState.READY)
        return FileDelivery(context, transport, ready).deliver()


def _sent_and_lost(
    context: Context, transport: Transport, record: FileRecord, evidence: str
) -> FileRecord:
    """Send a file again that was sent, on its bank's word that it has no such file.

    Raises:
        RefusedByCheckError: there is no such word, or the file is in the bank's inbox.
    """
    if FileDelivery(context, transport, record).look().final:
        raise RefusedByCheckError(
            f"{record.file_id}: is in {record.bank}'s inbox, expected the bank to take it",
            "tell the bank so; `einvoice poll` fetches its answer; nothing was sent",
        )
    if not evidence.strip():
        raise RefusedByCheckError(
            f"{record.file_id}: was sent, expected the bank's word that it has no such file",
            f'ask {record.bank}, then `einvoice resend {record.file_id} --evidence "who said so, '
            'when"`; nothing was sent',
        )
    _by_hand(context, record, FileState.READY, evidence)
    keep_witness(context)
    ready = files.with_state(record, FileState.READY)
    return FileDelivery(context, transport, ready).deliver()


def mark_sent(context: Context, name: str, evidence: str, sha256: str = "") -> FileRecord:
    """Declare a file sent, on evidence from outside; its bank's answer is awaited from now on.

    Nothing sends it again: the archive has its bytes and knows that it was sent before we return.

    Args:
        context: the command's world.
        name: the file id or file name.
        evidence: who said that the bank has it, when.
        sha256: of the file that the bank has. It may be left out only for a file whose bytes we
            sent ourselves, so that its state is `unknown`.

    Raises:
        UsageError: there is no such file, or no evidence.
        RefusedByCheckError: the file has another state, or the bank has other bytes.
    """
    if not evidence.strip():
        raise UsageError("--evidence: is empty, expected how you know that the bank has it")
    record = _known(context, name)
    if record.state not in BY_HAND:
        raise RefusedByCheckError(
            f"{record.file_id}: is {record.state}, expected ready, sending, renaming or unknown",
            f"{_AFTER.get(record.state, _ANSWERED)}; nothing was changed",
        )
    _compare(record, sha256.strip().lower())
    archived_bytes(context, record)
    _by_hand(context, record, FileState.SENT, evidence)
    keep_witness_of_sent(context)
    return files.with_state(record, FileState.SENT)


def needs_hash(context: Context, name: str) -> bool:
    """Return whether the hash of the file that the bank has must be given to declare it sent.

    Raises:
        UsageError: there is no such file.
    """
    return _known(context, name).state in _NEED_HASH


def _compare(record: FileRecord, sha256: str) -> None:
    """Refuse a hash that is not the ledger's: the bank has another file under this name.

    Raises:
        UsageError: none is given, or it is no hash.
        RefusedByCheckError: it is another one.
    """
    if not sha256 and record.state not in _NEED_HASH:
        return
    if not _SHA256.fullmatch(sha256):
        raise UsageError(
            f"--hash: expected the SHA-256 of the file that {record.bank} has, "
            "64 hexadecimal digits",
            f"`sha256sum {record.name}` on the file that was sent prints it; nothing was changed",
        )
    if sha256 != record.sha256:
        raise RefusedByCheckError(
            f"{record.file_id}: the file that was sent has another hash, expected {record.sha256}",
            f"{record.bank} has another file than ours: ask it to discard that file before the "
            "next run sends ours, and compare both with `sha256sum`; nothing was changed",
        )


def _again(context: Context, name: str) -> FileRecord:
    with context.store.reading() as tx:
        known = files.file_records(tx.connection)
    return next(one for one in known if name in {one.file_id, one.name})


def _known(context: Context, name: str) -> FileRecord:
    with context.store.reading() as tx:
        known = files.file_records(tx.connection)
    found = next((one for one in known if name in {one.file_id, one.name}), None)
    if found is None:
        raise UsageError(
            f"{name}: no such file, expected a file id or a file name",
            "`einvoice export files --to files.csv` lists all of a period",
        )
    return found


def _unanswered(context: Context, name: str) -> FileRecord:
    found = _known(context, name)
    if found.state not in _MAY_BE_LOST:
        raise RefusedByCheckError(
            f"{found.file_id}: is {found.state}, expected unknown, or sent and not answered",
            f"{_INSTEAD.get(found.state, _ANSWERED)}; nothing was changed",
        )
    return found


_SHA256 = re.compile(r"[0-9a-f]{64}")
_NEED_HASH = (FileState.READY, FileState.SENDING, FileState.RENAMING)
_ANSWERED = "the bank has answered it"
_AFTER = {
    FileState.SENT: "`einvoice poll` fetches the bank's answer",
    FileState.WITHDRAWN: "it was taken back and its invoices go out in another file: ask the bank "
    "to discard this one before the next run",
}
"""What follows in place of `mark-sent`: nothing that would send a file."""
_INSTEAD = {
    FileState.READY: "`einvoice deliver` sends it",
    FileState.SENDING: "`einvoice deliver` takes it up where it stood",
    FileState.RENAMING: "`einvoice deliver` looks at the bank first",
    FileState.WITHDRAWN: "it was taken back; its invoices are in a further file",
}
_MAY_BE_LOST = (FileState.UNKNOWN, FileState.SENT)


def _by_hand(context: Context, record: FileRecord, new: FileState, evidence: str) -> None:
    """Move a file on a person's word; the journal has its digest, for it may name people."""
    sent = new is FileState.SENT
    values: dict[str, str | int] = {"evidence": f"by hand: {evidence}"}
    if sent:
        values["sent_at"] = context.clock.now().isoformat(timespec="seconds")
        values["attempt"] = max(record.attempt, 1)
    moved = replace(record, state=new, **values)  # type: ignore[arg-type] # the ledger's columns
    # First: going back to ready it never knows more than the ledger does, and what a person
    # declared sent stays so whatever happens to the database.
    context.store.ledger.keep_state(moved)
    with context.store.transaction() as tx:
        files.advance_file(tx.connection, record, new, **values)
        if sent:
            rendered = InvoiceState.RENDERED
            move_contents(tx.connection, record.file_id, rendered, InvoiceState.SENT)
        elif record.state is FileState.SENT:
            rendered = InvoiceState.RENDERED
            move_contents(tx.connection, record.file_id, InvoiceState.SENT, rendered)
        digest = hashlib.sha256(evidence.encode()).hexdigest()
        tx.journal(
            Event.of_file(new), record.period, record.file_id, by_hand=True, evidence_sha256=digest
        )
