"""Keeps drafts: writes what a calculation changed, and nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from sqlalchemy import delete, select

from einvoice.core.building_month import BuildingResult, Draft
from einvoice.core.invoices import (
    ISSUED_STATES,
    NOT_ISSUED,
    NOT_LIVE,
    Buyer,
    InvoiceLine,
    InvoiceState,
)
from einvoice.core.period import Period
from einvoice.store import sequences
from einvoice.store.batches import in_batches
from einvoice.store.kept_lines import KeptLines, drop_lines, keep_lines, lines_of, records_of
from einvoice.store.line_records import digest_of
from einvoice.store.rows import fields_of
from einvoice.store.tables import SUMS, invoices
from einvoice.store.taken_back import taken_back_by_lines
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_PLACE = ("flat_id", "building_id", "period", "position", "state")
_NOBODY = Buyer("", "", "", "", "", "", "")
_NO_BANKS: Mapping[str, str] = MappingProxyType({})
_COLUMNS = (*_PLACE, *(f"buyer_{name}" for name in fields_of(Buyer)), *SUMS, "notices")
_of_buyer = attrgetter(*fields_of(Buyer))
_sums = attrgetter(*SUMS)


@dataclass(frozen=True, slots=True)
class DraftChange:
    """A flat whose draft changed; ``old_cents`` is None where there was none, and so on."""

    flat_id: str
    old_cents: int | None
    new_cents: int | None


@dataclass(frozen=True, slots=True)
class ReadyDraft:
    """A draft as it is kept: its lines are their record, and the draft has none."""

    draft: Draft
    lines: KeptLines
    bank: str


@dataclass(frozen=True, slots=True)
class ReadyDrafts:
    """A building's drafts as they are kept; by ``digest`` the journal says what was calculated."""

    building_id: str
    drafts: tuple[ReadyDraft, ...]
    digest: str


def ready(result: BuildingResult, banks: Mapping[str, str] = _NO_BANKS) -> ReadyDrafts:
    """Return a building's drafts as they are kept.

    ``banks``: where the customers of flats ordered their invoices; no bank for any other flat.
    """
    drafts = tuple(
        ReadyDraft(
            replace(draft, lines=()), KeptLines.of(draft.lines), banks.get(draft.flat_id, "")
        )
        for draft in result.drafts
    )
    return ReadyDrafts(result.building_id, drafts, digest_of(result.drafts))


@dataclass(frozen=True, slots=True)
class _Stored:
    id: int
    issued: bool
    total_cents: int
    row: tuple[object, ...]
    record: str


def save_drafts(
    tx: WriteTransaction, period: Period, buildings: Sequence[ReadyDrafts]
) -> list[DraftChange]:
    """Bring the drafts of some buildings to what was calculated; issued invoices stay.

    Returns:
        The flats whose draft is new, gone or different, in order.
    """
    stored = _stored(tx, period, [building.building_id for building in buildings])
    changes: list[DraftChange] = []
    rewritten: list[int] = []
    rows: list[tuple[Any, ...]] = []
    lines: list[tuple[int, KeptLines]] = []
    placed = [(building.building_id, own) for building in buildings for own in building.drafts]
    added = sum(own.draft.flat_id not in stored for _, own in placed)
    next_id = sequences.take(tx, "invoice_row", added) + 1
    for building_id, own in placed:
        draft = own.draft
        old = stored.pop(draft.flat_id, None)
        row = _row(draft, building_id, period)
        if old and (old.issued or (old.row == row and own.lines.are(old.record))):
            continue
        if old:
            rewritten.append(old.id)
        row_id = old.id if old else next_id
        next_id += old is None
        rows.append((row_id, own.bank, *row))
        lines.append((row_id, own.lines))
        old_cents = old.total_cents if old else None
        changes.append(DraftChange(draft.flat_id, old_cents, draft.total_cents))
    gone = {flat_id: old for flat_id, old in stored.items() if not old.issued}
    changes += [DraftChange(flat_id, old.total_cents, None) for flat_id, old in gone.items()]
    _delete(tx, [*rewritten, *(old.id for old in gone.values())])
    _insert(tx, rows, lines)
    return changes


