"""What a person knows from a bank about files that this database did not send."""

import hashlib
import re

from einvoice.core.errors import UsageError
from einvoice.core.events import Event
from einvoice.core.numbering import sequence_of
from einvoice.store import answers, files, sequences
from einvoice.store.seen_files import SeenAtBank, note
from jobs.at_banks import is_ours, sequence_name, unsent
from jobs.context import Context
from jobs.old_ledger import behind_witness, lost_files, witness_is_lost

_SHA256 = re.compile(r"[0-9a-f]{64}")


def declare_sent(context: Context, file_id: str, evidence: str, sha256: str = "") -> None:
    """Keep that a bank has a file that the ledger does not know: it will not be sent, but be lost.

    From now on the same as if the bank had answered it.

    Raises:
        UsageError: no evidence, no hash, no file id of ours, or the ledger knows the file.
    """
    digest, bank = _digest(evidence), _bank_of(context, file_id, "--sent")
    sha256 = sha256.strip().lower()
    if sha256 and not _SHA256.fullmatch(sha256):
        raise UsageError("--hash: is no SHA-256, expected 64 hexadecimal digits, or leave it out")
    with context.store.transaction() as tx:
        if files.file_record(tx.connection, file_id) is not None:
            raise UsageError(
                f"--sent: {file_id} is in the ledger, expected a file that it does not know",
                f"`einvoice mark-sent {file_id} --evidence TEXT`; nothing was changed",
            )
        note(tx, file_id, SeenAtBank(bank, sha256), "person", evidence_sha256=digest)


def pass_over(context: Context, file_id: str, evidence: str) -> None:
    """Declare that a bank does not have a file which something says it has; its id stays used.

    Raises:
        UsageError: no evidence, or nothing says that a bank has the file.
    """
    digest, bank = _digest(evidence), _bank_of(context, file_id, "--pass-over")
    if file_id not in _named(context):
        raise UsageError(
            f"--pass-over: nothing says that {bank} has {file_id}, expected one that `restore` "
            "names",
            "`einvoice restore` names those that there are; nothing was changed",
        )
    with context.store.transaction() as tx:
        sequences.raise_to(tx.connection, sequence_name(bank, file_id), sequence_of(file_id))
        answers.settle_passed_over(tx.connection, file_id, context.clock.timestamp())
        tx.journal(Event.PASSED_OVER, "", file_id, bank=bank, evidence_sha256=digest)


def _digest(evidence: str) -> str:
    """Return the digest of a person's evidence: it may name people, and the journal may not."""
    if not evidence.strip():
        raise UsageError("--evidence: is empty, expected who at the bank said so, when")
    return hashlib.sha256(evidence.encode()).hexdigest()


def _bank_of(context: Context, file_id: str, option: str) -> str:
    with context.store.reading() as tx:
        for bank in context.banks(None):
            if is_ours(context, tx, bank, file_id):
                return bank
    raise UsageError(
        f"{option}: {file_id} is no file id that this installation makes, or far beyond the last "
        f"one, expected one such as 2611SE00001{context.installation_tag}",
        "`einvoice restore` names those that are missing; nothing was changed",
    )


def _named(context: Context) -> set[str]:
    """Return the files of which the ledger lacks that their bank has them.

    One that the bank has answered, and that is here unsent, is taken over by `restore` instead.
    """
    lacks = None if witness_is_lost(context) else behind_witness(context)
    named = {one.file_id for one in lost_files(context)} | set(lacks.files if lacks else ())
    with context.store.reading() as tx:
        known = {one.file_id for one in files.file_records(tx.connection)}
        for bank in context.banks(None):
            answered = set(answers.of_unsent(tx.connection, bank))
            named = (named | set(unsent(tx, bank))) - (answered & known)
    return named
