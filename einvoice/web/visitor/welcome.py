"""The first page."""

from einvoice.web.answers import Answer, Shown
from einvoice.web.visit import Visit


def welcome(_visit: Visit) -> Answer:
    """Show what the portal is for."""
    return Shown()
