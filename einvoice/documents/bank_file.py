"""One bank file: written some invoices at a time, in memory that does not grow with their number.

Each invoice is rendered, parsed, checked against the schema and judged by the linter on its own
before it goes in. What is wrong with one invoice leaves that invoice out, with a finding; what is
wrong with the file (templates, header, footer, sums, limits, validators that disagree) refuses the
file. Sums are read back from the parsed bytes, never taken over from what was meant to be printed:
the footer is made of them, read back in its turn, and they must equal what the ledger expects.

Layout: XML declaration with double quotes (a bank refuses single quotes), the root with the schema
reference of the profile (fail code 59), then header, one invoice per line, footer.

Source: docs/BANKS.md, "One file".
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import islice
from xml.sax.saxutils import quoteattr

from einvoice.core import money
from einvoice.core.channels import ChannelProfile
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.findings import Finding
from einvoice.core.invoices import EInvoice
from einvoice.documents.assemble import footer_fields, header_fields, sender_fields
from einvoice.documents.file_content import (
    ByteSink,
    ControlTotals,
    FileContent,
    FileOrder,
    PlacedInvoice,
    WrittenFile,
)
from einvoice.documents.one_invoice import (
    InvoiceRenderer,
    Refusal,
    RenderedInvoice,
    read_cents,
)
from einvoice.documents.render import Templates, bank_templates, render
from einvoice.documents.rule import Terms
from einvoice.documents.schema_check import checked, confirm, looked_at_twice
from einvoice.documents.written_invoice import WrittenInvoice
from einvoice.safe_xml import load_schema

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_REFERENCE = (
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation={}'
)
_CLOSING = b"</E_Invoice>\n"


_HEADER = (("Date", "date"), ("FileId", "file_id"), ("AppId", "app_id"), ("Version", "version"))


_AT_ONCE = 200
"""How many invoices are printed, then checked, then judged: some 8 MB; more save nothing."""
_ENOUGH_TO_JUDGE = 100
"""How many invoices show how large the whole file will be."""
_ROOM = 97
"""Percent of the bank's limit that a file is planned to fill: invoices differ in length."""


class FileTooLargeError(RefusedByCheckError):
    """The file would be larger than the bank takes; ``fits`` = how many invoices fit, or 0."""

    def __init__(self, file_id: str, profile: ChannelProfile, fits: int) -> None:
        invoices, size = profile.max_invoices, profile.max_bytes
        super().__init__("file-too-large", file=file_id, invoices=invoices, bytes=size)
        self.fits = fits


def write_bank_file(
    order: FileOrder,
    invoices: Iterable[EInvoice],
    out: ByteSink,
    templates: Templates | None = None,
) -> WrittenFile:
    """Write one file from the invoices, in their order.

    ``out`` must be a scratch file: after an exception it holds part of a file. Nothing is written
    to it when no invoice can go in.

    Raises:
        FileTooLargeError: the file would be larger than the bank takes.
        RefusedByCheckError: a template, the header or the footer is wrong, or sums differ from
            the ledger's.
    """
    writer = _Writer(order, out, templates or bank_templates())
    waiting, at_once = iter(invoices), min(_ENOUGH_TO_JUDGE, _AT_ONCE)
    while batch := list(islice(waiting, at_once)):
        writer.take(batch)
        at_once = _AT_ONCE
    return WrittenFile(writer.finish(), tuple(writer.findings))


