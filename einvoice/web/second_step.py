"""Codes that an app shows for half a minute, and what a page of the second step gives back, signed.

SHA-1, 30 seconds and six digits are what every app can do; a code of the half minute before or
after is taken, because a telephone's clock may be off. Sources: RFC 6238 (TOTP), RFC 4226 (HOTP),
section 7.3 of the latter for throttling.
"""

import hmac
from contextlib import suppress

import pyotp
from itsdangerous import BadSignature, URLSafeTimedSerializer

from einvoice.core.residents import StaffMember
from jobs.residents.drawn import hash_of

STEP_SECONDS, DIGITS = 30, 6
_TICKET_SECONDS, _SECRET_SECONDS = 300, 900
_DRIFT = 1
_GROUP = 4


def new_secret() -> str:
    """Return a new secret: 160 random bits in base32."""
    return pyotp.random_base32()


def step_of(secret: str, typed: str, seconds: int) -> int | None:
    """Return the half minute (since 1970) whose code was typed; None where it is a wrong code.

    ``seconds`` is the moment since 1970. The secret and the code are those of RFC 6238, appendix B:

    >>> step_of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "287 082", 59)
    1
    >>> step_of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "287082", 120) is None
    True
    """
    digits = "".join(typed.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdecimal()):
        return None
    codes, here = pyotp.TOTP(secret), seconds // STEP_SECONDS
    near = range(max(here - _DRIFT, 0), here + _DRIFT + 1)
    right = [step for step in near if hmac.compare_digest(codes.generate_otp(step), digits)]
    return max(right, default=None)


def app_address(secret: str, email: str, company: str) -> str:
    """Return what the app reads from the picture."""
    return pyotp.TOTP(secret, name=email, issuer=company).provisioning_uri()


def grouped(secret: str) -> str:
    """Return a secret as a person types it.

    >>> grouped("GEZDGNBVGY3T")
    'GEZD GNBV GY3T'
    """
    return " ".join(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))


class Tickets:
    """Signs that a password was right, for five minutes, and a secret that is not confirmed yet."""

    def __init__(self, secret: str) -> None:
        self._passed = URLSafeTimedSerializer(secret, salt="first step")
        self._secrets = URLSafeTimedSerializer(secret, salt="second step")

    def passed(self, member: StaffMember) -> str:
        """Return the ticket of a member whose password was right; another password ends it."""
        return _signed(self._passed, member.staff_id, hash_of(member.password_hash))

    def is_of(self, ticket: str, member: StaffMember) -> bool:
        """Return whether a ticket is of a member with the password of now."""
        return _read(self._passed, ticket, _TICKET_SECONDS) == (
            member.staff_id,
            hash_of(member.password_hash),
        )

    def staff_id_of(self, ticket: str) -> str:
        """Return whose password was right; empty for no ticket of ours, or after five minutes."""
        return _read(self._passed, ticket, _TICKET_SECONDS)[0]

    def offered(self, staff_id: str, secret: str) -> str:
        """Return a new secret as the page gives it back, for this member alone."""
        return _signed(self._secrets, staff_id, secret)

    def secret_of(self, staff_id: str, offered: str) -> str:
        """Return the secret that was offered to a member; empty after a quarter of an hour."""
        offered_to, secret = _read(self._secrets, offered, _SECRET_SECONDS)
        return secret if offered_to == staff_id else ""


def _signed(serializer: URLSafeTimedSerializer, first: str, second: str) -> str:
    text = serializer.dumps([first, second])
    return text if isinstance(text, str) else text.decode()


def _read(serializer: URLSafeTimedSerializer, signed: str, seconds: int) -> tuple[str, str]:
    with suppress(BadSignature, TypeError, ValueError):
        first, second = serializer.loads(signed, max_age=seconds)
        return str(first), str(second)
    return "", ""
