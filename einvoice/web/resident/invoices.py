"""Invoices: the list, one of them, and its PDF."""

from einvoice.core.account_keys import AccountKey
from einvoice.pages.figures import sum_text
from einvoice.texts.services import group_label
from einvoice.web.answers import Answer, Attachment, NotThere, Shown
from einvoice.web.charts import Chart, chart_of
from einvoice.web.pictures import picture
from einvoice.web.visit import Visit
from jobs.views.resident_invoice import ResidentInvoicePage, invoice_of, pdf_of
from jobs.views.resident_invoices import invoices_of


def invoices(visit: Visit) -> Answer:
    """Show all invoices of the customer's time."""
    listed = invoices_of(visit.context, visit.flat.key)
    if listed is None:
        raise NotThere
    return Shown({"flat_id": visit.flat.key.flat_id, "listed": listed})


def invoice(visit: Visit) -> Answer:
    """Show one invoice."""
    key, number = visit.flat.key, visit.path["number"]
    shown = invoice_of(visit.context, key, number, visit.language)
    if shown is None:
        raise NotThere
    language = visit.language
    return Shown(
        {
            "flat_id": key.flat_id,
            "shown": shown,
            "bank": _bank_name(shown.bank.bank),
            "chart": _chart(shown),
            "code": picture(shown.code),
            "group_label": lambda group: group_label(group, language),
            "change": lambda cents: _change(cents, language),
            "plain_sum": lambda cents: sum_text(cents, language),
        }
    )


def invoice_pdf(visit: Visit) -> Answer:
    """Answer with the PDF of an invoice."""
    key: AccountKey = visit.flat.key
    number = visit.path["number"]
    content = pdf_of(visit.context, key, number, visit.language)
    if content is None:
        raise NotThere
    return Attachment(content, f"{number}.pdf")


def _chart(shown: ResidentInvoicePage) -> Chart:
    months = shown.page.history
    return chart_of(
        [(month.name, month.sum_height, f"{month.sum} €" if month.sum else "") for month in months]
    )


def _change(cents: int, language: str) -> str:
    """Return a difference with its sign.

    >>> _change(150, "en"), _change(-150, "lv")
    ('+1.50', '−1,50')
    """
    return f"{'+' if cents > 0 else ''}{sum_text(cents, language)}"


def _bank_name(bank: str) -> str:
    """Return how a bank is called: short codes are its capitals.

    >>> _bank_name("seb"), _bank_name("swedbank")
    ('SEB', 'Swedbank')
    """
    return bank.upper() if len(bank) <= _SHORT else bank.capitalize()


_SHORT = 4
