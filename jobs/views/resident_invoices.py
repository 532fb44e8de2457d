"""The invoices of a customer of a flat with the state of their payment, the newest first."""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.account_keys import AccountKey
from einvoice.core.invoices import NOT_LIVE
from einvoice.core.payment_states import InvoicePayment
from einvoice.core.period import Period
from einvoice.store.customer_spans import span_of
from einvoice.store.span_invoices import SpanInvoice, invoices_in
from jobs.context import Context
from jobs.views.resident_account import ResidentAccount, account_in


@dataclass(frozen=True, slots=True)
class ResidentInvoice:
    """An invoice in the list. Sums in cents.

    ``payment`` is None where no payments are known: then nothing is said of them.
    ``credit_note`` is the number that cancels it, ``replaced_by`` the invoice of the month instead;
    both are empty where there is none.
    """

    number: str
    period: Period
    issue_date: dt.date | None
    due_date: dt.date | None
    total_cents: int
    to_pay_cents: int
    payment: InvoicePayment | None
    credit_note: str = ""
    credited_on: dt.date | None = None
    replaced_by: str = ""

    @property
    def is_cancelled(self) -> bool:
        """Whether a credit note cancels it."""
        return bool(self.credit_note)


@dataclass(frozen=True, slots=True)
class ResidentInvoices:
    """The invoices of a customer; ``has_payments``: the company reads bank statements.

    ``as_of`` is the day up to which payments are known; None = none is known yet. ``has_later``:
    some that came after it are known too.
    """

    invoices: tuple[ResidentInvoice, ...]
    has_payments: bool
    as_of: dt.date | None
    has_later: bool = False


def invoices_of(context: Context, key: AccountKey) -> ResidentInvoices | None:
    """Return the invoices of a customer of a flat; None where no customer's time begins so."""
    with context.store.reading() as tx:
        span = span_of(tx, key)
        if span is None:
            return None
        listed = invoices_in(tx, span)
        return list_of(listed, account_in(tx, context, span))


def list_of(listed: tuple[SpanInvoice, ...], account: ResidentAccount | None) -> ResidentInvoices:
    """Return invoices with what an account says of their payment."""
    live = {i.row.period: i.row.invoice_number for i in listed if not cancelled(i)}
    return ResidentInvoices(
        tuple(_shown(invoice, account, live) for invoice in listed),
        account is not None,
        None if account is None else account.as_of,
        account is not None and account.has_later,
    )


def cancelled(invoice: SpanInvoice) -> bool:
    """Return whether an invoice is cancelled, or a credit note that cancels it was issued."""
    return invoice.row.state in NOT_LIVE or bool(invoice.credit_note)


def payment_of(invoice: SpanInvoice, account: ResidentAccount | None) -> InvoicePayment | None:
    """Return what is paid of an invoice; None where no payments are known."""
    if account is None or account.as_of is None:
        return None
    # An account has the number as it is counted, without zeros before it.
    return account.payments.get(str(int(invoice.row.invoice_number)))


def _shown(
    invoice: SpanInvoice, account: ResidentAccount | None, live: dict[Period, str]
) -> ResidentInvoice:
    row = invoice.row
    return ResidentInvoice(
        number=row.invoice_number,
        period=row.period,
        issue_date=row.issue_date,
        due_date=row.due_date,
        total_cents=row.total_cents,
        to_pay_cents=row.to_pay_cents,
        payment=payment_of(invoice, account),
        credit_note=invoice.credit_note,
        credited_on=invoice.credited_on,
        replaced_by=live.get(row.period, "") if cancelled(invoice) else "",
    )
