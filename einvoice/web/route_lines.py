"""Lines of the table of routes, by whom they are for."""

from collections.abc import Callable
from typing import Literal

from einvoice.web.answers import Answer
from einvoice.web.route import Role, Route, Sees
from einvoice.web.visit import Visit

_Method = Literal["GET", "POST"]
_Page = Callable[[Visit], Answer]


def of_visitor(  # noqa: PLR0913 - a line of a table
    name: str,
    method: _Method,
    path: str,
    template: str,
    page: _Page,
    *,
    refused: Callable[[Visit], Answer | None] | None = None,
) -> Route:
    """Return a route for everybody, which sees nothing of anybody."""
    return Route(name, method, path, Role.VISITOR, Sees.NOTHING, template, page, refused=refused)


def of_resident(name: str, method: _Method, path: str, template: str, page: _Page) -> Route:
    """Return a route of a resident about their own account and flats."""
    return Route(name, method, path, Role.RESIDENT, Sees.OWN_FLATS, template, page)


def of_account(name: str, method: _Method, path: str, template: str, page: _Page) -> Route:
    """Return a route of a resident about their own account alone; below the profile."""
    whole = f"/profile{path}"
    return Route(name, method, whole, Role.RESIDENT, Sees.OWN_ACCOUNT, template, page)


def of_flat(  # noqa: PLR0913 - a line of a table
    name: str,
    method: _Method,
    path: str,
    template: str,
    page: _Page,
    *,
    past: bool = False,
    uploads_mb: int = 0,
) -> Route:
    """Return a route of one flat; the path begins after the flat's."""
    whole = f"/flats/{{flat_id}}{path}"
    own = (Role.RESIDENT, Sees.OWN_FLAT)
    return Route(name, method, whole, *own, template, page, past, uploads_mb)


def of_staff(  # noqa: PLR0913 - a line of a table
    name: str, method: _Method, path: str, template: str, page: _Page, *, uploads_mb: int = 0
) -> Route:
    """Return a route of the staff's room; its path begins after the room's."""
    whole = f"/staff{path}"
    clerk = (Role.CLERK, Sees.ALL)
    return Route(name, method, whole, *clerk, template, page, uploads_mb=uploads_mb)


def of_manager(name: str, method: _Method, path: str, template: str, page: _Page) -> Route:
    """Return a route of managers in the staff's room."""
    return Route(name, method, f"/staff{path}", Role.MANAGER, Sees.ALL, template, page)
