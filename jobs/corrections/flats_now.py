"""The state of each flat of a month: its invoice, what takes it back, and what holds it."""

from collections.abc import Mapping, Sequence

from einvoice.core import holds
from einvoice.core.bulk import FlatNow
from einvoice.core.credit_notes import charge_id
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.core.unusual import FlatRecord
from einvoice.core.withdrawals import blocked
from einvoice.store import credit_notes, findings, flats_of_month, hold_decisions, withdrawals
from einvoice.store.findings import HOLDING
from einvoice.store.flats_of_month import FlatOfMonth
from einvoice.store.transactions import ReadTransaction
from einvoice.store.withdrawals import IssuedNow
from jobs.corrections.withdraw import refused_notes, standing_of


def flats_now(tx: ReadTransaction, period: Period, building_id: str = "") -> list[FlatNow]:
    """Return the flats of a month, or of one building in it, by building and place in it."""
    rows = flats_of_month.flats_of_month(tx, period, building_id)
    issued = {invoice.id: invoice for invoice in withdrawals.all_issued(tx, period, building_id)}
    standing = standing_of(tx, list(issued.values()))
    notes = credit_notes.live_credit_notes(tx, list(issued))
    noted = {note.invoice_id for note in notes}
    refused = {note.invoice_id for note in refused_notes(tx, notes)}
    all_refused = {n.invoice_id for n in notes if n.state is InvoiceState.REJECTED}
    corrected = _corrected(tx, list(issued.values()))
    buildings = sorted({row.building_id for row in rows})
    records = hold_decisions.flat_records(tx, buildings, period)
    codes = _holding(tx, period, building_id)
    why = {invoice_id: blocked(stands) for invoice_id, stands in standing.items()}
    return [
        FlatNow(
            row.flat_id,
            row.building_id,
            row.number,
            row.bank,
            row.state,
            row.total_cents,
            credit_note=row.invoice_id in noted,
            note_refused=row.invoice_id in refused,
            note_doubtful=row.invoice_id in all_refused - refused,
            corrected=row.invoice_id in corrected,
            blocked=None if row.invoice_id is None else why.get(row.invoice_id),
            **_held(row, records.get(row.flat_id), codes),
        )
        for row in rows
    ]


def _corrected(tx: ReadTransaction, issued: Sequence[IssuedNow]) -> set[int]:
    by_charge = {charge_id(invoice_number(invoice.number), 1): invoice.id for invoice in issued}
    return {by_charge[name] for name in credit_notes.known_charges(tx, list(by_charge))}


def _holding(tx: ReadTransaction, period: Period, building_id: str) -> Mapping[str, set[str]]:
    """Return the codes of what holds, by flat or building."""
    codes: dict[str, set[str]] = {}
    for kept in findings.kept_findings(tx, period, building_id or None):
        if kept.finding.level in HOLDING:
            codes.setdefault(kept.flat_id or kept.building_id, set()).add(kept.finding.code)
    return codes


def _held(
    row: FlatOfMonth, record: FlatRecord | None, codes: Mapping[str, set[str]]
) -> dict[str, bool]:
    is_held = row.state is InvoiceState.HELD
    own = {*codes.get(row.flat_id, ()), *codes.get(row.building_id, ())} if is_held else set()
    return {
        "held_by_a_person": bool(record and record.held_because),
        "taken_back": bool(record and record.taken_back),
        "held_for_change": holds.UNUSUAL_CHANGE in own,
        "held_otherwise": bool(own - {*holds.BY_A_PERSON, holds.UNUSUAL_CHANGE}),
    }
