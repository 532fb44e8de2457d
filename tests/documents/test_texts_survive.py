import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from sample_invoices import BUYER, SELLER, invoice, order

from einvoice.documents.bank_file import write_bank_file
from einvoice.documents.payment_text import payment_description

PRINTABLE = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
NAME = st.text(PRINTABLE, min_size=1, max_size=100)
AWKWARD = st.one_of(
    NAME, st.sampled_from(["]]>", "<!--", "&amp;", "&#0;", "<?x?>", "'\"", "{{ 1 }}"])
)
FLAT = st.text(PRINTABLE, min_size=1, max_size=20)


@settings(max_examples=60, deadline=None)
@given(name=AWKWARD, address=AWKWARD, payer=AWKWARD, label=AWKWARD, flat_id=FLAT)
def test_texts_survive(name: str, address: str, payer: str, label: str, flat_id: str) -> None:
    """Any text goes in and comes out as it was; only the payment description is transliterated."""
    buyer = replace(BUYER, name=name, address=address)
    one = invoice(1, buyer=buyer, payer_name=payer, flat_id=flat_id)
    one = replace(one, lines=(one.lines[0]._replace(text=label), *one.lines[1:]))
    out = io.BytesIO()
    result = write_bank_file(order([one]), [one], out)
    assert result.findings == ()
    read = next(etree.fromstring(out.getvalue()).iterfind("Invoice"))
    assert read.get("serviceId") == flat_id
    assert read.findtext("InvoiceParties/BuyerParty/Name") == name
    assert read.findtext(".//BuyerParty//PostalAddress1") == address
    assert read.findtext(".//SellerParty/Name") == SELLER.name
    assert read.findtext("PaymentInfo/PayerName") == payer
    assert read.findtext(".//ItemEntry/Description") == label
    expected = payment_description(one.invoice_number, flat_id, one.period)
    assert read.findtext("PaymentInfo/PaymentDescription") == expected


@settings(max_examples=60, deadline=None)
@given(name=st.text(min_size=1, max_size=110))
def test_any_text_at_all_is_written_whole_or_refused(name: str) -> None:
    """Control characters, surrogates and overlong text never make a wrong file."""
    good, bad = invoice(1), invoice(2, buyer=replace(BUYER, name=name))
    out = io.BytesIO()
    result = write_bank_file(order([good, bad]), [good, bad], out)
    names = [
        element.text for element in etree.fromstring(out.getvalue()).iterfind(".//BuyerParty/Name")
    ]
    if result.findings:
        assert names == [good.buyer.name]
        assert {finding.where for finding in result.findings} == {"B0001-2"}
    else:
        assert names == [good.buyer.name, name]
