"""Load on a portal: so many requests a second, whatever it answers, and how long each took.

An open loop: a request that is late to be answered delays none after it, as with real visitors. Its
time is counted from when it was due, so that what waits for a connection is not left out.
"""

import asyncio
import json
import sys
import time
from dataclasses import dataclass, field

_CONNECTIONS = 200


@dataclass
class Answered:
    """What came back: seconds of each request, and how many of each status."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)

    def count(self, status: str, seconds: float) -> None:
        """Note an answer."""
        self.seconds.append(seconds)
        self.statuses[status] = self.statuses.get(status, 0) + 1


async def load(port: int, requests: list[str], rate: int, seconds: int) -> Answered:
    """Send requests in turn, ``rate`` a second, and return what came back."""
    answered = Answered()
    idle: asyncio.LifoQueue[tuple[asyncio.StreamReader, asyncio.StreamWriter] | None]
    idle = asyncio.LifoQueue()
    for _ in range(_CONNECTIONS):
        idle.put_nowait(None)
    begin = time.perf_counter()

    async def ask(due: float, request: bytes) -> None:
        pair = await idle.get()
        status = "lost"
        try:
            pair = pair or await asyncio.open_connection("127.0.0.1", port)
            status, is_open = await _talk(*pair, request)
            pair = pair if is_open else None
        except (OSError, asyncio.IncompleteReadError):
            pair = None
        idle.put_nowait(pair)
        answered.count(status, time.perf_counter() - due)

    async with asyncio.TaskGroup() as group:
        for number in range(rate * seconds):
            due = begin + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            group.create_task(ask(due, requests[number % len(requests)].encode()))
    return answered


async def _talk(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
) -> tuple[str, bool]:
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    _, _, length = head.partition("content-length: ")
    await reader.readexactly(int(length.partition("\r\n")[0] or "0"))
    return head.split(" ", 2)[1], "connection: close" not in head


def main() -> None:
    """Read the order from standard input and print what came back."""
    order = json.load(sys.stdin)
    answered = asyncio.run(load(order["port"], order["requests"], order["rate"], order["seconds"]))
    json.dump({"seconds": sorted(answered.seconds), "statuses": answered.statuses}, sys.stdout)


if __name__ == "__main__":
    main()
