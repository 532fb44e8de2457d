"""Passkeys: what a browser is asked for, and whether its answer is right.

A challenge is signed by us and good for five minutes; that it is used once, the job looks after.
A passkey replaces the password, so that the device must have recognised its owner. The name of
the place is that of `[portal] address`: a passkey works nowhere else.
Source: W3C Web Authentication Level 2, sections 7.1 and 7.2.
"""

import json
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from itsdangerous import BadSignature, URLSafeTimedSerializer
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from jobs.residents.passkeys import Passkey

SECONDS = 300
_SIGN_IN = "sign-in"
_CREDENTIAL_ID = re.compile("[A-Za-z0-9_-]{1,1368}")
"""1023 bytes in base64url at most."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page's question to a browser: options as JSON, and the challenge in them."""

    options: str
    challenge: str


@dataclass(frozen=True, slots=True)
class Made:
    """A new passkey as the browser made it; texts are base64url."""

    credential_id: str
    public_key: str
    sign_count: int


class Challenges:
    """Signs and reads challenges; each is for signing in, or for a new passkey of one user."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="passkey")

    def made(self, purpose: str) -> str:
        """Return a new challenge."""
        text = self._serializer.dumps([purpose, secrets.token_urlsafe(16)])
        return text if isinstance(text, str) else text.decode()

    def is_good(self, challenge: str, purpose: str) -> bool:
        """Return whether a challenge is ours, for this, and not older than five minutes."""
        try:
            wanted, _ = self._serializer.loads(challenge, max_age=SECONDS)
        except (BadSignature, TypeError, ValueError):
            return False
        return bool(wanted == purpose)


@dataclass(frozen=True, slots=True)
class Passkeys:
    """Passkeys at one place; ``address`` is any whole address of the portal."""

    challenges: Challenges
    address: str

    def asked_for_new(self, company: str, user_id: str, email: str, known: Iterable[str]) -> Asked:
        """Return what a browser is asked for, to make a passkey that the user does not have."""
        challenge = self.challenges.made(user_id)
        options = generate_registration_options(
            rp_id=self._place,
            rp_name=company,
            user_id=user_id.encode(),
            user_name=email,
            challenge=challenge.encode(),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[
                PublicKeyCredentialDescriptor(id=base64url_to_bytes(name)) for name in known
            ],
        )
        return Asked(options_to_json(options), challenge)

    def asked_for_sign_in(self) -> Asked:
        """Return what a browser is asked for, to sign in with any passkey it has of us."""
        challenge = self.challenges.made(_SIGN_IN)
        options = generate_authentication_options(
            rp_id=self._place,
            challenge=challenge.encode(),
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return Asked(options_to_json(options), challenge)

    def made(self, user_id: str, challenge: str, answer: str) -> Made | None:
        """Return the passkey that a browser made for a user; None where its answer is wrong."""
        if not self.challenges.is_good(challenge, user_id):
            return None
        try:
            right = verify_registration_response(
                credential=answer,
                expected_challenge=challenge.encode(),
                expected_rp_id=self._place,
                expected_origin=self._origin,
                require_user_verification=True,
            )
        except Exception:  # noqa: BLE001 - a hostile answer may fail anywhere
            return None
        return Made(
            _text(right.credential_id), _text(right.credential_public_key), right.sign_count
        )

    def new_count(self, challenge: str, answer: str, passkey: Passkey) -> int | None:
        """Return what the device counted when it signed; None where its answer is wrong."""
        if not self.challenges.is_good(challenge, _SIGN_IN) or _user_of(answer) != passkey.user_id:
            return None
        try:
            right = verify_authentication_response(
                credential=answer,
                expected_challenge=challenge.encode(),
                expected_rp_id=self._place,
                expected_origin=self._origin,
                credential_public_key=base64url_to_bytes(passkey.public_key),
                credential_current_sign_count=passkey.sign_count,
                require_user_verification=True,
            )
        except Exception:  # noqa: BLE001 - a hostile answer may fail anywhere
            return None
        return right.new_sign_count

    @property
    def _place(self) -> str:
        return urlsplit(self.address).hostname or ""

    @property
    def _origin(self) -> str:
        whole = urlsplit(self.address)
        return f"{whole.scheme}://{whole.netloc}"


def credential_of(answer: str) -> str:
    """Return the id of the credential that a browser names; empty where it is no answer.

    >>> credential_of('{"id": "abc"}'), credential_of("[]"), credential_of('{"id": "a b"}')
    ('abc', '', '')
    """
    named = _fields(answer).get("id")
    return named if isinstance(named, str) and _CREDENTIAL_ID.fullmatch(named) else ""


def _user_of(answer: str) -> str:
    """Return the user that a device names beside its signature."""
    response = _fields(answer).get("response")
    handle = response.get("userHandle") if isinstance(response, dict) else None
    try:
        return base64url_to_bytes(handle).decode() if isinstance(handle, str) else ""
    except ValueError:
        return ""


def _fields(answer: str) -> dict[str, object]:
    try:
        fields = json.loads(answer)
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) else {}


def _text(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")
