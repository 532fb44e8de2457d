"""`/metrics`: how many answers each route gave, and how long they took; no ids and no addresses.

For a Prometheus on this machine: whoever asks from elsewhere, or through a proxy, finds no such
page. Each process counts its own, from its start. Source: Prometheus, text format 0.0.4.
"""

import os
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

_HERE = ("127.0.0.1", "::1")
_FORMAT = "text/plain; version=0.0.4; charset=utf-8"
_ANSWERS, _MILLISECONDS = "einvoice_portal_answers_total", "einvoice_portal_milliseconds_total"
_HELPS = {
    _ANSWERS: "Answers by route and status since the process began.",
    _MILLISECONDS: "Milliseconds that these answers took, by route.",
}

Serve = Callable[[Request], Awaitable[Response]]


class Metrics:
    """The figures of one process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: Counter[tuple[str, int]] = Counter()
        self._nanoseconds: Counter[str] = Counter()

    def counted(self, route: str, serve: Serve) -> Serve:
        """Return what serves a route and counts its answers."""

        async def timed(request: Request) -> Response:
            began = time.perf_counter_ns()
            response = await serve(request)
            with self._lock:
                self._answers[route, response.status_code] += 1
                self._nanoseconds[route] += time.perf_counter_ns() - began
            return response

        return timed

    async def serve(self, request: Request) -> Response:
        """Answer with the figures.

        Raises:
            HTTPException: somebody asks who is not on this machine, as if there were no such page.
        """
        peer = request.client.host if request.client else ""
        if peer not in _HERE or "x-forwarded-for" in request.headers:
            raise HTTPException(404)
        return PlainTextResponse("\n".join(self._lines()) + "\n", media_type=_FORMAT)

    def _lines(self) -> Iterator[str]:
        with self._lock:
            answers, times = sorted(self._answers.items()), sorted(self._nanoseconds.items())
        process = f'process="{os.getpid()}"'
        yield from _head(_ANSWERS)
        for (route, status), count in answers:
            yield f'{_ANSWERS}{{{process},route="{route}",status="{status}"}} {count}'
        yield from _head(_MILLISECONDS)
        for route, nanoseconds in times:
            yield f'{_MILLISECONDS}{{{process},route="{route}"}} {nanoseconds // 1_000_000}'


def _head(name: str) -> Iterator[str]:
    yield f"# HELP {name} {_HELPS[name]}"
    yield f"# TYPE {name} counter"
