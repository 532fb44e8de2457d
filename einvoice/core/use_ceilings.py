"""Consumption of a flat that nobody believes without a person's word.

A register may be confirmed, and the month that follows from it be wrong all the same: a mistyped
first value bills all that the meter ever counted. The neighbours share the difference between the
house's meter and all flats, so that the whole building waits. A credit counts like a charge
(`docs/decisions/0061-use-that-nobody-believes.md`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from einvoice.core import holds, money
from einvoice.core.bounds import Ceilings
from einvoice.core.building_month import BuildingResult
from einvoice.core.consumption import Consumption
from einvoice.core.findings import Finding, Level
from einvoice.core.flat_month import FlatMonth
from einvoice.core.premises import FlatKind
from einvoice.core.unusual import NOTHING_KNOWN, FlatRecord

_E3 = 1_000


def uses_over_ceiling(
    building_id: str, flats: Sequence[FlatMonth], ceilings: Ceilings
) -> Iterator[Finding]:
    """Yield a warning of the building for each service of a flat whose month is above its ceiling.

    Cold and hot water each; a ceiling is still believed.
    """
    for flat in flats:
        lived_in = flat.flat.kind is not FlatKind.NON_RESIDENTIAL
        most = ceilings.apartment_use_m3 if lived_in else ceilings.other_use_m3
        for use in (flat.cold, flat.hot):
            if abs(use.billed_e3) > most * _E3:
                facts = (
                    ("flat", flat.flat.flat_id),
                    ("service", str(use.service)),
                    ("used", money.format_scaled(use.billed_e3, 3)),
                    ("most", str(most)),
                    ("meters", _registers(use)),
                )
                yield Finding(Level.WARNING, holds.USE_OVER_CEILING, building_id, facts=facts)


def _registers(use: Consumption) -> str:
    """Return what each meter showed before and now, by its serial number where one is known."""
    return "; ".join(
        f"{use.serials.get(span.meter_id, span.meter_id)}: {_shown(span.opening_e3)} → "
        f"{_shown(span.closing_e3)}"
        for part in use.parts
        for span in part.spans
    )


def _shown(value_e3: int | None) -> str:
    return "–" if value_e3 is None else money.format_scaled(value_e3, 3)


def held_unless_seen(result: BuildingResult, records: Mapping[str, FlatRecord]) -> BuildingResult:
    """Return a building held for such uses, but for those that a person saw and let go."""
    totals = {draft.flat_id: draft.total_cents for draft in result.drafts}
    findings: list[Finding] = []
    unseen = False
    for finding in result.findings:
        if finding.code != holds.USE_OVER_CEILING:
            findings.append(finding)
            continue
        flat_id = dict(finding.facts)["flat"]
        record = records.get(flat_id, NOTHING_KNOWN)
        seen = record.answers(finding.code, totals[flat_id])
        findings.append(_judged(finding, seen=seen))
        unseen = unseen or not seen
    drafts = result.drafts
    if unseen:
        drafts = tuple(replace(draft, held=True) for draft in drafts)
    return replace(result, drafts=drafts, findings=tuple(findings))


def _judged(finding: Finding, *, seen: bool) -> Finding:
    """Return the finding as a hold, or as a warning that says that a person saw it."""
    facts = dict(finding.facts)
    return Finding(
        Level.WARNING if seen else Level.ERROR,
        holds.USE_RELEASED if seen else holds.USE_OVER_CEILING,
        finding.where,
        facts=(
            ("flat", facts["flat"]),
            ("service", facts["service"]),
            ("used", facts["used"]),
            ("most", facts["most"]),
            ("meters", facts["meters"]),
        ),
    )
