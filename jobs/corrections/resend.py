"""Settles a file on a person's word: the bank has it, or the bank does not have it."""

import hashlib
import re

from bank_adapters.transport.interface import Transport
from einvoice.core.deliveries import BY_HAND, FileState
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.store import answers, doubts, files, seen_files
from einvoice.store.counted_answers import take_back_counted
from einvoice.store.file_contents import move_contents
from einvoice.store.files import FileRecord
from einvoice.store.transactions import WriteTransaction
from jobs.answers import poll
from jobs.answers.read_again import read_open_again
from jobs.banks import Banks
from jobs.context import Context
from jobs.old_ledger import stopped
from jobs.steps.file_bytes import archived_bytes
from jobs.steps.file_delivery import FileDelivery
from jobs.witness import keep_witness, keep_witness_of_sent, refuse_behind_witness


def resend(context: Context, banks: Banks, name: str, evidence: str) -> FileRecord:
    """Look once more; where the bank says that it has nothing, send the same bytes again.

    A file is `unknown` because a look did not settle it: the bank may have taken it away at once.
    So a look that finds neither name proves nothing, and a person's evidence is wanted. The same
    for a file that was sent and that its bank, asked why it does not answer, says it has not. A
    file whose sending broke off is looked for first, and sent as far as nothing may be there.

    Raises:
        UsageError: there is no such file.
        RefusedByCheckError: the file's sending never began or is answered, or nothing proves that
            the bank lacks it.
    """
    bank = _unanswered(context, name).bank
    poll.poll(context, banks, bank)  # an answer that quotes the file would prove that it is there
    record = _again(context, name)
    if record.state not in _MAY_BE_LOST:
        return record
    refuse_behind_witness(context)
    if error := stopped(context, record.bank):
        raise error
    with banks.transport(record.bank) as transport:
        if record.state is FileState.SENT:
            return _sent_and_lost(context, transport, record, evidence)
        delivery = FileDelivery(context, transport, record)
        # a later look: found at the bank, or only its temporary name
        delivered = delivery.deliver()
        if delivered.state is not FileState.UNKNOWN:
            return delivered
        if not evidence.strip():
            raise RefusedByCheckError("unknown-without-word", file=record.file_id, bank=record.bank)
        _by_hand(context, delivered, FileState.READY, evidence)
        ready = files.with_state(delivered, FileState.READY)
        return FileDelivery(context, transport, ready).deliver()


def _sent_and_lost(
    context: Context, transport: Transport, record: FileRecord, evidence: str
) -> FileRecord:
    """Send a file again that was sent, on its bank's word that it has no such file.

    Raises:
        RefusedByCheckError: there is no such word, or the file is in the bank's inbox.
    """
    if FileDelivery(context, transport, record).look().final:
        raise RefusedByCheckError("file-in-inbox", file=record.file_id, bank=record.bank)
    if not evidence.strip():
        raise RefusedByCheckError("sent-without-word", file=record.file_id, bank=record.bank)
    _by_hand(context, record, FileState.READY, evidence)
    keep_witness(context)
    ready = files.with_state(record, FileState.READY)
    return FileDelivery(context, transport, ready).deliver()


def is_to_send(context: Context, name: str) -> bool:
    """Return whether the next run sends a file."""
    return _known(context, name).state is FileState.READY


def mark_sent(context: Context, name: str, evidence: str, sha256: str = "") -> FileRecord:
    """Declare a file sent, on evidence from outside; its bank's answer is awaited from now on.

    Nothing sends it again: the archive has its bytes and knows that it was sent before we return.
    Of a file that the bank received before it proves the contents: the answers that wait apply.

    Args:
        context: of the command.
        name: the file id or file name.
        evidence: who said that the bank has it, when.
        sha256: of the file that the bank has. It may be left out only for a file whose bytes we
            sent ourselves, so that its state is `unknown`.

    Raises:
        UsageError: there is no such file, or no evidence.
        RefusedByCheckError: the file has another state, or the bank has other bytes.
    """
    if not evidence.strip():
        raise UsageError("evidence-missing")
    record = _known(context, name)
    if record.state not in BY_HAND and _waits_for_proof(context, record):
        return _prove(context, record, evidence, sha256.strip().lower())
    if record.state not in BY_HAND:
        if _is_said_otherwise(context, record, sha256.strip().lower(), evidence):
            return _prove(context, record, evidence, record.sha256)
        raise RefusedByCheckError(
            "mark-sent-sent"
            if record.state is FileState.SENT
            else "mark-sent-taken-back"
            if record.state is FileState.WITHDRAWN
            else "mark-sent-accepted"
            if record.state is FileState.ACCEPTED
            else "mark-sent-answered",
            file=record.file_id,
            state=record.state,
        )
    given = sha256.strip().lower()
    if record.state is FileState.READY:
        _keep_other(context, record, given, evidence)
    proven = _compare(record, given)
    archived_bytes(context, record)
    _by_hand(context, record, FileState.SENT, evidence, proven=proven)
    keep_witness_of_sent(context)
    return files.with_state(record, FileState.SENT)


def needs_hash(context: Context, name: str) -> bool:
    """Return whether the hash of the file that the bank has must be given to declare it sent.

    Raises:
        UsageError: there is no such file.
    """
    record = _known(context, name)
    return record.state in _NEED_HASH or _waits_for_proof(context, record)


