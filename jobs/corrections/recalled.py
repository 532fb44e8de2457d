"""Keeps that a person recalled void invoices that were printed or mailed."""

from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.store import exports, months
from einvoice.store.recalled import recalled_numbers, recalled_of
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.corrections.withdraw import digest_of
from jobs.not_found import is_number, no_such_invoice


@dataclass(frozen=True, slots=True)
class RecalledNow:
    """A void invoice that is recalled; ``already`` says that a person said so before."""

    invoice_number: str
    flat_id: str
    period: Period
    already: bool


def mark_recalled(context: Context, numbers: Sequence[str], reason: str = "") -> list[RecalledNow]:
    """Keep that void invoices without a bank were recalled: all or none, each once.

    The journal keeps who said it and when, and the digest of a reason. No invoice changes.

    Raises:
        UsageError: there is no such invoice.
        RefusedByCheckError: it is not void, or it went to a bank.
    """
    with context.store.writing() as tx:
        rows = [_on_paper(tx, number) for number in dict.fromkeys(numbers)]
        why = {"reason_sha256": digest_of(reason)} if reason.strip() else {}
        for row in rows:
            if not row.already:
                tx.journal(Event.PAPER_RECALLED, row.period, row.invoice_number, **why)
    return rows


@dataclass(frozen=True, slots=True, order=True)
class RecalledCounts:
    """How many void invoices of a month went to no bank: those recalled, and those left."""

    period: Period
    done: int
    left: int

    @property
    def all(self) -> int:
        """Both together."""
        return self.done + self.left


def recalled_counts(context: Context, period: Period) -> RecalledCounts:
    """Return how many void invoices of a month without a bank are recalled."""
    with context.store.reading() as tx:
        left = recalled_of(tx, period, months.state_counts(tx, period))
        return RecalledCounts(period, len(recalled_numbers(tx, period)), len(left))


def _on_paper(tx: ReadTransaction, number: str) -> RecalledNow:
    row = exports.find_invoice(tx, number, None) if is_number(number) else None
    if row is None:
        raise no_such_invoice(tx, number)
    if row.state != InvoiceState.VOID or row.bank:
        raise RefusedByCheckError(
            "not-on-paper", invoice=number, state=row.state, bank=row.bank, period=row.period
        )
    already = row.invoice_number in recalled_numbers(tx, row.period)
    return RecalledNow(row.invoice_number, row.flat_id, row.period, already)
