"""The flats of a month, each with the invoice that shows its state."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from einvoice.core.invoices import NOT_LIVE, InvoiceState
from einvoice.core.period import Period
from einvoice.store.batches import in_batches
from einvoice.store.building_rows import valid_in
from einvoice.store.input_tables import flats
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class FlatOfMonth:
    """A flat: its live invoice, else the last that was taken back, else none."""

    flat_id: str
    building_id: str
    invoice_id: int | None = None
    number: int | None = None
    bank: str = ""
    state: InvoiceState | None = None
    total_cents: int = 0


_QUERY = select(
    invoices.c.flat_id,
    invoices.c.building_id,
    invoices.c.id,
    invoices.c.number,
    invoices.c.bank,
    invoices.c.state,
    invoices.c.total_cents,
)


def numbered(tx: ReadTransaction, period: Period, numbers: Sequence[int]) -> list[FlatOfMonth]:
    """Return the invoices of a month that have one of these numbers, whatever became of them."""
    flats: list[FlatOfMonth] = []
    for part in in_batches(numbers):
        batch = invoices.c.number.in_(part)
        rows = tx.execute(_QUERY.where(invoices.c.period == period, batch))
        flats += [FlatOfMonth(*row) for row in rows]
    return sorted(flats, key=lambda one: one.number or 0)


def flats_of_month(tx: ReadTransaction, period: Period, building_id: str = "") -> list[FlatOfMonth]:
    """Return the flats that have an invoice in a month or need one, by building and id."""
    columns = invoices.c
    query = _QUERY.where(columns.period == period)
    needed = select(flats.c.flat_id, flats.c.building_id).where(valid_in(period))
    if building_id:
        query = query.where(columns.building_id == building_id)
        needed = needed.where(flats.c.building_id == building_id)
    by_flat: dict[str, FlatOfMonth] = {}
    for row in tx.execute(query.order_by(columns.number)):
        known = by_flat.get(row.flat_id)
        if known is None or known.state in NOT_LIVE:
            by_flat[row.flat_id] = FlatOfMonth(*row)
    for flat_id, home in tx.execute(needed):
        by_flat.setdefault(flat_id, FlatOfMonth(flat_id, home))
    return sorted(by_flat.values(), key=lambda flat: (flat.building_id, flat.flat_id))


def taken_back(tx: ReadTransaction, period: Period) -> dict[str, FlatOfMonth]:
    """Return by flat the last invoice of a month that was taken back, where none is issued since.

    A draft may be there already.
    """
    columns = invoices.c
    query = _QUERY.where(columns.period == period, columns.number.is_not(None))
    last = {row.flat_id: FlatOfMonth(*row) for row in tx.execute(query.order_by(columns.number))}
    return {name: invoice for name, invoice in last.items() if invoice.state in NOT_LIVE}
