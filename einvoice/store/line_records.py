"""An invoice's lines as one value: a version, and an array of each line's fields, as JSON.

Text, so that SQL and a person can read it: ``[1,[[1,"cold_water",4341,"m3",...],...]]``. A new
field of a line is at its end, with a default, and earlier records are read as before; anything
else is a new version, which reads the earlier versions too.
"""

import hashlib
from typing import TypeVar

import msgspec

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.invoices import InvoiceLine
from einvoice.core.tariffs import VatKind

VERSION = 1
_Lines = TypeVar("_Lines", tuple[InvoiceLine, ...], "tuple[TaxedLine, ...]")
_Record = tuple[int, tuple[InvoiceLine, ...]]
_ENCODER = msgspec.json.Encoder()
_DECODER: msgspec.json.Decoder[_Record] = msgspec.json.Decoder(_Record)


class TaxedLine(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A line as far as its VAT: what is after it in the record is passed over."""

    line_no: int
    service: str
    quantity_e3: int | None
    unit: str
    unit_price_e4: int | None
    net_cents: int
    vat_percent_e2: int
    vat_kind: VatKind


_TAXED_DECODER = msgspec.json.Decoder(tuple[int, tuple[TaxedLine, ...]])


class LinesUnreadableError(RefusedByCheckError):
    """The record is none of ours: somebody wrote into the database."""

    def __init__(self) -> None:
        super().__init__("lines-unreadable")


def to_record(lines: tuple[InvoiceLine, ...]) -> str:
    """Return lines as they are kept.

    >>> from einvoice.core.tariffs import VatKind
    >>> line = InvoiceLine(1, "lift", None, "flat", None, 512, 2100, VatKind.TAX)
    >>> to_record((line,))
    '[1,[[1,"lift",null,"flat",null,512,2100,"TAX",false,null,null,"",[],""]]]'
    >>> from_record(to_record((line,))) == (line,)
    True
    """
    return _ENCODER.encode((VERSION, lines)).decode()


def from_record(record: str | bytes) -> tuple[InvoiceLine, ...]:
    """Return the lines of a record.

    Raises:
        LinesUnreadableError: it is no record of a version that is known here.
    """
    return _decoded(_DECODER, record)


def taxed_lines(record: str | bytes) -> tuple[TaxedLine, ...]:
    """Return the lines of a record as far as their VAT, in half the time.

    Raises:
        LinesUnreadableError: as `from_record`, but for how a line came about and its text.
    """
    return _decoded(_TAXED_DECODER, record)


def _decoded(decoder: msgspec.json.Decoder[tuple[int, _Lines]], record: str | bytes) -> _Lines:
    try:
        version, lines = decoder.decode(record)
    except (msgspec.MsgspecError, UnicodeError):
        raise LinesUnreadableError from None
    if version != VERSION:
        raise LinesUnreadableError
    return lines


def as_json(value: object) -> str:
    """Return a value as `json.dumps` writes it without spaces and escapes, in a fifth of the time.

    Values are texts (without lone surrogates), numbers, dates, None, and lists, tuples and
    dictionaries of them.
    """
    return _ENCODER.encode(value).decode()


def digest_of(value: object) -> str:
    """Return the SHA-256 of a value as `as_json` writes it, in hexadecimal."""
    return hashlib.sha256(_ENCODER.encode(value)).hexdigest()
