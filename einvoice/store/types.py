"""Column types that keep core values exact: fractions, periods, enums, open dates."""

import datetime as dt
import json
from enum import StrEnum
from fractions import Fraction
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Date, Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from einvoice.core.invoices import Notice
from einvoice.core.period import Period
from einvoice.core.shares import Share
from einvoice.store.line_records import as_json

_NOTICES: msgspec.json.Decoder[tuple[Notice, ...]] = msgspec.json.Decoder(tuple[Notice, ...])


def identifier(length: int) -> TypeEngine[str]:
    """Return a text column that sorts by code point on every database."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def scaled() -> TypeEngine[int]:
    """Return a column of scaled integers or cents (64 bits)."""
    return BigInteger()


class PeriodText(TypeDecorator[Period]):
    """A period as ``YYYY-MM``."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: Period | None, dialect: Dialect) -> str | None:
        """Write the period as text."""
        del dialect
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Period | None:
        """Read the period back."""
        del dialect
        return None if value is None else Period(int(value[:4]), int(value[5:]))


class ShareText(TypeDecorator[Fraction]):
    """An ownership share as it was imported."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, dialect: Dialect) -> str | None:
        """Write the share as text."""
        del dialect
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Fraction | None:
        """Read the share back."""
        del dialect
        return None if value is None else Share(value)


class EnumText(TypeDecorator[StrEnum]):
    """An enum member as its value."""

    impl = String(24)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind
        self._members = {None: None} | {member.value: member for member in kind}

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:  # noqa: ANN401 - SQLAlchemy's signature
        """Read the member back; a value it does not know is a broken database.

        Looked up without a function of our own: a month reads very many.
        """
        del dialect, coltype
        return self._members.__getitem__


class OpenStart(TypeDecorator[dt.date]):
    """A first day that may be open; the open start is the smallest date, so that it can be key."""

    impl = Date
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> dt.date:
        """Write the open start as the smallest date."""
        del dialect
        return dt.date.min if value is None else value

    def process_result_value(self, value: dt.date | None, dialect: Dialect) -> dt.date | None:
        """Read the smallest date back as open."""
        del dialect
        return None if value == dt.date.min else value


class PairsText(TypeDecorator[tuple[tuple[str, str], ...]]):
    """Inputs of a line: pairs of name and value, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ANN401 - SQLAlchemy's signature
        """Write the pairs as JSON."""
        del dialect
        return as_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """Read the pairs back."""
        del dialect
        return tuple((name, text) for name, text in json.loads(value or "[]"))


class NoticesText(TypeDecorator[tuple[Notice, ...]]):
    """The notices of an invoice: codes with their inputs, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ANN401 - SQLAlchemy's signature
        """Write the notices as JSON."""
        del dialect
        return as_json(value) if value else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """Read the notices back."""
        del dialect
        return _NOTICES.decode(value) if value else ()
