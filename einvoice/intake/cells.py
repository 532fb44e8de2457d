"""Cells: the text of one cell becomes a value, or a `CellError` says what was expected.

Texts arrive stripped and not empty. Numbers become scaled integers.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from einvoice.core import iban, money, service_id
from einvoice.core.period import Period
from einvoice.core.shares import Share

LARGEST = 999_999_999
"""No number in an import file is larger: millionths of it still fit 64 bits."""

_LONGEST_NUMBER = 40
_SHARE_DECIMALS = 12
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"([0-9-]{10})([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_IDENT = re.compile(r"[^\W_][\w./-]{0,39}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_HYPHENED = re.compile(r"([0-9]{6})-([0-9]{5})")


class CellError(ValueError):
    """One cell is wrong: a code, which of its sentences says so, and the facts of it."""

    def __init__(self, code: str, said: str = "", **facts: object) -> None:
        super().__init__(said or code)
        self.code, self.said = code, said
        self.facts = tuple((name, str(value)) for name, value in facts.items())


@dataclass(frozen=True, slots=True)
class Cell:
    """How a column's cells are read.

    ``decimal``: a comma may replace the point. ``free``: people write what they like, so the
    text is never shown in a message. ``known`` are all its words, where it is one of some.
    """

    parse: Callable[[str], object]
    decimal: bool = False
    free: bool = False
    known: tuple[str, ...] = ()


def text(longest: int) -> Cell:
    """Free text of at most N characters; white space inside becomes single spaces."""

    def parse(cell: str) -> str:
        line = " ".join(cell.split())
        if len(line) > longest:
            raise CellError("too_long", "too_long.cell", most=longest)
        return line

    return Cell(parse, free=True)


def number(decimals: int, *, least: int = 0, most: int = LARGEST) -> Cell:
    """A decimal number, scaled by ``10**decimals``; bounds are whole and inclusive."""
    low, high = least * 10**decimals, most * 10**decimals
    bounds = {"least": least, "most": most, "decimals": decimals}

    def parse(cell: str) -> int:
        try:
            value = money.parse_scaled(cell[:_LONGEST_NUMBER], decimals)
        except ValueError as error:
            said = _number_fault(str(error), decimals)
            raise CellError("bad_number", said, **bounds) from None
        if not low <= value <= high:
            raise CellError("out_of_range", "" if decimals else "out_of_range.whole", **bounds)
        return value

    return Cell(parse, decimal=True)


def _number_fault(reason: str, decimals: int) -> str:
    """Return which sentence says it: no number at all, or too many decimals."""
    if reason.startswith("not"):
        return "" if decimals else "bad_number.whole_text"
    return "bad_number.decimals" if decimals else "bad_number.whole"


def _share(cell: str) -> Share:
    top, slash, bottom = cell.partition("/")
    try:
        for part in (top, bottom) if slash else (top,):
            _check_share_part(part)
        return Share(cell)
    except (ValueError, ZeroDivisionError):
        raise CellError("bad_number", "bad_number.share") from None


def _check_share_part(cell: str) -> None:
    if not 0 <= money.parse_scaled(cell, _SHARE_DECIMALS) <= LARGEST * 10**_SHARE_DECIMALS:
        raise ValueError("out of range")


@lru_cache(maxsize=4096)
def _date(cell: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(cell) if _DATE.fullmatch(cell) else None
    except ValueError:
        day = None
    if day is None:
        raise CellError("bad_date")
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise CellError("bad_date", "bad_date.year", least=_FIRST_YEAR, most=_LAST_YEAR)
    return day


def _moment(cell: str) -> str:
    try:
        valid = _MOMENT.fullmatch(cell) is not None and bool(dt.datetime.fromisoformat(cell))
    except ValueError:
        valid = False
    if not valid:
        raise CellError("bad_date", "bad_date.moment")
    return cell


def _period(cell: str) -> Period:
    try:
        period = Period.parse(cell)
    except ValueError:
        raise CellError("bad_period") from None
    if period.year > _LAST_YEAR:
        raise CellError("bad_period", "bad_period.year", least=_FIRST_YEAR, most=_LAST_YEAR)
    return period


def choice(values: type[StrEnum]) -> Cell:
    """One of an enum's values, as written there."""
    return _one_of({member.value: member for member in values})


def word(*values: str) -> Cell:
    """One of these words."""
    return _one_of({value: value for value in values})


def _one_of(values: dict[str, object]) -> Cell:
    known = ", ".join(values)

    def parse(cell: str) -> object:
        try:
            return values[cell]
        except KeyError:
            raise CellError("bad_choice", known=known) from None

    return Cell(parse, known=tuple(values))


def _service_id(cell: str) -> str:
    try:
        return service_id.validate(cell)
    except ValueError as error:
        most = service_id.MAX_LENGTH
        raise CellError("bad_id", "bad_id.client_number", why=error, most=most) from None


def _matching(pattern: re.Pattern[str], said: str = "") -> Cell:
    def parse(cell: str) -> str:
        if pattern.fullmatch(cell) is None:
            raise CellError("bad_id", said)
        return cell

    return Cell(parse)


def _email(cell: str) -> str:
    if len(cell) > NORMAL_TEXT or _EMAIL.fullmatch(cell) is None:
        raise CellError("bad_email", most=NORMAL_TEXT)
    return cell


def _iban(cell: str) -> str:
    account = iban.compact(cell)
    try:
        return iban.validate(account)
    except ValueError as error:
        raise CellError("bad_iban", why=error) from None


def _code(cell: str) -> str:
    # The hyphen of a personal code is how people write it; banks compare the digits.
    match = _HYPHENED.fullmatch(cell)
    return match.group(1) + match.group(2) if match else str(_CODE_TEXT.parse(cell))


SHORT_TEXT, NORMAL_TEXT, LONG_TEXT = 20, 100, 500
"""The e-invoice format's lengths, so that whatever is kept can be sent."""

_CODE_TEXT = text(SHORT_TEXT)

CODE = Cell(_code, free=True)
DATE = Cell(_date)
EMAIL = Cell(_email, free=True)
IBAN = Cell(_iban, free=True)
IDENT = _matching(_IDENT)
MOMENT = Cell(_moment)
NAME = _matching(_NAME, "bad_id.code")
PERIOD = Cell(_period)
SERVICE_ID = Cell(_service_id)
SHARE = Cell(_share, decimal=True)
YES_NO = _one_of({"yes": True, "no": False})
