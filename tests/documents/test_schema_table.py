"""Every element we write x missing, empty, one too many, wrong: nothing of it reaches a bank.

The table below is written from the element lists, not from our schemas: path, type, whether the
format requires it. One invoice of two is damaged after rendering, in each family.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from lxml import etree
from sample_invoices import BUYER, NOTICES, invoice, order

from einvoice.core.errors import RefusedByCheckError
from einvoice.documents import bank_file, one_invoice
from einvoice.documents.bank_file import write_bank_file

FAMILIES = ("1.1", "1.2")
BAD_FLAT, BAD_NUMBER = "B0001-2", "26110000002"


@dataclass(frozen=True)
class Type:
    """A type of the format: its longest text, values it must refuse, and how it says so."""

    most: int | None
    wrong: tuple[str, ...]
    says: str
    empty: bool = False  # may be empty


LENGTH = "length cannot be greater than"
TYPES = {
    "short": Type(20, (), LENGTH, empty=True),
    "normal": Type(100, (), LENGTH, empty=True),
    "long": Type(500, (), LENGTH, empty=True),
    "description": Type(500, ("",), LENGTH + "|length cannot be lesser than"),
    "reg": Type(15, (), LENGTH, empty=True),
    "bic": Type(11, (), LENGTH, empty=True),
    "channel": Type(10, (), LENGTH, empty=True),
    "postal": Type(10, (), LENGTH, empty=True),
    "account": Type(35, ("lv44", "LV 44", "LV-44", "Ā"), LENGTH + "|pattern", empty=True),
    "reference": Type(20, ("", "12A", "1 2", "-1"), LENGTH + "|pattern"),
    "email": Type(100, ("", "a", "@", "a@", "@a"), LENGTH + "|pattern"),
    "language": Type(None, ("", "LV", "l", "lav", "ā1"), "pattern"),
    "currency": Type(None, ("", "eur", "EU", "EURO"), "pattern"),
    "yes_no": Type(None, ("", "yes", "Y", "true"), "must be one of"),
    "yes": Type(None, ("", "NO", "yes"), "must be one of"),
    "vat_id": Type(None, ("", "tax", "VAT"), "must be one of"),
    "kind": Type(None, ("", "deb", "CREDIT"), "must be one of"),
    "date": Type(None, ("", "2026-13-01", "2026-02-30", "05.11.2026", "20261105"), "type date"),
    "sum2": Type(None, ("", "1.001", "1e2", "1,00", "abc", "1.00 EUR"), "digits|type decimal"),
    "sum4": Type(None, ("", "1.00001", "1e2", "1,00", "abc"), "digits|type decimal"),
    "text210": Type(210, ("ā", "€", "Ж", "ļ"), LENGTH + "|pattern", empty=True),
}

# path, type, required by the format (an `@` at the end: an attribute)
ELEMENTS = [
    ("@invoiceId", "normal", True),
    ("@serviceId", "short", False),
    ("@regNumber", "reg", True),
    ("@channelId", "channel", False),
    ("@channelAddress", "normal", False),
    ("@languageId", "language", False),
    ("@invoiceGlobUniqId", "normal", False),
    ("InvoiceParties/SellerParty/Name", "normal", True),
    ("InvoiceParties/SellerParty/RegNumber", "reg", True),
    ("InvoiceParties/SellerParty/VATRegNumber", "reg", False),
    ("InvoiceParties/SellerParty/ContactData/PhoneNumber", "normal", False),
    ("InvoiceParties/SellerParty/ContactData/URL", "normal", False),
    ("InvoiceParties/SellerParty/ContactData/E-mailAddress", "email", False),
    ("InvoiceParties/SellerParty/ContactData/LegalAddress/PostalAddress1", "normal", True),
    ("InvoiceParties/SellerParty/ContactData/LegalAddress/City", "normal", True),
    ("InvoiceParties/SellerParty/ContactData/LegalAddress/PostalCode", "postal", False),
    ("InvoiceParties/SellerParty/AccountInfo/AccountNumber", "account", False),
    ("InvoiceParties/SellerParty/AccountInfo/IBAN", "account", False),
    ("InvoiceParties/SellerParty/AccountInfo/BIC", "bic", False),
    ("InvoiceParties/BuyerParty/Name", "normal", True),
    ("InvoiceParties/BuyerParty/RegNumber", "reg", False),
    ("InvoiceParties/BuyerParty/ContactData/LegalAddress/PostalAddress1", "normal", True),
    ("InvoiceParties/BuyerParty/ContactData/LegalAddress/City", "normal", True),
    ("InvoiceParties/BuyerParty/ContactData/LegalAddress/PostalCode", "postal", False),
    ("InvoiceParties/PayerParty/Name", "normal", True),
    ("InvoiceParties/PayerParty/RegNumber", "reg", False),
    ("InvoiceInformation/Type/@type", "kind", True),
    ("InvoiceInformation/DocumentName", "normal", True),
    ("InvoiceInformation/InvoiceNumber", "normal", True),
    ("InvoiceInformation/InvoiceDate", "date", True),
    ("InvoiceInformation/DueDate", "date", False),
    ("InvoiceInformation/Period/PeriodName", "normal", False),
    ("InvoiceInformation/Period/StartDate", "date", False),
    ("InvoiceInformation/Period/EndDate", "date", False),
    ("InvoiceSumGroup/Balance/BalanceBegin", "sum2", False),
    ("InvoiceSumGroup/Balance/BalanceEnd", "sum2", False),
    ("InvoiceSumGroup/InvoiceSum", "sum4", False),
    ("InvoiceSumGroup/Rounding", "sum4", False),
    ("InvoiceSumGroup/VAT/@vatId", "vat_id", False),
    ("InvoiceSumGroup/VAT/SumBeforeVAT", "sum4", False),
    ("InvoiceSumGroup/VAT/VATRate", "sum2", True),
    ("InvoiceSumGroup/VAT/VATSum", "sum4", True),
    ("InvoiceSumGroup/VAT/SumAfterVAT", "sum4", False),
    ("InvoiceSumGroup/TotalVATSum", "sum2", False),
    ("InvoiceSumGroup/TotalSum", "sum2", True),
    ("InvoiceSumGroup/TotalToPay", "sum2", False),
    ("InvoiceSumGroup/Currency", "currency", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/RowNo", "short", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/Description", "description", True),
    ("InvoiceItem/InvoiceItemGroup[2]/ItemEntry/InitialReading", "short", False),
    ("InvoiceItem/InvoiceItemGroup[2]/ItemEntry/FinalReading", "short", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/ItemDetailInfo/ItemUnit", "short", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/ItemDetailInfo/ItemAmount", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/ItemDetailInfo/ItemPrice", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/ItemSum", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/VAT/@vatId", "vat_id", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/VAT/SumBeforeVAT", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/VAT/VATRate", "sum2", True),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/VAT/VATSum", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/VAT/SumAfterVAT", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/ItemEntry/ItemTotal", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/GroupEntry/GroupDescription", "long", False),
    ("InvoiceItem/InvoiceItemGroup/GroupEntry/GroupSum", "sum4", False),
    ("InvoiceItem/InvoiceItemGroup/GroupEntry/GroupTotal", "sum4", False),
    ("AdditionalInformation/InformationName", "normal", False),
    ("AdditionalInformation/InformationContent", "long", True),
    ("PaymentInfo/Currency", "currency", True),
    ("PaymentInfo/PaymentDescription", "text210", False),
    ("PaymentInfo/Payable", "yes_no", True),
    ("PaymentInfo/PayDueDate", "date", False),
    ("PaymentInfo/PaymentTotalSum", "sum2", True),
    ("PaymentInfo/PaymentId", "normal", True),
    ("PaymentInfo/PayToAccount", "account", True),
    ("PaymentInfo/PayToName", "normal", True),
    ("PaymentInfo/PayToBIC", "bic", False),
]

OF_FAMILY = {
    "1.1": [
        ("@presentment", "yes", True),
        ("@globalSellerContractId", "normal", False),
        ("@sellerRegNumber", "reg", True),
        ("PaymentInfo/PaymentRefId", "short", False),
        ("PaymentInfo/PayerName", "normal", False),
    ],
    "1.2": [
        ("@presentment", "yes_no", False),
        ("@sellerContractId", "normal", False),
        ("@sellerRegnumber", "reg", True),
        ("PaymentInfo/PaymentRefId", "reference", False),
        ("PaymentInfo/PayerName", "normal", True),
    ],
}

CAN_DO_WITHOUT = re.compile(
    r"@presentment|.*(VATRegNumber|PhoneNumber|URL|E-mailAddress|PostalCode|IBAN|BIC|PayToBIC"
    r"|BuyerParty/RegNumber|PayerParty/RegNumber|@vatId|InformationName|ItemUnit|ItemPrice|RowNo|SumAfterVAT"
    r"|ItemEntry/VAT/SumBeforeVAT|GroupDescription|GroupSum|GroupTotal|SellerParty/AccountInfo/.*)"
)
"""What no rule of format or bank asks for: an invoice without it is no worse."""


def elements(version: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the rows of a family."""
    yield from ELEMENTS
    yield from OF_FAMILY[version]


