"""The application: the table of routes as Starlette has it, with the limits around it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial

from anyio import to_thread
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Served

from einvoice.core.errors import StorageError
from einvoice.web.answers import Busy
from einvoice.web.api.limits import MOST, Limits
from einvoice.web.api.serving import PREFIX, Interface
from einvoice.web.attaching import LARGEST_MB
from einvoice.web.compressed import compressed
from einvoice.web.cookies import SESSION
from einvoice.web.headers import SafeHeaders
from einvoice.web.health import health
from einvoice.web.metrics import Metrics
from einvoice.web.phone.files import phone_files
from einvoice.web.replies import Reply, number_for_the_telephone
from einvoice.web.requests import (
    JSON_BODY,
    PHOTO_TYPES,
    Asked,
    BodyLimits,
    UnreadableForm,
    asked_of,
    has_files,
    is_small,
)
from einvoice.web.rooms import in_thread
from einvoice.web.route import Route
from einvoice.web.routes import ROUTES
from einvoice.web.serving import Portal
from einvoice.web.short_heads import ShortHeads
from einvoice.web.slots import Slots
from einvoice.web.static_files import PREFIX as STATIC
from einvoice.web.static_files import serve_static
from einvoice.web.uploads import MEGABYTE, FileLimits, UploadKind
from jobs.context import Context

SECONDS_TO_SERVE = 30
_PHOTO = BodyLimits(PHOTO_TYPES, LARGEST_MB * MEGABYTE, is_file=True)
_log = logging.getLogger("einvoice.portal")
_TURNED_AWAY = frozenset({429, 503})
"""The statuses of who has to wait: their connections end, so that no idle line keeps others out."""
_UNREADABLE = {400: "form", 408: "slow", 413: "too_large", 415: "form"}

_Served = Callable[[Request], Awaitable[Response]]


def portal_app(
    context: Context, routes: tuple[Route, ...] = ROUTES, calls_a_minute: int = MOST
) -> Starlette:
    """Return the portal of one installation; ``calls_a_minute`` are a user's of the interface.

    Raises:
        ValueError: the context could write more than the portal's tables.
    """
    if not context.for_portal:
        raise ValueError("the portal works with a context that is for_portal")
    portal = Portal(context, routes)
    interface, slots = Interface(portal, Limits(calls_a_minute)), Slots()
    metrics = Metrics()
    served = [
        Served(
            route.path,
            metrics.counted(
                route.name,
                compressed(_endpoint(portal, route, slots))
                if route.operation is None
                else _api(interface, route, slots),
            ),
            methods=[route.method],
        )
        for route in routes
    ]
    app = Starlette(
        routes=[
            *served,
            Served(f"{STATIC}/{{name}}", serve_static),
            *phone_files(portal),
            Served("/healthz", health(context)),
            Served("/metrics", metrics.serve),
        ],
        exception_handlers={
            404: _not_there(portal, interface),
            405: _not_there(portal, interface),
        },
    )
    app.router.redirect_slashes = False  # an address that leads on by the visitor's own Host
    app.add_middleware(ShortHeads)
    app.add_middleware(SafeHeaders)
    return app


def _endpoint(portal: Portal, route: Route, slots: Slots) -> _Served:
    async def serve(request: Request) -> Response:
        if not route.uploads_mb or not has_files(request):
            return await _served(portal, route, request, None)
        try:
            keep = await to_thread.run_sync(portal.is_signed_in, request.cookies)
        except StorageError:  # the texts are read all the same: the page shows them again
            keep = False
        limits = FileLimits.of(route.uploads_mb, keep=keep)
        if not keep or is_small(request):  # nothing of it fills the memory
            return await _served(portal, route, request, limits)
        async with slots.held(request.cookies[SESSION]) as is_held:
            if is_held:
                return await _served(portal, route, request, limits)
        # Its texts are read all the same: the page shows them again, and asks for the file.
        texts = FileLimits.of(route.uploads_mb, keep=False, unkept=UploadKind.BUSY)
        return await _served(portal, route, request, texts)

    return _ending(serve)


def _api(interface: Interface, route: Route, slots: Slots) -> _Served:
    body = route.operation.body if route.operation else None

    async def serve(request: Request) -> Response:
        return await _served(interface, route, request, None, JSON_BODY if body else None)

    async def serve_photo(request: Request) -> Response:
        """Read a photo of who may send it alone; of anybody else the answer comes before it."""
        asked = await asked_of(request, interface.context.config.portal.trusted_proxies)
        try:
            who = await to_thread.run_sync(interface.who, route, asked)
        except StorageError:  # an answer without the body would call it no photo, for good
            return _response(interface.error("busy", asked))
        if not who:
            return await _served(interface, route, request, None)
        if over := interface.over(who, asked):
            return _response(over)
        async with slots.held(who) as is_held:
            if is_held:
                return await _served(interface, route, request, None, _PHOTO)
        return _response(interface.error("busy", asked))

    return serve_photo if body is bytes else _ending(serve)


def _ending(serve: _Served) -> _Served:
    """End the connection of who is turned away, for what they sent was read whole.

    Where a photo is still on its way, ending would lose the answer as well.
    """

    async def served(request: Request) -> Response:
        response = await serve(request)
        if response.status_code in _TURNED_AWAY:
            response.headers["Connection"] = "close"
        return response

    return served


async def _served(
    portal: Portal | Interface,
    route: Route,
    request: Request,
    files: FileLimits | None,
    body: BodyLimits | None = None,
) -> Response:
    trusted = portal.context.config.portal.trusted_proxies
    with_form = route.operation is None and route.method == "POST"
    try:
        asked = await asked_of(request, trusted, with_form=with_form, files=files, body=body)
    except UnreadableForm as unreadable:
        asked = await asked_of(request, trusted, with_form=False)
        return _response(portal.error(_UNREADABLE[unreadable.status], asked))
    if (refused := portal.refused(route, asked)) is not None:
        return _response(refused)
    try:
        async with asyncio.timeout(SECONDS_TO_SERVE):
            return _response(
                await in_thread(route, partial(_waiting_at_most, portal, route, asked))
            )
    except Busy:
        return _response(portal.unsent("busy", route, asked))
    except TimeoutError:  # the thread goes on: what a form said may be kept all the same
        return _response(portal.unsent("unsure" if with_form else "busy", route, asked))
    except Exception as error:  # noqa: BLE001 - no fault of ours may show a visitor anything
        return _response(_fault(portal, asked, error))


def _waiting_at_most(
    portal: Portal | Interface, route: Route, asked: Asked, seconds: float
) -> Reply:
    with portal.context.store.waiting_at_most(round(seconds * 1000)):
        return portal.serve(route, asked)


def _not_there(
    portal: Portal, interface: Interface
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def serve(request: Request, _error: Exception) -> Response:
        asked = await asked_of(request, (), with_form=False)
        if request.url.path.startswith(PREFIX):
            return _response(interface.error("not_found", asked))
        return _response(await to_thread.run_sync(portal.missing, asked))

    return serve


def _fault(portal: Portal | Interface, asked: Asked, error: Exception) -> Reply:
    """Say a number in place of the fault; the log has its kind and place, never its words."""
    number, at = number_for_the_telephone(), error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}" if at else "?"
    _log.error("fault %s: %s at %s", number, type(error).__name__, place)
    return portal.error("fault", asked, number=number)


def _response(reply: Reply) -> Response:
    response = Response(reply.content, reply.status)
    for name, value in reply.headers:
        response.headers.append(name, value)
    if reply.after is not None:
        response.background = BackgroundTask(reply.after)
    return response
