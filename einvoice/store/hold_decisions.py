"""Who is held by a person or released, and the past months a flat is compared with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, insert, or_, select

from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.period import Period
from einvoice.core.unusual import FlatRecord, PastMonth
from einvoice.store.batches import in_batches
from einvoice.store.input_tables import flats
from einvoice.store.tables import hold_decisions, invoice_lines, invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction

PAST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """The view of a person who released a flat: codes, and the total that they came with."""

    codes: tuple[str, ...] = ()
    total_cents: int | None = None


_NOTHING_SEEN = Seen()


def decide(  # noqa: PLR0913 - a decision has many parts
    tx: WriteTransaction,
    flat_ids: Iterable[str],
    period: Period,
    reason: str,
    *,
    held: bool,
    only_its_month: bool = False,
    seen: Mapping[str, Seen] | None = None,
) -> None:
    """Write down that flats are held from now on, or released for a period.

    A decision of ``only_its_month`` says nothing of other months. ``seen`` is, by flat, what a
    release lets go.
    """
    decision = {
        "period": period,
        "held": held,
        "only_its_month": only_its_month,
        "reason": reason,
    }
    rows = []
    for flat_id in flat_ids:
        what = (seen or {}).get(flat_id, _NOTHING_SEEN)
        facts = {"codes": " ".join(what.codes), "seen_cents": what.total_cents}
        rows.append({"flat_id": flat_id, **decision, **facts})
    tx.execute(insert(hold_decisions), rows)


def hold_taken_back(tx: WriteTransaction, flat_id: str, period: Period, document: str) -> None:
    """Hold a flat for the month whose invoice was taken back; ``document`` names what did it."""
    decide(tx, [flat_id], period, document, held=True, only_its_month=True)


def is_any_held(tx: ReadTransaction, period: Period) -> bool:
    """Return whether a decision holds some flat for a month: by a person, or with what ended."""
    return any(held for held, _ in _last_decisions(tx, period))


def months_of_holds(tx: ReadTransaction) -> set[Period]:
    """Return the months from which a person holds a flat on; a later release ends it."""
    columns = hold_decisions.c
    query = select(columns.flat_id, columns.held, columns.period).where(~columns.only_its_month)
    last = {row.flat_id: row for row in tx.execute(query.order_by(columns.id))}
    return {row.period for row in last.values() if row.held}


def held_before(tx: ReadTransaction, period: Period) -> list[tuple[str, str, str]]:
    """Return flats that a person holds and that have no invoice of a month yet.

    By flat: its id, its building, and the reason. What was decided for a later month says nothing.
    """
    columns = hold_decisions.c
    query = select(columns.flat_id, columns.held, columns.reason).where(
        ~columns.only_its_month, columns.period <= period
    )
    last = {row.flat_id: row for row in tx.execute(query.order_by(columns.id))}
    held = {flat_id: row.reason for flat_id, row in last.items() if row.held}
    buildings = buildings_of(tx, sorted(held))
    calculated = invoices_of(tx, sorted(held), period)
    return [
        (flat_id, building_id, held[flat_id])
        for flat_id, building_id in sorted(buildings.items())
        if flat_id not in calculated
    ]


def invoices_of(tx: ReadTransaction, flat_ids: Sequence[str], period: Period) -> set[str]:
    """Return which of some flats have an invoice of a month, in whatever state."""
    columns = invoices.c
    query = select(columns.flat_id).where(columns.period == period)
    return {
        flat_id
        for part in in_batches(flat_ids)
        for flat_id in tx.scalars(query.where(columns.flat_id.in_(part)))
    }


def is_any_taken_back(tx: ReadTransaction, period: Period) -> bool:
    """Return whether some flat is held for a month because its invoice was taken back."""
    return any(all(last) for last in _last_decisions(tx, period))


def _last_decisions(tx: ReadTransaction, period: Period) -> list[tuple[bool, bool]]:
    """Return of each flat whether its last decision for a month holds it, and only that month."""
    columns = hold_decisions.c
    query = select(columns.flat_id, columns.held, columns.only_its_month).where(
        or_(~columns.only_its_month, columns.period == period)
    )
    rows = {row.flat_id: row for row in tx.execute(query.order_by(columns.id))}
    return [(row.held, row.only_its_month) for row in rows.values()]


def buildings_of(tx: ReadTransaction, flat_ids: Sequence[str]) -> Mapping[str, str]:
    """Return the building of each of these flats that exists, by flat id."""
    buildings: dict[str, str] = {}
    for part in in_batches(flat_ids):
        batch = flats.c.flat_id.in_(part)
        query = select(flats.c.flat_id, flats.c.building_id).where(batch)
        buildings |= {row.flat_id: row.building_id for row in tx.execute(query)}
    return buildings


def flat_records(
    tx: ReadTransaction, ids: Sequence[str], period: Period
) -> Mapping[str, FlatRecord]:
    """Return what is known of the flats of some buildings; flats with nothing are left out."""
    past = _past(tx, ids, period)
    decided: dict[str, _Decided] = {}
    of_ids = select(flats.c.flat_id).where(flats.c.building_id.in_(ids))
    query = select(hold_decisions).where(
        hold_decisions.c.flat_id.in_(of_ids),
        or_(~hold_decisions.c.only_its_month, hold_decisions.c.period == period),
    )
    for row in tx.execute(query.order_by(hold_decisions.c.id)):
        decided.setdefault(row.flat_id, _Decided()).take(row, period)
    return {
        flat_id: decided.get(flat_id, _Decided()).record(past.get(flat_id, ()))
        for flat_id in sorted({*past, *decided})
    }


class _Decided:
    """The result of decisions about a flat, taken in their order: a hold ends earlier releases."""

    def __init__(self) -> None:
        self._held_because = ""
        self._taken_back = False
        self._released: dict[str, int | None] = {}

    def take(self, row: Row[Any], period: Period) -> None:
        """Take one decision more."""
        self._held_because = row.reason if row.held else ""
        self._taken_back = row.held and row.only_its_month
        if row.held:
            self._released = {}
        elif row.period == period:
            self._released |= dict.fromkeys(row.codes.split(), row.seen_cents)

    def record(self, past: Iterable[PastMonth]) -> FlatRecord:
        """Return what is known of the flat."""
        return FlatRecord(tuple(past), self._held_because, self._taken_back, self._released)


def _past(tx: ReadTransaction, ids: Sequence[str], period: Period) -> Mapping[str, list[PastMonth]]:
    """Return the live invoices issued in the last months, by flat, oldest first."""
    columns = invoices.c
    query = (
        select(columns.flat_id, columns.period, columns.total_cents, invoice_lines.c.cold_water_e3)
        .outerjoin(invoice_lines, invoice_lines.c.invoice_id == columns.id)
        .where(
            columns.building_id.in_(ids),
            columns.period.in_([period.plus(-months) for months in range(1, PAST_MONTHS + 1)]),
            columns.state.in_(ISSUED_STATES),
        )
        .order_by(columns.flat_id, columns.period)
    )
    by_flat: dict[str, list[PastMonth]] = {}
    for flat_id, month, total_cents, water_e3 in tx.execute(query):
        by_flat.setdefault(flat_id, []).append(PastMonth(month, total_cents, water_e3 or 0))
    return by_flat
