"""Messages to phones by the push services of their browsers.

The text is encrypted for the one browser (RFC 8291 over RFC 8188, one record), and signed with our
key so that the service knows who sends (RFC 8292). No redirect is followed, and no address is
called but those that the configuration names.
"""

import base64
import http.client
import json
import re
import secrets
import ssl
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from einvoice.notify.failures import NotToldError

TIMEOUT_SECONDS = 10
MOST_ENDPOINT = 1000
_RECORD = 4096
_SALT, _SECRET, _POINT, _COORDINATE = 16, 16, 65, 32
_TOKEN_SECONDS = 12 * 3600
_LAST_RECORD = b"\x02"
_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_LONGEST_HOST = 253
_WAIT_DIGITS = 5
"""Of seconds to wait: a day has five."""


@dataclass(frozen=True, slots=True)
class Browser:
    """Where a browser takes messages, and its keys in base64url."""

    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PushAnswer:
    """The status of a push service; ``wait`` after how many seconds again, 0 = it did not say."""

    status: int
    wait: int = 0


class PushKey:
    """Our key, by which push services know us."""

    def __init__(self, private: ec.EllipticCurvePrivateKey) -> None:
        self._private = private

    @classmethod
    def new(cls) -> "PushKey":
        """Return a new key."""
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def of_pem(cls, pem: bytes) -> "PushKey":
        """Return the key of a file.

        Raises:
            ValueError: the file holds no private key of the curve P-256.
        """
        key = serialization.load_pem_private_key(pem, None)
        if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name != "secp256r1":
            raise ValueError("no private key of the curve P-256")
        return cls(key)

    @property
    def pem(self) -> bytes:
        """The key as a file."""
        kind = serialization.PrivateFormat.PKCS8
        return self._private.private_bytes(
            serialization.Encoding.PEM, kind, serialization.NoEncryption()
        )

    @property
    def public(self) -> str:
        """The public half in base64url, as a browser asks for it."""
        return to_base64url(_point(self._private.public_key()))

    def authorization(self, endpoint: str, subject: str, now_s: int) -> str:
        """Return the header that says who sends; ``now_s`` is in seconds since 1970."""
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": now_s + _TOKEN_SECONDS,
            "sub": subject,
        }
        header = _json({"typ": "JWT", "alg": "ES256"})
        signed = f"{header}.{_json(claims)}"
        r, s = decode_dss_signature(self._private.sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
        signature = r.to_bytes(_COORDINATE, "big") + s.to_bytes(_COORDINATE, "big")
        return f"vapid t={signed}.{to_base64url(signature)}, k={self.public}"


def is_allowed(endpoint: str, services: Iterable[str]) -> bool:
    r"""Return whether an address is of a service that the configuration names.

    A service is scheme and host, with `*.` for any name below it.

    >>> services = ("https://fcm.googleapis.com", "https://*.push.apple.com")
    >>> is_allowed("https://web.push.apple.com/QGu", services)
    True
    >>> others = ("http://fcm.googleapis.com/x", "https://fcm.googleapis.com:22/x",
    ...     "https://fcm.googleapis.com@10.0.0.1/", "https://push.apple.com.example.org/",
    ...     "https://10.0.0.1/#.push.apple.com", "https://evil.org\\\\.push.apple.com/", "https://[/",
    ...     "https://evil.org:x.push.apple.com/", "https://..push.apple.com/",
    ...     f"https://{'a' * 70}.push.apple.com/", "https://fcm.googleapis.com:x/")
    >>> [endpoint for endpoint in others if is_allowed(endpoint, services)]
    []
    """
    if len(endpoint) > MOST_ENDPOINT or not endpoint.isascii() or not endpoint.isprintable():
        return False
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        return False
    origin = f"{parts.scheme}://{host}" + (f":{port}" if port is not None else "")
    if endpoint[: len(origin)].lower() != origin or endpoint[len(origin) :][:1] not in {
        "",
        "/",
        "?",
    }:
        return False
    return any(fnmatchcase(origin, service) for service in services)


def is_browser(browser: Browser) -> bool:
    """Return whether the keys of a browser are keys at all."""
    try:
        _public_of(browser)
        return len(from_base64url(browser.auth)) == _SECRET
    except ValueError:
        return False


def encrypted(
    text: bytes,
    browser: Browser,
    *,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes = b"",
) -> bytes:
    """Return a text as only one browser can read it.

    ``own`` and ``salt`` are drawn anew for each text; a test gives those of RFC 8291.

    Raises:
        ValueError: the browser's keys are none, or the text does not fit a record.
    """
    if len(text) > _RECORD - _SALT - 1 - _SALT - 4 - 1 - _POINT:
        raise ValueError("a text of a push fits a record")
    theirs = _public_of(browser)
    own = own or ec.generate_private_key(ec.SECP256R1())
    salt = salt or secrets.token_bytes(_SALT)
    point = _point(own.public_key())
    shared = own.exchange(ec.ECDH(), theirs)
    info = b"WebPush: info\0" + _point(theirs) + point
    key = _derived(shared, from_base64url(browser.auth), info, 32)
    content_key = _derived(key, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(key, salt, b"Content-Encoding: nonce\0", 12)
    header = salt + struct.pack("!IB", _RECORD, len(point)) + point
    return header + AESGCM(content_key).encrypt(nonce, text + _LAST_RECORD, None)


def post(endpoint: str, body: bytes, headers: dict[str, str]) -> PushAnswer | None:
    """Hand a message to a push service; None where it may have it, but its answer did not come.

    Raises:
        NotToldError: the service is out of reach; it has no byte of the message.
    """
    parts = urlsplit(endpoint)
    connection = _connection(parts.scheme, parts.hostname or "", parts.port)
    try:
        try:
            connection.connect()
        except (OSError, http.client.HTTPException) as error:
            kind = type(error).__name__
            raise NotToldError("webhook-not-taken", host=parts.hostname or "", kind=kind) from None
        try:
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", path or "/", body, headers)
            answer = connection.getresponse()
        except (OSError, http.client.HTTPException):
            return None
        wait = answer.headers.get("Retry-After", "")
        is_wait = wait.isascii() and wait.isdecimal() and len(wait) <= _WAIT_DIGITS
        return PushAnswer(answer.status, int(wait) if is_wait else 0)
    finally:
        connection.close()


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=TIMEOUT_SECONDS, context=context)
    return http.client.HTTPConnection(host, port, timeout=TIMEOUT_SECONDS)


def _public_of(browser: Browser) -> ec.EllipticCurvePublicKey:
    try:
        return ec.EllipticCurvePublicKey.from_encoded_point(
            ec.SECP256R1(), from_base64url(browser.p256dh)
        )
    except (InvalidKey, TypeError) as error:
        raise ValueError(str(error)) from None


def _point(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def _json(content: dict[str, object]) -> str:
    return to_base64url(json.dumps(content, separators=(",", ":")).encode())


def to_base64url(data: bytes) -> str:
    r"""Return bytes in base64url without padding.

    >>> to_base64url(b"\xff\xfe")
    '__4'
    """
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """Return the bytes of base64url without padding.

    Raises:
        ValueError: it is none.
    """
    padded = text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4)
    return base64.b64decode(padded.translate(str.maketrans("-_", "+/")), validate=True)
