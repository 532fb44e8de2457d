"""One invoice for its customer: its page, last year beside it, and the bank's next step."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from einvoice.core.account_keys import AccountKey
from einvoice.core.invoices import BilledMonth, InvoiceLine, InvoiceState
from einvoice.core.period import Period
from einvoice.core.services import Service
from einvoice.core.standing_orders import in_force
from einvoice.pages.history import MONTHS
from einvoice.pages.make_page import make_page
from einvoice.pages.page import InvoicePage
from einvoice.pages.payment_code import code_svg
from einvoice.store.customer_spans import CustomerSpan, span_of
from einvoice.store.exports import buyer_of, invoice_lines_of, placed_bytes
from einvoice.store.file_contents import INVOICES
from einvoice.store.span_invoices import (
    SpanInvoice,
    invoice_in,
    invoices_in,
    live_in,
    months_in,
    orders_that_pay,
)
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.views import pages
from jobs.views.heating_compared import HeatingCompared, compare_heating
from jobs.views.resident_account import account_in
from jobs.views.resident_invoices import ResidentInvoice, cancelled, list_of

_YEAR = 12


class BankStep(StrEnum):
    """The next step of the bank with an invoice."""

    NO_BANK = "no_bank"  # no e-invoice is ordered: the customer pays by the payment data
    WAITS = "waits"  # ordered, not sent to the bank yet
    IN_BANK = "in_bank"  # the customer pays it in the bank
    PAYS = "pays"  # a standing order pays it on the due date
    LIMIT = "limit"  # a standing order with a limit below the sum
    OTHER_PAYER = "other_payer"  # the e-invoice goes to somebody else, who ordered it
    REFUSED = "refused"  # the bank did not take it: the customer pays by the payment data
    NOTHING = "nothing"  # nothing is to be paid


@dataclass(frozen=True, slots=True)
class BankPlan:
    """The bank's next step: which bank, on which day, and the limit (cents) of its order."""

    step: BankStep
    bank: str = ""
    day: dt.date | None = None
    limit_cents: int | None = None


@dataclass(frozen=True, slots=True)
class GroupCompared:
    """Net cents of a group of services, and of the same month of last year; None = no invoice."""

    group: str
    net_cents: int
    last_year_cents: int


@dataclass(frozen=True, slots=True)
class LastYear:
    """The same month of last year: sum of the invoice in cents, water in m3 (3 decimals).

    ``number`` is its invoice's; ``heating`` says why that of this year is another, where it can.
    """

    month: BilledMonth
    total_cents: int
    water_e3: int | None
    groups: tuple[GroupCompared, ...]
    number: str
    heating: HeatingCompared | None


@dataclass(frozen=True, slots=True)
class ResidentInvoicePage:
    """An invoice as its customer sees it.

    ``page`` is what the PDF is made of, in the language asked for; ``code`` its code for paying as
    SVG, empty where nobody is asked to pay. ``has_payments``, ``as_of``, ``has_later``: as in the
    list.
    ``lines`` are those of the page, with their sums in cents. ``account_cents`` is what is to be
    paid now by the account, all invoices together; None where payments are not known.
    """

    invoice: ResidentInvoice
    page: InvoicePage
    code: str
    bank: BankPlan
    last_year: LastYear | None
    has_payments: bool
    as_of: dt.date | None
    lines: tuple[InvoiceLine, ...]
    services: Mapping[str, Service]
    account_cents: int | None = None
    has_later: bool = False


def invoice_of(
    context: Context, key: AccountKey, number: str, language: str
) -> ResidentInvoicePage | None:
    """Return an invoice of a customer by its number; None where that customer has none such."""
    with context.store.reading() as tx:
        span, own = _own(tx, key, number)
        if span is None or own is None:
            return None
        account = account_in(tx, context, span)
        of_month = invoices_in(tx, span, own.row.period) if cancelled(own) else (own,)
        listed = list_of(of_month, account)
        row, period = own.row, own.row.period
        months = months_in(tx, span, period.plus(-_YEAR), period.previous)
        facts = pages.facts_of(
            tx, context, row, (m for m in months if m.period > period.plus(-MONTHS))
        )
        page = make_page(facts, language, to_resident=True)
        return ResidentInvoicePage(
            invoice=next(i for i in listed.invoices if i.number == row.invoice_number),
            page=page,
            code=code_svg(page.qr) if page.qr else "",
            bank=_bank_plan(tx, own),
            last_year=_last_year(tx, span, own, months, facts.lines, dict(facts.services)),
            has_payments=listed.has_payments,
            as_of=listed.as_of,
            lines=facts.lines,
            services=facts.services,
            account_cents=account.open_cents if account and listed.as_of else None,
            has_later=listed.has_later,
        )