def wrong_values(kind: str) -> list[tuple[str, str]]:
    """Return the values a type must refuse, each with what is wrong with it."""
    found = TYPES[kind]
    values = [("empty" if value == "" else f"wrong {value}", value) for value in found.wrong]
    if found.most is not None:
        digits = kind in {"reference", "account"}
        values.append(("one too many", ("1" if digits else "a") * (found.most + 1)))
    if kind == "email":
        values[-1] = ("one too many", "a@" + "a" * (found.most or 0))
    return values


WRONG = [
    pytest.param(version, path, kind, value, id=f"{version} {path} {what}")
    for version in FAMILIES
    for path, kind, _ in elements(version)
    for what, value in wrong_values(kind)
]
MISSING = [
    pytest.param(version, path, required, id=f"{version} {path}")
    for version in FAMILIES
    for path, _, required in elements(version)
]


def changed(content: bytes, path: str, value: str | None) -> bytes:
    """Return the bytes with another value on a path, or (`None`) nothing."""
    root = etree.fromstring(content)
    way, _, name = path.rpartition("/")
    owner = root.find(way) if way else root
    assert owner is not None, path
    if name.startswith("@"):
        assert name[1:] in owner.attrib
        if value is None:
            del owner.attrib[name[1:]]
        else:
            owner.set(name[1:], value)
    else:
        element = owner.find(name)
        assert element is not None, path
        if value is None:
            owner.remove(element)
        else:
            element.text = value
    return etree.tostring(root, encoding="utf-8")


