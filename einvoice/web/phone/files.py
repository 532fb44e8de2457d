"""Files of the app beside the table of routes: they are the same for everybody."""

import json
from collections.abc import Awaitable, Callable
from functools import cached_property
from types import MappingProxyType
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route as Served

from einvoice.texts import DEFAULT_LANGUAGE, LANGUAGES
from einvoice.web.phone.manifest import manifest
from einvoice.web.phone.well_known import apple_association, asset_links
from einvoice.web.phone.worker import worker_script
from einvoice.web.requests import Asked
from einvoice.web.serving import Portal

_CHECKED = "no-cache"
"""Kept, and asked about each time."""


class PhoneFiles:
    """The files of one portal, made once a process."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    @cached_property
    def worker(self) -> bytes:
        """The worker's script."""
        return worker_script(self._page)

    def _page(self, address: str) -> bytes:
        """Return a page as a visitor gets it."""
        path, _, query = address.partition("?")
        route = next(route for route in self._portal.routes if route.path == path)
        name, _, value = query.partition("=")
        asked = Asked(
            method="GET",
            url_path=path,
            path={},
            query={name: value},
            form={},
            cookies={},
            headers={},
            address="",
        )
        return self._portal.serve(route, asked).content


def phone_files(portal: Portal) -> list[Served]:
    """Return the endpoints: manifest, worker, and what the stores' apps are known by."""
    files, config = PhoneFiles(portal), portal.context.config

    async def serve_manifest(request: Request) -> Response:
        wished = request.query_params.get("lang", "")
        language = wished if wished in LANGUAGES else DEFAULT_LANGUAGE
        content = manifest(config.seller.name, language)
        return _json(content, "application/manifest+json")

    async def serve_worker(_request: Request) -> Response:
        script = await to_thread.run_sync(lambda: files.worker)
        headers = {"Cache-Control": _CHECKED}
        return Response(script, headers=headers, media_type="text/javascript; charset=utf-8")

    served: MappingProxyType[str, Callable[[Request], Awaitable[Response]]] = MappingProxyType(
        {
            "/manifest.webmanifest": serve_manifest,
            "/sw.js": serve_worker,
            "/.well-known/assetlinks.json": _known(asset_links(config.portal)),
            "/.well-known/apple-app-site-association": _known(apple_association(config.portal)),
        }
    )
    return [Served(path, serve) for path, serve in served.items()]


def _known(content: Any) -> Callable[[Request], Awaitable[Response]]:  # noqa: ANN401 - JSON
    async def serve(_request: Request) -> Response:
        if content is None:
            return Response("not found", 404, media_type="text/plain")
        return _json(content, "application/json")

    return serve


def _json(content: Any, media_type: str) -> Response:  # noqa: ANN401 - JSON
    text = json.dumps(content, ensure_ascii=False)
    return Response(text, headers={"Cache-Control": _CHECKED}, media_type=media_type)
