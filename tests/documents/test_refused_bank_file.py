"""What stays out of a bank's file, and what refuses it whole."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from sample_invoices import BUYER, invoice, lines, order, two_invoices, vat_totals
from written_files import content_of, written

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.findings import Level
from einvoice.core.invoices import EInvoice
from einvoice.documents.bank_file import FileTooLargeError, write_bank_file
from einvoice.documents.file_content import ControlTotals
from einvoice.documents.render import Templates, load_templates
from einvoice.texts import LANGUAGES
from einvoice.texts.findings import line
from einvoice.texts.rules import RULE_TEXTS


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


def test_findings_and_invoices_keep_their_order_among_very_many() -> None:
    """Whatever refuses an invoice, and early or late: what is found and written keeps the order."""
    changes = {
        2: {"payer_name": " "},  # a rule
        100: {"lines": (invoice(1).lines[0]._replace(service="nowhere"),)},
        101: {"buyer": replace(BUYER, name="a\x01b")},
        230: {"buyer": replace(BUYER, name="a" * 101)},  # the schema
        231: {"payer_name": " "},
    }
    many = [invoice(place, **changes.get(place, {})) for place in range(1, 251)]
    content, result = written(many)
    assert [finding.code for finding in result.findings] == [
        "payer-name",
        "service-unknown",
        "character-illegal",
        "schema-refused",
        "payer-name",
    ]
    bad = [many[place - 1] for place in sorted(changes)]
    assert [finding.where for finding in result.findings] == [one.flat_id for one in bad]
    good = [one.invoice_number for one in many if one not in bad]
    assert re.findall(rb'<Invoice invoiceId="([0-9]+)"', content) == [n.encode() for n in good]


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


def test_a_file_that_will_be_too_large_is_refused_early() -> None:
    """A hundred invoices show how large the whole will be; as many as are said to fit do."""
    asked: list[EInvoice] = []

    def counted() -> Iterator[EInvoice]:
        for one in invoices:
            asked.append(one)
            yield one

    invoices = [invoice(place) for place in range(1, 261)]
    limit = 230 * content_of(written(invoices[:1])[1]).invoices[0].length
    with pytest.raises(FileTooLargeError) as refused:
        write_bank_file(order(invoices, max_bytes=limit), counted(), io.BytesIO())
    assert len(asked) == 100
    fits = refused.value.fits
    assert 210 < fits < 230
    assert len(content_of(written(invoices[:fits], max_bytes=limit)[1]).invoices) == fits
