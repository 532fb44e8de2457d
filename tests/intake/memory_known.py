"""A hand-written `Known` that keeps imported rows in memory, and a whole import over it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from einvoice.core.findings import Finding
from einvoice.core.invoices import InvoiceState
from einvoice.core.meters import Meter
from einvoice.core.period import Period
from einvoice.core.premises import Building, Customer, Flat
from einvoice.core.services import Service
from einvoice.core.used_invoices import UsedInvoices
from einvoice.intake import KINDS, CoreRow, Key, check, kind_of, read_rows
from einvoice.intake.table import getter

BUILT_IN = frozenset(
    {
        "management_fee", "repair_fund", "cold_water", "sewage", "hot_water_heating", "heating",
        "circulation", "heat_energy", "heat_capacity", "water_difference", "sewage_difference",
        "hot_water_difference", "waste", "extra_waste", "common_electricity", "lift", "insurance",
        "land_lease", "penalty", "correction", "other",
    }
)  # fmt: skip
TODAY = dt.date(2027, 12, 31)
"""A day after every reading of the samples, so that none of them is refused for its day."""

_KIND_OF_TYPE = {kind.row_type: kind for kind in KINDS.values()}
_PARENTS = {
    "building": (Building, "building_id"),
    "flat": (Flat, "flat_id"),
    "meter": (Meter, "meter_id"),
    "service": (Service, "service"),
}


@dataclass
class MemoryKnown:
    """Rows by type and key; ``used`` says which old rows an issued period used."""

    rows: dict[type, dict[Key, Any]] = field(default_factory=lambda: defaultdict(dict))
    used: dict[Any, Period] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    late: dict[Any, Period] = field(default_factory=dict)
    not_issued: set[Any] = field(default_factory=set)
    issued: dict[Any, Sequence[int]] = field(default_factory=dict)

    def write(self, rows: Iterable[Any]) -> None:
        """Keep rows, each under its key."""
        for row in rows:
            key = getter(_KIND_OF_TYPE[type(row)].key)(row)
            self.rows[type(row)][key] = row

    def existing(self, row_type: type[Any], keys: Collection[Key], /) -> Mapping[Key, Any]:
        """Return the kept rows with one of the keys."""
        return {key: self.rows[row_type][key] for key in keys if key in self.rows[row_type]}

    def same_group(
        self, row_type: type[Any], groups: Collection[Key], /
    ) -> Mapping[Key, Sequence[Any]]:
        """Return the kept rows by key without ``valid_from``."""
        group_of = getter(_KIND_OF_TYPE[row_type].group)
        found = defaultdict(list)
        for row in self.rows[row_type].values():
            if group_of(row) in groups:
                found[group_of(row)].append(row)
        return found

    def missing(self, noun: str, ids: Collection[str], /) -> frozenset[str]:
        """Return the ids nobody has imported and that are not built in."""
        self.asked.append(noun)
        if noun == "bank":
            return frozenset(ids) - {"seb", "swedbank"}
        row_type, field_name = _PARENTS[noun]
        there = {getattr(row, field_name) for row in self.rows[row_type].values()}
        return frozenset(ids) - there - (BUILT_IN if noun == "service" else frozenset())

    def used_by(self, row_type: type[Any], old_row: Any, new_row: Any, /) -> Sequence[UsedInvoices]:
        """Return an invoice of the period marked as having used the old row, or without the new."""
        del row_type
        period = self.used.get(new_row if old_row is None else old_row)
        if period is None:
            return ()
        accepted = InvoiceState.ACCEPTED
        return (UsedInvoices(period, accepted, True, False, 1, "B1", (26110000001,)),)  # noqa: FBT003

    def issued_to(self, customer: Customer, /) -> Sequence[int]:
        """Return the numbers marked as issued to a customer."""
        return self.issued.get(customer, ())

    def counts_from(self, old_row: Any, new_row: Any, /) -> Period | None:
        """Return the period marked for rows that may come late."""
        del old_row
        return self.late.get(new_row)

    def counts_from_at_its_place(self, old_row: Any, new_row: Any, /) -> Period | None:
        """Return the same period, but for rows marked as of a flat that is not issued."""
        return None if new_row in self.not_issued else self.counts_from(old_row, new_row)


@dataclass
class Imported:
    """What one import did."""

    new: list[CoreRow] = field(default_factory=list)
    corrected: list[tuple[CoreRow, CoreRow]] = field(default_factory=list)
    unchanged: int = 0
    findings: list[Finding] = field(default_factory=list)


def import_file(path: Path, known: MemoryKnown, chunk_rows: int = 5_000) -> Imported:
    """Read a file and keep what passes, chunk by chunk, as an import does."""
    result = Imported()
    kind = kind_of(path)
    assert kind is not None
    for chunk in read_rows(path, kind, chunk_rows):
        checked = check(kind, chunk.rows, known, TODAY)
        known.write([*checked.new, *(new for _, new in checked.corrected)])
        result.new += checked.new
        result.corrected += checked.corrected
        result.unchanged += checked.unchanged
        result.findings += [*chunk.findings, *checked.findings]
    return result


def import_folder(folder: Path, known: MemoryKnown, chunk_rows: int = 5_000) -> Imported:
    """Import every file of a folder in dependency order."""
    order = list(KINDS)
    paths = [path for path in sorted(folder.iterdir()) if kind_of(path)]
    total = Imported()
    for path in sorted(paths, key=lambda path: order.index(str(kind_of(path)))):
        result = import_file(path, known, chunk_rows)
        total.new += result.new
        total.corrected += result.corrected
        total.unchanged += result.unchanged
        total.findings += result.findings
    return total
