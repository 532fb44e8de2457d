"""Service id: the client number of a flat, by which a bank distinguishes flats.

The customer types it when applying for e-invoices and the bank gives it back, so it has 1 to 20
characters (the e-invoice's short text) that every keyboard and every bank has: letters A to Z,
digits and ``- . _ /``, the first a letter or a digit. Capitals and small letters differ.

Sources: e-invoice format, attribute ``serviceId`` (20 characters); which characters is our choice.

>>> validate("B0001-12")
'B0001-12'
>>> validate("")
Traceback (most recent call last):
    ...
ValueError: empty
>>> validate("B0001-12-of-the-long-street")
Traceback (most recent call last):
    ...
ValueError: longer than 20 characters
>>> validate("B0001 12")
Traceback (most recent call last):
    ...
ValueError: other characters than A-Z a-z 0-9 - . _ /
>>> validate("-12")
Traceback (most recent call last):
    ...
ValueError: does not begin with a letter or a digit
"""

import re

MAX_LENGTH = 20

_CHARACTERS = re.compile(r"[A-Za-z0-9._/-]+")


def validate(text: str) -> str:
    """Return the text when it is a service id.

    Raises:
        ValueError: it is not, and why.
    """
    if not text:
        raise ValueError("empty")
    if len(text) > MAX_LENGTH:
        raise ValueError(f"longer than {MAX_LENGTH} characters")
    if not _CHARACTERS.fullmatch(text):
        raise ValueError("other characters than A-Z a-z 0-9 - . _ /")
    if not text[0].isalnum():
        raise ValueError("does not begin with a letter or a digit")
    return text


def is_valid(text: str) -> bool:
    """Return whether the text is a service id."""
    try:
        validate(text)
    except ValueError:
        return False
    return True
