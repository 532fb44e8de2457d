"""Every element we write x missing, empty, one too many, wrong: nothing of it reaches a bank.

The table below is written from the element lists, not from our schemas: path, type, whether the
format requires it. One invoice of two is damaged after rendering, in each family.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree
from sample_invoices import BUYER, NOTICES, invoice, order
from schema_values import ELEMENTS, OF_FAMILY, TYPES

from einvoice.core.errors import RefusedByCheckError
from einvoice.documents import bank_file, one_invoice
from einvoice.documents.bank_file import write_bank_file

FAMILIES = ("1.1", "1.2")
BAD_FLAT, BAD_NUMBER = "B0001-2", "26110000002"

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
