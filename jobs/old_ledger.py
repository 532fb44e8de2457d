"""Notices that the ledger is older than what was done, although nothing in its folder says so.

A whole folder may be put back (a snapshot, a file backup), so that database and archive agree.
What proves that more was done lies outside: a bank's answer that quotes a file which the ledger
calls unsent or does not know, a file of ours in a bank's inbox, or the witness on another disk.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from bank_adapters.transport.interface import Transport
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError, StorageError
from einvoice.core.events import Event
from einvoice.core.numbering import is_file_id_of
from einvoice.store import answers, files, journal, witness
from einvoice.store.files import FileRecord
from einvoice.store.store import Transaction
from einvoice.store.witness import Behind
from jobs.context import Context

_IDS = re.compile(r"(?=([0-9A-Z]{17}))")
_RESTORE = "`einvoice restore` takes over what is proven and says what is left; nothing was sent"


def is_ours(context: Context, bank: str, file_id: str) -> bool:
    """Return whether a file id is one that this installation makes for a bank."""
    code = context.adapters[bank].profile.file_code
    return is_file_id_of(file_id, code, context.installation_tag)


def passed_over(tx: Transaction) -> frozenset[str]:
    """Return the file ids that a person declared not to be at their bank."""
    return frozenset(subject for subject, _ in journal.details(tx.connection, Event.PASSED_OVER))


def stopped(context: Context, bank: str) -> RefusedByCheckError | None:
    """Return why nothing goes to a bank: it answered files that the ledger calls unsent."""
    with context.store.reading() as tx:
        found = answers.of_unsent(tx.connection, bank)
    if not found:
        return None
    return RefusedByCheckError(
        f"{bank}: answered {', '.join(found)}, which the ledger calls unsent: it is older than "
        "what was done, expected answers to what was sent",
        _RESTORE,
    )


def refuse_old(context: Context) -> None:
    """Refuse a ledger that is proven to be older than what was done.

    Raises:
        RefusedByCheckError: a bank answered what it calls unsent, or its witness saw more.
    """
    refuse_behind_witness(context)
    for bank in context.banks(None):
        if error := stopped(context, bank):
            raise error


def is_old(context: Context) -> bool:
    """Return whether `restore` comes next."""
    try:
        refuse_old(context)
    except RefusedByCheckError:
        return True
    return False


def refuse_unknown(context: Context) -> None:
    """Refuse to give numbers or make files while a bank has a file that the ledger does not know.

    Raises:
        RefusedByCheckError: the numbers and ids would be given a second time.
    """
    refuse_behind_witness(context)
    for bank in context.banks(None):
        with context.store.reading() as tx:
            found = answers.of_unsent(tx.connection, bank)
            unknown = [one for one in found if files.file_record(tx.connection, one) is None]
        error = stopped(context, bank)
        if unknown and error:
            raise error


def refuse_strangers(context: Context, transport: Transport, record: FileRecord) -> None:
    """Look into a bank's inbox before the first attempt of a file.

    Raises:
        RefusedByCheckError: a file of ours lies there that the ledger does not know.
    """
    profile = context.adapters[record.bank].profile
    if not profile.can_list:
        return
    names = [remote.name for remote in transport.list_files(profile.inbox)]
    quoted = {one for name in names for one in _IDS.findall(name)}
    ours = sorted(one for one in quoted if is_ours(context, record.bank, one))
    with context.store.reading() as tx:
        known = {one.file_id for one in files.file_records(tx.connection)} | passed_over(tx)
    strangers = [one for one in ours if one not in known]
    if strangers:
        raise RefusedByCheckError(
            f"{record.bank}: has {', '.join(strangers)} in its inbox, which the ledger does not "
            "know: it is older than what was done, expected only files that it knows",
            _RESTORE,
        )


def refuse_behind_witness(context: Context) -> None:
    """Refuse to send from a database that its witness has seen further.

    Raises:
        RefusedByCheckError: it is behind, or the witness is lost or cannot be read.
    """
    lacks = behind_witness(context)
    if lacks:
        raise RefusedByCheckError(
            f"database: is behind its witness: {len(lacks.files)} files are sent or being sent "
            f"there, {len(lacks.sequences)} sequences are further"
            + (", the journal's last entry is missing" if lacks.journal else "")
            + "; expected all of it here",
            _RESTORE,
        )


def behind_witness(context: Context) -> Behind | None:
    """Return what the database lacks of what its witness saw; None where there is no witness.

    Raises:
        RefusedByCheckError: there was a witness and it is lost, or it cannot be read.
    """
    path = context.config.witness_path
    if path is None:
        return None
    seen = witness.read(path, context.installation_tag)
    with context.store.reading() as tx:
        if seen is not None:
            return witness.behind(tx.connection, seen, passed_over(tx))
        begun = journal.last_seq(tx.connection, Event.WITNESS_BEGUN)
    if begun:
        raise RefusedByCheckError(
            "witness: there was one and it is not there, expected it where [database] says",
            "mount its disk or put the file back; if it is lost for good, `einvoice restore` "
            "begins another; nothing was sent",
        )
    return None


def witness_is_lost(context: Context) -> bool:
    """Return whether nothing of this installation is where its witness should be."""
    path = context.config.witness_path
    return path is None or witness.read(path, context.installation_tag) is None


def keep_witness(context: Context) -> None:
    """Let the witness see how far the database has come, before a byte is sent.

    Raises:
        RefusedByCheckError: its disk is not mounted.
        StorageError: it cannot be written.
    """
    path = context.config.witness_path
    if path is None:
        return
    with context.store.reading() as tx:
        begun = journal.last_seq(tx.connection, Event.WITNESS_BEGUN)
        seen = witness.of_ledger(tx.connection)
    witness.write(path, context.installation_tag, seen)
    if not begun:
        with context.store.transaction() as tx:
            tx.journal(Event.WITNESS_BEGUN, "", "")


def keep_witness_of_sent(context: Context) -> None:
    """Let the witness see what was sent; without that it says that the sending began."""
    with suppress(StorageError, RefusedByCheckError):
        keep_witness(context)


def proven(context: Context, tx: Transaction, bank: str) -> Iterator[tuple[FileRecord, bool]]:
    """Yield the unsent files that a bank has answered, and whether it is proven to have our bytes.

    A file id belongs to the bytes made under it. One that was made again after its answer came has
    other bytes perhaps: then only the witness's hash proves them.
    """
    seen = _seen_hashes(context)
    for file_id in answers.of_unsent(tx.connection, bank):
        record = files.file_record(tx.connection, file_id)
        if record is not None and record.state is FileState.READY:
            made = journal.first_seq(tx.connection, Event.FILE_READY, file_id)
            answered = journal.first_seq(tx.connection, Event.ANSWER, file_id)
            yield record, made < answered or seen.get(file_id) == record.sha256


def _seen_hashes(context: Context) -> Mapping[str, str]:
    path = context.config.witness_path
    if path is None:
        return {}
    try:
        seen = witness.read(path, context.installation_tag)
    except RefusedByCheckError:
        return {}
    return {file_id: one.sha256 for file_id, one in seen.files.items()} if seen else {}