def differing(tx: ReadTransaction, period: Period, results: Sequence[BuildingResult]) -> set[str]:
    """Return the flats of some buildings whose live invoice or draft has other contents now.

    Contents are who it is for, its sums and its lines.
    """
    ids = [result.building_id for result in results]
    stored = _stored(tx, period, ids, every_line=True)
    return {
        draft.flat_id
        for result in results
        for draft in result.drafts
        if (old := stored.get(draft.flat_id)) is not None
        and not (
            _content(_row(draft, result.building_id, period)) == _content(old.row)
            and KeptLines.of(draft.lines).are(old.record)
        )
    }


def issued_otherwise(
    tx: ReadTransaction, period: Period, results: Sequence[BuildingResult]
) -> dict[str, list[str]]:
    """Return the flats whose issued lines are not those calculated now, by building.

    What a bank refused is left out: it will be issued anew where it differs. So is what lines on
    later invoices take back. Lines that a restored database took over as sums per VAT rate cannot
    be compared.
    """
    ids = [result.building_id for result in results]
    columns = invoices.c
    rows = tx.execute(
        select(columns.id, columns.flat_id).where(
            columns.period == period,
            columns.building_id.in_(ids),
            columns.state.in_(ISSUED_STATES),
            columns.state != InvoiceState.REJECTED,
            ~taken_back_by_lines(),
        )
    ).all()
    lines = lines_of(tx, [row.id for row in rows])
    issued = {row.flat_id: _nets(lines.get(row.id, ())) for row in rows}
    flat_ids: dict[str, list[str]] = {}
    for result in results:
        for draft in result.drafts:
            nets = issued.get(draft.flat_id)
            if nets and draft.lines and ARCHIVED not in nets and nets != _nets(draft.lines):
                flat_ids.setdefault(result.building_id, []).append(draft.flat_id)
    return flat_ids


ARCHIVED = ("archived", 0)


def _nets(lines: Iterable[InvoiceLine]) -> list[tuple[str, int]]:
    """Return what was charged for each service, marked where only sums are known."""
    return [
        ARCHIVED if line.rule == ARCHIVED[0] else (line.service, line.net_cents) for line in lines
    ]


def _content(row: tuple[object, ...]) -> tuple[object, ...]:
    """Leave out of a row its place and state: flat, building, period, position, state."""
    return row[len(_PLACE) :]


def _row(draft: Draft, building_id: str, period: Period) -> tuple[Any, ...]:
    """Return the values of `_COLUMNS`."""
    state = InvoiceState.HELD if draft.held else InvoiceState.DRAFT
    place = (draft.flat_id, building_id, period, draft.position, state)
    return (*place, *_of_buyer(draft.buyer or _NOBODY), *_sums(draft), draft.notices)


def _stored(
    tx: ReadTransaction, period: Period, ids: Sequence[str], *, every_line: bool = False
) -> dict[str, _Stored]:
    columns = invoices.c
    rows = tx.execute(
        select(columns.id, *(columns[name] for name in _COLUMNS)).where(
            columns.period == period,
            columns.building_id.in_(ids),
            columns.state.not_in(NOT_LIVE),
        )
    ).all()
    open_ids = [row.id for row in rows if every_line or row.state in NOT_ISSUED]
    records = records_of(tx, open_ids)
    return {
        row.flat_id: _Stored(
            row.id,
            row.state not in NOT_ISSUED,
            row.total_cents,
            tuple(row)[1:],
            records.get(row.id, ""),
        )
        for row in rows
    }


def _delete(tx: WriteTransaction, ids: Sequence[int]) -> None:
    drop_lines(tx, ids)
    for batch in in_batches(ids):
        tx.execute(
            delete(invoices).where(invoices.c.id.in_(batch), invoices.c.state.in_(NOT_ISSUED))
        )


def _insert(
    tx: WriteTransaction, rows: list[tuple[Any, ...]], lines: list[tuple[int, KeptLines]]
) -> None:
    if rows:
        columns = zip(("id", "bank", *_COLUMNS), zip(*rows, strict=True), strict=True)
        tx.insert(invoices, dict(columns))
    keep_lines(tx, lines)
