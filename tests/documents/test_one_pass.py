"""An invoice's bytes are looked at in one pass, and the verdict is that of the parsed tree."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_invoices import invoice, order

from einvoice.documents.assemble import invoice_fields, sender_fields
from einvoice.documents.render import bank_templates, render
from einvoice.safe_xml import XmlRefusedError, load_schema, parse

_ORDER = order([invoice(1)])
_SCHEMA = load_schema(_ORDER.sender.profile.schema)
_FIELDS = sender_fields(_ORDER.sender) | invoice_fields(_ORDER.sender, invoice(1))
_CONTENT = render(bank_templates().invoice, _FIELDS)
_PIECES = sorted(set(re.findall(rb'[A-Za-z]+="[^"]*"|</?[A-Za-z]+|[^<>]+', _CONTENT)))
_OTHER = (b"", b"x", b"0", b"-1.00", b"1.00001", b"2026-11-31", b"&", b"<a>", b"x" * 501, b"\xff")


def by_tree(content: bytes) -> bool:
    """Return whether bytes are well-formed and valid, by a tree."""
    try:
        return _SCHEMA.accepts(parse(content))
    except XmlRefusedError:
        return False


@given(st.sampled_from(_PIECES), st.sampled_from(_OTHER) | st.sampled_from(_PIECES))
def test_the_verdict_is_that_of_the_tree(piece: bytes, other: bytes) -> None:
    """One piece in another's place: refused by both or taken by both, whatever came before."""
    content = _CONTENT.replace(piece, other, 1)
    assert _SCHEMA.takes(content) == by_tree(content)
    assert _SCHEMA.takes(_CONTENT)


@pytest.mark.parametrize(
    "content",
    [_CONTENT[:-1], b"<!DOCTYPE Invoice>" + _CONTENT, _CONTENT * 2, b"<Other/>", b""],
    ids=["cut", "doctype", "two", "not of the schema", "empty"],
)
def test_what_is_no_invoice_is_refused(content: bytes) -> None:
    """A DOCTYPE too, which libxml2 alone would take."""
    assert not _SCHEMA.takes(content)
