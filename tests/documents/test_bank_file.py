import gc
import hashlib
import io
import re
import subprocess
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree
from sample_company import needs
from sample_invoices import BUYER, invoice, order, two_invoices
from written_files import content_of, written

from einvoice.core.findings import Level
from einvoice.core.invoices import EInvoice, InvoiceLine
from einvoice.core.tariffs import VatKind
from einvoice.documents import bank_file
from einvoice.documents.bank_file import write_bank_file
from einvoice.documents.file_content import ControlTotals

GOLDEN = Path(__file__).parent.parent / "golden"
FAMILIES = ("1.1", "1.2")


@pytest.mark.parametrize("version", FAMILIES)
def test_golden_file(version: str) -> None:
    """The bytes of a file are exactly those kept beside the tests."""
    content, result = written(two_invoices(), version)
    assert content == (GOLDEN / f"e-invoice-{version}.xml").read_bytes()
    assert result.findings == ()


def test_families_differ_in_four_places_only() -> None:
    """A 1.1 file differs from the 1.2 file in two attribute names, AppId and Version."""
    old, _ = written(two_invoices(), "1.1")
    new, _ = written(two_invoices(), "1.2")
    for before, after in (
        (b"globalSellerContractId=", b"sellerContractId="),
        (b"sellerRegNumber=", b"sellerRegnumber="),
        (b"<AppId>EINVOICE<", b"<AppId>EARVE<"),
        (b"<Version>1.1<", b"<Version>1.2<"),
    ):
        assert old.count(before) in {1, 2}
        old = old.replace(before, after)
    assert old == new