def _compare(record: FileRecord, sha256: str) -> bool:
    """Refuse a hash that is not the ledger's: the bank has another file under this name.

    Returns:
        Whether the hash proves that the bank has our bytes; not where none is needed or given.

    Raises:
        UsageError: none is given, or it is no hash.
        RefusedByCheckError: it is another file.
    """
    if not sha256 and record.state is FileState.UNKNOWN:
        return False
    if not _SHA256.fullmatch(sha256):
        raise UsageError("hash-missing", file=record.file_id, bank=record.bank, name=record.name)
    if sha256 != record.sha256:
        raise RefusedByCheckError(
            "hash-differs"
            if record.state is FileState.READY
            else "hash-differs-unclear"
            if record.state in BY_HAND
            else "hash-differs-counted"
            if record.state is FileState.ACCEPTED
            else "hash-differs-at-bank",
            file=record.file_id,
            hash=record.sha256,
            bank=record.bank,
        )
    return True


def _keep_other(context: Context, record: FileRecord, sha256: str, evidence: str) -> None:
    """Keep that the bank has another file under our id: no run sends ours, no word accepts it."""
    differs = _SHA256.fullmatch(sha256) and sha256 != record.sha256
    if not differs:
        return
    with context.store.writing() as tx:
        other_file = seen_files.SeenAtBank(record.bank, sha256)
        proof = {"how": "a person's word", "evidence_sha256": _digest(evidence)}
        seen_files.note(tx, record.file_id, other_file, **proof)


def _is_said_otherwise(context: Context, record: FileRecord, sha256: str, evidence: str) -> bool:
    """Keep that the bank of a file that counts as sent has another file, by its word.

    What was counted as accepted waits again until a person says what holds.

    Returns:
        Whether that was said before, and is taken back by our hash.

    Raises:
        RefusedByCheckError: the bank has other contents.
    """
    if record.state not in _MAY_DIFFER or not _SHA256.fullmatch(sha256):
        return False
    if record.state is FileState.ACCEPTED and _is_asked(context, record):
        return False
    if sha256 != record.sha256:
        _keep_other(context, record, sha256, evidence)
        if record.state is FileState.ACCEPTED:
            with context.store.writing() as tx:
                take_back_counted(tx, record)
        _compare(record, sha256)
    with context.store.reading() as tx:
        return seen_files.is_named_otherwise(tx, record)


def _is_asked(context: Context, record: FileRecord) -> bool:
    """Return whether a file counts by its bank's words about each document."""
    with context.store.reading() as tx:
        return doubts.is_asked(tx, record.file_id)


def _waits_for_proof(context: Context, record: FileRecord) -> bool:
    with context.store.reading() as tx:
        return record.file_id in answers.in_doubt(answers.open_answers(tx))


def _prove(context: Context, record: FileRecord, evidence: str, sha256: str) -> FileRecord:
    """Keep that a bank has just our bytes, and apply the answers that waited for that."""
    _keep_other(context, record, sha256, evidence)
    _compare(record, sha256)
    with context.store.writing() as tx:
        _forget_other(tx, record)
        doubts.keep_proof(tx, record, evidence_sha256=_digest(evidence))
    list(read_open_again(context, record.bank))
    return _again(context, record.file_id)


def _forget_other(tx: WriteTransaction, record: FileRecord) -> None:
    """Keep that the bank has ours after all: another hash that a person typed was mistyped."""
    if seen_files.is_named_otherwise(tx, record):
        same_file = seen_files.SeenAtBank(record.bank, record.sha256)
        seen_files.note(tx, record.file_id, same_file, "a person's word")


def _again(context: Context, name: str) -> FileRecord:
    with context.store.reading() as tx:
        known = files.file_records(tx)
    return next(record for record in known if name in {record.file_id, record.name})


def _known(context: Context, name: str) -> FileRecord:
    with context.store.reading() as tx:
        known = files.file_records(tx)
    record = next((row for row in known if name in {row.file_id, row.name}), None)
    if record is None:
        raise UsageError("no-such-file", file=name)
    return record


def _unanswered(context: Context, name: str) -> FileRecord:
    record = _known(context, name)
    if record.state not in _MAY_BE_LOST:
        raise RefusedByCheckError(
            "resend-not-sent"
            if record.state is FileState.READY
            else "resend-taken-back"
            if record.state is FileState.WITHDRAWN
            else "resend-answered",
            file=record.file_id,
            state=record.state,
            period=record.period,
        )
    return record


_SHA256 = re.compile(r"[0-9a-f]{64}")
_NEED_HASH = (FileState.READY, FileState.SENDING, FileState.RENAMING)
_MAY_DIFFER = (FileState.SENT, FileState.ACCEPTED)
_MAY_BE_LOST = (FileState.UNKNOWN, FileState.SENT, FileState.SENDING, FileState.RENAMING)


def _digest(evidence: str) -> str:
    return hashlib.sha256(evidence.encode()).hexdigest()


def _by_hand(
    context: Context, record: FileRecord, new: FileState, evidence: str, *, proven: bool = False
) -> None:
    """Move a file on a person's word; the journal has its digest, for it may name people."""
    sent = new is FileState.SENT
    values: dict[str, str | int] = {"evidence": f"by hand: {evidence}"}
    if sent:
        values["sent_at"] = context.clock.now().isoformat(timespec="seconds")
        values["attempt"] = max(record.attempt, 1)
    with context.store.writing() as tx:
        files.declare_file(tx, record, new, **values)
        if sent:
            rendered = InvoiceState.RENDERED
            move_contents(tx, record.file_id, rendered, InvoiceState.SENT)
        elif record.state is FileState.SENT:
            rendered = InvoiceState.RENDERED
            move_contents(tx, record.file_id, InvoiceState.SENT, rendered)
        digest = _digest(evidence)
        tx.journal(
            Event.of_file(new), record.period, record.file_id, by_hand=True, evidence_sha256=digest
        )
        if proven:
            _forget_other(tx, record)
            doubts.keep_proof(tx, record)
