"""Addresses of the portal: made from the table of routes alone, so that no page leads elsewhere."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from einvoice.web.route import Route


class Links:
    """The addresses of a table of routes."""

    def __init__(self, routes: tuple[Route, ...]) -> None:
        self._paths = {route.name: route.path for route in routes}

    def to(self, name: str, path: Mapping[str, str], query: Mapping[str, str]) -> str:
        """Return the address of a route; every part of it is quoted.

        Raises:
            KeyError: there is no such route, or a part of its path is missing.
        """
        parts = {part: quote(value, safe="") for part, value in path.items()}
        address = self._paths[name].format_map(parts)
        return f"{address}?{urlencode(query)}" if query else address
