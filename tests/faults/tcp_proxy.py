"""A TCP proxy before a server: it delays, cuts, or swallows what passes from some byte on."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

_BLOCK = 16_384
_JOIN_SECONDS = 10.0


@dataclass(frozen=True)
class Way:
    """What happens to bytes in one direction of each connection.

    ``delay`` in seconds for each piece. After ``after`` bytes, unless it is negative, ``then``
    is "cut" (both directions end), "swallow" (nothing passes any more, the connection stands),
    or "call" (`TcpProxy.called` is called once, and the bytes pass).
    """

    delay: float = 0.0
    after: int = -1
    then: str = "cut"


class TcpProxy:
    """Listens on the loopback and passes bytes on to ``port``, for a ``with`` block."""

    def __init__(
        self,
        port: int,
        up: Way = Way(),
        down: Way = Way(),
        called: Callable[[], None] = lambda: None,
    ) -> None:
        self._to = port
        self._ways = (up, down)
        self._called = called
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.struck = 0

    @property
    def port(self) -> int:
        """The port listened on."""
        return int(self._listener.getsockname()[1])

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        _shut(self._listener)
        self._threads[0].join(_JOIN_SECONDS)
        self._listener.close()
        for one in self._sockets:
            _shut(one)
        for thread in self._threads:
            thread.join(_JOIN_SECONDS)
        for one in self._sockets:
            one.close()

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            self._sockets.append(near)
            try:
                far = socket.create_connection(("127.0.0.1", self._to), timeout=5)
            except OSError:
                _shut(near)
                continue
            far.settimeout(None)
            self._sockets.append(far)
            for one in (near, far):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            up, down = self._ways
            self._start(self._pass, near, far, up)
            self._start(self._pass, far, near, down)

    def _pass(self, source: socket.socket, target: socket.socket, way: Way) -> None:
        """Pass bytes on until one side ends; what came before the end is still delivered."""
        passed = 0
        with contextlib.suppress(OSError):
            while block := source.recv(_BLOCK):
                time.sleep(way.delay)
                passed += len(block)
                over = passed - way.after
                if way.after < 0 or over <= 0:
                    target.sendall(block)
                    continue
                target.sendall(block[:-over])
                self.struck += 1
                if way.then == "cut":
                    break
                if way.then == "swallow":
                    while source.recv(_BLOCK):
                        pass
                    break
                self._called()
                target.sendall(block[-over:])
                way = Way(way.delay)
        _shut(source)
        _shut(target)


def _shut(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
