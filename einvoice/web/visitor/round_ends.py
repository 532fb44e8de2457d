"""Ends of rounds by the provider without somebody signed in: the words of pages about them."""

from einvoice.web.visit import Visit
from jobs.residents.providers import Customers

_SAID = frozenset(["again", "away", "other", "stopped", "unverified", "wait", "wrong"]) | {
    str(Customers.NONE),
    str(Customers.MORE),
}


def said(visit: Visit) -> str:
    """Return what is to be said, as part of a text's key; empty for nothing."""
    kind = visit.query.get("provider", "") if visit.rounds else ""
    return kind if kind in _SAID else ""
