"""The two cookies of the portal, both needed for it to work: the session, and this device.

The session's holds 256 random bits. The device's is signed: the language that was chosen, and marks
of the accounts that signed in here, so that others' wrong passwords do not lock them out.
"""

import hashlib
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from itsdangerous import BadSignature, URLSafeSerializer

SESSION, DEVICE = "__Host-session", "__Host-device"
_SESSION_SECONDS, _DEVICE_SECONDS = 60 * 86_400, 365 * 86_400
_SIGNED_OUT_SECONDS = 3600
"""The cookie outlives its session: what its holder typed too late waits for them alone."""
_MOST_MARKS = 5
_SECRET_FILE = "portal.key"  # noqa: S105 - the name of a file


@dataclass(frozen=True, slots=True)
class Device:
    """The contents of the device's cookie."""

    language: str = ""
    marks: tuple[str, ...] = ()

    def knows(self, email: str) -> bool:
        """Return whether an account signed in on this device before."""
        return _mark(email) in self.marks

    def with_account(self, email: str) -> "Device":
        """Return the device after an account signed in."""
        others = [mark for mark in self.marks if mark != _mark(email)]
        return Device(self.language, (*others, _mark(email))[-_MOST_MARKS:])


class Devices:
    """Reads and signs the cookies of devices."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeSerializer(secret, salt="device")

    def read(self, text: str) -> Device:
        """Return the contents of a cookie; of a forged or old cookie nothing."""
        with suppress(BadSignature, TypeError, ValueError):
            language, marks = self._serializer.loads(text)
            return Device(str(language), tuple(map(str, marks)))
        return Device()

    def cookie(self, device: Device) -> str:
        """Return the header that keeps a device for a year."""
        text = self._serializer.dumps([device.language, device.marks])
        return _cookie(DEVICE, text if isinstance(text, str) else text.decode(), _DEVICE_SECONDS)


def session_cookie(token: str) -> str:
    """Return the header that keeps a session; an empty token ends it."""
    return _cookie(SESSION, token, _SESSION_SECONDS if token else 0)


def signed_out_cookie(token: str) -> str:
    """Return the header that keeps the token of a session that was ended for an hour more."""
    return _cookie(SESSION, token, _SIGNED_OUT_SECONDS)


def new_token() -> str:
    """Return 256 random bits for a visitor's cookie."""
    return secrets.token_urlsafe(32)


def portal_secret(folder: Path) -> str:
    """Return the secret that signs devices; the first portal of an installation makes it."""
    path = folder / _SECRET_FILE
    if not path.exists():
        new = folder / f".{_SECRET_FILE}.{secrets.token_hex(8)}"
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        with suppress(FileExistsError):
            os.link(new, path)  # whole, or not there
        new.unlink()
    return path.read_text("ascii")


def _cookie(name: str, value: str, seconds: int) -> str:
    return f"{name}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax"


def _mark(email: str) -> str:
    return hashlib.sha256(email.casefold().encode()).hexdigest()[:16]
