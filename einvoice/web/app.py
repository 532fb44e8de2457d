"""The application: the table of routes as Starlette has it, with the limits around it."""

import secrets
from collections.abc import Awaitable, Callable

from anyio import to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Served

from einvoice.web.headers import SafeHeaders
from einvoice.web.route import Route
from einvoice.web.routes import ROUTES
from einvoice.web.serving import Asked, Portal, Reply
from einvoice.web.static_files import PREFIX, serve_static
from jobs.context import Context


def portal_app(context: Context, routes: tuple[Route, ...] = ROUTES) -> Starlette:
    """Return the portal of one installation."""
    portal = Portal(context, routes)
    served = [
        Served(route.path, _endpoint(portal, route), methods=[route.method]) for route in routes
    ]
    app = Starlette(
        routes=[*served, Served(f"{PREFIX}/{{name}}", serve_static)],
        exception_handlers={
            404: _error(portal, "not_found", 404),
            405: _error(portal, "not_found", 404),
            500: _error(portal, "fault", 500),
        },
    )
    app.add_middleware(SafeHeaders)
    return app


def _endpoint(portal: Portal, route: Route) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        return _response(await to_thread.run_sync(portal.serve, route, await _asked(request)))

    return serve


def _error(
    portal: Portal, kind: str, status: int
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def serve(request: Request, _error: Exception) -> Response:
        facts = {"number": secrets.token_hex(4)} if status == 500 else {}  # noqa: PLR2004
        return _response(portal.error(kind, status, await _asked(request), **facts))

    return serve


async def _asked(request: Request) -> Asked:
    return Asked(
        path=dict(request.path_params),
        query=dict(request.query_params),
        form={},
        cookies=request.cookies,
        headers=request.headers,
    )


def _response(reply: Reply) -> Response:
    return Response(reply.content, reply.status, dict(reply.headers))
