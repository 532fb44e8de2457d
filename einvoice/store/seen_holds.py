"""The holds of some flats of a month now, as a person sees them."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select

from einvoice.core.holds import ANSWERED, OF_ONE_FLAT
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.store.batches import in_batches
from einvoice.store.findings import COLUMNS, HOLDING, finding_of
from einvoice.store.hold_decisions import Seen
from einvoice.store.tables import findings, invoices
from einvoice.store.transactions import ReadTransaction

_DRAFTED = (InvoiceState.DRAFT, InvoiceState.HELD)


def holding_codes(
    tx: ReadTransaction, period: Period, homes: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of what holds some flats, by flat; ``homes`` are their buildings.

    An unusual area, or a use above the ceiling, holds its building, and is the flat's that has it.
    """
    by_flat: dict[str, set[str]] = {flat_id: set() for flat_id in homes}
    columns = findings.c
    own = select(columns.flat_id, *COLUMNS).where(
        columns.period == period, columns.level.in_(HOLDING)
    )
    for batch in in_batches(sorted(homes)):
        for row in tx.execute(own.where(columns.flat_id.in_(batch))):
            by_flat[row.flat_id].add(row.code)
    for batch in in_batches(sorted(set(homes.values()))):
        of_one = own.where(columns.building_id.in_(batch), columns.code.in_(OF_ONE_FLAT))
        for row in tx.execute(of_one):
            flat_id = dict(finding_of(row, period).facts)["flat"]
            if flat_id in by_flat:
                by_flat[flat_id].add(row.code)
    return {flat_id: tuple(sorted(codes)) for flat_id, codes in by_flat.items()}


def building_codes(
    tx: ReadTransaction, period: Period, building_ids: Collection[str]
) -> Mapping[str, set[str]]:
    """Return the codes of what holds some buildings as a whole, by building."""
    by_building: dict[str, set[str]] = {building_id: set() for building_id in building_ids}
    columns = findings.c
    whole = select(columns.building_id, columns.code).where(
        columns.period == period, columns.flat_id == "", columns.level.in_(HOLDING)
    )
    for batch in in_batches(sorted(building_ids)):
        for row in tx.execute(whole.where(columns.building_id.in_(batch))):
            by_building[row.building_id].add(row.code)
    return by_building


def seen_of(
    tx: ReadTransaction,
    period: Period,
    holding: Mapping[str, Sequence[str]],
    shown: Collection[str] = ANSWERED,
) -> Mapping[str, Seen]:
    """Return what a release lets go of what holds some flats; ``shown`` are the codes it names."""
    totals: dict[str, int] = {}
    columns = invoices.c
    drafted = select(columns.flat_id, columns.total_cents).where(
        columns.period == period, columns.state.in_(_DRAFTED)
    )
    for batch in in_batches(sorted(holding)):
        rows = tx.execute(drafted.where(columns.flat_id.in_(batch)))
        totals |= {row.flat_id: row.total_cents for row in rows}
    return {
        flat_id: Seen(tuple(code for code in codes if code in shown), totals.get(flat_id))
        for flat_id, codes in holding.items()
    }
