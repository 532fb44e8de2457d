"""A person's declarations about files that this database did not send."""

import hashlib
import re

from einvoice.core.advice import Action
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.numbering import month_of, sequence_of
from einvoice.store import answers, banks_to_ask, files, lost_imports, same_folder, sequences
from einvoice.store.seen_files import (
    SeenAtBank,
    note,
    passed_over,
    seen_at_banks,
    taken_back_at_bank,
)
from einvoice.store.transactions import ReadTransaction
from jobs.at_banks import is_in_inbox, is_ours, unsent
from jobs.banks import Banks
from jobs.care.adopted_otherwise import OtherSum, adopted_otherwise
from jobs.context import Context
from jobs.old_ledger import UNKNOWN_HASH, lost_files, proven
from jobs.steps.file_bytes import take_back_within
from jobs.taken_back import beside_others
from jobs.witness import behind_witness, witness_is_lost

_SHOWN = 3
_SHA256 = re.compile(r"[0-9a-f]{64}")


def declare_sent(context: Context, file_id: str, evidence: str, sha256: str = "") -> None:
    """Keep that a bank has a file that the ledger does not know: it will not be sent, but be lost.

    From now on the same as if the bank had answered it.

    Raises:
        UsageError: no evidence, no hash, no file id of ours, or the ledger knows the file.
        RefusedByCheckError: a person passed it over: its invoices may have gone in another file.
    """
    digest, bank = _digest(evidence), _bank_of(context, file_id, "--sent")
    sha256 = sha256.strip().lower()
    if sha256 and not _SHA256.fullmatch(sha256):
        raise UsageError("hash-wrong")
    with context.store.writing() as tx:
        if files.file_record(tx, file_id) is not None:
            raise UsageError("file-in-ledger", file=file_id, hash=UNKNOWN_HASH)
        if file_id in passed_over(tx):
            raise RefusedByCheckError("file-passed-over", file=file_id, bank=bank)
        note(tx, file_id, SeenAtBank(bank, sha256), "person", evidence_sha256=digest)


def pass_over(context: Context, file_id: str, evidence: str) -> None:
    """Declare that a bank has nothing of a file which something says it has; its id stays used.

    Ours of that id, unsent, is taken back: its documents go in a further file, for the bank may
    call the id received, and an answer to what it had before names the id too. Where it was lost
    and made again otherwise, something imported since the copy is missing, and is asked for.

    Raises:
        UsageError: no evidence, or nothing says that a bank has the file.
        RefusedByCheckError: it is in the bank's inbox, or an answer says that the bank has taken it
            and the evidence does not name it.
        TransferError: the bank cannot be reached, so that nobody looked there.
    """
    digest, bank = _digest(evidence), _bank_of(context, file_id, "--pass-over")
    if file_id not in _named(context):
        raise UsageError("file-not-at-bank", file=file_id, bank=bank)
    _refuse_unsaid(context, bank, file_id, evidence)
    with Banks(context) as banks, banks.connected(bank) as transport:
        if is_in_inbox(context, transport, bank, file_id):
            raise RefusedByCheckError("file-still-at-bank", file=file_id, bank=bank)
    with context.store.writing() as tx:
        name = sequences.of_files(bank, month_of(file_id))
        sequences.raise_to(tx, name, sequence_of(file_id))
        answers.settle_passed_over(tx, file_id, context.clock.timestamp())
        record = files.file_record(tx, file_id)
        if record is not None and record.state is FileState.READY:
            if lost_imports.is_sign(tx, file_id):  # what was made again was not what the bank had
                lost_imports.note_lost(tx, {f"{file_id} passed over"})
            take_back_within(context, tx, record, "passed over")
        tx.journal(Event.PASSED_OVER, "", file_id, bank=bank, evidence_sha256=digest)


def _refuse_unsaid(context: Context, bank: str, file_id: str, evidence: str) -> None:
    """Refuse to pass over a file of ours that its bank answers, unless the evidence names it.

    A mistyped hash says that the bank has another file; a screen's words that are typed without a
    look would send its invoices twice. Nothing is asked where other bytes were read at the bank.
    """
    with context.store.reading() as tx:
        record, seen = files.file_record(tx, file_id), seen_at_banks(tx).get(file_id)
        took = [row for row in answers.unsent_or_late(tx, bank) if row.file_id == file_id]
        twice = beside_others(tx, bank, file_id)
    if twice and file_id not in evidence:
        raise twice
    are_read = record and seen and seen.looked and seen.sha256 not in {"", record.sha256}
    said = [row.short_id for row in took if row.outcome == answers.UNSENT_FILE]
    if record and said and not are_read and file_id not in evidence:
        raise RefusedByCheckError(
            "pass-over-unsaid", bank=bank, file=file_id, id=said[0], hash=UNKNOWN_HASH
        )