def write_damaged(
    monkeypatch: pytest.MonkeyPatch, version: str, path: str, value: str | None
) -> tuple[bytes, Any]:
    """Write a file of two invoices of which the second is damaged."""
    honest = one_invoice.render

    def damaging(template: Any, fields: Any) -> bytes:
        content = honest(template, fields)
        bad = f'invoiceId="{BAD_NUMBER}"'.encode() in content
        return changed(content, path, value) if bad else content

    monkeypatch.setattr(one_invoice, "render", damaging)
    payer = {"payer_code": "40203999985", "buyer": BUYER, "notices": NOTICES}
    both, out = [invoice(1, **payer), invoice(2, **payer)], io.BytesIO()
    return out.getvalue(), write_bank_file(order(both, version), both, out)


@pytest.mark.parametrize(("version", "path", "kind", "value"), WRONG)
def test_a_wrong_value_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, version: str, path: str, kind: str, value: str
) -> None:
    """The invoice stays out; the finding names the flat, the element and the rule, and no text."""
    _, result = write_damaged(monkeypatch, version, path, value)
    (finding,) = result.findings
    assert (finding.code, finding.where) == ("schema-refused", BAD_FLAT)
    assert re.sub(r"\[\d\]", "", path.rpartition("/")[2]) in dict(finding.facts)["fault"]
    assert re.search(TYPES[kind].says, dict(finding.facts)["fault"])
    assert len(value) <= 4 or value not in dict(finding.facts)["fault"] or not value.isalpha()
    assert [placed.invoice_number for placed in result.content.invoices] == ["26110000001"]


