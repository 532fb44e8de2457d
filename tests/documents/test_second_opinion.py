"""xmlschema as second opinion: what it looks at, and what happens when it disagrees."""

import io
import subprocess
import sys
from collections.abc import Callable

import pytest
from sample_invoices import invoice, order

from einvoice.core.errors import RefusedByCheckError
from einvoice.documents.bank_file import write_bank_file
from einvoice.documents.schema_check import ValidatorsDisagreeError, looked_at_twice
from einvoice.safe_xml import Schema, XmlElement
from einvoice.texts.errors import sentence
from einvoice.xml_faults import XmlFault

PARTS = (b"<Header", b"<Footer")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return what the second validator was asked about."""
    seen: list[bytes] = []
    honest: Callable[[Schema, bytes], tuple[XmlFault, ...]] = Schema.explain

    def explain(self: Schema, content: bytes) -> tuple[XmlFault, ...]:
        seen.append(content)
        return honest(self, content)

    monkeypatch.setattr(Schema, "explain", explain)
    return seen


def numbers(asked: list[bytes]) -> list[int]:
    """Return the numbers of the invoices asked about."""
    return [
        int(content.partition(b'serviceId="B0001-')[2].partition(b'"')[0])
        for content in asked
        if not content.startswith(PARTS)
    ]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(1, [1], id="one"),
        pytest.param(2, [1, 2], id="two"),
        pytest.param(10, [*range(1, 11)], id="as many as are looked at"),
        pytest.param(11, [1, 2, 3, 4, 5, 6, 7, 8, 9, 11], id="one more"),
        pytest.param(40, [1, 5, 9, 14, 18, 22, 27, 31, 35, 40], id="spread"),
    ],
)
def test_ten_invoices_of_a_file(asked: list[bytes], count: int, expected: list[int]) -> None:
    """First, last and evenly between: the same ones every time; header and footer too."""
    invoices = [invoice(number) for number in range(1, count + 1)]
    write_bank_file(order(invoices), invoices, io.BytesIO())
    assert numbers(asked) == expected
    assert asked[0].startswith(b"<Header")
    assert asked[-1].startswith(b"<Footer")


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 5000])
def test_first_and_last_are_always_looked_at(count: int) -> None:
    """At most ten, and the ends among them."""
    places = looked_at_twice(count)
    assert len(places) == min(count, 10)
    assert not count or {0, count - 1} <= places


def test_the_last_that_went_in_is_looked_at(asked: list[bytes]) -> None:
    """When the last ones are refused, the last one in the file is asked about all the same."""
    invoices = [invoice(number) for number in range(1, 31)]
    invoices[-1] = invoice(30, flat_id="B" * 21)
    invoices[-2] = invoice(29, payer_name=" ")
    write_bank_file(order(invoices), invoices, io.BytesIO())
    assert 28 in numbers([content for content in asked if b'serviceId="B0001-' in content])


def test_every_invoice_libxml2_refuses_is_explained(asked: list[bytes]) -> None:
    """Not only ten: each one that stays out has xmlschema's exact words."""
    invoices = [invoice(number, flat_id="B" * 21) for number in range(1, 16)]
    result = write_bank_file(order(invoices), invoices, io.BytesIO())
    assert len([content for content in asked if not content.startswith(PARTS)]) == 15
    assert {dict(finding.facts)["fault"] for finding in result.findings} == {
        "/Invoice/@serviceId: value length cannot be greater than 20 (has 21 characters)"
    }


def test_xmlschema_alone_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """What libxml2 accepts and xmlschema refuses stops the file, by name, with exit 4."""

    def explain(self: Schema, content: bytes) -> tuple[XmlFault, ...]:
        del self
        return (XmlFault("/Invoice/X", "not so"),) if b'"26110000002"' in content else ()

    monkeypatch.setattr(Schema, "explain", explain)
    both = [invoice(1), invoice(2)]
    with pytest.raises(ValidatorsDisagreeError) as caught:
        write_bank_file(order(both), both, io.BytesIO())
    assert caught.value.exit_code == RefusedByCheckError.exit_code == 4
    assert sentence(caught.value.cause, "en") == (
        "B0001-2: the two schema validators disagree; xmlschema alone says: /Invoice/X: not so"
    )


@pytest.mark.parametrize("part", PARTS)
def test_libxml2_alone_refuses(monkeypatch: pytest.MonkeyPatch, part: bytes) -> None:
    """What libxml2 refuses and xmlschema finds right stops the file: header, footer."""
    monkeypatch.setattr(Schema, "explain", lambda *_: ())
    tag = part[1:].decode()
    honest = Schema.accepts

    def accepts(self: Schema, element: XmlElement) -> bool:
        return element.tag != tag and honest(self, element)

    monkeypatch.setattr(Schema, "accepts", accepts)
    with pytest.raises(ValidatorsDisagreeError, match="refusing=libxml2"):
        write_bank_file(order([invoice(1)]), [invoice(1)], io.BytesIO())


def test_libxml2_alone_refuses_an_invoice(monkeypatch: pytest.MonkeyPatch) -> None:
    """An invoice is looked at in one pass; what that refuses without a reason stops the file."""
    monkeypatch.setattr(Schema, "explain", lambda *_: ())
    monkeypatch.setattr(Schema, "takes", lambda *_: False)
    with pytest.raises(ValidatorsDisagreeError, match="refusing=libxml2"):
        write_bank_file(order([invoice(1)]), [invoice(1)], io.BytesIO())


def test_xmlschema_is_loaded_when_it_is_asked() -> None:
    """Importing the writer costs nothing of the slow validator."""
    program = (
        "import sys\nimport einvoice.documents.bank_file\n"
        "assert 'xmlschema' not in sys.modules, 'loaded too early'"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
