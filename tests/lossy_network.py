"""A network between browser and portal: it can be cut, and can lose an answer after the commit."""

import contextlib
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

SENDING, PHOTO = b"POST /api/v1/readings ", b"/photo HTTP/1.1"


def never() -> bool:
    """Lose nothing."""
    return False


@dataclass
class Network:
    """The way from browsers to one portal; ``loses`` is asked once an answer to a reading.

    ``loses_photos`` is asked once an answer to a photo: both are lost after the commit.
    ``gone`` are the request lines that were passed on, ``answers`` the same with their status.
    """

    address: str
    target: tuple[str, int]
    is_up: bool = True
    loses: Callable[[], bool] = never
    loses_photos: Callable[[], bool] = never
    gone: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    lost: int = 0

    def mend(self) -> None:
        """Carry everything again, and lose nothing."""
        self.is_up, self.loses, self.loses_photos = True, never, never

    def carry(self, browser: socket.socket) -> None:
        """Carry one request there, and its answer back."""
        if not self.is_up:
            return
        request = whole_request(browser)
        if not request or not self.is_up:
            return
        line = request.partition(b"\r\n")[0].decode("latin-1")
        self.gone.append(line)
        with socket.create_connection(self.target, timeout=30) as portal:
            portal.sendall(without_keeping(request))
            answer = b"".join(iter(lambda: portal.recv(65536), b""))
        self.answers.append(f"{line}: {answer[9:12].decode()}")
        is_photo = request.partition(b"\r\n")[0].endswith(PHOTO)
        if (request.startswith(SENDING) and self.loses()) or (is_photo and self.loses_photos()):
            self.lost += 1
            return
        if self.is_up:
            browser.sendall(answer)


def whole_request(browser: socket.socket) -> bytes:
    """Return one request as it came; empty where the browser went away before its end."""
    request = b""
    while b"\r\n\r\n" not in request:
        piece = browser.recv(65536)
        if not piece:
            return b""
        request += piece
    head, _, body = request.partition(b"\r\n\r\n")
    sizes = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    size = int(sizes[0].split(b":")[1]) if sizes else 0
    while len(body) < size:
        piece = browser.recv(65536)
        if not piece:
            return b""
        body += piece
    return head + b"\r\n\r\n" + body


def without_keeping(request: bytes) -> bytes:
    """Return a request after whose answer the connection ends."""
    head, _, body = request.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close", b"", body])


@contextlib.contextmanager
def network_to(address: str) -> Iterator[Network]:
    """Yield a network in front of a portal on the loopback."""
    parts = urlsplit(address)
    network = Network("", (parts.hostname or "", parts.port or 0))

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                network.carry(self.request)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        network.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield network
        finally:
            server.shutdown()
            thread.join()