class _Writer:
    """The state of a file being written."""

    def __init__(self, order: FileOrder, out: ByteSink, templates: Templates) -> None:
        self.findings: list[Finding] = []
        self._order = order
        self._profile = order.sender.profile
        self._out = out
        self._footer_template = templates.footer
        self._schema = load_schema(self._profile.schema)
        self._terms = Terms.of(order)
        constants = sender_fields(order.sender)
        self._renderer = InvoiceRenderer(self._terms, constants, templates, self._schema)
        self._twice = looked_at_twice(order.expected.invoices)
        self._unconfirmed: RenderedInvoice | None = None
        self._header = self._checked_header(templates)
        self._placed: list[PlacedInvoice] = []
        self._written = ControlTotals()
        self._refused = ControlTotals()
        self._overpaid_cents = 0
        self._size = 0
        self._digest = hashlib.sha256()

    def take(self, invoices: Sequence[EInvoice]) -> None:
        """Write invoices in their order, or report why one cannot go in."""
        for invoice, content in zip(invoices, self._renderer.printed(invoices), strict=True):
            outcome = self._renderer.judged(invoice, content)
            self.findings += outcome.findings
            if isinstance(outcome, Refusal):
                self._refused = self._refused.plus(invoice.total_cents, invoice.to_pay_cents)
            else:
                self._put_in(outcome)

    def _put_in(self, rendered: RenderedInvoice) -> None:
        self._written = self._written.plus(rendered.total_cents, rendered.to_pay_cents)
        self._overpaid_cents += rendered.overpaid_cents
        self._unconfirmed = rendered
        if self._seen.invoices - 1 in self._twice:
            self._confirm()
        self._place(rendered.written)

    def finish(self) -> FileContent | None:
        """Compare with the ledger, write the footer, and say what the file holds."""
        if self._seen != self._order.expected:
            raise RefusedByCheckError(
                "file-differs",
                file=self._order.file_id,
                seen=self._seen.invoices,
                seen_total=money.format_cents(self._seen.total_cents),
                seen_to_pay=money.format_cents(self._seen.to_pay_cents),
                expected=self._order.expected.invoices,
                expected_total=money.format_cents(self._order.expected.total_cents),
                expected_to_pay=money.format_cents(self._order.expected.to_pay_cents),
            )
        if not self._placed:
            return None
        self._confirm()  # the last invoice that went in
        footer_cents = _footer_cents(self._profile, self._written)
        self._write(self._checked_footer(footer_cents) + b"\n" + _CLOSING)
        return FileContent(
            sha256=self._digest.hexdigest(),
            size=self._size,
            invoices=tuple(self._placed),
            total_cents=self._written.total_cents,
            to_pay_cents=self._written.to_pay_cents,
            overpaid_cents=self._overpaid_cents,
            footer_cents=footer_cents,
        )

    @property
    def _seen(self) -> ControlTotals:
        return self._written + self._refused

    def _confirm(self) -> None:
        """Ask the second validator about the invoice that was rendered last."""
        if self._unconfirmed is not None:
            written = self._unconfirmed.written
            confirm(self._schema, written.invoice.flat_id, written.content)
            self._unconfirmed = None

    def _place(self, written: WrittenInvoice) -> None:
        invoice, content = written.invoice, written.content
        if not self._placed:
            self._write(self._opening() + self._header + b"\n")
        self._placed.append(
            PlacedInvoice(invoice.invoice_number, invoice.global_id, self._size, len(content))
        )
        self._write(content + b"\n")
        self._terms.keep(written)
        if len(self._placed) == _ENOUGH_TO_JUDGE:
            self._refuse_early()

    def _refuse_early(self) -> None:
        """Refuse a file that its first invoices show to be too large, before the rest is made."""
        planned = self._profile.max_bytes * _ROOM // 100
        if self._order.expected.invoices * self._size > planned * _ENOUGH_TO_JUDGE:
            fits = planned * _ENOUGH_TO_JUDGE // self._size
            raise FileTooLargeError(self._order.file_id, self._profile, fits)

    def _opening(self) -> bytes:
        name = self._profile.schema_reference
        reference = _REFERENCE.format(quoteattr(name)) if name else ""
        return f"{_DECLARATION}<E_Invoice{reference}>\n".encode()

    def _write(self, content: bytes) -> None:
        self._size += len(content)
        invoices, size = self._profile.max_invoices, self._profile.max_bytes
        if len(self._placed) > invoices or self._size > size:
            raise FileTooLargeError(self._order.file_id, self._profile, len(self._placed) - 1)
        self._digest.update(content)
        self._out.write(content)

    def _checked_header(self, templates: Templates) -> bytes:
        fields = header_fields(self._order.sender, self._order.file_id, self._order.issue_date)
        content = render(templates.header, fields)
        element = checked(self._schema, "header", content)
        confirm(self._schema, "header", content)
        for name, key in _HEADER:
            if element.findtext(name) != fields[key]:
                raise RefusedByCheckError("header-differs", name=name)
        return content

    def _checked_footer(self, footer_cents: int) -> bytes:
        count = self._written.invoices
        content = render(self._footer_template, footer_fields(count, footer_cents))
        element = checked(self._schema, "footer", content)
        confirm(self._schema, "footer", content)
        shown = (element.findtext("TotalNumberInvoices"), read_cents(element, "TotalAmount"))
        if shown != (str(count), footer_cents):
            raise RefusedByCheckError("footer-differs")
        return content


def _footer_cents(profile: ChannelProfile, written: ControlTotals) -> int:
    """Return the sum the bank compares with the invoices, as its profile says."""
    return written.to_pay_cents if profile.footer_sum == "to_pay" else written.total_cents
