"""Findings about an unusual month of a flat, beside its own history and its neighbours.

Most of it is shown and stops nothing. A flat is held only when it has enough invoices issued
here and its total changed by more than N times its building's median change since last
month; history that was imported never holds (docs/RULES.md, "Held"). A person may hold any
flat, and may release a flat that is held here.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median_low

from einvoice.core import holds, money
from einvoice.core.building_month import BillingSettings, BuildingResult, Draft
from einvoice.core.findings import Finding, Level
from einvoice.core.holds import hold
from einvoice.core.period import Period
from einvoice.core.price_list import COLD_WATER

TOTAL_TIMES = 3
"""Report a total above N times, or below 1/N of, its median."""

USE_TIMES = 5
"""Report a consumption above N times its median."""

_FEWEST_MONTHS = 3  # of history, before anything is called unusual
_FEWEST_NEIGHBOURS = 3
_SAME_SHARE = 10  # a total that moved by up to one tenth, or by a euro, is the total a person saw
_SAME_CENTS = 100


@dataclass(frozen=True, slots=True)
class PastMonth:
    """An issued invoice of an earlier month: its total in cents and its cold-water m3."""

    period: Period
    total_cents: int
    water_e3: int


@dataclass(frozen=True, slots=True)
class FlatRecord:
    """The record of a flat before its draft is looked at.

    ``past`` are its live invoices issued here in the last 12 months, oldest first.
    ``held_because`` is the reason a person gave, empty when nobody holds it; ``taken_back`` says
    that it is held because its invoice was taken back. ``released`` are the codes of what a
    person saw and let go for this period, each with the total in cents that it was seen with.
    """

    past: tuple[PastMonth, ...] = ()
    held_because: str = ""
    taken_back: bool = False
    released: Mapping[str, int | None] = field(default_factory=dict)

    def answers(self, code: str, total_cents: int) -> bool:
        """Return whether a person let a finding go, of about this total.

        What is found anew, or of a total that moved by over a tenth and over a euro since, is
        nothing that the person saw.

        >>> seen = FlatRecord(released={"OVER_CEILING": 100_000})
        >>> seen.answers("OVER_CEILING", 110_000), seen.answers("OVER_CEILING", 110_001)
        (True, False)
        >>> seen.answers("UNUSUAL_CHANGE", 100_000)
        False
        """
        if code not in self.released:
            return False
        seen = self.released[code]
        if seen is None:
            return True
        return abs(total_cents - seen) <= max(abs(seen) // _SAME_SHARE, _SAME_CENTS)


NOTHING_KNOWN = FlatRecord()


def looked_at(
    result: BuildingResult,
    period: Period,
    records: Mapping[str, FlatRecord],
    settings: BillingSettings,
) -> BuildingResult:
    """Return a building's result with what is unusual found, and such flats held."""
    typical = _median_change(result.drafts, period, records)
    services = _common_services(result.drafts)
    drafts = []
    for draft in result.drafts:
        record = records.get(draft.flat_id, NOTHING_KNOWN)
        if answered := {*record.released} & {holds.SECOND_METER, holds.NOT_BILLED_AGAIN}:
            building_held = holds.holds(result.findings)
            draft = _answered(draft, answered, building_held=building_held)  # noqa: PLW2901
        findings = tuple(_findings(draft, period, record, typical, settings))
        if draft.lines:
            findings += tuple(_lacking(draft, services))
        if findings:
            held = draft.held or holds.holds(findings)
            draft = replace(draft, held=held, findings=draft.findings + findings)  # noqa: PLW2901
        drafts.append(draft)
    return replace(result, drafts=tuple(drafts))


def _answered(draft: Draft, codes: Collection[str], *, building_held: bool) -> Draft:
    """Return a released draft: its questions no longer hold it, and are still reported."""
    findings = tuple(
        replace(finding, level=Level.WARNING) if finding.code in codes else finding
        for finding in draft.findings
    )
    return replace(draft, held=building_held or holds.holds(findings), findings=findings)


def _findings(
    draft: Draft,
    period: Period,
    record: FlatRecord,
    typical_cents: int | None,
    settings: BillingSettings,
) -> Iterator[Finding]:
    if record.taken_back:
        facts = (("document", record.held_because),)
        yield Finding(Level.ERROR, holds.TAKEN_BACK, draft.flat_id, facts=facts)
    elif record.held_because:
        yield hold(holds.HELD_BY_HAND, draft.flat_id, facts=(("reason", record.held_because),))
    change = _change(draft, period, record)
    if (
        change is not None
        and typical_cents is not None
        and len(record.past) >= settings.hold_after_invoices
        and change > settings.hold_change_times * typical_cents
        and not record.answers(holds.UNUSUAL_CHANGE, draft.total_cents)
    ):
        changed, usual = money.format_cents(change), money.format_cents(typical_cents)
        yield hold(
            holds.UNUSUAL_CHANGE, draft.flat_id, facts=(("change", changed), ("usual", usual))
        )
    if draft.lines and len(record.past) >= _FEWEST_MONTHS:
        yield from _against_history(draft, record.past)


def _change(draft: Draft, period: Period, record: FlatRecord) -> int | None:
    """Return by how much a total changed since last month, ``None`` where there is none."""
    if not draft.lines or not record.past or record.past[-1].period != period.previous:
        return None
    return abs(draft.total_cents - record.past[-1].total_cents)


def _median_change(
    drafts: Sequence[Draft], period: Period, records: Mapping[str, FlatRecord]
) -> int | None:
    changes = [
        change
        for draft in drafts
        if (change := _change(draft, period, records.get(draft.flat_id, NOTHING_KNOWN))) is not None
    ]
    return median_low(changes) if changes else None


def _against_history(draft: Draft, past: Sequence[PastMonth]) -> Iterator[Finding]:
    usual = median_low([month.total_cents for month in past])
    total = draft.total_cents
    if usual > 0 and not usual <= TOTAL_TIMES * total <= TOTAL_TIMES**2 * usual:
        now, then = money.format_cents(total), money.format_cents(usual)
        yield Finding(
            Level.WARNING,
            holds.UNUSUAL_TOTAL,
            draft.flat_id,
            facts=(("total", now), ("usual", then)),
        )
    water_e3 = sum(line.quantity_e3 or 0 for line in draft.lines if line.service == COLD_WATER)
    uses = [month.water_e3 for month in past]
    usual_e3 = median_low(uses)
    if 0 < USE_TIMES * usual_e3 < water_e3:
        now, then = money.format_scaled(water_e3, 3), money.format_scaled(usual_e3, 3)
        yield Finding(
            Level.WARNING, holds.UNUSUAL_USE, draft.flat_id, facts=(("used", now), ("usual", then))
        )
    if water_e3 == 0 and min(uses) > 0:
        yield Finding(Level.WARNING, holds.NO_USE, draft.flat_id, facts=())


def _common_services(drafts: Sequence[Draft]) -> frozenset[str]:
    """Return the services that every flat with lines has, or all flats but one."""
    with_lines = [draft for draft in drafts if draft.lines]
    if len(with_lines) <= _FEWEST_NEIGHBOURS:
        return frozenset()
    counts = Counter(
        service for draft in with_lines for service in {line.service for line in draft.lines}
    )
    return frozenset(name for name, count in counts.items() if count == len(with_lines) - 1)


def _lacking(draft: Draft, services: frozenset[str]) -> Iterator[Finding]:
    if not services:
        return
    own = {line.service for line in draft.lines}
    for service in sorted(services - own):
        facts = (("service", service),)
        yield Finding(Level.WARNING, holds.MISSING_LINE, draft.flat_id, facts=facts)
