"""One invoice as its bytes say it: what the linter judges.

Read with patterns from the bytes themselves: walking the parsed tree costs half as much again,
and every invoice is judged. That is sound because the bytes are well-formed and valid by then, on
one line, and text in them is escaped, so that ``<Name>`` can be nothing but an element. Sums are
integers of 1/10000 EUR (the finest the format knows), read without rounding. What is not there is
an empty text or None.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from einvoice.core.invoices import EInvoice
from einvoice.safe_xml import XmlElement, parse

_DECIMALS = 4
_POINT = -1 - _DECIMALS
_OF_CENTS = -3

_ATTRIBUTE = re.compile(r' ([A-Za-z]+)="([^"]*)"')
_LEAF = re.compile(r"<([A-Za-z-]+)>([^<]*)</")
_NAME = re.compile(r"<Name>([^<]*)</")
_REG_NUMBER = re.compile(r"<RegNumber>([^<]*)</")
_VAT = re.compile(
    r"<VAT[ >][^<]*<SumBeforeVAT>([^<]*)</SumBeforeVAT><VATRate>([^<]*)</VATRate>"
    r"<VATSum>([^<]*)</"
)
_LINE = re.compile(
    rb"<ItemEntry>(?:<RowNo>[^<]*</RowNo>|)<Description>[^<]*</Description>"
    rb"(?:<InitialReading>([^<]*)</InitialReading>|)(?:<FinalReading>([^<]*)</FinalReading>|)"
    rb"(?:<ItemDetailInfo>(?:<ItemUnit>[^<]*</ItemUnit>|)(?:<ItemAmount>([^<]*)</ItemAmount>|)"
    rb"(?:<ItemPrice>[^<]*</ItemPrice>|)</ItemDetailInfo>|)"
    rb"(?:<ItemSum>(-?[0-9]+)\.([0-9]{4})</ItemSum>|)"
    rb"(?:<VAT(?: [^>]*|)>(?:<SumBeforeVAT>[^<]*</SumBeforeVAT>|)(?:<VATRate>[^<]*</VATRate>|)"
    rb"(?:<VATSum>([^<]*)</VATSum>|)(?:<SumAfterVAT>[^<]*</SumAfterVAT>|)</VAT>|)"
    rb"(?:<ItemTotal>(-?[0-9]+)\.([0-9]{4})</ItemTotal>|)</ItemEntry>"
)
"""A line: readings, quantity, net, VAT, total; empty where it is left out.

Sums have 4 decimals, as we write them: a line with any other is as good as missing. ``(?:a|)``
takes a third less time than ``(?:a)?``.
"""


class LinesShown(NamedTuple):
    """How many lines show a reading, a quantity and their VAT."""

    openings: int
    closings: int
    quantities: int
    vat_sums: int


class WrittenVat(NamedTuple):
    """One total per VAT rate: net and VAT in 1/10000 EUR, the rate in 1/10000 percent."""

    net_e4: int
    percent_e4: int
    vat_e4: int


@dataclass(slots=True)
class WrittenInvoice:
    """The parts of a written invoice, and the value it was written from."""

    invoice: EInvoice
    content: bytes
    attributes: Mapping[str, str]
    seller_name: str
    seller_reg_number: str
    buyer_name: str
    """Names as they are written, escaped."""
    texts: Mapping[str, str]
    """Texts of `InvoiceInformation` and of `InvoiceSumGroup` by name, but for those of `VAT`."""
    vats: tuple[WrittenVat, ...]
    payment: Mapping[str, str]
    """Texts of `PaymentInfo`."""
    is_credit: bool
    nets_e4: list[int]
    """Every line's `ItemSum` in 1/10000 EUR."""
    totals_e4: list[int]
    """Every line's `ItemTotal`."""
    shown: LinesShown

    def tree(self) -> XmlElement:
        """Return the parsed invoice, for rules that look for any element a profile names."""
        return parse(self.content)

    def payment_description(self) -> str:
        """Return the payment description as a bank reads it."""
        return unescape(self.payment.get("PaymentDescription", ""))


def read_written(invoice: EInvoice, content: bytes) -> WrittenInvoice:
    """Read what the rules look at in an invoice that the schema has accepted."""
    head = content[: content.find(b"<InvoiceItem>")].decode()
    begin = head.find("<InvoiceInformation>")
    tail = content[content.rfind(b"<PaymentInfo>") :].decode()
    sums, shown = _lines(content)
    vats = [WrittenVat(e4(net), e4(rate), e4(vat)) for net, rate, vat in _VAT.findall(head, begin)]
    return WrittenInvoice(
        invoice,
        content,
        {name: unescape(value) for name, value in _ATTRIBUTE.findall(head, 0, head.find(">"))},
        _first(_NAME, head),
        _first(_REG_NUMBER, head),
        _first(_NAME, head, head.find("<BuyerParty>")),
        dict(_LEAF.findall(head, begin)),
        tuple(vats),
        dict(_LEAF.findall(tail)),
        '<Type type="CRE"' in head,
        *sums,
        shown,
    )


def _lines(content: bytes) -> tuple[tuple[list[int], list[int]], LinesShown]:
    """Return the net and the total of every line that shows them, and how many show the rest."""
    columns = tuple(zip(*_LINE.findall(content), strict=True)) or ((),) * _LINE.groups
    openings, closings, quantities, *net, vat_sums, whole, rest = columns
    count = len(openings)
    sums = _sums_e4(*net), _sums_e4(whole, rest)
    return sums, LinesShown(
        *[count - shown.count(b"") for shown in (openings, closings, quantities, vat_sums)]
    )


def _sums_e4(whole: Iterable[bytes], rest: Iterable[bytes]) -> list[int]:
    return [int(before + after) for before, after in zip(whole, rest, strict=True) if after]


def e4(text: str) -> int:
    """Return a decimal as the schema takes it, in 1/10000; 0 where there is none.

    >>> e4("12.5"), e4("-0.0003"), e4(""), e4("7")
    (125000, -3, 0, 70000)
    """
    if text[_OF_CENTS:-2] == ".":  # nearly always
        return int(text[:_OF_CENTS] + text[-2:]) * 100
    if text[_POINT:-_DECIMALS] == ".":
        return int(text[:_POINT] + text[-_DECIMALS:])
    whole, _, fraction = (text or "0").strip().partition(".")
    return int(whole + fraction.ljust(_DECIMALS, "0")[:_DECIMALS])


def _first(pattern: re.Pattern[str], text: str, begin: int = 0) -> str:
    match = pattern.search(text, begin)
    return match[1] if match else ""
