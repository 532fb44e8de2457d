"""Checks of a chunk against what is known: parents, corrections, overlaps, issued periods."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from einvoice.core.advice import steps_fact
from einvoice.core.findings import Finding, Level
from einvoice.core.meter_corrections import overwritten
from einvoice.core.meters import Meter, Reading
from einvoice.core.numbering import invoice_number
from einvoice.core.ownership import same_customer
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.core.unsettled import ANOTHER_PERSON
from einvoice.core.used_invoices import SHOWN_NUMBERS, freeing_steps, invoices_fact
from einvoice.intake.kinds import KINDS
from einvoice.intake.kinds.metering import above_register
from einvoice.intake.known import CoreRow, Key, Known
from einvoice.intake.reading import ParsedRow
from einvoice.intake.refused import digest
from einvoice.intake.table import Fault, Kind, finding_of, getter

_IN_USE = "in_use"

Late: TypeAlias = tuple[CoreRow | None, CoreRow, Period, Period | None]
"""A row as it was known, as it is now, and the first period whose building sums count it.

Last the same for the invoice of its own place; ``None`` where that counts it in its own month.
"""


@dataclass(frozen=True, slots=True)
class Checked:
    """Rows that may be written: new rows, corrections (old, new), and findings.

    ``refused`` are rows that stay out, each with its faults. ``late`` are those of the new and the
    corrected that came after months they concern were issued. ``not_begun`` says where the refused
    rows are whose key is not known: they begin something.
    """

    new: tuple[CoreRow, ...]
    corrected: tuple[tuple[CoreRow, CoreRow], ...]
    unchanged: int
    findings: tuple[Finding, ...]
    refused: tuple[tuple[ParsedRow, tuple[Fault, ...]], ...] = ()
    late: tuple[Late, ...] = ()
    not_begun: frozenset[str] = frozenset()


def check(
    kind_name: str,
    rows: Sequence[ParsedRow],
    known: Known,
    today: dt.date,
    allowed: Collection[str] = frozenset(),
) -> Checked:
    """Decide of each row whether it is new, a correction, unchanged or refused.

    Corrections are looked at first, so that a row may be closed and its successor added in one
    chunk, in either order. Of two new rows that cannot both hold the later in the file is
    refused. A row that is refused here stays out; the others are kept. Nothing is read after
    ``today``. ``allowed`` are hashes of rows that may put another person in a customer's place.
    """
    return _Check(KINDS[kind_name], rows, known, today).result(allowed)


class _Check:
    """One chunk with what is known of its rows; accepted rows count as known for later rows."""

    def __init__(
        self, kind: Kind[Any], rows: Sequence[ParsedRow], known: Known, today: dt.date
    ) -> None:
        self._kind = kind
        self._today = today
        self._late: list[Late] = []
        self._known = known
        self._key = getter(kind.key)
        self._group = getter(kind.group)
        self._existing = dict(known.existing(kind.row_type, {self._key(p.row) for p in rows}))
        self._rows = [self._with_known(parsed) for parsed in rows]
        changed = [p.row for p in self._rows if self._existing.get(self._key(p.row)) != p.row]
        self._missing = _missing_parents(kind, changed, known)
        self._meters = _meters_read(changed, known)
        self._groups = self._known_groups(changed)

    def _with_known(self, parsed: ParsedRow) -> ParsedRow:
        """Return the row with what is known already in the place of cells that cannot be read."""
        old = self._existing.get(self._key(parsed.row)) if parsed.unread else None
        if old is None:
            return parsed
        values = {name: getattr(old, name) for name in parsed.unread}
        return dataclasses.replace(parsed, row=dataclasses.replace(parsed.row, **values))

    def result(self, allowed: Collection[str]) -> Checked:
        new: list[CoreRow] = []
        corrected: list[tuple[CoreRow, CoreRow]] = []
        findings: list[tuple[int, Finding]] = []
        refused: list[tuple[ParsedRow, tuple[Fault, ...]]] = []
        unchanged = 0
        for place, parsed in self._corrections_first():
            key = self._key(parsed.row)
            old = self._existing.get(key)
            if old == parsed.row:
                unchanged += 1
                continue
            faults = list(self._faults(parsed.row, key, old))
            if not (allowed and digest(*parsed.cells) in allowed) and _only_in_use(faults):
                faults = [*self._another_person(old, parsed.row), *faults]
            findings += ((place, finding_of(parsed.where, fault)) for fault in faults)
            if _refused(faults):
                refused.append((parsed, tuple(faults)))
                continue
            self._accept(parsed.row, key)
            if old is None:
                new.append(parsed.row)
            else:
                corrected.append((old, parsed.row))
                said = _overwritten(old, parsed.row)
                findings += ((place, finding_of(parsed.where, fault)) for fault in said)
        findings.sort(key=lambda item: item[0])
        ordered = tuple(finding for _, finding in findings)
        kept = tuple(new), tuple(corrected), unchanged, ordered
        begin = (p.where for p, _ in refused if self._key(p.row) not in self._existing)
        return Checked(*kept, tuple(refused), tuple(self._late), frozenset(begin))

    def _corrections_first(self) -> list[tuple[int, ParsedRow]]:
        exists = set(self._existing)
        return sorted(enumerate(self._rows), key=lambda item: self._key(item[1].row) not in exists)

    def _faults(self, row: CoreRow, key: Key, old: CoreRow | None) -> Iterator[Fault]:
        faults = [
            *self._parents(row),
            *self._register(row),
            *self._read_after_today(row),
            *self._clashes(row, key),
        ]
        yield from faults
        if not _refused(faults):
            yield from self._after_removal(row)
            yield from self._in_use(old, row)

    def _parents(self, row: CoreRow) -> Iterator[Fault]:
        for parent in self._kind.parents:
            noun, name = parent.of(row)
            if name in self._missing.get(noun, ()):
                said = "unknown_parent.hidden" if self._kind.personal else ""
                if noun == "bank":
                    said = "unknown_parent.bank"
                shown = "" if said else name
                facts = (("noun", noun), ("file", f"{noun}s"), ("name", shown))
                yield Fault(parent.column, "unknown_parent", said=said, facts=facts)

    def _register(self, row: CoreRow) -> Iterator[Fault]:
        if isinstance(row, Reading) and (meter := self._meters.get(row.meter_id)):
            yield from above_register("value", row.value_e3, meter.digits)

    def _after_removal(self, row: CoreRow) -> Iterator[Fault]:
        """Note a reading that no month counts: whoever typed the old meter's id learns it now."""
        if isinstance(row, Reading) and self._is_after_removal(row):
            facts = (("on", str(row.read_on)), ("meter", row.meter_id))
            yield Fault("", "after_removal", level=Level.NOTE, facts=facts)

    def _is_after_removal(self, row: CoreRow) -> bool:
        if not isinstance(row, Reading):
            return False
        meter = self._meters.get(row.meter_id)
        return meter is not None and meter.is_removed_before(row.read_on)

    def _read_after_today(self, row: CoreRow) -> Iterator[Fault]:
        """Refuse a day that has not come: mistyped, its value would stay unused until then."""
        for name in self._kind.reading_days:
            day = getattr(row, name)
            if day is not None and day > self._today:
                facts = (("on", str(day)), ("today", str(self._today)))
                yield Fault(name, "after_today", facts=facts)

    def _clashes(self, row: CoreRow, key: Key) -> Iterator[Fault]:
        if self._kind.clash is None:
            return
        for other_key, other in self._groups[self._group(row)].items():
            if other_key == key:
                continue
            fault = self._kind.clash(row, other)
            if fault is not None:
                yield fault
                return

    def _in_use(self, old: CoreRow | None, row: CoreRow) -> Iterator[Fault]:
        used = self._known.used_by(self._kind.row_type, old, row)
        if not used:
            return
        period = str(min(invoice.period for invoice in used))
        counts_from = self._known.counts_from(old, row)
        if counts_from is not None:
            own = self._known.counts_from_at_its_place(old, row)
            self._late.append((old, row, counts_from, own))
            facts = (("period", period), ("counts_from", str(own or counts_from)))
            code = "came_late" if own else "came_late_for_neighbours"
            if not self._is_after_removal(row):
                yield Fault("", code, level=Level.NOTE, facts=facts)
        else:
            used_facts = (
                ("period", period),
                ("invoices", invoices_fact(used)),
                ("commands", steps_fact(freeing_steps(used))),
                ("corrects", _corrected(old, row)),
            )
            yield Fault("", _IN_USE, facts=used_facts)

    def _another_person(self, old: CoreRow | None, row: CoreRow) -> Iterator[Fault]:
        """Refuse to put another person in the place of a customer who got invoices.

        Readings and charges of the row's time would be the other person's from then on.
        """
        if not isinstance(old, Customer) or not isinstance(row, Customer):
            return
        if same_customer(old, row):
            return
        numbers = self._known.issued_to(old)
        if numbers:
            shown = ", ".join(map(invoice_number, numbers[:SHOWN_NUMBERS]))
            more = ", ..." if len(numbers) > SHOWN_NUMBERS else ""
            yield Fault("", ANOTHER_PERSON, facts=(("invoices", shown + more),))

    def _accept(self, row: CoreRow, key: Key) -> None:
        self._existing[key] = row
        if self._kind.clash is not None:
            self._groups[self._group(row)][key] = row

    def _known_groups(self, rows: Sequence[CoreRow]) -> dict[Key, dict[Key, CoreRow]]:
        groups: dict[Key, dict[Key, CoreRow]] = defaultdict(dict)
        if self._kind.clash is not None:
            wanted = {self._group(row) for row in rows}
            for group, members in self._known.same_group(self._kind.row_type, wanted).items():
                groups[group] = {self._key(row): row for row in members}
        return groups


