"""A push service on the loopback, and browsers that read what it got as browsers do (RFC 8291)."""

import json
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from einvoice.notify.web_push import Browser, from_base64url, to_base64url

CUT = 0
"""Instead of a status: the message is read, and the connection ends without an answer."""
_CURVE = ec.SECP256R1()
_X962 = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
_SECRET = b"0123456789abcdef"


@dataclass(frozen=True)
class Received:
    """A message as the service got it."""

    name: str
    headers: dict[str, str]
    body: bytes


def no_matter(_name: str) -> None:
    """Look at nothing."""


@dataclass
class PushService:
    """The service: what it answers by the last part of an address, and what it got.

    ``looks`` is called while a message is there and not answered yet.
    """

    address: str = ""
    answers: dict[str, int] = field(default_factory=dict)
    got: list[Received] = field(default_factory=list)
    looks: Callable[[str], None] = no_matter
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(_CURVE))

    def browser(self, name: str) -> Browser:
        """Return a browser that is subscribed; its name is the last part of its address."""
        public = self.key.public_key().public_bytes(*_X962)
        endpoint = f"{self.address}/push/{name}"
        return Browser(endpoint, to_base64url(public), to_base64url(_SECRET))

    def names(self) -> list[str]:
        """Return whom messages came for, in their order."""
        return [message.name for message in self.got]

    def shown(self, number: int = -1) -> dict[str, str]:
        """Return what the browser shows of a message."""
        body = self.got[number].body
        salt, size, length = body[:16], struct.unpack("!I", body[16:20])[0], body[20]
        point, text = body[21 : 21 + length], body[21 + length :]
        assert len(text) <= size
        own = self.key.public_key().public_bytes(*_X962)
        sender = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
        shared = self.key.exchange(ec.ECDH(), sender)
        secret = _derived(shared, _SECRET, b"WebPush: info\0" + own + point, 32)
        content_key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
        nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", 12)
        plain = AESGCM(content_key).decrypt(nonce, text, None)
        assert plain.endswith(b"\x02"), "the last record (RFC 8188, 2)"
        shown: dict[str, str] = json.loads(plain[:-1])
        return shown

    def claims(self, number: int = -1) -> dict[str, Any]:
        """Return who sent a message, checked by the key that is named with it (RFC 8292)."""
        kind, _, rest = self.got[number].headers["authorization"].partition(" ")
        token, key = (part.partition("=")[2] for part in rest.split(", "))
        assert kind == "vapid"
        signed, _, signature = token.rpartition(".")
        public = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, from_base64url(key))
        raw = from_base64url(signature)
        r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
        public.verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(hashes.SHA256()))
        claims: dict[str, Any] = json.loads(from_base64url(signed.partition(".")[2]))
        return {**claims, "key": key}


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


@contextmanager
def push_service() -> Iterator[PushService]:
    """Yield a push service."""
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            name = self.path.rpartition("/")[2]
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {key.lower(): value for key, value in self.headers.items()}
            service.got.append(Received(name, headers, body))
            service.looks(name)
            status = service.answers.get(name, 201)
            if status == CUT:
                return
            self.send_response(status)
            if status == 307:
                self.send_header("Location", f"{service.address}/push/elsewhere")
            self.send_header("Retry-After", "7200")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield service
    server.shutdown()
    thread.join()
    server.server_close()
