"""A slow network before a portal: the worker's requests are slowed too, unlike by the browser.

As the developer tools do it, an answer comes no sooner than the latency after its request, and all
of them share the bytes of a second; a connection itself takes no time.
"""

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_PIECE = 1_460
"""Bytes of a packet."""


@dataclass
class SlowNetwork:
    """The way to a portal; ``asked`` are the request lines that went along it."""

    host: str
    port: int
    latency_s: float = 0.0
    bytes_a_second: float = float("inf")
    asked: list[str] = field(default_factory=list)
    _free_at: float = 0.0

    async def carry(self, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Carry what is said on one connection, both ways."""
        answers, portal = await asyncio.open_connection(self.host, self.port)
        asked_at = [0.0]
        there = asyncio.create_task(self._there(browser, portal, asked_at))
        with contextlib.suppress(ConnectionError):
            while piece := await answers.read(_PIECE):
                await self._wait(asked_at[0] + self.latency_s, len(piece))
                back.write(piece)
                await back.drain()
        there.cancel()
        back.close()

    async def _there(
        self, browser: asyncio.StreamReader, portal: asyncio.StreamWriter, asked_at: list[float]
    ) -> None:
        with contextlib.suppress(ConnectionError):
            while piece := await browser.read(65_536):
                asked_at[0] = time.monotonic()
                self.asked.append(piece.partition(b"\r\n")[0].decode("latin-1"))
                portal.write(piece)
                await portal.drain()
        portal.close()

    async def _wait(self, earliest: float, size: int) -> None:
        begin = max(time.monotonic(), earliest, self._free_at)
        self._free_at = begin + size / self.bytes_a_second
        await asyncio.sleep(max(0.0, self._free_at - time.monotonic()))


@contextlib.contextmanager
def slow_network(address: str) -> Iterator[tuple[str, SlowNetwork]]:
    """Yield the address of a slow network to a portal, and the network; it begins fast."""
    parts = urlsplit(address)
    network = SlowNetwork(parts.hostname or "", parts.port or 0)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    begun = asyncio.start_server(network.carry, "127.0.0.1", 0)
    server = asyncio.run_coroutine_threadsafe(begun, loop).result()
    try:
        yield f"http://localhost:{server.sockets[0].getsockname()[1]}", network
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
