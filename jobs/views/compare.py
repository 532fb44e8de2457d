"""Another system's invoices of a month beside ours: where they differ, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.comparison import Charged, Comparison, compare
from einvoice.core.errors import UsageError
from einvoice.core.period import Period
from einvoice.core.services import Service
from einvoice.encodings import Encoding
from einvoice.intake.old_invoices import OldInvoices, read_names, read_old
from einvoice.store import exports
from einvoice.store.rows import all_services
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context

_LANGUAGES = ("lv", "ru", "en")


@dataclass(frozen=True, slots=True)
class OldSystem:
    """The file of another system, how it is written, and what its names are here (None = ours)."""

    path: Path
    encoding: Encoding = Encoding.UTF_8
    names: Path | None = None


@dataclass(frozen=True, slots=True)
class ComparedMonth:
    """A comparison, and what of the other system's file could not be used.

    ``services`` are ours by their ids, for their names.
    """

    period: Period
    comparison: Comparison
    old: OldInvoices
    services: Mapping[str, Service]


def compare_month(
    context: Context, period: Period, old: OldSystem, tolerance_cents: int
) -> ComparedMonth:
    """Compare the live invoices and drafts of a month with those of another system.

    Raises:
        UsageError: the file cannot be read, or the month has no invoice.
    """
    names = read_names(old.names, old.encoding)
    with context.store.reading() as tx:
        services = all_services(tx, context.builtin_services)
        ours = list(_charges(tx, period))
    if not ours:
        raise UsageError("nothing-to-compare", period=period)
    labels = {
        service.label(language).casefold(): name
        for name, service in services.items()
        for language in _LANGUAGES
    }
    known = labels | {name: name for name in {*services, *(charge.service for charge in ours)}}
    read = read_old(old.path, old.encoding, names, known)
    comparison = compare(ours, read.charges, tolerance_cents)
    return ComparedMonth(period, comparison, read, services)


def _charges(tx: ReadTransaction, period: Period) -> Iterator[Charged]:
    buildings = {row.flat_id: row.building_id for row in exports.invoice_rows(tx, period)}
    for flat_id, line in exports.lines(tx, period):
        yield Charged(
            flat_id,
            line.service,
            line.net_cents,
            line.quantity_e3,
            line.unit_price_e4,
            line.vat_percent_e2,
            line.unit,
            buildings[flat_id],
        )
