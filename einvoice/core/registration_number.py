"""Registration number (*reģistrācijas numurs*) of a Latvian company, association or institution.

Eleven digits of which the first is 4 to 9 (a smaller one would begin a personal code) and the
last is a check digit: all eleven, weighted 9 1 4 8 3 10 2 5 7 6 1, leave 3 when divided by 11.
Where that would need a check digit of 10 the number is not given out.

Sources: register kept by Uzņēmumu reģistrs; European Commission, construction rules of VAT
numbers (LV, legal persons: ``LV`` and this number).

>>> validate("40003521600")
'40003521600'
>>> validate("4000352160")
Traceback (most recent call last):
    ...
ValueError: not 11 digits
>>> validate("16117519997")
Traceback (most recent call last):
    ...
ValueError: first digit below 4
>>> validate("40003521601")
Traceback (most recent call last):
    ...
ValueError: wrong check digit
"""

import re

_SHAPE = re.compile(r"[0-9]{11}")
_WEIGHTS = (9, 1, 4, 8, 3, 10, 2, 5, 7, 6)


def check_digit(first_ten: str) -> str:
    """Return the eleventh digit that fits the first ten, empty when none does.

    >>> check_digit("4000352160"), check_digit("4000000002")
    ('0', '')
    """
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, first_ten, strict=True))
    digit = str((3 - total) % 11)
    return digit if len(digit) == 1 else ""


def validate(number: str) -> str:
    """Return the number when it is a registration number.

    Raises:
        ValueError: it is not, and why (the number itself is not in the message).
    """
    if not _SHAPE.fullmatch(number):
        raise ValueError("not 11 digits")
    if number[0] < "4":
        raise ValueError("first digit below 4")
    if check_digit(number[:10]) != number[10]:
        raise ValueError("wrong check digit")
    return number


def is_valid(number: str) -> bool:
    """Return whether this is a registration number."""
    try:
        validate(number)
    except ValueError:
        return False
    return True
