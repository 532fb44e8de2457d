"""The cut-off: up to which day payments are known, and what stops issuing for want of statements.

Only for companies whose invoices carry the balances of accounts (`[payments] source =
"statements"`); for all others nothing here reads or refuses anything.
"""

import datetime as dt
from collections.abc import Iterator

from einvoice.core.carried_balances import Carrying
from einvoice.core.closed_days import AccountDays, account_days, cut_off, first_fresh_day, is_old
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.findings import Finding, Level
from einvoice.core.money import format_cents
from einvoice.core.period import Period
from einvoice.store import account_balances
from einvoice.store.conservation import conservation
from einvoice.store.issue_batches import IssueBatch
from einvoice.store.statements import net_by_day, statements_of
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context

_OLD = "statements-old"


def collecting_accounts(context: Context) -> frozenset[str]:
    """Return our accounts whose statements are taken."""
    sellers = {bank.account for bank in context.config.banks.values()}
    return frozenset({*sellers, *context.config.payments.accounts})


def opening_of(context: Context) -> tuple[Period, dt.date] | None:
    """Return from which period on invoices carry accounts, and the day of the opening debts."""
    table = context.config.payments
    if table.source == "imported":
        return None
    opening = Period.parse(table.since)
    return opening, table.opening_date or opening.first_day


def carries_accounts(context: Context, period: Period) -> bool:
    """Return whether the invoices of a period carry the balances of accounts."""
    opening = opening_of(context)
    return opening is not None and period >= opening[0]


def days_of_accounts(context: Context, tx: ReadTransaction) -> tuple[AccountDays, ...]:
    """Return up to which day each of our accounts is closed; none where balances are imported."""
    opening = opening_of(context)
    if opening is None:
        return ()
    return tuple(
        account_days(
            account,
            statements_of(tx, account),
            net_by_day(tx, account),
            opening[1],
            context.closed,
        )
        for account in sorted(collecting_accounts(context))
    )


def carrying_of(context: Context, tx: ReadTransaction) -> Carrying | None:
    """Return how invoices carry accounts now; None where balances are imported."""
    opening = opening_of(context)
    if opening is None:
        return None
    return Carrying(*opening, cut_off(days_of_accounts(context, tx), context.today))


def refuse_unclosed(context: Context, tx: ReadTransaction, period: Period) -> None:
    """Refuse to issue a period whose balances would be wrong or old.

    Raises:
        RefusedByCheckError: statements of an account do not fit together, or do not reach far
            enough and `[payments] stale` does not allow it, or the opening debts are of a later
            day.
    """
    if not carries_accounts(context, period):
        return
    opening = opening_of(context)
    if opening is not None:
        _refuse_opening(context, tx, period, *opening)
    faults = [f for f in faults_of_statements(context, tx) if f.level is Level.ERROR]
    broken = tuple(finding for finding in faults if finding.code != _OLD)
    if broken:
        raise RefusedByCheckError("statements-broken", period=period, findings=broken)
    unequal = tuple(unequal_accounts(context, tx))
    if unequal:
        raise RefusedByCheckError("accounts-unequal", period=period, findings=unequal)
    for old in faults:
        raise RefusedByCheckError(_OLD, period=period, **dict(old.facts))


def faults_of_statements(
    context: Context, tx: ReadTransaction, *, issuing: bool = True
) -> tuple[Finding, ...]:
    """Return the gaps, overlaps and differences of statements; none where balances are imported.

    ``issuing``: statements that end too long ago as well, as a warning where `[payments] stale`
    allows it.
    """
    days = days_of_accounts(context, tx)
    faults = [finding for own in days for finding in own.findings]
    level = Level.WARNING if context.config.payments.stale == "allow" else Level.ERROR
    expected = str(first_fresh_day(context.today, context.closed))
    for own in days:
        if issuing and is_old(own.closed_until, context.today, context.closed):
            facts = (
                ("account", own.account),
                ("day", str(own.closed_until)),
                ("expected", expected),
            )
            faults.append(Finding(level, _OLD, own.account, facts=facts))
    return tuple(faults)


def unequal_accounts(context: Context, tx: ReadTransaction) -> Iterator[Finding]:
    """Yield where the accounts are not what documents and payments make."""
    opening = opening_of(context)
    if opening is None:
        return
    sums = conservation(tx, *opening)
    if sums.expected_cents != sums.closing_cents:
        facts = (
            ("expected", format_cents(sums.expected_cents)),
            ("closing", format_cents(sums.closing_cents)),
        )
        yield Finding(Level.ERROR, "accounts-unequal", "payments", facts=facts)
    if sums.unshared:
        count = (("count", str(sums.unshared)),)
        yield Finding(Level.ERROR, "payments-unequal", "payments", facts=count)


def issued_with_old_statements(
    context: Context, tx: ReadTransaction, period: Period
) -> tuple[Finding, ...]:
    """Return which invoices of a period count no payments of the last days before their issue."""
    if not carries_accounts(context, period):
        return ()
    return tuple(
        Finding(
            Level.WARNING,
            "issued-with-old-statements",
            str(period),
            facts=(("count", str(count)), ("until", str(until)), ("day", str(day))),
        )
        for day, until, count in account_balances.cut_offs(tx, period)
        if is_old(until, day, context.closed)
    )


def _refuse_opening(
    context: Context, tx: ReadTransaction, period: Period, opening: Period, day: dt.date
) -> None:
    """Refuse opening debts that are not there, or of a day that makes documents count otherwise."""
    if day > context.today:
        raise RefusedByCheckError("opening-not-yet", period=period, day=day)
    if not account_balances.has_openings(tx, opening):
        raise RefusedByCheckError("opening-missing", period=period, opening=opening)
    issued = account_balances.first_issued(tx, opening)
    if issued is not None and issued < day:
        raise RefusedByCheckError("opening-after-issue", period=period, day=day, issued=issued)


def count_payments(context: Context, tx: WriteTransaction, batch: IssueBatch) -> None:
    """Mark the payments that the balances of newly issued invoices have.

    Raises:
        RefusedByCheckError: a draft has other payments than its account has now, or those of a day
            that is too long ago.
    """
    carrying = carrying_of(context, tx) if batch.invoices else None
    if carrying is None or batch.period < carrying.opening:
        return
    account_balances.count_payments(tx, batch, carrying.opening_date)
    fresh = first_fresh_day(context.today, context.closed)
    since = dt.date.min if context.config.payments.stale == "allow" else fresh
    differing = account_balances.count_differing(tx, batch, carrying, since)
    if differing:
        raise RefusedByCheckError("payments-after-drafts", period=batch.period, count=differing)
