"""How to reach one bank over SFTP, and which host keys are believed."""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.errors import UsageError

_KEY_TYPES = frozenset(
    {
        "ssh-ed25519",
        "ecdsa-sha2-nistp256",
        "ecdsa-sha2-nistp384",
        "ecdsa-sha2-nistp521",
        "ssh-rsa",
    }
)
_FINGERPRINT = re.compile(r"SHA256:[A-Za-z0-9+/]{43}")


def fingerprint(public_key: bytes) -> str:
    """Return a public key's fingerprint as OpenSSH prints it: ``SHA256:`` and 43 characters."""
    digest = hashlib.sha256(public_key).digest()
    return "SHA256:" + base64.b64encode(digest).decode("ascii").rstrip("=")


@dataclass(frozen=True, slots=True)
class HostKeyPin:
    """One host key that is believed. ``key_type`` is empty where only its fingerprint is known."""

    fingerprint: str
    key_type: str = ""

    @classmethod
    def parse(cls, text: str) -> "HostKeyPin":
        """Read ``ssh-ed25519 AAAA...`` (an OpenSSH public key line) or ``SHA256:...``.

        Raises:
            UsageError: the text is neither, or the line's two halves name different types.
        """
        if _FINGERPRINT.fullmatch(text):
            return cls(text)
        key_type, _, rest = text.partition(" ")
        try:
            blob = base64.b64decode(rest.partition(" ")[0], validate=True)
        except (binascii.Error, ValueError):
            blob = b""
        length = len(key_type).to_bytes(4, "big")
        if key_type not in _KEY_TYPES or not blob.startswith(length + key_type.encode("ascii")):
            raise UsageError("host-key-unreadable")
        return cls(fingerprint(blob), key_type)

    @classmethod
    def is_one(cls, text: str) -> bool:
        """Return whether a text is a host key or a fingerprint."""
        try:
            cls.parse(text)
        except UsageError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class SftpSettings:
    """One bank's SFTP account. Timeouts in seconds; holds no secret, only the path of the key.

    ``connect_timeout`` bounds each step of connecting, ``channel_timeout`` each wait for an
    answer, ``session_timeout`` the whole connection, so that a server that answers one byte a
    minute cannot hold us for ever.

    Raises:
        UsageError: no host key is pinned, or one cannot be read.
    """

    host: str
    port: int
    user: str
    key_file: Path
    host_keys: tuple[str, ...]
    connect_timeout: float = 15
    channel_timeout: float = 60
    keepalive: int = 15
    session_timeout: float = 1800

    def __post_init__(self) -> None:
        if not self.pins:
            raise UsageError("no-host-keys")

    @property
    def pins(self) -> tuple[HostKeyPin, ...]:
        """The host keys that are believed."""
        return tuple(HostKeyPin.parse(text) for text in self.host_keys)
