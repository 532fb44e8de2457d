"""A document as its bytes in an archived file say it, beside what the ledger has of it."""

from collections.abc import Iterator

from einvoice.core import money
from einvoice.safe_xml import XmlElement
from einvoice.store.file_documents import PlacedDocument

SUMS = "InvoiceSumGroup/"


def differing_fields(root: XmlElement, placed: PlacedDocument) -> Iterator[str]:
    """Yield the name of each field whose written value is not the kept value."""
    for name, written, kept in _fields(root, placed):
        if written != kept:
            yield name


def written_cents(root: XmlElement, path: str) -> int:
    """Return a written sum in cents; -1 where it is no number of whole cents, so none of ours."""
    return _cents(root.findtext(path))


def _fields(root: XmlElement, placed: PlacedDocument) -> Iterator[tuple[str, object, object]]:
    """Yield each field that a person would compare: its name, as written and as kept."""
    kept = placed.document
    yield "field-number", root.get("invoiceId"), kept.invoice_number
    yield "field-flat", root.get("serviceId"), kept.flat_id
    yield "field-global-id", root.get("invoiceGlobUniqId"), kept.global_id
    yield "field-account", root.get("channelAddress"), kept.channel_address
    source = root.findtext("InvoiceInformation/Type/SourceInvoice") or ""
    yield "field-cancelled-invoice", source, kept.cancels
    if not kept.cancels:
        yield "field-due-date", root.findtext("InvoiceInformation/DueDate"), str(kept.due_date)
    yield "field-total", written_cents(root, f"{SUMS}TotalSum"), kept.total_cents
    yield "field-total-to-pay", written_cents(root, f"{SUMS}TotalToPay"), kept.to_pay_cents
    if not placed.sums_only:
        yield "field-buyer", root.findtext("InvoiceParties/BuyerParty/Name"), kept.buyer.name
        nets = sorted(_cents(element.text) for element in root.iter("ItemSum"))
        yield "field-lines", nets, sorted(line.net_cents for line in kept.lines)


def _cents(text: str | None) -> int:
    try:
        return money.parse_scaled(text or "", 2)
    except ValueError:
        return -1
