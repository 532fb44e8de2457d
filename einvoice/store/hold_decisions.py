"""Who is held by a person or released, and the past months a flat is compared with."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, func, insert, or_, select

from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.period import Period
from einvoice.core.price_list import COLD_WATER
from einvoice.core.unusual import FlatRecord, PastMonth
from einvoice.store.input_tables import flats
from einvoice.store.tables import hold_decisions, invoice_lines, invoices

PAST_MONTHS = 12
_BATCH = 1000


def decide(  # noqa: PLR0913 - a decision has so many parts
    connection: Connection,
    flat_ids: Iterable[str],
    period: Period,
    reason: str,
    *,
    held: bool,
    only_its_month: bool = False,
) -> None:
    """Write down that flats are held from now on, or released for a period.

    A decision of ``only_its_month`` says nothing of other months.
    """
    decision = {
        "period": period,
        "held": held,
        "only_its_month": only_its_month,
        "reason": reason,
    }
    rows = [{"flat_id": flat_id, **decision} for flat_id in flat_ids]
    connection.execute(insert(hold_decisions), rows)


def hold_taken_back(connection: Connection, flat_id: str, period: Period, document: str) -> None:
    """Hold a flat for the month whose invoice was taken back; ``document`` names what did it."""
    decide(connection, [flat_id], period, document, held=True, only_its_month=True)


def buildings_of(connection: Connection, flat_ids: Sequence[str]) -> Mapping[str, str]:
    """Return the building of each of these flats that exists, by flat id."""
    found: dict[str, str] = {}
    for start in range(0, len(flat_ids), _BATCH):
        batch = flats.c.flat_id.in_(flat_ids[start : start + _BATCH])
        query = select(flats.c.flat_id, flats.c.building_id).where(batch)
        found |= {row.flat_id: row.building_id for row in connection.execute(query)}
    return found


def flat_records(
    connection: Connection, ids: Sequence[str], period: Period
) -> Mapping[str, FlatRecord]:
    """Return what is known of the flats of some buildings; flats with nothing are left out."""
    past = _past(connection, ids, period)
    last = {
        row.flat_id: row
        for row in connection.execute(
            select(hold_decisions)
            .where(
                hold_decisions.c.flat_id.in_(
                    select(flats.c.flat_id).where(flats.c.building_id.in_(ids))
                ),
                or_(~hold_decisions.c.only_its_month, hold_decisions.c.period == period),
            )
            .order_by(hold_decisions.c.id)
        )
    }
    return {
        flat_id: FlatRecord(
            past=tuple(past.get(flat_id, ())),
            held_because=row.reason if (row := last.get(flat_id)) and row.held else "",
            taken_back=bool(row and row.held and row.only_its_month),
            released=bool(row and not row.held and row.period == period),
        )
        for flat_id in sorted({*past, *last})
    }


def _past(
    connection: Connection, ids: Sequence[str], period: Period
) -> Mapping[str, list[PastMonth]]:
    """Return the live invoices issued in the last months, by flat, oldest first."""
    columns = invoices.c
    water = (
        select(func.sum(invoice_lines.c.quantity_e3))
        .where(
            invoice_lines.c.invoice_id == columns.id,
            invoice_lines.c.service == COLD_WATER,
        )
        .correlate(invoices)
        .scalar_subquery()
    )
    query = (
        select(columns.flat_id, columns.period, columns.total_cents, water)
        .where(
            columns.building_id.in_(ids),
            columns.period.in_([period.plus(-months) for months in range(1, PAST_MONTHS + 1)]),
            columns.state.in_(ISSUED_STATES),
        )
        .order_by(columns.flat_id, columns.period)
    )
    found: dict[str, list[PastMonth]] = {}
    for flat_id, month, total_cents, water_e3 in connection.execute(query):
        found.setdefault(flat_id, []).append(PastMonth(month, total_cents, int(water_e3 or 0)))
    return found
