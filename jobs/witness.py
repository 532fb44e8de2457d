"""The witness on another disk: whether it saw more than the database has, and what it sees next."""

from collections.abc import Mapping
from contextlib import suppress

from einvoice.core.errors import RefusedByCheckError, StorageError
from einvoice.core.events import Event
from einvoice.store import doubts, journal, witness
from einvoice.store.seen_files import passed_over
from einvoice.store.witness import Behind, SeenFile
from jobs.context import Context


def refuse_behind_witness(context: Context) -> None:
    """Refuse to send from a database that its witness has seen further.

    Raises:
        RefusedByCheckError: it is behind, or the witness is lost or cannot be read.
    """
    lacks = behind_witness(context)
    if lacks:
        raise RefusedByCheckError(
            "behind-witness",
            files=len(lacks.files),
            sequences=len(lacks.sequences),
            journal="journal_entry_missing" if lacks.journal else "",
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
            witness.refuse_another(tx, context.installation_tag, seen)
            return witness.behind(tx, seen, passed_over(tx))
    if witness_is_missing(context):
        raise RefusedByCheckError("witness-missing")
    return None


def witness_is_lost(context: Context) -> bool:
    """Return whether nothing of this installation is where its witness should be."""
    path = context.config.witness_path
    return path is None or witness.read(path, context.installation_tag) is None


def witness_is_missing(context: Context) -> bool:
    """Return whether a witness was begun, is configured, and is not where it should be."""
    if context.config.witness_path is None or not witness_is_lost(context):
        return False
    with context.store.reading() as tx:
        return bool(journal.last_seq(tx, Event.WITNESS_BEGUN))


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
        begun = journal.last_seq(tx, Event.WITNESS_BEGUN)
        seen = witness.of_ledger(tx)
    witness.write(path, context.installation_tag, seen)
    if not begun:
        with context.store.writing() as tx:
            tx.journal(Event.WITNESS_BEGUN, "", "")


def keep_witness_of_sent(context: Context) -> None:
    """Let the witness see what was sent; without that it says that the sending began."""
    with suppress(StorageError, RefusedByCheckError):
        keep_witness(context)


def files_witnessed(context: Context) -> Mapping[str, SeenFile]:
    """Return the files that the witness saw; none where there is no witness to read."""
    path = context.config.witness_path
    if path is None:
        return {}
    try:
        seen = witness.read(path, context.installation_tag)
    except RefusedByCheckError:
        return {}
    return seen.files if seen else {}


def sums_witnessed(context: Context) -> Mapping[str, tuple[int, int]]:
    """Return what the witness saw issued at once, by first number: invoices, cents with VAT."""
    path = context.config.witness_path
    seen = None if path is None else witness.read(path, context.installation_tag)
    return seen.issued if seen else {}


def keep_doubts(context: Context) -> None:
    """Let the witness see which files their banks had received before: it saw those sent."""
    seen = files_witnessed(context)
    if not seen:
        return
    with context.store.reading() as tx:
        refused = doubts.refused_as_known(tx)
    new = [name for name, file in seen.items() if name in refused and not file.received_before]
    if new and not behind_witness(context):
        keep_witness_of_sent(context)
