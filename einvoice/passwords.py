"""Passwords: hashed with argon2id, and refused where they are easily guessed.

Parameters of OWASP (19 MiB, two passes, one lane): a hash takes some 30 ms of one core.
`common_passwords.txt` are the 10,000 most frequent passwords of published leaks, collected by Royce
Williams.
"""

import string
from enum import StrEnum
from functools import cache
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 200
_FEWEST_LETTERS = 5
_SHORTEST_BASE = 4


class PasswordFault(StrEnum):
    """The reason why a password is refused."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"
    OWN_EMAIL = "own_email"


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return _hasher().hash(password)


def is_hash_of(password_hash: str, password: str) -> bool:
    """Return whether a hash is of a password; what is no hash is of none."""
    try:
        return _hasher().verify(password_hash, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False


def password_fault(password: str, email: str) -> PasswordFault | None:
    """Return why a password is refused; None where it is good.

    A frequent password with figures before or after it, or repeated, is as easily guessed.

    >>> password_fault("trīs zaļi kaķi uz jumta", "anna@example.lv")
    >>> str(password_fault("password2026!", "")), str(password_fault("dragondragon", ""))
    ('common', 'common')
    >>> str(password_fault("anna.berzina7", "anna.berzina@example.lv"))
    'own_email'
    """
    if len(password) < SHORTEST:
        return PasswordFault.SHORT
    if len(password) > LONGEST:
        return PasswordFault.LONG
    plain = password.casefold()
    own = email.casefold().partition("@")[0]
    if len(own) >= _SHORTEST_BASE and own in plain:
        return PasswordFault.OWN_EMAIL
    base = plain.strip(string.digits + string.punctuation + " ")
    if len(set(plain)) < _FEWEST_LETTERS or _is_common(plain) or _is_common(base) or not base:
        return PasswordFault.COMMON
    return None


def _is_common(text: str) -> bool:
    lengths = range(_SHORTEST_BASE, len(text) + 1)
    return any(
        text == text[:length] * (len(text) // length) and text[:length] in _common()
        for length in lengths
    )


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _common() -> frozenset[str]:
    text = (files("einvoice") / "common_passwords.txt").read_text("utf-8")
    return frozenset(text.split("\n"))
