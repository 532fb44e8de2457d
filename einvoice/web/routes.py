"""The table of routes: the only place where routes are born."""

from einvoice.web.route import Role, Route, Sees
from einvoice.web.visitor.welcome import welcome

ROUTES: tuple[Route, ...] = (
    Route("welcome", "GET", "/", Role.VISITOR, Sees.NOTHING, "welcome.html.j2", welcome),
)
"""In the order in which they are tried."""
