"""Sums that nobody believes without a person's word: beside the neighbours, and absolute ceilings.

A flat that has no history here yet is held when its total is many times its building's median by
m2 or by person. An area many times the median of the building's homes holds the building: its
neighbours would pay too little. An absolute ceiling holds whoever is above it. A release lets go
for the month what a person saw of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from einvoice.core import holds, money
from einvoice.core.building_month import BillingSettings, BuildingResult, Draft
from einvoice.core.findings import Finding
from einvoice.core.holds import hold
from einvoice.core.premises import Flat, FlatKind
from einvoice.core.unusual import NOTHING_KNOWN, FlatRecord

_FEWEST_FLATS = 3
_SCALE = 1_000_000
"""Of a rate: millionths of a cent for a hundredth of a m2, or for a person; medians round up."""


@dataclass(frozen=True, slots=True)
class _Usual:
    """A building's medians; 0 where too few flats have one."""

    area_e2: int
    per_area: int
    per_person: int


def believed(
    result: BuildingResult,
    rows: Sequence[Flat],
    records: Mapping[str, FlatRecord],
    settings: BillingSettings,
) -> BuildingResult:
    """Return a building's result with such flats held; ``rows`` are the building's premises."""
    flats = {row.flat_id: row for row in sorted(rows, key=_begin)}
    usual = _usual(result.drafts, flats)
    areas: list[Finding] = []
    drafts = []
    for draft in result.drafts:
        record = records.get(draft.flat_id, NOTHING_KNOWN)
        flat, total = flats[draft.flat_id], draft.total_cents
        sums = _sums(draft, flat, record, usual, settings)
        doubts = tuple(finding for finding in sums if not record.answers(finding.code, total))
        known = len(record.past) >= settings.hold_after_invoices
        if not known and not record.answers(holds.UNUSUAL_AREA, total):
            areas += _area(flat, usual, settings)
        if doubts:
            draft = replace(draft, held=True, findings=draft.findings + doubts)  # noqa: PLW2901
        drafts.append(draft)
    if areas:
        drafts = [replace(draft, held=True) for draft in drafts]
    return replace(result, drafts=tuple(drafts), findings=(*result.findings, *areas))


def _begin(row: Flat) -> str:
    return str(row.valid_from or "")


def _area_of(flat: Flat) -> int:
    return flat.fee_area_m2_e2 or flat.heat_area_m2_e2


def _lived_in(flat: Flat) -> bool:
    return flat.kind is not FlatKind.NON_RESIDENTIAL


def _usual(drafts: Sequence[Draft], flats: Mapping[str, Flat]) -> _Usual:
    homes = [_area_of(flat) for flat in flats.values() if _lived_in(flat) and _area_of(flat)]
    billed = [(draft.total_cents, flats[draft.flat_id]) for draft in drafts if draft.lines]
    per_area = [-(-total * _SCALE // area) for total, flat in billed if (area := _area_of(flat))]
    per_person = [-(-total * _SCALE // flat.persons) for total, flat in billed if _lived_in(flat)]
    return _Usual(_median(homes), _median(per_area), _median(per_person))


def _median(values: Sequence[int]) -> int:
    return median_low(values) if len(values) >= _FEWEST_FLATS else 0


def _area(flat: Flat, usual: _Usual, settings: BillingSettings) -> Iterator[Finding]:
    area_e2 = _area_of(flat)
    if _lived_in(flat) and 0 < settings.hold_median_times * usual.area_e2 < area_e2:
        facts = (
            ("flat", flat.flat_id),
            ("area", money.format_scaled(area_e2, 2)),
            ("usual", money.format_scaled(usual.area_e2, 2)),
        )
        yield hold(holds.UNUSUAL_AREA, flat.building_id, facts=facts)


def _sums(
    draft: Draft, flat: Flat, record: FlatRecord, usual: _Usual, settings: BillingSettings
) -> Iterator[Finding]:
    if not draft.lines:
        return
    ceilings = settings.ceilings
    most = ceilings.apartment_total_eur if _lived_in(flat) else ceilings.other_total_eur
    total = money.format_cents(draft.total_cents)
    if abs(draft.total_cents) > most * 100:
        above = (("total", total), ("most", str(most)))
        yield hold(holds.OVER_CEILING, draft.flat_id, facts=above)
    if len(record.past) >= settings.hold_after_invoices:
        return
    rates = [(usual.per_area, _area_of(flat))]
    if _lived_in(flat):
        rates.append((usual.per_person, flat.persons))
    for rate, size in rates:
        if 0 < settings.hold_median_times * rate * size < draft.total_cents * _SCALE:
            beside = (("total", total), ("usual", money.format_cents(rate * size // _SCALE)))
            yield hold(holds.UNUSUAL_BESIDE_OTHERS, draft.flat_id, facts=beside)
            return
