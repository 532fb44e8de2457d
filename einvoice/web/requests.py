"""Requests as text, within limits: how much is read, for how long, and who really asks."""

import asyncio
import ipaddress
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from einvoice.web.uploads import MOST_FIELDS, FileLimits, MultipartForm, TooMuchError, Upload

MOST_BYTES = 64 * 1024
SECONDS_TO_SEND, SECONDS_TO_SEND_FILES = 10, 60
_FORM, _WITH_FILES = "application/x-www-form-urlencoded", "multipart/form-data"
_HEADS = 16 * 1024
"""The most bytes of a form with files beside texts and files: boundaries and heads of parts."""
_MOST_DIGITS = 9
PHOTO_TYPES = ("image/jpeg", "image/png")


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """The types and bytes of a body of the interface; no form of a page has such a type."""

    types: tuple[str, ...]
    most: int
    is_file: bool = False


JSON_BODY = BodyLimits(("application/json",), MOST_BYTES)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as text: everything that a browser says is hostile.

    ``address`` is the visitor's, past our own proxies.
    """

    method: str
    url_path: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    cookies: Mapping[str, str]
    headers: Mapping[str, str]
    address: str
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)


class UnreadableForm(Exception):  # noqa: N818 - becomes an answer
    """The form is too large, too slow, or no form; ``status`` is the answer's."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def has_files(request: Request) -> bool:
    """Return whether a request says that it is a form with files."""
    return _media_type(request) == _WITH_FILES


def is_small(request: Request) -> bool:
    """Return whether a request says that its body is at most 64 KB; the server holds it to that."""
    size = request.headers.get("content-length", "")
    in_pieces = "transfer-encoding" in request.headers
    is_number = size.isdecimal() and len(size) <= _MOST_DIGITS
    return is_number and not in_pieces and int(size) <= MOST_BYTES


async def asked_of(
    request: Request,
    trusted: Sequence[str],
    *,
    with_form: bool = False,
    files: FileLimits | None = None,
    body: BodyLimits | None = None,
) -> Asked:
    """Return a request as text, and its files or its body where the route takes such.

    Raises:
        UnreadableForm: its form cannot be read within the limits.
    """
    form, uploads = await _form(request, files) if with_form else ({}, {})
    return Asked(
        method=request.method,
        url_path=_clean(request.url.path),
        path={name: _clean(str(text)) for name, text in request.path_params.items()},
        query={_clean(name): _clean(text) for name, text in request.query_params.items()},
        form=form,
        uploads=uploads,
        body=await _body(request, body) if body is not None else b"",
        cookies=request.cookies,
        headers=request.headers,
        address=visitor_address(
            request.client.host if request.client else "",
            request.headers.get("x-forwarded-for", ""),
            trusted,
        ),
    )


def _clean(text: str) -> str:
    """Return a text without NUL, which PostgreSQL does not take."""
    return text.replace("\x00", "")


def visitor_address(peer: str, forwarded: str, trusted: Sequence[str]) -> str:
    """Return who asks: the last address that none of our own proxies has.

    >>> visitor_address("10.0.0.2", "1.1.1.1, 203.0.113.9, 10.0.0.3", ["10.0.0.0/8"])
    '203.0.113.9'
    >>> visitor_address("203.0.113.9", "1.1.1.1", ["10.0.0.0/8"])
    '203.0.113.9'
    """
    addresses = [*(part.strip() for part in forwarded.split(",") if part.strip()), peer]
    for address in reversed(addresses):
        if not _is_trusted(address, trusted):
            return address
    return addresses[0]


def _is_trusted(address: str, trusted: Sequence[str]) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in _network(name) for name in trusted)


@lru_cache(256)
def _network(name: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    return ipaddress.ip_network(name)


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def _form(
    request: Request, files: FileLimits | None
) -> tuple[Mapping[str, str], Mapping[str, Upload]]:
    with_files = files is not None and has_files(request)
    if not with_files and _media_type(request) != _FORM:
        raise UnreadableForm(415)
    try:
        async with asyncio.timeout(SECONDS_TO_SEND_FILES if with_files else SECONDS_TO_SEND):
            if files is not None and with_files:
                return await _parts(request, files)
            return await _texts(request), {}
    except (TimeoutError, ClientDisconnect):
        raise UnreadableForm(408) from None
    except TooMuchError:
        raise UnreadableForm(413) from None
    except ValueError:
        raise UnreadableForm(400) from None


async def _body(request: Request, limits: BodyLimits) -> bytes:
    """Return the body of a request of the interface."""
    if _media_type(request) not in limits.types:
        raise UnreadableForm(415)
    body = bytearray()
    seconds = SECONDS_TO_SEND_FILES if limits.is_file else SECONDS_TO_SEND
    try:
        async with asyncio.timeout(seconds):
            async for piece in _pieces(request, limits.most):
                body += piece
    except (TimeoutError, ClientDisconnect):
        raise UnreadableForm(408) from None
    except TooMuchError:
        raise UnreadableForm(413) from None
    return bytes(body)


async def _texts(request: Request) -> Mapping[str, str]:
    body = bytearray()
    async for piece in _pieces(request, MOST_BYTES):
        body += piece
    fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    return {_clean(name): _clean(value) for name, value in fields}


async def _parts(
    request: Request, files: FileLimits
) -> tuple[Mapping[str, str], Mapping[str, Upload]]:
    form = MultipartForm(request.headers["content-type"], files)
    async for piece in _pieces(request, files.read + MOST_BYTES + _HEADS):
        form.write(piece)
    form.finish()
    return form.fields, form.uploads


async def _pieces(request: Request, most: int) -> AsyncIterator[bytes]:
    """Yield the body as it arrives, up to a number of bytes."""
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size > most:
            raise TooMuchError
        yield piece
