"""Pages made small on their way, where no other site can have asked for them.

A compressed page that holds a secret beside words of whoever asks gives the secret away by its
size, to a site that has a visitor ask again and again (BREACH). Such requests are cross-site, and
the browser says so (`Sec-Fetch-Site`): these pages go as they are.
"""

import gzip
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

_OURS = ("same-origin", "none")
"""A page of ours asked, or the visitor's own hand."""
_LEVEL = 3
_FEWEST = 1024

Serve = Callable[[Request], Awaitable[Response]]


def compressed(serve: Serve) -> Serve:
    """Return what serves a route, its pages compressed."""

    async def made_small(request: Request) -> Response:
        response = await serve(request)
        if not response.headers.get("content-type", "").startswith("text/html"):
            return response
        response.headers["Vary"] = "Accept-Encoding, Sec-Fetch-Site"
        if _may_be_small(request) and len(response.body) > _FEWEST:
            response.body = gzip.compress(response.body, _LEVEL, mtime=0)
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(response.body))
        return response

    return made_small


def _may_be_small(request: Request) -> bool:
    asked_by = request.headers.get("sec-fetch-site", "")
    return asked_by in _OURS and "gzip" in request.headers.get("accept-encoding", "")
