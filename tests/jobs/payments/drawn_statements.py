"""Statements read into one database again and again: each time nothing of it is kept."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from paid_company import PaidCompany

from einvoice.core.findings import Level
from einvoice.store import payments
from einvoice.store.archive import hash_of
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.payments.archived_statements import KeptStatement
from jobs.payments.closed_days import closed_days
from jobs.payments.statements import StatementsRead, take_statement

READ_ON = "2026-11-27"


class _NothingKeptError(Exception):
    """Ends a transaction of which nothing is kept."""


@dataclass
class Reading:
    """One transaction in which statements are read."""

    context: Context
    tx: WriteTransaction
    came: int = 0

    def read(self, path: Path) -> StatementsRead:
        """Read a file; each comes later than the one before."""
        self.came += 1
        file = KeptStatement(path, hash_of(path), f"2026-11-27T{self.came:06d}")
        return take_statement(self.context, self.tx, file)

    def read_all(self, paths: Iterable[Path]) -> None:
        """Read files one after the other."""
        for path in paths:
            self.read(path)

    def decided(self) -> dict[str, object]:
        """Return the payments with what each was applied to: accounts follow from these alone."""
        return {
            d.payment.payment_id: (
                d.payment.part.cents,
                d.state,
                d.waits,
                d.rule,
                payments.shares_of(self.tx, d.payment.payment_id),
            )
            for d in payments.payments_where(self.tx)
        }

    def cents(self) -> list[int]:
        """Return the sums of all payments."""
        return sorted(d.payment.part.cents for d in payments.payments_where(self.tx))

    def is_blocked(self) -> bool:
        """Whether the statements contradict each other, so that nobody is reminded or billed."""
        found = closed_days(self.tx, self.context).findings
        return any(finding.level in {Level.ERROR, Level.WARNING} for finding in found)


@contextmanager
def context_of(paid: PaidCompany) -> Iterator[Context]:
    """Yield a context of the company on the day of reading."""
    with paid.company.context(READ_ON) as context:
        yield context


@contextmanager
def nothing_kept(context: Context) -> Iterator[Reading]:
    """Yield a transaction that is undone at the end."""
    with suppress(_NothingKeptError), context.store.writing() as tx:
        yield Reading(context, tx)
        raise _NothingKeptError
