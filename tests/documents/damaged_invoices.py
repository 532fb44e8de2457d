"""An invoice with one thing changed, and the rule that it breaks."""

from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from sample_invoices import BUYER, CHANNEL, ISSUED, SELLER, invoice, order

from einvoice.core.credit_notes import cancelling
from einvoice.core.invoices import EInvoice
from einvoice.documents.assemble import invoice_fields, sender_fields
from einvoice.documents.file_content import FileOrder
from einvoice.documents.render import bank_templates, render
from einvoice.documents.rule import Rule, Terms
from einvoice.documents.rule_check import broken_rules
from einvoice.documents.written_invoice import read_written
from einvoice.safe_xml import load_schema, parse

FLAT = "B0001-2"


NUMBER = "26110000002"


FAMILIES = ("1.1", "1.2")


@dataclass(frozen=True)
class Sample:
    """What is put wrong: the invoice, the seller, the profile, the day, or a piece of the bytes."""

    code: str
    invoice: dict[str, Any] = field(default_factory=dict)
    seller: dict[str, Any] = field(default_factory=dict)
    channel: dict[str, Any] = field(default_factory=dict)
    profile: dict[str, Any] = field(default_factory=dict)
    order: dict[str, Any] = field(default_factory=dict)
    piece: tuple[str, str] | None = None
    families: tuple[str, ...] = FAMILIES
    cancels: str = ""

    def value(self) -> EInvoice:
        """Return the invoice, or the credit invoice under its number."""
        made = invoice(2, **self.invoice)
        if not self.cancels:
            return made
        credit = cancelling(made, NUMBER, made.global_id, ISSUED)
        return replace(credit, cancels=self.cancels)

    def file_order(self, version: str) -> FileOrder:
        """Return the order of a file of a good invoice and this one."""
        made = order([invoice(1), self.value()], version, **self.profile)
        sender = replace(
            made.sender,
            seller=replace(SELLER, **self.seller),
            channel=replace(CHANNEL, **self.channel),
        )
        return replace(made, sender=sender, **self.order)

    def damaged(self, content: bytes) -> bytes:
        """Return the bytes with the piece replaced."""
        if self.piece is None:
            return content
        old, new = (text.encode() for text in self.piece)
        assert old in content
        return content.replace(old, new)


def broken(sample: Sample, version: str) -> list[Rule]:
    """Return the rules that a sample breaks, once the schema has accepted it."""
    made = sample.file_order(version)
    fields = sender_fields(made.sender) | invoice_fields(made.sender, sample.value())
    content = sample.damaged(render(bank_templates().invoice, fields))
    root = parse(content)
    assert load_schema(made.sender.profile.schema).accepts(root)
    return broken_rules(read_written(sample.value(), content), Terms.of(made))


def row(code: str, name: str, **what: Any) -> Any:
    """Return a named row of the table."""
    return pytest.param(Sample(code, **what), id=f"{code}: {name}")


def buyer(**changes: Any) -> dict[str, Any]:
    """Return an invoice with something changed about its buyer."""
    return {"buyer": replace(BUYER, **changes)}


def gone(name: str, value: str) -> tuple[str, str]:
    """Return the damage that takes an element away."""
    return f"<{name}>{value}</{name}>", ""
