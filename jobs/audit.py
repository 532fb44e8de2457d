"""Checks that nobody changed what was done: the journal's chain, and the archive's bytes."""

import json
from dataclasses import dataclass

from einvoice.store import archived_files, chain, files, journal
from einvoice.store.store import Transaction
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class Audit:
    """What was looked at and what is wrong, as (where, what)."""

    entries: int
    files: int
    wrong: tuple[tuple[str, str], ...]


def verify(context: Context) -> Audit:
    """Recompute every hash of the journal and of the archive, and compare. Reads only."""
    archive = context.store.data_dir / "archive"
    wrong: list[tuple[str, str]] = []
    with context.store.reading() as tx:
        wrong += [(f"journal entry {one.seq}", one.what) for one in chain.breaks(tx.connection)]
        wrong += _cut_off(context, tx)
        wrong += _other_hashes(tx)
        paths = [
            *archived_files.content_files(archive, "outbound"),
            *archived_files.content_files(archive, "inbound"),
        ]
        found = archived_files.wrong_files(tx.connection, archive)
        wrong += [(one.where, one.what) for one in found]
        return Audit(chain.length(tx.connection), len(paths), tuple(wrong))


def _cut_off(context: Context, tx: Transaction) -> list[tuple[str, str]]:
    """Return what was cut off the journal's end, as far as the archive saw it."""
    head = chain.kept_head(context.store.head_path)
    if _is_known(tx, head):
        return []
    return [(f"journal entry {head.seq}", "is missing or another, expected as the archive saw it")]


def _is_known(tx: Transaction, head: chain.Head) -> bool:
    """Tell whether a head stands in the journal, or in the word of a restore that lost it."""
    if chain.holds(tx.connection, head):
        return True
    told = [json.loads(detail) for _, detail in journal.details(tx.connection, "restored")]
    lost = [(one.get("journal_seq"), one.get("journal_hash")) for one in told]
    return (head.seq, head.hash) in lost


def _other_hashes(tx: Transaction) -> list[tuple[str, str]]:
    """Return files whose hash in the ledger is not the one journalled when they were made."""
    made: dict[str, str] = {}
    for subject, detail in journal.details(tx.connection, "file_ready"):
        told = json.loads(detail)
        # One that goes back to ready is told without a hash, or by hand with its evidence's.
        if "sha256" in told and "by_hand" not in told:
            made[subject] = told["sha256"]
    return [
        (record.file_id, "the ledger has another hash than the journal")
        for record in files.file_records(tx.connection)
        if made.get(record.file_id, record.sha256) != record.sha256
    ]


def keep_head(context: Context) -> None:
    """Let the archive see how far the journal has come.

    A head that the journal does not hold stays as it is: something was cut off or changed, and
    `audit verify` must find it.
    """
    path = context.store.head_path
    with context.store.reading() as tx:
        before, now = chain.kept_head(path), chain.head_of(tx.connection)
        if before == now or not _is_known(tx, before):
            return
    chain.keep_head(path, now)
