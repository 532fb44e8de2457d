"""Checks that nobody changed what was done: the journal's chain, and the archive's bytes."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from bank_adapters.messages.fail_codes import is_refusal
from einvoice.core.errors import Cause, RefusedByCheckError, UsageError, cause
from einvoice.core.events import Event
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store import (
    archived_files,
    chain,
    files,
    frozen,
    frozen_check,
    journal,
)
from einvoice.store.archive_ledger import read_batch
from einvoice.store.frozen import Changed
from einvoice.store.sidecars import DamagedSidecarError
from einvoice.store.transactions import ReadTransaction
from jobs.care import parsed_back
from jobs.changed import changed_in_month
from jobs.context import Context

Deviation: TypeAlias = tuple[str, Cause]
"""Where something is not as it was frozen or archived, and the difference."""


MENDED = frozenset({"archived-missing", "sidecar-damaged"})
"""Codes of deviations that mending the archive removes."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The entries and files that were compared, the deviations, and what is proven less."""

    entries: int
    files: int
    wrong: tuple[Deviation, ...]
    notes: tuple[Deviation, ...] = ()


def verify(context: Context) -> Audit:
    """Recompute every hash of the journal and of the archive, and compare. Reads only."""
    archive = context.store.data_dir / "archive"
    wrong: list[Deviation] = []
    with context.store.reading() as tx:
        wrong += [(f"journal entry {entry.seq}", entry.why) for entry in chain.breaks(tx)]
        wrong += _cut_off(context, tx)
        wrong += _other_hashes(tx)
        damaged = context.store.ledger.damaged()
        wrong += [(str(path.relative_to(archive)), cause("sidecar-damaged")) for path in damaged]
        rows = [
            *frozen_check.changed_rows(tx, is_refusal),
            *frozen_check.unproven(tx),
            *parsed_back.contradictions(context, tx),
        ]
        wrong += [(changed.where, changed.why) for changed in rows]
        paths = [
            *archived_files.content_files(archive, "outbound"),
            *archived_files.content_files(archive, "inbound"),
        ]
        of_files = archived_files.wrong_files(tx, archive)
        wrong += [(file.where, file.why) for file in of_files]
        earlier = frozen_check.frozen_later(tx)
        wrong += _other_sums(context, tx, [month for month, _ in earlier], damaged)
        notes = tuple((month, cause("digests-later", day=day)) for month, day in earlier)
        return Audit(chain.length(tx), len(paths), tuple(wrong), notes)


def first_changed_month(context: Context) -> Period | None:
    """Return the first month with rows that are not as they were frozen; None where none is."""
    with context.store.reading() as tx:
        months = sorted({shard.period for shard in frozen.frozen_shards(tx)})
    return next((month for month in months if changed_in_month(context, month)), None)


def accept_changed(context: Context, period: Period, reason: str) -> tuple[Changed, ...]:
    """Take a month's rows as they are now for right, as a person decided; return which had changed.

    Raises:
        UsageError: no reason.
        RefusedByCheckError: nothing had changed.
    """
    if not reason.strip():
        raise UsageError("no-reason-to-accept")
    changes = changed_in_month(context, period)
    if not changes:
        raise RefusedByCheckError("nothing-to-accept", period=period)
    digest = hashlib.sha256(reason.encode()).hexdigest()
    with context.store.writing() as tx:
        shards = [
            shard for shard in frozen.frozen_shards(tx, period) if any(frozen.changed(tx, [shard]))
        ]
        frozen.freeze(tx, shards, "accepted")
        odd = frozen_check.other_states(tx, is_refusal, period)
        facts = {
            "rows": [change.where for change in changes],
            "states": [*map(frozen_check.told_as, odd)],
        }
        tx.journal(Event.CHANGES_ACCEPTED, period, "", **facts, reason_sha256=digest)
    return changes


def _cut_off(context: Context, tx: ReadTransaction) -> list[Deviation]:
    """Return what was cut off the journal's end, as far as the archive saw it."""
    path = context.store.head_path
    try:
        head = chain.kept_head(path)
    except DamagedSidecarError:
        return [(path.name, cause("sidecar-damaged"))]
    if chain.is_known(tx, head):
        return []
    return [(f"journal entry {head.seq}", cause("entry-not-archived"))]


def _other_sums(
    context: Context, tx: ReadTransaction, months: list[str], damaged: list[Path]
) -> list[Deviation]:
    """Return the invoices of an earlier version whose sums are not those the archive kept."""
    differing = []
    for path in context.store.ledger.batches():
        if path.parents[1].name not in months or path in damaged:
            continue
        kept = {
            invoice.number: (invoice.flat_id, *invoice.sums)
            for invoice in read_batch(path).invoices
        }
        for number, *values in frozen_check.sums_of(tx, min(kept), max(kept)):
            if kept.pop(number, None) != tuple(values):
                differing.append((invoice_number(number), cause("sums-differ")))
        differing += [(invoice_number(number), cause("invoice-missing")) for number in kept]
    return differing


def _other_hashes(tx: ReadTransaction) -> list[Deviation]:
    """Return files whose hash in the ledger is not the hash journalled when they were made."""
    made: dict[str, str] = {}
    for subject, detail in journal.details(tx, Event.FILE_READY):
        facts = json.loads(detail)
        # A file that goes back to ready has no hash there, or by hand its evidence's.
        if "sha256" in facts and "by_hand" not in facts:
            made[subject] = facts["sha256"]
    return [
        (record.file_id, cause("file-hash-differs"))
        for record in files.file_records(tx)
        if made.get(record.file_id, record.sha256) != record.sha256
    ]
