"""IBAN: the number of a bank account.

Two letters of the country, two check digits, then the account as the country builds it: 15 to 34
characters in all. In Latvia 21: ``LV``, check digits, four letters of the bank (``HABA`` Swedbank,
``UNLA`` SEB), thirteen letters or digits. The check digits make the whole number, country and
check digits moved to the end and letters read as 10 to 35, leave 1 when divided by 97.

Source: ISO 13616-1 and the IBAN Registry (SWIFT as registration authority).

>>> validate("LV33HABA5261548189983")
'LV33HABA5261548189983'
>>> validate("LV33 HABA 5261 5481 8998 3")
Traceback (most recent call last):
    ...
ValueError: not built like an IBAN
>>> validate("LV33HABA526154818998")
Traceback (most recent call last):
    ...
ValueError: not built like a Latvian IBAN
>>> validate("LV34HABA5261548189983")
Traceback (most recent call last):
    ...
ValueError: wrong check digits
"""

import re
import string

_SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_LATVIAN = re.compile(r"LV[0-9]{2}[A-Z]{4}[A-Z0-9]{13}")
_LETTERS = {ord(letter): str(10 + place) for place, letter in enumerate(string.ascii_uppercase)}


def compact(text: str) -> str:
    """Return an account number as people write it without its spaces, in capitals.

    >>> compact("lv33 HABA 5261 5481 8998 3")
    'LV33HABA5261548189983'
    """
    return "".join(text.split()).upper()


def with_check_digits(country: str, account: str) -> str:
    """Return the IBAN of an account: the country, its check digits and the account.

    >>> with_check_digits("LV", "HABA5261548189983")
    'LV33HABA5261548189983'
    """
    return f"{country}{98 - _remainder(account + country + '00'):02d}{account}"


def check_digits_fit(number: str) -> bool:
    """Return whether the check digits after the first two letters are those of the rest."""
    return with_check_digits(number[:2], number[4:]) == number


def validate(number: str) -> str:
    """Return the number when it is an IBAN without spaces.

    Raises:
        ValueError: it is not, and why (the number itself is not in the message).
    """
    if not _SHAPE.fullmatch(number):
        raise ValueError("not built like an IBAN")
    if number.startswith("LV") and not _LATVIAN.fullmatch(number):
        raise ValueError("not built like a Latvian IBAN")
    if not check_digits_fit(number):
        raise ValueError("wrong check digits")
    return number


def is_valid(number: str) -> bool:
    """Return whether the number is an IBAN without spaces."""
    try:
        validate(number)
    except ValueError:
        return False
    return True


def masked(number: str) -> str:
    """Return as much of an account as a person needs to recognise it, and nothing else.

    >>> masked("LV33HABA5261548189983"), masked("")
    ('LV33*9983', '')
    """
    return f"{number[:4]}*{number[-4:]}" if number else ""


def _remainder(text: str) -> int:
    return int(text.translate(_LETTERS)) % 97
