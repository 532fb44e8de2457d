import datetime as dt

import pytest

from bank_adapters.messages.fail_codes import NO_CODE
from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer, ListedInvoice
from bank_adapters.messages.reading import MAX_BYTES, Message, read_message
from einvoice.core.findings import Finding, Level
from einvoice.texts.findings import hint, sentence

NAME = "answer-1.xml"


def read(content: bytes) -> Message | Finding:
    """Read a message that came on some day."""
    return read_message(NAME, content, dt.date(2026, 11, 6))


def answer(header: str, invoices: str = "", footer: str = 'totalNr="0"') -> bytes:
    """Return a FailedInvoice document."""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<FailedInvoice>\n<Header {header}/>\n{invoices}\n<Footer {footer}/>\n</FailedInvoice>\n"
    )
    return text.encode()


def listed(global_id: str, reason: str) -> str:
    """Return one listed invoice."""
    return (
        f"<Invoice><InvoiceGlobUniqId>{global_id}</InvoiceGlobUniqId>"
        f"<FailReason>{reason}</FailReason></Invoice>"
    )


def test_success_lists_nothing() -> None:
    """An answer with no invoices accepts the whole file."""
    content = answer('infileId="2611SW00001TESTAB"')
    assert read(content) == FailedInvoiceAnswer("2611SW00001TESTAB", None, ())


def test_listed_invoices_with_their_codes() -> None:
    """Each listed invoice has the number its reason begins with, in the order of the answer."""
    invoices = listed("A-1-1", "33") + listed(" A-2-1 ", "12 PaymentId used") + listed("", "94")
    content = answer('infileId="F1" senderId="X" date="2026-11-06"', invoices, 'totalNr="3"')
    assert read(content) == FailedInvoiceAnswer(
        "F1",
        None,
        (ListedInvoice("A-1-1", 33), ListedInvoice("A-2-1", 12), ListedInvoice("", 94)),
    )


def test_reason_without_a_number_is_kept_as_one_without_a_code() -> None:
    """An answer with a reason in words is read; the invoice has no code."""
    content = answer('infileId="F1"', listed("A-1-1", "unknown payer"), 'totalNr="1"')
    result = read(content)
    assert isinstance(result, FailedInvoiceAnswer)
    assert result.listed == (ListedInvoice("A-1-1", NO_CODE),)


def test_whole_file_refused() -> None:
    """`fileFailReason` is there only when the whole file is refused."""
    result = read(answer('infileId="F1" fileFailReason="56 total"'))
    assert result == FailedInvoiceAnswer("F1", "56 total", ())


def test_a_file_refused_whole_may_count_what_it_does_not_list() -> None:
    """Whether the footer then counts 0 or all is not public: both are taken."""
    for count in ("0", "51"):
        content = answer('infileId="F1" fileFailReason="56"', footer=f'totalNr="{count}"')
        assert read(content) == FailedInvoiceAnswer("F1", "56", ())


@pytest.mark.parametrize(
    ("codes", "counts"),
    [(("86",), {0, 1}), (("105", "104"), {0, 2}), (("33", "86"), {1, 2}), (("33",), {1})],
    ids=["a remark", "remarks", "one of two", "refused"],
)
def test_the_footer_counts_what_is_listed_or_refused(
    codes: tuple[str, ...], counts: set[int]
) -> None:
    """Whether a bank counts its remarks is not public; any other count is not believed."""
    rows = "".join(listed(f"G{place}", code) for place, code in enumerate(codes))
    believed = {
        count
        for count in range(4)
        if isinstance(
            read(answer('infileId="F1"', rows, f'totalNr="{count}"')), FailedInvoiceAnswer
        )
    }
    assert believed == counts


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "answer-empty", id="empty"),
        pytest.param(answer('infileId="F1"')[:-10], "answer-broken", id="half-written"),
        pytest.param(b" " * (MAX_BYTES + 1), "answer-unreadable", id="too large"),
        pytest.param(
            b"<!DOCTYPE FailedInvoice>" + answer('infileId="F1"').split(b"\n", 1)[1],
            "answer-unreadable",
            id="doctype",
        ),
        pytest.param(b"<Statement/>", "answer-unknown", id="no message we know"),
        pytest.param(answer(""), "answer-invalid", id="no file id"),
        pytest.param(answer('infileId=""'), "answer-invalid", id="empty file id"),
        pytest.param(answer('infileId="F1"', footer=""), "answer-invalid", id="no total"),
        pytest.param(answer('infileId="F1"', footer='totalNr="x"'), "answer-invalid", id="total x"),
        pytest.param(
            answer('infileId="F1"', listed("A", "33").replace("FailReason", "Reason")),
            "answer-invalid",
            id="unknown element",
        ),
        pytest.param(answer('infileId="F1"', listed("A", "")), "answer-invalid", id="no reason"),
        pytest.param(answer('infileId="F1"', footer='totalNr="1"'), "answer-count", id="one short"),
        pytest.param(answer('infileId="F1"', listed("A", "33")), "answer-count", id="one more"),
        pytest.param(
            answer('infileId="F1" fileFailReason="56"', listed("A", "33"), 'totalNr="2"'),
            "answer-count",
            id="refused whole, and lists less than it counts",
        ),
    ],
)
def test_what_cannot_be_believed_is_a_finding(content: bytes, code: str) -> None:
    """An answer that is broken, hostile or does not add up has a named outcome."""
    result = read(content)
    assert isinstance(result, Finding)
    assert (result.level, result.code, result.where) == (Level.ERROR, code, NAME)
    assert sentence(result, "en") != code
    assert hint(result, "en")
