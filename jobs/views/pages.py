"""The page of an invoice for its customer: as HTML, and as PDF with the e-invoice attached."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from einvoice.core.channels import SellerChannel
from einvoice.core.credit_notes import CreditNote, negated
from einvoice.core.errors import UsageError
from einvoice.core.invoices import BilledMonth, InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.pages.facts import PageFacts
from einvoice.pages.history import MONTHS
from einvoice.pages.html_page import html_of
from einvoice.pages.make_page import make_page
from einvoice.pages.page import InvoicePage
from einvoice.pages.pdf_page import Attachment, pdf_of_page
from einvoice.store import exports
from einvoice.store.archive import written_whole
from einvoice.store.billed_months import billed_months
from einvoice.store.charge_texts import charge_texts_of
from einvoice.store.exports import InvoiceRow
from einvoice.store.kept_lines import cold_water_e3
from einvoice.store.rows import all_services
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.views.show import find, placed_content, placed_files

NAME_OF_ATTACHMENT = "e-invoice.xml"


def html_page(
    context: Context, name: str, period: Period | None = None, language: str | None = None
) -> str:
    """Return an invoice as an HTML document; arguments as of `pdf_of`.

    Raises:
        UsageError: there is no such invoice.
    """
    with context.store.reading() as tx:
        return html_of(_page(tx, context, find(tx, context, name, period), language))


def pdf_of(
    context: Context,
    name: str,
    period: Period | None = None,
    language: str | None = None,
    *,
    before: Sequence[BilledMonth] | None = None,
) -> bytes:
    """Return an invoice as PDF/A-3b: the same bytes each time, as long as the ledger is the same.

    For many invoices call it for each number, by one thread a process: the typesetter with its
    fonts is made at the first call and stays.

    Args:
        context: the installation.
        name: an invoice's number, a credit note's, or a flat (its latest invoice or draft).
        period: of a flat: which month.
        language: `lv`, `ru` or `en`; None = the customer's own.
        before: the months of the chart; None = looked up.

    Raises:
        UsageError: there is no such invoice.
    """
    with context.store.reading() as tx:
        row, note = find(tx, context, name, period)
        page = _page(tx, context, (row, note), language, before)
        files, customer = placed_files(tx, row, note), exports.buyer_of(tx, row.id)
    # Where somebody else pays, the customer is not shown that person's account and code.
    own = files and files[-1].is_for(customer)
    content = placed_content(context, files[-1]) if own else None
    attached = None if content is None else Attachment(NAME_OF_ATTACHMENT, content)
    day = (note.issue_date if note else row.issue_date) or row.period.last_day
    return pdf_of_page(page, day, attached)


def keep_page(target: Path, content: bytes) -> None:
    """Write a page into a file that only its owner reads; it appears whole or not at all.

    Raises:
        UsageError: the folder does not exist; personal data are not scattered by a typo.
    """
    if not target.parent.is_dir():
        raise UsageError("no-such-folder", path=target.parent)
    with written_whole(target, 0o600) as file:
        file.write(content)


def _page(
    tx: ReadTransaction,
    context: Context,
    document: tuple[InvoiceRow, CreditNote | None],
    language: str | None,
    before: Sequence[BilledMonth] | None = None,
) -> InvoicePage:
    row, note = document
    facts = facts_of(tx, context, row, months_before(tx, row) if before is None else before)
    if note is not None:
        facts = _credited(facts, note)
    return make_page(facts, language or facts.buyer.language)


def months_before(tx: ReadTransaction, row: InvoiceRow) -> tuple[BilledMonth, ...]:
    """Return the months before an invoice that were invoiced to the same customer of its flat."""
    buyer = exports.buyer_of(tx, row.id)
    first = row.period.plus(1 - MONTHS)
    return billed_months(tx, row.flat_id, buyer, first, row.period.previous)


def facts_of(
    tx: ReadTransaction, context: Context, row: InvoiceRow, before: Iterable[BilledMonth]
) -> PageFacts:
    """Return what the page of an invoice is made from; ``before`` are the months of its chart."""
    lines = exports.invoice_lines_of(tx, row.id)
    own = BilledMonth(row.period, row.total_cents, cold_water_e3(lines))
    return PageFacts(
        number=row.invoice_number,
        cancels="",
        state=InvoiceState(row.state),
        flat_id=row.flat_id,
        period=row.period,
        issue_date=row.issue_date,
        due_date=row.due_date,
        seller=context.config.seller.value(),
        channels=channels_of(context, row.bank),
        buyer=exports.buyer_of(tx, row.id),
        services=all_services(tx, context.builtin_services),
        lines=lines,
        notices=exports.notices_of(tx, row.id),
        total_cents=row.total_cents,
        balance_cents=row.balance_cents,
        to_pay_cents=row.to_pay_cents,
        months=(*before, own),
        charge_texts=charge_texts_of(tx, lines),
    )


def _credited(invoice: PageFacts, note: CreditNote) -> PageFacts:
    """Return the credit note of an invoice: its lines taken back, and nothing to pay."""
    return replace(
        invoice,
        number=invoice_number(note.number),
        cancels=invoice.number,
        state=note.state,
        issue_date=note.issue_date,
        due_date=None,
        lines=negated(invoice.lines),
        notices=(),
        total_cents=note.total_cents,
        balance_cents=0,
        to_pay_cents=0,
        months=(),
    )


def channels_of(context: Context, bank: str) -> tuple[SellerChannel, ...]:
    """Return our accounts to pay to: that of the customer's bank first, then as configured."""
    banks = sorted(context.config.banks.items(), key=lambda item: item[0] != bank)
    return tuple(SellerChannel(table.account, table.bic, table.contract) for _, table in banks)
