"""Settles a file of which nobody can say whether its bank has it, on a person's word."""

import hashlib
from dataclasses import replace

from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.invoices import InvoiceState
from einvoice.store import files
from einvoice.store.file_contents import move_contents
from einvoice.store.files import FileRecord
from jobs import poll
from jobs.banks import Banks
from jobs.context import Context
from jobs.file_delivery import FileDelivery


def resend(context: Context, banks: Banks, name: str, evidence: str) -> FileRecord:
    """Look once more; where the bank says that it has nothing, send the same bytes again.

    A file is `unknown` because a look did not settle it: the bank may have taken it away at once.
    So a look that finds neither name proves nothing, and a person's evidence is wanted.

    Raises:
        UsageError: there is no such file.
        RefusedByCheckError: the file is not unknown, or nothing proves that the bank lacks it.
    """
    bank = _unknown(context, name).bank
    poll.poll(context, banks, bank)  # an answer that quotes the file would prove that it is there
    record = _again(context, name)
    if record.state is not FileState.UNKNOWN:
        return record
    with banks.transport(record.bank) as transport:
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


def mark_sent(context: Context, name: str, evidence: str) -> FileRecord:
    """Declare a file sent, on evidence from outside; its bank's answer is awaited from now on.

    Raises:
        UsageError: there is no such file, or no evidence.
        RefusedByCheckError: the file is not unknown.
    """
    if not evidence.strip():
        raise UsageError("--evidence: is empty, expected how you know that the bank has it")
    record = _unknown(context, name)
    _by_hand(context, record, FileState.SENT, evidence)
    return files.with_state(record, FileState.SENT)


def _again(context: Context, name: str) -> FileRecord:
    with context.store.reading() as tx:
        known = files.file_records(tx.connection)
    return next(one for one in known if name in {one.file_id, one.name})


def _unknown(context: Context, name: str) -> FileRecord:
    with context.store.reading() as tx:
        known = files.file_records(tx.connection)
    found = next((one for one in known if name in {one.file_id, one.name}), None)
    if found is None:
        raise UsageError(
            f"{name}: no such file, expected a file id or a file name",
            "`einvoice export files` lists all of a period",
        )
    if found.state is not FileState.UNKNOWN:
        raise RefusedByCheckError(
            f"{found.file_id}: is {found.state}, expected unknown",
            _INSTEAD.get(found.state, "the bank has answered it") + "; nothing was changed",
        )
    return found


_INSTEAD = {
    FileState.READY: "`einvoice deliver` sends it",
    FileState.SENDING: "`einvoice deliver` takes it up where it stood",
    FileState.RENAMING: "`einvoice deliver` looks at the bank first",
    FileState.SENT: "`einvoice poll` fetches the bank's answer",
    FileState.WITHDRAWN: "it was taken back; its invoices are in a further file",
}


def _by_hand(context: Context, record: FileRecord, new: FileState, evidence: str) -> None:
    """Move a file on a person's word; the journal has its digest, for it may name people."""
    sent = new is FileState.SENT
    values = {"evidence": f"by hand: {evidence}"}
    if sent:
        values["sent_at"] = context.clock.now().isoformat(timespec="seconds")
    moved = replace(record, state=new, **values)  # type: ignore[arg-type] # the ledger's columns
    if not sent:
        context.store.ledger.keep_state(moved)  # first, so that it never knows more than we do
    with context.store.transaction() as tx:
        files.advance_file(tx.connection, record, new, **values)
        if sent:
            rendered = InvoiceState.RENDERED
            move_contents(tx.connection, record.file_id, rendered, InvoiceState.SENT)
        digest = hashlib.sha256(evidence.encode()).hexdigest()
        tx.journal(
            f"file_{new}", record.period, record.file_id, by_hand=True, evidence_sha256=digest
        )
    if sent:
        context.store.ledger.keep_state(moved)
