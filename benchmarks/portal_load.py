"""Load on a portal: so many requests a second, whatever it answers, and how long each took.

An open loop: a request that is late to be answered delays none after it, as with real visitors. Its
time is counted from when it was due. Connections are kept as browsers keep them: one that the
server ended while nobody asked anything is not used again, and where it ended in the same moment
the question is asked on another.
"""

import asyncio
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

_MOST_TRIES = 40
_BUSY, _BARE = "503", "503 of the server alone"
_PAUSE = 5
"""Seconds until somebody sends again what no page told them to."""
_Pair = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Answered:
    """What came back: seconds of each request, and how many of each status.

    ``last`` are the statuses with which people gave up or were done, ``until`` the seconds until
    then, where whoever is told that nothing was received sends it again.
    """

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    last: Counter[str] = field(default_factory=Counter)
    until: list[float] = field(default_factory=list)
    stale: int = 0


class _Load:
    """One load and its connections."""

    def __init__(self, port: int, *, again: bool) -> None:
        self._port, self._again = port, again
        self._idle: list[_Pair] = []
        self.answered = Answered()

    async def ask(self, due: float, request: bytes) -> None:
        """Ask, and ask again as whoever is told to."""
        begin, answered = due, self.answered
        for _ in range(_MOST_TRIES if self._again else 1):
            status, wait = await self._asked(request)
            now = time.perf_counter()
            answered.seconds.append(now - due)
            answered.statuses[status] += 1
            if status not in {_BUSY, _BARE}:
                break
            pause = (wait or _PAUSE) * random.uniform(1, 2)  # noqa: S311 - as people are
            due = now + pause
            await asyncio.sleep(pause)
        answered.last[status] += 1
        answered.until.append(time.perf_counter() - begin)

    async def _asked(self, request: bytes) -> tuple[str, int]:
        """Return the status, and after how many seconds to ask again; 0 = nothing is said."""
        while self._idle:
            reader, writer = self._idle.pop()
            if reader.at_eof():
                writer.close()
                continue
            try:
                return await self._talk(reader, writer, request)
            except (OSError, asyncio.IncompleteReadError) as error:
                if getattr(error, "partial", b""):
                    return "lost", 0
                self.answered.stale += 1
        try:
            pair = await asyncio.open_connection("127.0.0.1", self._port)
            return await self._talk(*pair, request)
        except (OSError, asyncio.IncompleteReadError):
            return "lost", 0

    async def _talk(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
    ) -> tuple[str, int]:
        writer.write(request)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        first, *lines = head.split("\r\n")
        named = dict(line.split(": ", 1) for line in lines if line)
        await reader.readexactly(int(named.get("content-length", "0")))
        if named.get("connection") == "close":
            writer.close()
        else:
            self._idle.append((reader, writer))
        status, wait = first.split(" ", 2)[1], int(named.get("retry-after", "0"))
        return (_BARE if status == _BUSY and not wait else status), wait


async def load(
    port: int, requests: Sequence[str], rate: float, seconds: int, *, again: bool
) -> Answered:
    """Send requests in turn, ``rate`` a second, and return what came back."""
    own, begin = _Load(port, again=again), time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(round(rate * seconds)):
            due = begin + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            group.create_task(own.ask(due, requests[number % len(requests)].encode()))
    return own.answered


def main() -> None:
    """Read the order from standard input and print what came back."""
    order = json.load(sys.stdin)
    again = bool(order.get("again"))
    came = asyncio.run(
        load(order["port"], order["requests"], order["rate"], order["seconds"], again=again)
    )
    told = {"statuses": came.statuses, "last": came.last, "stale": came.stale}
    json.dump({"seconds": sorted(came.seconds), "until": sorted(came.until), **told}, sys.stdout)


if __name__ == "__main__":
    main()
