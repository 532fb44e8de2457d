"""Messages are read by local names, whatever a bank declares, and however they begin."""

import datetime as dt

import pytest

from bank_adapters.messages.application_bank import Applications
from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.messages.reading import PaymentReport, read_message
from bank_adapters.messages.standing_orders import StandingOrders

DAY = dt.date(2026, 11, 6)
RECORD = (
    "<{p}Action>ADD</{p}Action><{p}ServiceId>B0001-1</{p}ServiceId>"
    "<{p}SellerRegNumber>49900001005</{p}SellerRegNumber>"
    "<{p}TimeStamp>2026-11-03T10:00:00</{p}TimeStamp>"
)
MESSAGES = {
    FailedInvoiceAnswer: (
        '<{p}FailedInvoice{d}><{p}Header {a}infileId="F1"/><{p}Invoice>'
        "<{p}InvoiceGlobUniqId>A-1-1</{p}InvoiceGlobUniqId><{p}FailReason>33</{p}FailReason>"
        '</{p}Invoice><{p}Footer {a}totalNr="1"/></{p}FailedInvoice>'
    ),
    Applications: "<{p}ApplicationBank{d}><{p}Application>"
    + RECORD
    + "</{p}Application></{p}ApplicationBank>",
    StandingOrders: "<{p}EInvoiceStandingOrderAgreementReport{d}><{p}Agreement>"
    + RECORD
    + "</{p}Agreement></{p}EInvoiceStandingOrderAgreementReport>",
    PaymentReport: "<{p}EInvoiceSOAPaymentReport{d}><{p}Any/></{p}EInvoiceSOAPaymentReport>",
}


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_message_is_read_in_any_namespace(kind: type, encoding: str) -> None:
    """Default or prefixed, attributes too, with and without a byte-order mark: the same content."""
    text = MESSAGES[kind]
    plain = read_message("m", text.format(p="", d="", a="").encode(encoding), DAY)
    assert isinstance(plain, kind)
    assert plain.namespaces == ()
    spaces = (
        {"p": "", "d": ' xmlns="urn:bank"', "a": ""},
        {
            "p": "b:",
            "d": ' xmlns:b="urn:bank"',
            "a": "b:",
        },
    )
    for words in spaces:
        found = read_message("m", text.format(**words).encode(encoding), DAY)
        assert isinstance(found, kind)
        assert found.namespaces == ("urn:bank",)
        for name in ("listed", "in_file_id", "applications", "orders"):
            assert getattr(found, name, None) == getattr(plain, name, None)


def test_an_attribute_of_our_own_is_not_replaced_by_a_foreign_one() -> None:
    """And what names a schema or a language is no namespace of the message."""
    found = read_message(
        "m",
        b'<FailedInvoice xmlns:x="urn:x" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
        b'i:noNamespaceSchemaLocation="a.xsd" xml:lang="lv"><Header x:infileId="F2" infileId="F1"/>'
        b'<Footer totalNr="0"/></FailedInvoice>',
        DAY,
    )
    assert found == FailedInvoiceAnswer("F1", None, (), ("urn:x",))


def test_a_comment_ends_no_text() -> None:
    """The code is 33, not 3, and the account is whole."""
    content = MESSAGES[FailedInvoiceAnswer].format(p="", d="", a="").replace("33", "3<!-- x -->3")
    found = read_message("m", content.encode(), DAY)
    assert isinstance(found, FailedInvoiceAnswer)
    assert [one.code for one in found.listed] == [33]
