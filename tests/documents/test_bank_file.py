import gc
import hashlib
import io
import re
import subprocess
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from sample_company import needs
from sample_invoices import BUYER, invoice, lines, order, two_invoices, vat_totals

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.findings import Level
from einvoice.core.invoices import EInvoice, InvoiceLine
from einvoice.core.tariffs import VatKind
from einvoice.documents.bank_file import FileTooLargeError, write_bank_file
from einvoice.documents.file_content import ControlTotals, FileContent, WrittenFile
from einvoice.documents.render import Templates, load_templates
from einvoice.texts import LANGUAGES
from einvoice.texts.findings import line
from einvoice.texts.rules import RULE_TEXTS

GOLDEN = Path(__file__).parent.parent / "golden"
FAMILIES = ("1.1", "1.2")


def written(
    invoices: list[EInvoice],
    version: str = "1.2",
    **changes: Any,
) -> tuple[bytes, WrittenFile]:
    """Return the bytes of a file of these invoices, and what the writer says of it."""
    out = io.BytesIO()
    result = write_bank_file(order(invoices, version, **changes), invoices, out)
    return out.getvalue(), result


def content_of(result: WrittenFile) -> FileContent:
    """Return what was written, where something was."""
    assert result.content is not None
    return result.content


@pytest.fixture
def damaged(tmp_path: Path) -> Callable[[str, str, str], Templates]:
    """Return the product's templates with one piece of one of them replaced."""

    def damage(name: str, old: str, new: str) -> Templates:
        for template in (files("templates") / "e-invoice").iterdir():
            text = template.read_text("utf-8")
            if template.name == name:
                assert old in text
                text = text.replace(old, new)
            (tmp_path / template.name).write_text(text, "utf-8")
        return load_templates(tmp_path)

    return damage


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


def test_refused_invoice_does_not_stop_the_rest() -> None:
    """An invoice the schema refuses is left out with a finding; the others go in."""
    secret = "Ļ" * 101
    bad = invoice(2, buyer=replace(BUYER, name=secret))
    content, result = written([invoice(1), bad, invoice(3)])
    assert [placed.invoice_number for placed in content_of(result).invoices] == [
        "26110000001",
        "26110000003",
    ]
    assert b"<TotalNumberInvoices>2<" in content
    (finding,) = result.findings
    assert (finding.level, finding.code, finding.where) == (
        Level.ERROR,
        "schema-refused",
        "B0001-2",
    )
    assert "BuyerParty/Name" in dict(finding.facts)["fault"]
    assert "100" in dict(finding.facts)["fault"]
    assert "Ļ" not in str(finding)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"flat_id": "B" * 21}, "schema-refused", id="service id too long"),
        pytest.param({"lines": ()}, "schema-refused", id="no lines"),
        pytest.param({"buyer": replace(BUYER, name="a\nb")}, "character-illegal", id="line break"),
        pytest.param(
            {"buyer": replace(BUYER, name="a\rb")}, "character-illegal", id="carriage return"
        ),
        pytest.param(
            {"buyer": replace(BUYER, code="a\tb")}, "character-illegal", id="tab in an attribute"
        ),
        pytest.param({"buyer": replace(BUYER, name="\0")}, "character-illegal", id="NUL"),
        pytest.param(
            {"buyer": replace(BUYER, name="\ud800")}, "character-illegal", id="lone surrogate"
        ),
        pytest.param({"buyer": replace(BUYER, name="\ufffe")}, "character-illegal", id="U+FFFE"),
        pytest.param({"buyer": replace(BUYER, name="a\uffff")}, "character-illegal", id="U+FFFF"),
        pytest.param({"buyer": replace(BUYER, name="a\x7f")}, "character-illegal", id="DEL"),
        pytest.param({"buyer": replace(BUYER, name="a\x85")}, "character-illegal", id="U+0085"),
        pytest.param({"total_cents": 1}, "rate-sums", id="total is not the sum"),
        pytest.param({"to_pay_cents": 1}, "to-pay", id="to pay is not the rest"),
        pytest.param({"vat_totals": ()}, "zero-dropped", id="no totals per rate"),
        pytest.param(
            {
                "lines": lines()[:-1],
                "vat_totals": vat_totals(lines()),
                "total_cents": 16465,
                "to_pay_cents": 16465,
            },
            "line-sums",
            id="a line is missing",
        ),
        pytest.param(
            {"lines": (lines()[0]._replace(service="sauna"),)}, "service-unknown", id="no label"
        ),
    ],
)
def test_each_reason_to_refuse_an_invoice(changes: dict[str, object], code: str) -> None:
    """What is wrong with one invoice is a finding that names its kind and the flat."""
    bad = invoice(2, **changes)
    content, result = written([invoice(1), bad])
    assert [(finding.code, finding.where) for finding in result.findings] == [(code, bad.flat_id)]
    for language in LANGUAGES:
        told = line(result.findings[0], language)
        assert told.startswith(f"{bad.flat_id}: ")
        assert "?" not in told
        assert code not in told or code in RULE_TEXTS
    assert etree.fromstring(content).findtext("Footer/TotalNumberInvoices") == "1"


@pytest.mark.parametrize("invoices", [[], [invoice(1, total_cents=1)]])
def test_no_invoice_no_file(invoices: list[EInvoice]) -> None:
    """Without a single good invoice there is no file, and not a byte is written."""
    content, result = written(invoices)
    assert content == b""
    assert result.content is None
    assert len(result.findings) == len(invoices)


