"""The invoices of a month by what was paid of them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.accounts import replay
from einvoice.core.period import Period
from einvoice.store.batches import in_batches
from einvoice.store.customer_accounts import entries_of, flats_of_invoices
from jobs.context import Context
from jobs.payments.rules import account_rules


class Share(StrEnum):
    """How much of an invoice is paid."""

    PAID = "paid"
    PARTLY_PAID = "partly_paid"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PaidShare:
    """The invoices of which as much is paid: their number, the cents paid and those still open."""

    share: Share
    invoices: int
    paid_cents: int
    open_cents: int


def paid_month(context: Context, period: Period, day: dt.date) -> tuple[PaidShare, ...]:
    """Return what was paid of a month's invoices by the end of a day: all, in part, nothing."""
    rules = account_rules(context)
    rows: dict[Share, list[tuple[int, int]]] = {share: [] for share in Share}
    with context.store.reading() as tx:
        flats = flats_of_invoices(tx, period)
        for batch in in_batches(sorted(set(flats.values()))):
            entries = entries_of(tx, batch, rules.opening, rules.opening_date)
            for of_customer in entries.values():
                account = replay((e for e in of_customer if e.day <= day), rules.order)
                for entry in account.entries:
                    if entry.document in flats:
                        left = account.open_cents.get(entry.document, 0)
                        rows[_share(entry.cents, left)].append((entry.cents - left, left))
    return tuple(
        PaidShare(share, len(of), sum(paid for paid, _ in of), sum(left for _, left in of))
        for share, of in rows.items()
    )


def _share(cents: int, left: int) -> Share:
    if left <= 0:
        return Share.PAID
    return Share.PARTLY_PAID if left < cents else Share.OPEN
