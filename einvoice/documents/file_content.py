"""The input of the writer of a bank file, and its result."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from einvoice.core.banking_days import ClosedDays
from einvoice.core.findings import Finding
from einvoice.documents.assemble import Sender


class ByteSink(Protocol):
    """Takes the bytes of a file as they are made."""

    def write(self, content: bytes, /) -> object:
        """Take the next bytes."""


@dataclass(frozen=True, slots=True)
class ControlTotals:
    """How many invoices, and their sums in cents."""

    invoices: int = 0
    total_cents: int = 0
    to_pay_cents: int = 0

    def plus(self, total_cents: int, to_pay_cents: int) -> "ControlTotals":
        """Return the totals with one more invoice."""
        return ControlTotals(
            self.invoices + 1, self.total_cents + total_cents, self.to_pay_cents + to_pay_cents
        )

    def __add__(self, other: "ControlTotals") -> "ControlTotals":
        return ControlTotals(
            self.invoices + other.invoices,
            self.total_cents + other.total_cents,
            self.to_pay_cents + other.to_pay_cents,
        )


@dataclass(frozen=True, slots=True)
class FileOrder:
    """The wanted file.

    ``expected`` are the ledger's totals of all invoices handed over. The linter judges due dates
    as of ``today`` by the banks' ``closed`` days.
    """

    file_id: str
    issue_date: date
    sender: Sender
    expected: ControlTotals
    today: date
    closed: ClosedDays


@dataclass(frozen=True, slots=True)
class PlacedInvoice:
    """Where an invoice is in the file: offset and length of its bytes, without line break."""

    invoice_number: str
    global_id: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class FileContent:
    """The written file. Sums in cents, read back from the bytes.

    ``footer_cents`` is the sum the footer shows; ``overpaid_cents`` is what customers remain
    overpaid by, a control total of its own.
    """

    sha256: str
    size: int
    invoices: tuple[PlacedInvoice, ...]
    total_cents: int
    to_pay_cents: int
    overpaid_cents: int
    footer_cents: int


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """The outcome: no ``content`` when no invoice could go in; findings are by flat id.

    A finding of level ``error`` names an invoice that was left out.
    """

    content: FileContent | None
    findings: tuple[Finding, ...]
