"""`/healthz`: whether the portal can read its database, and nothing else."""

from collections.abc import Awaitable, Callable

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from einvoice.core.errors import EInvoiceError
from jobs.context import Context


def health(context: Context) -> Callable[[Request], Awaitable[Response]]:
    """Return the answer for those who watch: 200 `ok`, or 503 `database`."""

    async def serve(_request: Request) -> Response:
        try:
            await to_thread.run_sync(context.store.require_current)
        except EInvoiceError:
            return PlainTextResponse("database\n", 503)
        return PlainTextResponse("ok\n")

    return serve
