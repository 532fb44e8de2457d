"""Requests whose head is long are refused before anything reads it (RFC 6585, 431).

The server alone does not see to it: h11 measures a head that is not whole yet, and whatever comes
in one piece is whole.
"""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

MOST_BYTES = 16 * 1024
_BETWEEN = len(": \r\n")


class ShortHeads:
    """Wraps the application: 16 KB of address and headers are enough for every browser."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve what is short."""
        if scope["type"] == "http" and _size(scope) > MOST_BYTES:
            await PlainTextResponse("431", 431)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _size(scope: Scope) -> int:
    headers = sum(len(name) + len(value) + _BETWEEN for name, value in scope["headers"])
    return headers + len(scope["raw_path"]) + len(scope["query_string"])
