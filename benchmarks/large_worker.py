"""One step of a large company in a process of its own; the last compares totals everywhere."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import MappingProxyType

from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.balancing import DIFFERENCE_OF
from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.methods import SingleCharge
from einvoice.core.period import Period
from einvoice.store import controls, files, months
from einvoice.store.rows import rows_with
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.steps.calculate import calculate
from jobs.steps.issue import issue
from jobs.steps.render import render
from jobs.talk import Silence

_TOTAL = re.compile(rb"<TotalSum>(-?[0-9.]+)</TotalSum>")
_TO_PAY = re.compile(rb"<PaymentTotalSum>(-?[0-9.]+)</PaymentTotalSum>")
_NUMBER = re.compile(rb"<InvoiceNumber>([0-9]+)</InvoiceNumber>")
_FOOTER = re.compile(
    rb"<TotalNumberInvoices>([0-9]+)</TotalNumberInvoices><TotalAmount>(-?[0-9.]+)</TotalAmount>"
)


@dataclass(frozen=True, slots=True)
class Sums:
    """How many invoices, what they charge, and what is to be paid of them (cents)."""

    invoices: int = 0
    total_cents: int = 0
    to_pay_cents: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.invoices + other.invoices,
            self.total_cents + other.total_cents,
            self.to_pay_cents + other.to_pay_cents,
        )


def archive(context: Context, period: Period) -> None:
    """Keep the bytes of the files that wait in the outbox."""
    kept = context.store.archive
    for record in _files(context, period):
        source = kept.outbox_path(record.bank, record.name)
        target = kept.path(period, record.bank, "outbound", record.name)
        kept.keep(source, target, record.sha256)


def check(context: Context, period: Period) -> None:
    """Compare the control totals of buildings, the ledger of invoices, that of files, and files.

    Raises:
        RuntimeError: they differ; a benchmark of wrong sums would measure nothing.
    """
    with context.store.reading() as tx:
        facts = months.month_facts(tx, period)
        counts = months.state_counts(tx, period)
        totals = [total for _, total in controls.kept_totals(tx, period)]
        _compare_services(tx, period)
    issued = [row for row in counts if row.state in ISSUED_STATES]
    ledger = [Sums(r.invoices, r.total_cents, r.to_pay_cents) for r in issued if r.bank]
    records = _files(context, period)
    numbers: set[bytes] = set()
    in_files = Sums()
    for record in records:
        path = context.store.archive.outbox_path(record.bank, record.name)
        own = sum(_invoices(path, numbers), Sums())
        _same(f"footer of {record.name}", _footer(path), (own.invoices, own.to_pay_cents))
        _same(f"ledger of {record.name}", (record.invoices, record.total_cents), _footer(path))
        in_files += own
    _same("invoices in files and ledger", in_files, sum(ledger, Sums()))
    _same("numbers in files", len(numbers), in_files.invoices)
    _same("flats and invoices", facts.flats, sum(row.invoices for row in issued) + facts.held)
    _same("control totals that do not balance", [t for t in totals if t.missing], [])
    print(
        f"equal: {len(totals):,} control totals, {facts.flats:,} flats ({facts.held:,} held), "
        f"{in_files.invoices:,} invoices in {len(records):,} files, {in_files.total_cents:,} cents"
    )


def _compare_services(tx: ReadTransaction, period: Period) -> None:
    """Compare the lines of invoices with what buildings charged and with single charges."""
    lines, charged = Counter[str](), Counter[str]()
    for own in controls.service_sums(tx, period):
        lines[own.service] += own.net_cents
    for _, residue in controls.kept_residues(tx, period):
        charged[residue.service] += residue.lines_cents
    priced = set(charged)
    for charge in rows_with(tx, SingleCharge, period=period):
        charged[charge.service] += charge.net_cents
    for service in priced:
        of_service = lines[service] + lines[DIFFERENCE_OF.get(service, "")]
        _same(f"lines of {service}", of_service, charged[service])


def _files(context: Context, period: Period) -> list[files.FileRecord]:
    with context.store.reading() as tx:
        return list(files.file_records(tx, period))


def _invoices(path: Path, numbers: set[bytes]) -> Iterator[Sums]:
    """Yield the sums of each invoice of a file, and collect their numbers."""
    with path.open("rb") as lines:
        for line in lines:
            number = _NUMBER.search(line)
            if number is not None:
                numbers.add(number[1])
                yield Sums(1, _cents(_TOTAL, line), _cents(_TO_PAY, line))


def _footer(path: Path) -> tuple[int, int]:
    with path.open("rb") as content:
        content.seek(-300, 2)
        footer = _FOOTER.search(content.read())
    if footer is None:
        raise RuntimeError(f"{path.name}: no footer")
    return int(footer[1]), int(Decimal(footer[2].decode()) * 100)


def _cents(what: re.Pattern[bytes], line: bytes) -> int:
    return sum(int(Decimal(text.decode()) * 100) for text in what.findall(line))


def _same(what: str, one: object, other: object) -> None:
    if one != other:
        raise RuntimeError(f"{what}: {one} is not {other}")


STEPS: MappingProxyType[str, Callable[[Context, Period], object]] = MappingProxyType(
    {
        "calculate": partial(calculate, tell_changes=False),
        "issue": issue,
        "render": render,
        "archive": archive,
        "check": check,
    }
)
"""The steps after an import, in order."""


def main(home: Path, step: str) -> None:
    """Do one step of an imported installation."""
    config = load_config(home / "config.toml")
    context = Context(config, Clock(config.today), Silence())
    STEPS[step](context, context.default_period)
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
