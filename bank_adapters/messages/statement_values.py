"""Values of statements: sums, days and texts as banks write them, read to the cent and the day.

What a schema lets through and no calendar or account has is a `StatementFault`. Source:
docs/BANKS.md, "Statements".
"""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from bank_adapters.messages.xml_message import account_of, moment_of, riga_day
from einvoice.core.iban import is_valid
from einvoice.core.money import parse_scaled
from einvoice.core.plain_text import plain

MAX_TEXT = 2_000
"""The characters of a payment's text that are kept."""

MAX_WORD = 140
"""The characters of a name, an account or a reference that are kept."""

_MAX_DAYS = 1_100
_YEARS = range(2000, 2200)
_NO_REFERENCE = "NOTPROVIDED"


class StatementFault(ValueError):  # noqa: N818 - a fault of the file, not of the program
    """A place of a statement that cannot be believed, by the names of its elements."""


def cents_of(text: str) -> int:
    """Return a sum that its schema has accepted, in cents.

    >>> [cents_of(text) for text in ("12.5", "+7", "-0.05", ".5", "3.", "1.23000")]
    [1250, 700, -5, 50, 300, 123]
    """
    whole, _, decimals = text.strip().lstrip("+").partition(".")
    return parse_scaled(f"{whole or '0'}.{decimals or '0'}", 2)


@lru_cache(maxsize=4_096)  # a statement has few days and many entries
def day_of(text: str, place: str) -> dt.date:
    """Return the day that a text begins with; a year outside 2000 to 2199 is no day of ours.

    >>> day_of("2026-11-02 00:00:00.0", "ValueDate").isoformat()
    '2026-11-02'
    """
    try:
        day = dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise StatementFault(f"{place}: not a day") from None
    if day.year not in _YEARS:
        raise StatementFault(f"{place}: not a day")
    return day


def moment_at(text: str, place: str) -> dt.datetime:
    """Return a time as UTC."""
    moment = moment_of(text.strip())
    if moment is None:
        raise StatementFault(f"{place}: not a time")
    return moment


def day_or_moment(day: str, moment: str, place: str) -> dt.date | None:
    """Return a day, or the day in Riga of a time; None where there is neither."""
    if day:
        return day_of(day, place)
    return riga_day(moment_at(moment, place)) if moment else None


def first_day_of(text: str, place: str) -> dt.date:
    """Return the day in Riga on which a period begins."""
    return riga_day(moment_at(text, place))


def last_day_of(text: str, place: str) -> dt.date:
    """Return the day in Riga on which a period ends; at midnight it is the day before.

    >>> last_day_of("2026-11-03T00:00:00+02:00", "ToDtTm").isoformat()
    '2026-11-02'
    """
    return riga_day(moment_at(text, place) - dt.timedelta(microseconds=1))


def check_period(first: dt.date, last: dt.date, place: str) -> None:
    """Refuse a period that ends before it begins, or is longer than three years."""
    if not 0 <= (last - first).days < _MAX_DAYS:
        raise StatementFault(f"{place}: not a period of up to {_MAX_DAYS} days")


def own_account(text: str, place: str) -> str:
    """Return the account of a statement: an IBAN."""
    account = account_of(text)
    if not is_valid(account):
        raise StatementFault(f"{place}: not an IBAN")
    return account


def word(text: str) -> str:
    """Return a name, code or account on one line, in form NFC, without invisible characters."""
    return " ".join(plain(text).split())[:MAX_WORD] if text else ""


def account_word(text: str) -> str:
    """Return the account of a payer as we write accounts, valid or not."""
    return account_of(plain(text))[:MAX_WORD]


def reference(text: str) -> str:
    """Return a reference; the word of banks that says there is none is none."""
    written = word(text)
    return "" if written == _NO_REFERENCE else written


def joined_text(texts: Iterable[str]) -> str:
    """Return texts one below the other, so that where a line was cut can be seen."""
    lines = [plain(text).strip() for text in texts if text]
    return "\n".join(line for line in lines if line)[:MAX_TEXT]
