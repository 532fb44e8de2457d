"""Addresses of the portal: made from the table of routes alone, so that no page leads elsewhere."""

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, urlencode

from starlette.routing import compile_path

from einvoice.web.route import Route, admits
from einvoice.web.visit import Visit

_KEPT = 4_096
"""Parts of addresses kept as they are written; a page has the id of its flat a dozen times."""


class Links:
    """The addresses of a table of routes."""

    def __init__(self, routes: tuple[Route, ...]) -> None:
        self._paths = {route.name: route.path for route in routes}
        self._roles = {route.name: route.role for route in routes}
        self._pages = [
            (route.name, compile_path(route.path)[0])
            for route in routes
            if route.method == "GET" and route.operation is None
        ]

    def to(self, name: str, path: Mapping[str, str], query: Mapping[str, str]) -> str:
        """Return the address of a route; every part of it is quoted.

        Raises:
            KeyError: there is no such route, or a part of its path is missing.
        """
        parts = {part: _quoted(value) for part, value in path.items()}
        address = self._paths[name].format_map(parts)
        return f"{address}?{urlencode(query)}" if query else address

    def has(self, name: str) -> bool:
        """Return whether the table has a route."""
        return name in self._paths

    def may_enter(self, name: str, visit: Visit | None) -> bool:
        """Return whether the table has a route, and it is for somebody who is signed in."""
        return name in self._roles and visit is not None and admits(self._roles[name], visit)

    def route_of(self, address: str) -> tuple[str, Mapping[str, str]] | None:
        """Return the page that an address is of; None where it is of no page of the table."""
        for name, pattern in self._pages:
            if match := pattern.fullmatch(address):
                return name, match.groupdict()
        return None


@lru_cache(_KEPT)
def _quoted(part: str) -> str:
    return quote(part, safe="")
