"""Files of every page: named by their content, kept by browsers for a year, made small once."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response

PREFIX = "/static"
_TYPES = MappingProxyType(
    {
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "png": "image/png",
        "svg": "image/svg+xml",
    }
)
_KEPT = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file; ``small`` is its content compressed."""

    name: str
    content: bytes
    small: bytes

    @property
    def served_as(self) -> str:
        """The name in addresses: another content, another name."""
        stem, _, ending = self.name.rpartition(".")
        return f"{stem}.{hashlib.sha256(self.content).hexdigest()[:12]}.{ending}"


@cache
def static_files() -> MappingProxyType[str, StaticFile]:
    """Return the files by their own name."""
    folder = files("einvoice.web") / "static"
    contents = {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.name.rpartition(".")[2] in _TYPES
    }
    return MappingProxyType(
        {
            name: StaticFile(name, content, gzip.compress(content, 9, mtime=0))
            for name, content in sorted(contents.items())
        }
    )


@cache
def static_path(name: str) -> str:
    """Return where a file is served.

    Raises:
        KeyError: there is no such file.
    """
    return f"{PREFIX}/{static_files()[name].served_as}"


@cache
def _by_served_name() -> MappingProxyType[str, StaticFile]:
    return MappingProxyType({file.served_as: file for file in static_files().values()})


async def serve_static(request: Request) -> Response:
    """Answer with a file, compressed where the browser takes that."""
    file = _by_served_name().get(request.path_params["name"])
    if file is None:
        return Response("not found", 404, media_type="text/plain")
    small = "gzip" in request.headers.get("accept-encoding", "")
    headers = {"Cache-Control": _KEPT, "Vary": "Accept-Encoding"}
    if small:
        headers["Content-Encoding"] = "gzip"
    media_type = _TYPES[file.name.rpartition(".")[2]]
    return Response(file.small if small else file.content, headers=headers, media_type=media_type)
