"""The page after an account was closed."""

from einvoice.web.answers import Answer, Shown
from einvoice.web.visit import Visit


def left(_visit: Visit) -> Answer:
    """Say that the account is closed, and what stays."""
    return Shown()