@pytest.mark.parametrize("version", FAMILIES)
def test_xmllint_accepts_the_whole_file(version: str, tmp_path: Path) -> None:
    """A produced file validates with the C library's own program against our schema."""
    needs("xmllint")
    path = tmp_path / "file.xml"
    path.write_bytes(written(two_invoices(), version)[0])
    with (files("schemas") / f"e-invoice-{version}.xsd").open("rb") as schema:
        command = ["xmllint", "--noout", "--nonet", "--schema", schema.name, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_content_describes_the_bytes() -> None:
    """Hash, size, offsets and sums are those of the bytes written."""
    content, result = written(two_invoices())
    described = content_of(result)
    assert described.sha256 == hashlib.sha256(content).hexdigest()
    assert described.size == len(content)
    for placed, expected in zip(described.invoices, two_invoices(), strict=True):
        piece = content[placed.offset : placed.offset + placed.length]
        assert etree.fromstring(piece).get("invoiceId") == expected.invoice_number
        assert (placed.invoice_number, placed.global_id) == (
            expected.invoice_number,
            expected.global_id,
        )
        assert content[placed.offset + placed.length :][:1] == b"\n"
    assert described.total_cents == 16465 + 482
    assert described.to_pay_cents == 17465 + 0
    assert described.overpaid_cents == 1518


def test_file_layout() -> None:
    """Double-quoted declaration, a schema reference, and one invoice per line."""
    content, _ = written(two_invoices())
    rows = content.decode().split("\n")
    assert rows[0] == '<?xml version="1.0" encoding="UTF-8"?>'
    assert rows[1].startswith("<E_Invoice ")
    assert 'xsi:noNamespaceSchemaLocation="e-invoice.xsd"' in rows[1]
    starts = [re.match(r"</?[A-Za-z_]+", row) for row in rows[2:-1]]
    assert [start.group() for start in starts if start] == [
        "<Header",
        "<Invoice",
        "<Invoice",
        "<Footer",
        "</E_Invoice",
    ]
    assert rows[-1] == ""
    assert b"> <" not in content
    assert b"  " not in content


@pytest.mark.parametrize(("kind", "total"), [("to_pay", "174.65"), ("total", "169.47")])
def test_footer_sums_what_the_profile_says(kind: str, total: str) -> None:
    """The footer counts the invoices and shows the sum its profile names."""
    content, result = written(two_invoices(), footer_sum=kind)
    footer = f"<TotalNumberInvoices>2</TotalNumberInvoices><TotalAmount>{total}</TotalAmount>"
    assert footer.encode() in content
    assert content_of(result).footer_cents == int(total.replace(".", ""))


@pytest.mark.parametrize(
    ("code", "payer_code", "missing", "shown", "warned"),
    [
        pytest.param("010190-11004", "010190-11012", "X", "010190-11004", False, id="customer's"),
        pytest.param("", "010190-11012", "X", "010190-11012", False, id="payer's"),
        pytest.param("", "", "X", "X", True, id="profile's"),
        pytest.param("", "", "", "", True, id="empty"),
    ],
)
def test_reg_number_falls_back(
    *, code: str, payer_code: str, missing: str, shown: str, warned: bool
) -> None:
    """`regNumber` is the customer's code, else the payer's, else the profile's; missing warns."""
    one = invoice(1, buyer=replace(BUYER, code=code), payer_code=payer_code)
    content, result = written([one], missing_reg_number=missing)
    assert next(etree.fromstring(content).iterfind("Invoice")).get("regNumber") == shown
    codes = [(finding.level, finding.code) for finding in result.findings]
    assert codes == ([(Level.WARNING, "reg-number-missing")] if warned else [])


def test_negative_month_stays_a_debit_invoice_with_nothing_to_pay() -> None:
    """A negative month is DEB, Payable NO, and what remains overpaid is in BalanceEnd."""
    credit = InvoiceLine(1, "correction", None, "", None, -1000, 2100, VatKind.TAX)
    content, result = written([invoice(1, lines=(credit,), has_balance=False)])
    root = etree.fromstring(content)
    values = {
        "InvoiceInformation/Type": None,
        "InvoiceSumGroup/Balance/BalanceBegin": "0.00",
        "InvoiceSumGroup/Balance/BalanceEnd": "-12.10",
        "InvoiceSumGroup/TotalSum": "-12.10",
        "InvoiceSumGroup/TotalToPay": "0.00",
        "PaymentInfo/Payable": "NO",
        "PaymentInfo/PaymentTotalSum": "0.00",
    }
    found = {path: root.findtext(f"Invoice/{path}") or None for path in values}
    assert found == values
    assert next(root.iterfind("Invoice/InvoiceInformation/Type")).get("type") == "DEB"
    assert content_of(result).overpaid_cents == 1210


def test_memory_does_not_grow_with_the_number_of_invoices(monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer holds a few invoices at a time: ten times as many, nearly the same memory."""
    monkeypatch.setattr(bank_file, "_AT_ONCE", 10)  # so that 30 are more than once, too

    class Nowhere(io.RawIOBase):
        def write(self, content: object, /) -> int:
            return len(bytes(content)) if isinstance(content, bytes) else 0

    def peak(count: int) -> int:
        total, to_pay = invoice().total_cents, invoice().to_pay_cents
        wanted = order([], expected=ControlTotals(count, count * total, count * to_pay))
        invoices: Iterator[EInvoice] = (invoice(number) for number in range(1, count + 1))
        gc.collect()
        gc.freeze()  # what other tests left must not put off the collector
        gc.set_threshold(50)  # its rounds are part of the peak: keep them small
        tracemalloc.start()
        write_bank_file(wanted, invoices, Nowhere())  # type: ignore[arg-type]
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        gc.set_threshold(*usual)
        gc.unfreeze()
        return highest

    usual = gc.get_threshold()

    peak(1)  # templates and schemas are loaded once
    assert peak(300) - peak(30) < 270 * 1000


def test_a_payer_who_is_not_the_buyer_has_a_party() -> None:
    """Name and code of who pays; none where the buyer pays."""
    other = invoice(1, payer_code="40203999985")
    root = etree.fromstring(written([other, invoice(2, payer_name=BUYER.name)])[0])
    party, *rest = root.iterfind("Invoice/InvoiceParties/PayerParty")
    assert rest == []
    assert (party.findtext("Name"), party.findtext("RegNumber")) == ("Anna Bērziņa", "40203999985")


def test_an_empty_postal_code_is_no_element() -> None:
    """An optional text that nobody knows is left out rather than written empty."""
    content, _ = written([invoice(1, buyer=replace(BUYER, postal_code=""))])
    assert content.count(b"<PostalCode>") == 1  # the seller's


@pytest.mark.parametrize("name", ["other & more.xsd", ""])
def test_the_schema_reference_is_the_profiles(name: str) -> None:
    """Fail code 59 asks for one; what it is called, or that there is none, is data."""
    content, _ = written([invoice(1)], schema_reference=name)
    key = "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation"
    assert etree.fromstring(content).get(key) == (name or None)


def test_a_header_with_everything_a_bank_may_ask_for() -> None:
    """All optional elements stand in the order of the format, in both families."""
    for version in FAMILIES:
        content, _ = written(
            [invoice(1)],
            version,
            header_test="YES",
            header_sender_id="{reg_no}",
            header_receiver_id="HABALV22",
            header_contract_id="{contract}",
            header_account="{account}",
        )
        assert [child.tag for child in etree.fromstring(content)[0]] == [
            *("Test", "Date", "FileId", "AppId", "Version"),
            *("SenderId", "ReceiverId", "ContractId", "PayeeAccountNumber"),
        ]
