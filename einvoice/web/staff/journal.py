"""Who of the staff did what."""

from einvoice.web.answers import Answer, Shown
from einvoice.web.visit import Visit
from jobs.residents.staff_acts import acts_of

_MOST_DIGITS = 18


def acts(visit: Visit) -> Answer:
    """Show the last acts, or those before a number."""
    before = visit.query.get("before", "")
    is_number = before.isascii() and before.isdigit() and len(before) <= _MOST_DIGITS
    return Shown({"shown": acts_of(visit.context, int(before) if is_number else None)})
