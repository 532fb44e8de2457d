"""One invoice: rendered, parsed, schema-checked and judged by the linter on its own.

What is wrong with the invoice refuses the invoice; bytes that say something else than the invoice
refuse the file, because then the template is wrong.

Many invoices are printed, then the same are checked: the code of one kind of work stays near the
processor, which saves 5 to 11 % of the time (`benchmarks/RESULTS.md`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from einvoice.core import money
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.findings import Finding, Level
from einvoice.core.invoices import EInvoice
from einvoice.documents.assemble import Fields, invoice_fields
from einvoice.documents.render import Templates, render
from einvoice.documents.rule import Terms
from einvoice.documents.rule_check import broken_rules, findings_of
from einvoice.documents.schema_check import explained
from einvoice.documents.written_invoice import WrittenInvoice, e4, read_written
from einvoice.safe_xml import Schema, XmlElement, XmlRefusedError, parse, without

_CENT_E4 = 100
_CONTROLS = bytes(range(0x20))
_LATER_CONTROLS = re.compile(rb"\xc2[\x80-\x9f]")
"""U+0080 to U+009F in UTF-8."""
_NO_CHARACTERS = re.compile(rb"\xef\xbf[\xbe\xbf]")
"""U+FFFE and U+FFFF."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One invoice cannot go in, and why; the file goes on without it."""

    findings: tuple[Finding, ...]


class RenderedInvoice(NamedTuple):
    """An invoice's bytes, what the linter warns of, and, in cents, the sums a parser reads."""

    written: WrittenInvoice
    findings: tuple[Finding, ...]
    total_cents: int
    to_pay_cents: int
    overpaid_cents: int


@dataclass(frozen=True, slots=True)
class InvoiceRenderer:
    """The data for rendering that are the same for every invoice of a file."""

    terms: Terms
    constants: Fields
    templates: Templates
    schema: Schema

    def printed(self, invoices: Iterable[EInvoice]) -> Sequence[bytes | Refusal]:
        """Return invoices as bytes that the schema accepts.

        An impossible service or character refuses an invoice, and so does the schema.

        Raises:
            RefusedByCheckError: a template is wrong, or the two schema validators disagree.
        """
        contents = [(invoice, self._content(invoice)) for invoice in invoices]
        return [
            content
            if isinstance(content, Refusal) or self.schema.takes(content)
            else self._refused(invoice, content)
            for invoice, content in contents
        ]

    def judged(self, invoice: EInvoice, content: bytes | Refusal) -> RenderedInvoice | Refusal:
        """Return a printed invoice as it may go into the file, or why it may not.

        Raises:
            RefusedByCheckError: the bytes show other sums or ids than the invoice has.
        """
        if isinstance(content, Refusal):
            return content
        written = read_written(invoice, content)
        _check_read_back(written)
        findings: tuple[Finding, ...] = ()
        if broken := broken_rules(written, self.terms):
            findings = tuple(findings_of(invoice.flat_id, broken))
            if any(finding.level is Level.ERROR for finding in findings):
                return Refusal(findings)
        texts = written.texts
        return RenderedInvoice(
            written,
            findings,
            e4(texts["TotalSum"]) // _CENT_E4,
            e4(texts["TotalToPay"]) // _CENT_E4,
            max(0, -e4(texts.get("BalanceEnd", "")) // _CENT_E4),
        )

    def _content(self, invoice: EInvoice) -> bytes | Refusal:
        sender = self.terms.order.sender
        missing = {line.service for line in invoice.lines} - sender.services.keys()
        if missing:
            return _refusal(invoice, "service-unknown", facts=(("service", min(missing)),))
        try:
            fields = self.constants | invoice_fields(sender, invoice)
            content = render(self.templates.invoice, fields)
        except UnicodeEncodeError:
            return _illegal(invoice)
        if _holds_illegal(content):
            return _illegal(invoice)
        forbidden = sender.profile.forbidden_elements
        return without(content, forbidden) if forbidden else content

    def _refused(self, invoice: EInvoice, content: bytes) -> Refusal:
        """Return why libxml2 refuses an invoice."""
        try:
            element = parse(content)
        except XmlRefusedError as error:
            if len(content.translate(None, _CONTROLS)) != len(content):
                return _illegal(invoice)
            return _refusal(invoice, "xml-malformed", facts=(("fault", str(error)),))
        reason = explained(self.schema, invoice.flat_id, element, content)
        return _refusal(invoice, "schema-refused", facts=(("fault", reason),))


def read_cents(element: XmlElement, path: str) -> int:
    """Return the sum printed on a path, in cents.

    Raises:
        RefusedByCheckError: there is none, or it is not a plain number of 2 decimals.
    """
    try:
        return money.parse_scaled(element.findtext(path) or "", 2)
    except ValueError:
        raise RefusedByCheckError("no-sum", place=f"{element.tag}/{path}") from None


def _check_read_back(written: WrittenInvoice) -> None:
    """Refuse bytes that say other sums or ids than the invoice: the template is wrong."""
    invoice, texts, payment = written.invoice, written.texts, written.payment
    to_pay = money.format_cents(invoice.to_pay_cents)
    ids = {written.attributes.get("invoiceGlobUniqId"), payment["PaymentId"]}
    if (
        written.attributes["invoiceId"] != invoice.invoice_number
        or ids != {invoice.global_id}
        or texts["TotalSum"] != money.format_cents(invoice.total_cents)
        or texts.get("TotalToPay") != to_pay
        or payment["PaymentTotalSum"] != to_pay
    ):
        raise RefusedByCheckError("rendered-differs", flat=invoice.flat_id)


def _holds_illegal(content: bytes) -> bool:
    """Return whether bytes hold a control that a parser takes, or would change silently.

    A line break would end an invoice's line too. Other controls no parser takes.
    """
    return (
        b"\n" in content
        or b"\r" in content
        or b"\t" in content
        or b"\x7f" in content
        or (b"\xef" in content and _NO_CHARACTERS.search(content) is not None)
        or _LATER_CONTROLS.search(content) is not None
    )


def _illegal(invoice: EInvoice) -> Refusal:
    return _refusal(invoice, "character-illegal", facts=())


def _refusal(invoice: EInvoice, code: str, facts: tuple[tuple[str, str], ...]) -> Refusal:
    return Refusal((Finding(Level.ERROR, code, invoice.flat_id, facts=facts),))
