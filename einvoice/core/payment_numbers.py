"""Numbers in the text of a payment: global ids, references, invoice and client numbers.

A text is read in capitals, form NFC, each pair of neighbouring lines joined and apart (banks cut
lines anywhere). Numbers count as whole tokens. Accounts, dates and telephone numbers are taken out
first: an invoice number inside one is none. A personal code without its hyphen has eleven digits
like an invoice number; only a second fact separates them (``payment_matching``).
Source: docs/PAYMENTS.md.
"""

import datetime as dt
import itertools
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, replace

from einvoice.core import iban
from einvoice.core.plain_text import plain
from einvoice.core.references import number_of

_GLOBAL_ID = re.compile(r"(?<![A-Z0-9])[0-9]{11}-[0-9]{11}-[0-9]{1,3}(?![A-Z0-9])")
_ACCOUNT = re.compile(r"(?<![A-Z0-9])(?!RF)[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}")
_LONGEST_ACCOUNT, _SHORTEST_ACCOUNT = 34, 15
_REFERENCE = re.compile(r"(?<![A-Z0-9])RF[0-9]{2}(?: ?[0-9]){11}(?![0-9])")
_DATE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{4}[./-][0-9]{2}[./-][0-9]{2})"
    r"(?![0-9])"
)
_TELEPHONE = re.compile(r"\+[0-9](?:[ -]?[0-9]){6,13}(?![0-9])")
_INVOICE_NUMBER = re.compile(r"(?<![0-9])[0-9]{11}(?![0-9])")
_TOKEN = re.compile(r"[^\W_](?:[\w./-]*[^\W_])?")

_POSTAL_CODE = re.compile(r"LV-?[0-9]{4}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SUM = re.compile(r"[0-9]+[.,][0-9]{1,2}")
_DIGITS_OF_A_DATE = re.compile(r"[0-9]{6}|[0-9]{8}", re.ASCII)
_SHORTEST_CLIENT_NUMBER = 5


@dataclass(frozen=True, slots=True)
class PaymentNumbers:
    """The numbers a payment names; client numbers are every token that might be one, in capitals.

    ``references`` are invoice numbers with right check digits, ``typed`` those without.
    """

    global_ids: frozenset[str]
    references: frozenset[str]
    typed: frozenset[str]
    tokens: frozenset[str]

    def narrowed(self, client_number: re.Pattern[str] | None) -> "PaymentNumbers":
        """Return the numbers with those client numbers alone that are of a form; None = any."""
        if client_number is None:
            return self
        tokens = frozenset(filter(client_number.fullmatch, self.tokens))
        return replace(self, tokens=tokens)


def numbers_in(text: str) -> PaymentNumbers:
    """Return the numbers in a text; its lines are separated by line feeds."""
    global_ids: set[str] = set()
    references: set[str] = set()
    typed: set[str] = set()
    tokens: set[str] = set()
    for part in readings(text):
        rest = part
        global_ids.update(_GLOBAL_ID.findall(rest))
        rest = _GLOBAL_ID.sub(" ", rest)
        rest = _ACCOUNT.sub(_without_account, rest)
        references.update(filter(None, map(number_of, _REFERENCE.findall(rest))))
        rest = _REFERENCE.sub(" ", rest)
        for pattern in (_DATE, _TELEPHONE):
            rest = pattern.sub(" ", rest)
        typed.update(_INVOICE_NUMBER.findall(rest))
        for token in _TOKEN.findall(rest):
            tokens.update((token, *token.split(".")))
    return PaymentNumbers(*map(frozenset, (global_ids, references, typed, tokens)))


def one_digit_away(number: str) -> Iterator[str]:
    """Yield the numbers that a slip of one digit makes of a number, or makes this number of.

    >>> list(one_digit_away("A-1"))[:3], len(list(one_digit_away("26110000001")))
    (['A-0', 'A-2', 'A-3'], 99)
    """
    for place, character in enumerate(number):
        if character in string.digits:
            for digit in string.digits.replace(character, ""):
                yield number[:place] + digit + number[place + 1 :]


def is_weak_client_number(number: str) -> bool:
    """Return whether a client number may be something else: too short, a year, code, sum, date.

    >>> [is_weak_client_number(n) for n in ("B0001-12", "B1-1", "2026", "LV-5001", "12.50")]
    [False, True, True, True, True]
    >>> is_weak_client_number("311226"), is_weak_client_number("991299")
    (True, False)
    """
    if len(number) < _SHORTEST_CLIENT_NUMBER:
        return True
    patterns = (_POSTAL_CODE, _YEAR, _SUM, _DATE)
    return any(pattern.fullmatch(number) for pattern in patterns) or _is_date(number)


def readings(text: str) -> Iterator[str]:
    """Yield the ways to read a text, in capitals: its lines apart, and neighbours joined."""
    lines = plain(text).upper().split("\n")
    yield from lines
    for first, second in itertools.pairwise(lines):
        yield first + second


def _without_account(match: re.Match[str]) -> str:
    """Take an account out of a text: the longest beginning whose check digits fit."""
    written = match.group()
    for end in range(len(written), 0, -1):
        if _SHORTEST_ACCOUNT <= len(iban.compact(written[:end])) <= _LONGEST_ACCOUNT and (
            iban.is_valid(iban.compact(written[:end]))
        ):
            return " " + written[end:]
    return written


def _is_date(number: str) -> bool:
    if not _DIGITS_OF_A_DATE.fullmatch(number):
        return False
    forms = (number[4:], number[2:4], number[:2]), (number[:-4], number[-4:-2], number[-2:])
    return any(_exists(*form) for form in forms)


def _exists(year: str, month: str, day: str) -> bool:
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
