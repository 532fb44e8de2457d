"""One invoice: rendered, parsed and schema-checked on its own, and its sums read back.

What is wrong with the invoice refuses the invoice; bytes that say something else than the invoice
refuse the file, because then the template is wrong.
"""

from dataclasses import dataclass

from einvoice.core import money, personal_code, registration_number
from einvoice.core.balances import to_pay_cents
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.invoices import EInvoice
from einvoice.documents.assemble import Fields, Sender, invoice_fields
from einvoice.documents.render import Templates, render
from einvoice.documents.schema_check import reasons
from einvoice.safe_xml import Schema, XmlElement, XmlRefusedError, parse

_CONTROL = bytes(range(0x20))
"""A parser would change these silently, and a line break would end an invoice's line."""


class InvoiceRefusedError(Exception):
    """One invoice cannot go in; the file goes on without it. ``code`` is the finding's."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class RenderedInvoice:
    """An invoice's bytes and, in cents, the sums a parser reads in them."""

    content: bytes
    total_cents: int
    to_pay_cents: int
    overpaid_cents: int


@dataclass(frozen=True, slots=True)
class InvoiceRenderer:
    """What rendering needs that is the same for every invoice of a file."""

    sender: Sender
    constants: Fields
    templates: Templates
    schema: Schema

    def render(self, invoice: EInvoice) -> RenderedInvoice:
        """Return an invoice as it may go into the file.

        Raises:
            InvoiceRefusedError: its sums disagree, a service or a character is impossible, or
                the schema refuses it.
            RefusedByCheckError: the bytes show other sums or ids than the invoice has.
        """
        _check_sums(invoice)
        _check_code(invoice)
        missing = {line.service for line in invoice.lines} - self.sender.services.keys()
        if missing:
            raise InvoiceRefusedError(
                "service-unknown", f"service {min(missing)} has no label, expected a services row"
            )
        content = _rendered(self.templates, self.constants | invoice_fields(self.sender, invoice))
        return _read_back(invoice, content, self._checked(content))

    def _checked(self, content: bytes) -> XmlElement:
        try:
            element = parse(content)
        except XmlRefusedError as error:
            raise InvoiceRefusedError("xml-malformed", str(error)) from error
        if not self.schema.accepts(element):
            raise InvoiceRefusedError("schema-refused", reasons(self.schema, element, content))
        return element


def read_cents(element: XmlElement, path: str) -> int:
    """Return the sum printed on a path, in cents.

    Raises:
        RefusedByCheckError: there is none, or it is not a plain number of 2 decimals.
    """
    try:
        return money.parse_scaled(element.findtext(path) or "", 2)
    except ValueError as error:
        raise RefusedByCheckError(f"{element.tag}/{path}: {error}, expected a sum") from None


def _check_sums(invoice: EInvoice) -> None:
    """Refuse an invoice whose own sums do not agree: lines, totals per rate, total, to pay."""
    lines_net = sum(line.net_cents for line in invoice.lines)
    rates_net = sum(rate.net_cents for rate in invoice.vat_totals)
    rates_vat = sum(rate.vat_cents for rate in invoice.vat_totals)
    carried = invoice.balance_begin_cents - invoice.paid_cents
    if (
        lines_net != rates_net
        or rates_net + rates_vat != invoice.total_cents
        or to_pay_cents(invoice.total_cents, carried) != invoice.to_pay_cents
    ):
        raise InvoiceRefusedError(
            "sums-differ", "lines, totals per VAT rate, total and total to pay do not agree"
        )


def _check_code(invoice: EInvoice) -> None:
    """Refuse a wrong payer's code where it would stand for the customer's missing one."""
    code = invoice.payer_code
    if code and not invoice.buyer.code:
        if personal_code.is_valid(code) or registration_number.is_valid(code):
            return
        raise InvoiceRefusedError(
            "payer-code-wrong", "the payer's code is not valid, expected a right one or none"
        )


def _rendered(templates: Templates, fields: Fields) -> bytes:
    try:
        content = render(templates.invoice, fields)
    except UnicodeEncodeError as error:
        raise InvoiceRefusedError(
            "character-illegal", "a text holds a lone surrogate, which XML cannot carry"
        ) from error
    if len(content.translate(None, _CONTROL)) != len(content):
        raise InvoiceRefusedError(
            "character-illegal", "a text holds a control character, expected none"
        )
    return content


def _read_back(invoice: EInvoice, content: bytes, element: XmlElement) -> RenderedInvoice:
    total = read_cents(element, "InvoiceSumGroup/TotalSum")
    to_pay = read_cents(element, "InvoiceSumGroup/TotalToPay")
    payment = read_cents(element, "PaymentInfo/PaymentTotalSum")
    ids = {element.get("invoiceGlobUniqId"), element.findtext("PaymentInfo/PaymentId")}
    if (total, to_pay, payment) != (
        invoice.total_cents,
        invoice.to_pay_cents,
        invoice.to_pay_cents,
    ) or ids != {invoice.global_id}:
        raise RefusedByCheckError(
            f"{invoice.flat_id}: the rendered sums or ids differ from the invoice's"
        )
    balance_end = element.findtext("InvoiceSumGroup/Balance/BalanceEnd")
    overpaid = max(0, -money.parse_scaled(balance_end, 2)) if balance_end else 0
    return RenderedInvoice(content, total, to_pay, overpaid)