def _only_in_use(faults: Sequence[Fault]) -> bool:
    """Return whether nothing but issued invoices keeps a row from being taken.

    Who the row is about is said first then: taking invoices back makes nobody another person.
    """
    return all(fault.code == _IN_USE for fault in faults if fault.level is Level.ERROR)


def _corrected(old: CoreRow | None, row: CoreRow) -> str:
    """Return `who` where a customer's row named the wrong person, or kind of customer.

    No sale is told late by it: its invoices are taken back.
    """
    if not isinstance(old, Customer) or not isinstance(row, Customer):
        return ""
    differs = not same_customer(old, row) or old.customer_kind != row.customer_kind
    return "who" if differs else ""


def _overwritten(old: CoreRow, row: CoreRow) -> Iterator[Fault]:
    """Say the old and the new value of a meter or a reading: nothing else would show the old."""
    for value in overwritten(old, row):
        facts = (("before", value.before), ("now", value.now))
        yield Fault(value.column, "overwritten", level=Level.NOTE, facts=facts)


def _refused(faults: Sequence[Fault]) -> bool:
    return any(fault.level is Level.ERROR for fault in faults)


def _missing_parents(
    kind: Kind[Any], rows: Sequence[CoreRow], known: Known
) -> Mapping[str, frozenset[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for parent in kind.parents:
            noun, name = parent.of(row)
            if name:
                named[noun].add(name)
    return {noun: known.missing(noun, names) for noun, names in named.items()}


def _meters_read(rows: Sequence[CoreRow], known: Known) -> Mapping[str, Meter]:
    keys = {(row.meter_id,) for row in rows if isinstance(row, Reading)}
    meters = known.existing(Meter, keys) if keys else {}
    return {meter.meter_id: meter for meter in meters.values()}
