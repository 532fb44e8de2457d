"""Invoices of all own flats: the list, one of them, and its PDF."""

import datetime as dt
from collections.abc import Iterator

from einvoice.core.invoices import InvoiceLine
from einvoice.pages.page import Fact
from einvoice.web.answers import Answer, Attachment, Data, NotThere
from einvoice.web.api import shapes
from einvoice.web.api.listing import page_of
from einvoice.web.visit import Visit
from jobs.views.resident_invoice import ResidentInvoicePage, invoice_of, pdf_of
from jobs.views.resident_invoices import ResidentInvoice, invoices_of


def invoices(visit: Visit) -> Answer:
    """Return the invoices of the own flats, the newest first."""
    newest_first = sorted(_own(visit), key=lambda row: row[0], reverse=True)
    items, following = page_of(visit, newest_first)
    return Data(shapes.Invoices(items=items, next=following))


def invoice(visit: Visit) -> Answer:
    """Return an invoice with its lines and how to pay it."""
    number = visit.path["number"]
    for right in visit.rights:
        shown = invoice_of(visit.context, right.key, number, visit.language)
        if shown is not None:
            return Data(_detail(shown, right.key.flat_id, visit.language))
    raise NotThere


def invoice_pdf(visit: Visit) -> Answer:
    """Return the PDF of an invoice."""
    number = visit.path["number"]
    for right in visit.rights:
        content = pdf_of(visit.context, right.key, number, visit.language)
        if content is not None:
            return Attachment(content, f"{number}.pdf")
    raise NotThere


def status_of(invoice: ResidentInvoice) -> str:
    """Return the state of an invoice's payment; ``unknown`` where no payments are known."""
    if invoice.is_cancelled:
        return "credited"
    return "unknown" if invoice.payment is None else str(invoice.payment.state)


def _own(visit: Visit) -> Iterator[tuple[str, shapes.Invoice]]:
    for right in visit.rights:
        listed = invoices_of(visit.context, right.key)
        for row in listed.invoices if listed else ():
            shown = _shape(row, right.key.flat_id, listed.as_of if listed else None)
            yield f"{row.period} {row.number:>15}", shown


def _shape(row: ResidentInvoice, flat_id: str, as_of: dt.date | None) -> shapes.Invoice:
    payment = row.payment
    return shapes.Invoice(
        number=row.number,
        flat_id=flat_id,
        period=str(row.period),
        issued_on=row.issue_date,
        due_on=row.due_date,
        total_cents=row.total_cents,
        to_pay_cents=row.to_pay_cents,
        status=status_of(row),
        paid_cents=payment.cents - payment.open_cents if payment else None,
        open_cents=payment.open_cents if payment else None,
        payments_as_of=as_of,
        credit_note=row.credit_note or None,
        replaced_by=row.replaced_by or None,
    )


def _detail(shown: ResidentInvoicePage, flat_id: str, language: str) -> shapes.InvoiceDetail:
    page, asks = shown.page, status_of(shown.invoice) not in {"paid", "credited"}
    return shapes.InvoiceDetail(
        invoice=_shape(shown.invoice, flat_id, shown.as_of),
        lines=[_line(line, shown, language) for line in shown.lines],
        totals=[shapes.Said(label=total.label, text=total.sum) for total in page.totals],
        explanations=[_said(fact) for fact in page.explanations],
        notices=list(page.notices),
        pay=[_said(fact) for fact in page.payment] if asks else [],
        pay_code=page.qr if asks and page.qr else None,
        bank=shown.bank.bank or None,
        bank_step=shown.bank.step,
        bank_day=shown.bank.day,
    )


def _said(fact: Fact) -> shapes.Said:
    return shapes.Said(label=fact.label, text=fact.text)


def _line(line: InvoiceLine, shown: ResidentInvoicePage, language: str) -> shapes.InvoiceLine:
    service = shown.services.get(line.service)
    return shapes.InvoiceLine(
        service=line.service,
        name=line.text or (service.label(language) if service else line.service),
        group=service.group if service else "other",
        quantity_e3=line.quantity_e3,
        unit=line.unit,
        unit_price_e4=line.unit_price_e4,
        net_cents=line.net_cents,
        vat_percent_e2=line.vat_percent_e2,
        estimated=line.estimated,
    )