def pdf_of(context: Context, key: AccountKey, number: str, language: str) -> bytes | None:
    """Return the PDF of an invoice of a customer; None where that customer has none such.

    Whichever thread asks: the typesetter is for one at a time.
    """
    with context.store.reading() as tx:
        span, own = _own(tx, key, number)
        if span is None or own is None:
            return None
        period = own.row.period
        before = months_in(tx, span, period.plus(1 - MONTHS), period.previous)
    with _TYPESETTING:
        return pages.pdf_of(context, own.row.invoice_number, None, language, before=before)


_TYPESETTING = Lock()


def _own(
    tx: ReadTransaction, key: AccountKey, number: str
) -> tuple[CustomerSpan | None, SpanInvoice | None]:
    span = span_of(tx, key)
    if span is None or not (number.isascii() and number.isdigit() and len(number) <= _DIGITS):
        return None, None
    return span, invoice_in(tx, span, int(number))


_DIGITS = 15


def _bank_plan(tx: ReadTransaction, own: SpanInvoice) -> BankPlan:
    """Return what the bank does next, by what was sent and what it said of standing orders."""
    row = own.row
    step = _step_by_state(own)
    if step is not None:
        return BankPlan(step, row.bank)
    places = placed_bytes(tx, INVOICES, row.id)
    if not places:
        return BankPlan(BankStep.WAITS, row.bank)
    if not places[-1].is_for(buyer_of(tx, row.id)):
        return BankPlan(BankStep.OTHER_PAYER, row.bank)
    due = row.due_date or row.period.next.last_day
    orders = in_force(orders_that_pay(tx, row), due).get(row.flat_id, ())
    if not orders:
        return BankPlan(BankStep.IN_BANK, row.bank, due)
    limit = orders[-1].month_limit_cents
    short = limit is not None and limit < row.to_pay_cents
    return BankPlan(BankStep.LIMIT if short else BankStep.PAYS, row.bank, due, limit)


def _step_by_state(own: SpanInvoice) -> BankStep | None:
    """Return the step that needs no look at what was sent; None = the bank has the invoice."""
    row = own.row
    if cancelled(own) or not row.to_pay_cents:
        return BankStep.NOTHING
    if not row.bank:
        return BankStep.NO_BANK
    by_state = {
        InvoiceState.REJECTED: BankStep.REFUSED,
        InvoiceState.ISSUED: BankStep.WAITS,
        InvoiceState.RENDERED: BankStep.WAITS,
    }
    return by_state.get(InvoiceState(row.state))


def _last_year(  # noqa: PLR0913, PLR0917 - of two invoices
    tx: ReadTransaction,
    span: CustomerSpan,
    own: SpanInvoice,
    months: tuple[BilledMonth, ...],
    lines: tuple[InvoiceLine, ...],
    services: dict[str, Service],
) -> LastYear | None:
    """Return the same month of last year, if it was invoiced to this customer too."""
    period: Period = own.row.period.plus(-_YEAR)
    month = next((month for month in months if month.period == period), None)
    earlier = live_in(tx, span, period) if month else None
    if month is None or earlier is None:
        return None
    now = _by_group(lines, services)
    earlier_lines = invoice_lines_of(tx, earlier.id)
    then = _by_group(earlier_lines, services)
    groups = tuple(
        GroupCompared(group, now.get(group, 0), then.get(group, 0))
        for group in dict.fromkeys((*now, *then))
    )
    heating = compare_heating(lines, earlier_lines)
    number = earlier.invoice_number
    return LastYear(month, month.total_cents, month.water_e3, groups, number, heating)


def _by_group(lines: tuple[InvoiceLine, ...], services: dict[str, Service]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for line in lines:
        service = services.get(line.service)
        group = service.group if service else "other"
        sums[group] = sums.get(group, 0) + line.net_cents
    return sums
