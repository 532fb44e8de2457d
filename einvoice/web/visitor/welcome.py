"""The first page."""

from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.visit import Visit


def welcome(visit: Visit) -> Answer:
    """Show what the portal is for; a resident goes on to the overview, staff to their room."""
    if visit.staff is not None:
        return Moved("staff")
    return Moved("overview") if visit.is_resident else Shown()