def say_imports_done(context: Context, *, nothing: bool, reason: str = "") -> tuple[OtherSum, ...]:
    """Keep that what was imported since the copy was made is imported again.

    ``nothing``: a person says that there is nothing to import again. ``reason``: why adopted
    invoices have other sums all the same; it is kept. Of a file that waited here it says besides
    that a person brought it and no copy was put back: nothing was mailed or printed before one.

    Returns:
        The adopted invoices that have other sums than the data give.

    Raises:
        RefusedByCheckError: nothing was imported since the copy was put back, or rows of it were
            refused and are not settled, or adopted invoices have other sums and nobody said why.
    """
    with context.store.reading() as tx:
        step = lost_imports.awaited_step(tx)
        if step and step is not Action.IMPORTS_DONE and not nothing:
            raise _not_repeated(tx)
    if step is None:
        return ()
    others = adopted_otherwise(context)
    count = len(others)
    if count and not reason.strip():
        option = "--nothing-imported" if nothing else "--imports-done"
        raise RefusedByCheckError("adopted-otherwise", option=option, count=count)
    said_why = bool(reason.strip())
    insisted = {"otherwise": count, "reason_sha256": _sha256(reason)} if said_why else {}
    by_hand = {"by_hand": True} if nothing and step is Action.NOTHING_IMPORTED else {}
    with context.store.writing() as tx:
        tx.journal(Event.IMPORTS_REPEATED, "", "", **insisted, **by_hand)
        word = lost_imports.last_word(tx)
    same_folder.keep_mark(context.store.data_dir, context.store.database_file, word)
    return others


def _not_repeated(tx: ReadTransaction) -> RefusedByCheckError:
    refused = lost_imports.refused_since(tx)
    if not refused:
        return RefusedByCheckError("imports-not-repeated")
    rows = tuple(f"{row.where} ({row.fault})" for row in refused[:_SHOWN])
    more = len(refused) - len(rows)
    return RefusedByCheckError("imports-refused", rows=rows, more=more, number=refused[0].number)


def say_imports_missing(context: Context) -> None:
    """Take back the word that everything, or nothing, was to be imported again.

    Nothing is issued any more until the lost files are imported and that is said.

    Raises:
        RefusedByCheckError: nobody gave such a word.
    """
    with context.store.writing() as tx:
        if not lost_imports.reopen(tx):
            raise RefusedByCheckError("no-imports-word")


def say_banks_asked(context: Context) -> None:
    """Keep that the banks were asked: what they received since the copy was declared, if any."""
    with context.store.writing() as tx:
        if banks_to_ask.awaited(tx):
            banks_to_ask.answer(tx)


def _digest(evidence: str) -> str:
    """Return the digest of a person's evidence: it may name people, and the journal may not."""
    if not evidence.strip():
        raise UsageError("no-word-of-the-bank")
    return _sha256(evidence)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _bank_of(context: Context, file_id: str, option: str) -> str:
    with context.store.reading() as tx:
        for bank in context.banks(None):
            if is_ours(context, tx, bank, file_id):
                return bank
    tag = context.installation_tag
    raise UsageError("no-file-id-of-ours", file=file_id, option=option, tag=tag)


def _named(context: Context) -> set[str]:
    """Return the files of which the ledger lacks that their bank has them.

    A file that is here unsent and that the bank is proven to have is taken over instead.
    """
    lacks = None if witness_is_lost(context) else behind_witness(context)
    named = {record.file_id for record in lost_files(context)} | set(lacks.files if lacks else ())
    with context.store.reading() as tx:
        for bank in context.banks(None):
            sure = {record.file_id for record, is_sure in proven(context, tx, bank) if is_sure}
            named = (named | set(unsent(tx, bank)) | set(taken_back_at_bank(tx, bank))) - sure
    return named
