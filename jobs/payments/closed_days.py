"""Until which day the statements of all our accounts are complete.

That day is the cut-off: a customer who seems not to have paid by then has not paid.
"""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.findings import Finding, Level
from einvoice.core.iban import masked
from einvoice.core.statement_chain import chain
from einvoice.store import statements
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.cut_off import collecting_accounts


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """The last day closed without a gap on all our accounts, before today; None = there is none.

    ``findings``: the gaps and what is only shown. ``unread``: our accounts without a statement.
    """

    until: dt.date | None
    findings: tuple[Finding, ...]
    unread: tuple[str, ...]

    @property
    def are_complete(self) -> bool:
        """Whether nothing is missing up to the last day that was read."""
        return self.until is not None and not any(f.level is Level.ERROR for f in self.findings)


def closed_days(tx: ReadTransaction, context: Context) -> ClosedDays:
    """Return until which day the statements of all our accounts are complete."""
    days: list[dt.date | None] = []
    findings: list[Finding] = []
    unread = []
    for account in sorted(collecting_accounts(context)):
        kept = statements.statements_of(tx, account)
        of_account = chain(kept, statements.net_by_day(tx, account), context.closed)
        days.append(of_account.closed_until)
        findings += of_account.findings
        if not kept:
            unread.append(masked(account))
    closed = [day for day in days if day is not None]
    yesterday = context.today - dt.timedelta(days=1)
    until = min(*closed, yesterday) if closed and len(closed) == len(days) else None
    return ClosedDays(until, tuple(findings), tuple(unread))