@pytest.mark.parametrize(("version", "path", "required"), MISSING)
def test_what_is_missing_is_refused(
    monkeypatch: pytest.MonkeyPatch, version: str, path: str, *, required: bool
) -> None:
    """Schema, linter or read-back refuse it, unless nobody asks for the element."""
    name = path.rpartition("/")[2].removeprefix("@")
    if path in {"PaymentInfo/PaymentTotalSum", "PaymentInfo/PaymentId"}:
        assert required
    if path in {"@invoiceGlobUniqId", "InvoiceSumGroup/TotalToPay"}:
        with pytest.raises(RefusedByCheckError, match=f"rendered-differs flat={BAD_FLAT}"):
            write_damaged(monkeypatch, version, path, None)
        return
    _, result = write_damaged(monkeypatch, version, path, None)
    if CAN_DO_WITHOUT.fullmatch(path) and not required:
        refused_here = version == "1.2" and path.endswith("AccountNumber")
        assert bool(result.findings) is refused_here
        return
    (finding,) = result.findings
    assert finding.where == BAD_FLAT
    if required:
        assert finding.code == "schema-refused"
        assert name in dict(finding.facts)["fault"]
    else:
        assert "rules" in dict(finding.facts) or finding.code == "schema-refused"


PARTS = [
    pytest.param(part, name, value, id=f"{name} {value or 'empty'}"[:40])
    for part, name, values in (
        ("header", "Date", (None, "", "2026-13-01", "x")),
        ("header", "FileId", (None, "F" * 101)),
        ("header", "AppId", ("X" * 21, "")),
        ("header", "Version", (None, "", "1.0")),
        ("footer", "TotalNumberInvoices", (None, "", "0", "-1", "1.0", "x")),
        ("footer", "TotalAmount", (None, "", "1.001", "1e2", "x")),
    )
    for value in values
]


@pytest.mark.parametrize("version", FAMILIES)
@pytest.mark.parametrize(("part", "name", "value"), PARTS)
def test_header_and_footer_refuse_the_file(
    monkeypatch: pytest.MonkeyPatch, version: str, part: str, name: str, value: str | None
) -> None:
    """What is wrong with the whole file makes no file, and the element is named."""
    honest = bank_file.render

    def damaging(template: Any, fields: Any) -> bytes:
        content = honest(template, fields)
        return changed(content, name, value) if f"<{name}>".encode() in content else content

    monkeypatch.setattr(bank_file, "render", damaging)
    with pytest.raises(RefusedByCheckError, match=f"{part}.*({name}|differs)") as caught:
        write_bank_file(order([invoice(1)], version), [invoice(1)], io.BytesIO())
    assert caught.value.exit_code == 4


def test_the_table_knows_every_element_we_write() -> None:
    """A new element of the template needs its row here."""
    out = io.BytesIO()
    one = invoice(1, payer_code="40203999985", notices=NOTICES)
    write_bank_file(order([one]), [one], out)
    (root,) = etree.fromstring(out.getvalue()).iterfind("Invoice")
    tree = etree.ElementTree(root)
    leaves = {
        re.sub(r"\[\d+\]", "", tree.getelementpath(element))
        for element in root.iter()
        if not len(element) and element.text
    }
    known = {re.sub(r"\[\d+\]", "", path) for path, _, _ in elements("1.2")}
    attributes = {
        f"{tree.getelementpath(element)}/@{name}".removeprefix("./")
        for element in root.iter()
        for name in element.attrib
    }
    attributes = {re.sub(r"\[\d+\]", "", path) for path in attributes}
    assert leaves | attributes == known
