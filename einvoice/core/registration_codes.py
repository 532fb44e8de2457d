"""Registration codes: 12 characters in 3 groups, by which a customer opens the portal once.

The alphabet leaves out what is mistaken for another character; 12 of its 31 are 59 bits. A code
belongs to a client number: its hash covers both. Source: docs/decisions/ 0073.
"""

import hashlib
import re

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12
VALID_DAYS = 90
WRONG_TRIES = 5
"""How many wrong tries of a client number end its code."""
_GROUP = 4
_BETWEEN = re.compile(r"[\s\u00ad\u2010-\u2015\u2212-]")


def grouped(code: str) -> str:
    """Return a code as it is printed.

    >>> grouped("23456789ABCD")
    '2345-6789-ABCD'
    """
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def plain_letters(text: str) -> str:
    """Return what a person typed without any hyphen, dash or space.

    >>> plain_letters("2345\u20136789 abcd")
    '23456789ABCD'
    """
    return _BETWEEN.sub("", text).upper()


def typed_code(text: str) -> str | None:
    """Return the code that a person typed, None where it can be none.

    >>> typed_code(" 2345 6789-abcd "), typed_code("2345-6789-ABC"), typed_code("2345-6789-ABC1")
    ('23456789ABCD', None, None)
    """
    code = plain_letters(text)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def hash_of(client_number: str, code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(f"{client_number} {code}".encode()).hexdigest()


def initials(name: str) -> str:
    r"""Return the initials of a name, by which a customer knows that the letter is theirs.

    >>> initials("Jānis  Bērziņš-Ozols"), initials("SIA \"Nams 24\""), initials("")
    ('J. B. O.', 'S. N.', '')
    """
    words = re.findall(r"[^\W\d_]+", name)
    return " ".join(f"{word[0].upper()}." for word in words)
