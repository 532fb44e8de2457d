"""Personal code (*personas kods*): the number of a natural person in Latvia.

Eleven digits, often with a hyphen after the sixth. Codes given before 2017-07-01 are
``DDMMYY-CNNNN``: the day of birth, its century (0 = 18.., 1 = 19.., 2 = 20..), a serial number
and a check digit. Since then codes say nothing of the person: they begin with 32 (the law allows
32 to 39, which no day of birth can be) and the other digits are drawn at random. Many of those
carry the check digit of the old form, but no published rule says that they must: for them a
check digit that does not fit is a doubt, not a fault.

Sources: Fizisko personu reģistra likums (form); European Commission, TIN country sheet of Latvia
(meaning of the digits). The check digit is commonly known and officially unpublished: 1 plus the
first ten digits weighted 10 5 8 4 2 1 6 3 7 9, modulo 11, where 10 is written 0.

>>> validate("161175-19997")
'16117519997'
>>> validate("328673-00679")
'32867300679'
>>> validate("1611751-9997")
Traceback (most recent call last):
    ...
ValueError: not 11 digits
>>> validate("161375-19997")
Traceback (most recent call last):
    ...
ValueError: no such day of birth
>>> validate("161175-39997")
Traceback (most recent call last):
    ...
ValueError: no such century of birth
>>> validate("161175-19998")
Traceback (most recent call last):
    ...
ValueError: wrong check digit
>>> check_digit_is_doubtful("328673-00677")
True
"""

import datetime as dt
import re
from operator import mul

_SHAPE = re.compile(r"([0-9]{6})-?([0-9]{5})")
_WEIGHTS = (10, 5, 8, 4, 2, 1, 6, 3, 7, 9)
_CENTURIES = {"0": 1800, "1": 1900, "2": 2000}


def compact(code: str) -> str:
    """Return the eleven digits of a code written with or without its hyphen.

    Raises:
        ValueError: it is not eleven digits.
    """
    match = _SHAPE.fullmatch(code)
    if match is None:
        raise ValueError("not 11 digits")
    return match.group(1) + match.group(2)


def check_digit(first_ten: str) -> str:
    """Return the eleventh digit that fits the first ten.

    >>> check_digit("1611751999")
    '7'
    """
    total = 1 + sum(map(mul, _WEIGHTS, map(int, first_ten)))
    return str(total % 11 % 10)


def is_dateless(digits: str) -> bool:
    """Return whether eleven digits are a code of the form given since 2017-07-01."""
    return digits[0] == "3" and digits[1] in "23456789"


def check_digit_is_doubtful(code: str) -> bool:
    """Return whether a dateless code has another check digit than the old rule gives."""
    digits = compact(code)
    return is_dateless(digits) and check_digit(digits[:10]) != digits[10]


def validate(code: str) -> str:
    """Return the eleven digits of a personal code.

    Raises:
        ValueError: it is not one, and why (the code itself is not in the message).
    """
    digits = compact(code)
    if is_dateless(digits):
        return digits
    _check_birth(digits)
    if check_digit(digits[:10]) != digits[10]:
        raise ValueError("wrong check digit")
    return digits


def is_valid(code: str) -> bool:
    """Return whether this is a personal code, written with or without its hyphen."""
    try:
        validate(code)
    except ValueError:
        return False
    return True


def _check_birth(digits: str) -> None:
    century = _CENTURIES.get(digits[6])
    if century is None:
        raise ValueError("no such century of birth")
    try:
        dt.date(century + int(digits[4:6]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        raise ValueError("no such day of birth") from None
