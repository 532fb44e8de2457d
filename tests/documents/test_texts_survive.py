"""Any text goes into any free field and comes out as it was; SOAK=1 tries 100,000 of each."""

import io
import os
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_invoices import BUYER, CHANNEL, SELLER, invoice, lines, order

from einvoice.core.invoices import EInvoice
from einvoice.core.services import Service
from einvoice.documents.assemble import sender_fields
from einvoice.documents.bank_file import write_bank_file
from einvoice.documents.file_content import FileOrder
from einvoice.documents.one_invoice import InvoiceRenderer, Refusal, RenderedInvoice
from einvoice.documents.render import bank_templates
from einvoice.documents.rule import Terms
from einvoice.safe_xml import XmlElement, load_schema, parse
from einvoice.texts.documents import unit_label

EXAMPLES = 100_000 if os.environ.get("SOAK") else 400
PRINTABLE = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
ILLEGAL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
AWKWARD = st.one_of(
    st.text(PRINTABLE, min_size=1, max_size=120),
    st.sampled_from(["]]>", "<!--", "&amp;", "&#0;", "<?x?>", "'\"", "{{ 1 }}", "{% if %}"]),
    st.sampled_from(["āčēģīķļņšūž ĀČĒĢĪĶĻŅŠŪŽ", "Жильё 5 €", "e\u0301", "\u202eabc", "😀" * 60]),
)
SERVICE = Service(
    service="free",
    label_lv="",
    label_ru="",
    label_en="",
    group="",
    order=1,
)


def filled(text: str) -> tuple[FileOrder, EInvoice, dict[str, str]]:
    """Return an invoice with the text in every free field, and what each path must say."""
    name, mark, end = text[:100], text[:10], text[:500]
    buyer = replace(
        BUYER, name=f"{name[:99]}.", address=name, city=name, postal_code=mark, email=name
    )
    charge, service = lines()[:2]
    one = invoice(
        1,
        buyer=buyer,
        payer_name=f"{name[:99]}!",
        seller_contract_id=f"{name[:99]}:",
        lines=(charge._replace(text=end), service._replace(service="free", unit=text[:20])),
    )
    seller = replace(
        SELLER,
        name=f"{name[:99]}.",
        address=name,
        city=name,
        postal_code=mark,
        phone=name,
        url=name,
        email=f"{name[:98]}@{name[:1]}",
    )
    made = order([one])
    services = {
        **made.sender.services,
        "free": replace(SERVICE, label_lv=end, group=f"{end[:499]}."),
    }
    sender = replace(made.sender, seller=seller, channel=CHANNEL, services=services)
    seller_party, buyer_party = "InvoiceParties/SellerParty", "InvoiceParties/BuyerParty"
    contact, address = f"{seller_party}/ContactData", f"{buyer_party}/ContactData/LegalAddress"
    items = "InvoiceItem/InvoiceItemGroup"
    return (
        replace(made, sender=sender),
        one,
        {
            f"{seller_party}/Name": seller.name,
            f"{contact}/PhoneNumber": name,
            f"{contact}/URL": name,
            f"{contact}/E-mailAddress": seller.email,
            f"{contact}/LegalAddress/PostalAddress1": name,
            f"{contact}/LegalAddress/City": name,
            f"{contact}/LegalAddress/PostalCode": mark,
            f"{buyer_party}/Name": buyer.name,
            f"{address}/PostalAddress1": name,
            f"{address}/City": name,
            f"{address}/PostalCode": mark,
            "InvoiceParties/PayerParty/Name": one.payer_name,
            f"{items}/ItemEntry/Description": end,
            f"{items}[2]/ItemEntry/Description": end,
            f"{items}[2]/ItemEntry/ItemDetailInfo/ItemUnit": unit_label(text[:20], "lv"),
            f"{items}[2]/GroupEntry/GroupDescription": f"{end[:499]}.",
            "PaymentInfo/PayerName": one.payer_name,
            "PaymentInfo/PayToName": seller.name,
        },
    )


def rendered_of(made: FileOrder, one: EInvoice) -> RenderedInvoice | Refusal:
    """Return an invoice of a file, rendered and judged."""
    constants = sender_fields(made.sender)
    schema = load_schema(made.sender.profile.schema)
    renderer = InvoiceRenderer(Terms.of(made), constants, bank_templates(), schema)
    return renderer.judged(one, *renderer.printed([one]))


@settings(max_examples=EXAMPLES, deadline=None)
@given(AWKWARD)
def test_texts_survive(text: str) -> None:
    """Every free field says what it was given, to the last character; nothing else changes."""
    made, one, expected = filled(text)
    rendered = rendered_of(made, one)
    assert isinstance(rendered, RenderedInvoice)
    assert rendered.findings == ()
    read = parse(rendered.written.content)
    assert {path: read.findtext(path) for path in expected} == expected
    assert read.get("sellerContractId") == one.seller_contract_id
    assert read.get("serviceId") == one.flat_id
    description = f"Rek. {one.invoice_number}, klients {one.flat_id}, 10.2026"
    assert read.findtext("PaymentInfo/PaymentDescription") == description


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(min_size=1, max_size=110))
def test_any_text_at_all_is_written_whole_or_refused(name: str) -> None:
    """Control characters, surrogates and overlong text never make a wrong file."""
    bad = invoice(2, buyer=replace(BUYER, name=name))
    rendered = rendered_of(order([bad]), bad)
    if isinstance(rendered, Refusal):
        (finding,) = rendered.findings
        assert finding.where == "B0001-2"
        assert len(name) < 3 or name not in str(finding)
        assert len(name) > 100 or not name.strip() or ILLEGAL.search(name)
    else:
        assert parse(rendered.written.content).findtext("InvoiceParties/BuyerParty/Name") == name


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_the_first_of_a_file_is_as_good_as_any(version: str) -> None:
    """Through the whole file writer, and past both validators, in both families."""
    for text in ("]]>&<'\"", "Жильё ģimene 5 €", "😀" * 100):
        made, one, expected = filled(text)
        profile = order([one], version).sender.profile
        made = replace(made, sender=replace(made.sender, profile=profile))
        out = io.BytesIO()
        assert write_bank_file(made, [one], out).findings == ()
        read: XmlElement = next(parse(out.getvalue()).iterfind("Invoice"))
        assert {path: read.findtext(path) for path in expected} == expected