@pytest.mark.parametrize(
    ("expected", "difference"),
    [
        pytest.param(ControlTotals(3, 16947, 17465), "seen=2 .* expected=3", id="count"),
        pytest.param(
            ControlTotals(2, 16948, 17465), "seen_total=169.47 .* expected_total=169.48", id="total"
        ),
        pytest.param(
            ControlTotals(2, 16947, 17464),
            "seen_to_pay=174.65 .* expected_to_pay=174.64",
            id="to pay",
        ),
    ],
)
def test_sums_must_be_the_ledgers(expected: ControlTotals, difference: str) -> None:
    """A file whose count or sums differ from the ledger's is refused."""
    invoices = two_invoices()
    with pytest.raises(RefusedByCheckError, match=difference):
        write_bank_file(order(invoices, expected=expected), invoices, io.BytesIO())


def test_refused_invoices_count_towards_the_ledgers_sums() -> None:
    """Written and refused invoices together are what the ledger expects."""
    _, result = written([invoice(1), invoice(2, flat_id="B" * 21)])
    assert content_of(result).total_cents == 16465


@pytest.mark.parametrize(
    ("template", "old", "new"),
    [
        pytest.param("footer.xml.j2", "{{ total }}", "1.00", id="wrong sum in the footer"),
        pytest.param("footer.xml.j2", "{{ count }}", "9", id="wrong count in the footer"),
        pytest.param("footer.xml.j2", "{{ total }}", "1e2", id="exponent in the footer"),
        pytest.param("footer.xml.j2", "{{ total }}", "+5.00", id="a sign no sum has"),
        pytest.param("footer.xml.j2", "</Footer>", "", id="footer not closed"),
        pytest.param("header.xml.j2", "{{ file_id }}", "OTHER", id="another file id"),
        pytest.param("header.xml.j2", "{{ version }}", "1.3", id="unknown version"),
        pytest.param("header.xml.j2", "{{ date }}", "{{ day }}", id="unknown field"),
        pytest.param("header.xml.j2", "{{ date }}", "{{ date", id="not a template"),
        pytest.param("invoice.xml.j2", "{{ total }}", "1.00", id="wrong total"),
        pytest.param(
            "invoice.xml.j2",
            "<PaymentTotalSum>{{ to_pay }}",
            "<PaymentTotalSum>{{ total }}",
            id="wrong sum to debit",
        ),
        pytest.param(
            "invoice.xml.j2", "<TotalToPay>{{ to_pay }}</TotalToPay>", "", id="no total to pay"
        ),
        pytest.param(
            "invoice.xml.j2", "<PaymentId>{{ global_id }}", "<PaymentId>{{ number }}", id="wrong id"
        ),
        pytest.param("invoice.xml.j2", "{{ payer_name }}", "{{ payer }}", id="missing field"),
    ],
)
def test_broken_template_refuses_the_file(
    damaged: Callable[[str, str, str], Templates], template: str, old: str, new: str
) -> None:
    """A template that prints something else than the invoices say stops the file."""
    invoices = two_invoices()
    with pytest.raises(RefusedByCheckError):
        write_bank_file(order(invoices), invoices, io.BytesIO(), damaged(template, old, new))


def test_a_wrong_sum_names_the_invoice(
    damaged: Callable[[str, str, str], Templates],
) -> None:
    """Sums are compared invoice by invoice, so that the message can name the flat."""
    invoices = two_invoices()
    templates = damaged("invoice.xml.j2", "<TotalSum>{{ total }}", "<TotalSum>{{ to_pay }}")
    with pytest.raises(RefusedByCheckError, match="rendered-differs flat=B0001-1"):
        write_bank_file(order(invoices), invoices, io.BytesIO(), templates)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("<RegNumber>{{ seller_reg_no }}</RegNumber>", "", id="element missing"),
        pytest.param("<Currency>EUR", "<Currency>eur", id="wrong pattern"),
        pytest.param("<RowNo>{{ row_no }}</RowNo>", "<Row/>", id="unknown element"),
        pytest.param("</Invoice>", "", id="not closed"),
    ],
)
def test_broken_template_leaves_no_file(
    damaged: Callable[[str, str, str], Templates], old: str, new: str
) -> None:
    """Where a template makes every invoice invalid, every invoice is refused and no file is."""
    invoices = two_invoices()
    out = io.BytesIO()
    result = write_bank_file(order(invoices), invoices, out, damaged("invoice.xml.j2", old, new))
    assert result.content is None
    assert out.getvalue() == b""
    assert [finding.where for finding in result.findings] == ["B0001-1", "B0001-2"]


@pytest.mark.parametrize("limits", [{"max_invoices": 1}, {"max_bytes": 5000}, {"max_bytes": 100}])
def test_bank_limits_refuse_the_file(limits: dict[str, Any]) -> None:
    """A file above the bank's limit of invoices or bytes is refused, and told from other faults."""
    with pytest.raises(FileTooLargeError, match="file-too-large"):
        written([invoice(1), invoice(2)], **limits)


def test_bank_limits_include_their_bounds() -> None:
    """A file of exactly the largest number of invoices and bytes is written."""
    size = content_of(written([invoice(1)])[1]).size
    _, result = written([invoice(1)], max_invoices=1, max_bytes=size)
    assert content_of(result).size == size
    with pytest.raises(RefusedByCheckError):
        written([invoice(1)], max_bytes=size - 1)


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


def test_memory_does_not_grow_with_the_number_of_invoices() -> None:
    """The writer holds one invoice at a time: ten times the invoices, nearly the same memory."""

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
