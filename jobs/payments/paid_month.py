"""The invoices of a month by what was paid of them."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.accounts import replay
from einvoice.core.payment_states import InvoicePayment, PaymentState, invoice_payments
from einvoice.core.period import Period
from einvoice.store.batches import in_batches
from einvoice.store.customer_accounts import entries_of, flats_of_invoices
from jobs.context import Context
from jobs.payments.rules import account_rules


class Portion(StrEnum):
    """How much of an invoice is paid."""

    PAID = "paid"
    PARTLY_PAID = "partly_paid"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PaidShare:
    """The invoices of which as much is paid: their number, the cents paid and those still open."""

    portion: Portion
    invoices: int
    paid_cents: int
    open_cents: int


def paid_month(context: Context, period: Period, day: dt.date) -> tuple[PaidShare, ...]:
    """Return what was paid of a month's invoices by the end of a day: all, in part, nothing.

    Credited invoices are left out: nothing of them is asked for.
    """
    rules = account_rules(context)
    rows: dict[Portion, list[tuple[int, int]]] = {portion: [] for portion in Portion}
    with context.store.reading() as tx:
        flats = flats_of_invoices(tx, period)
        for batch in in_batches(sorted(set(flats.values()))):
            entries = entries_of(tx, batch, rules.opening, rules.opening_date)
            for of_customer in entries.values():
                account = replay((e for e in of_customer if e.day <= day), rules.order)
                for payment in invoice_payments(account, day):
                    if payment.invoice in flats and payment.state is not PaymentState.CREDITED:
                        paid_cents = payment.cents - payment.open_cents
                        rows[_portion(payment)].append((paid_cents, payment.open_cents))
    return tuple(
        PaidShare(portion, len(of), sum(paid for paid, _ in of), sum(left for _, left in of))
        for portion, of in rows.items()
    )


def _portion(payment: InvoicePayment) -> Portion:
    if payment.open_cents <= 0:
        return Portion.PAID
    return Portion.PARTLY_PAID if payment.open_cents < payment.cents else Portion.OPEN
