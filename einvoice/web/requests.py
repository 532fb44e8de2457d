"""Requests as text, within limits: how much is read, for how long, and who really asks."""

import asyncio
import ipaddress
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

MOST_BYTES = 64 * 1024
MOST_FIELDS = 40
SECONDS_TO_SEND = 10
_FORM = "application/x-www-form-urlencoded"


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


class UnreadableForm(Exception):  # noqa: N818 - becomes an answer
    """The form is too large, too slow, or no form; ``status`` is the answer's."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def asked_of(request: Request, trusted: Sequence[str], *, with_form: bool) -> Asked:
    """Return a request as text.

    Raises:
        UnreadableForm: its form cannot be read within the limits.
    """
    return Asked(
        method=request.method,
        url_path=request.url.path,
        path=dict(request.path_params),
        query=dict(request.query_params),
        form=await _form(request) if with_form else {},
        cookies=request.cookies,
        headers=request.headers,
        address=visitor_address(
            request.client.host if request.client else "",
            request.headers.get("x-forwarded-for", ""),
            trusted,
        ),
    )


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
    return any(parsed in ipaddress.ip_network(name) for name in trusted)


async def _form(request: Request) -> Mapping[str, str]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise UnreadableForm(415)
    try:
        async with asyncio.timeout(SECONDS_TO_SEND):
            body = await _body(request)
        fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except (TimeoutError, ClientDisconnect):
        raise UnreadableForm(408) from None
    except ValueError:
        raise UnreadableForm(400) from None
    return {name: value.replace("\x00", "") for name, value in fields}


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise UnreadableForm(413)
    return bytes(body)
