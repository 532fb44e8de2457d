"""Who of the staff did what."""

from einvoice.web.answers import Answer, Shown
from einvoice.web.visit import Visit
from jobs.residents.staff_acts import acts_of

_MOST_DIGITS = 18


def acts(visit: Visit) -> Answer:
    """Show the last acts, or those before a number; of a member, or about a flat."""
    before = visit.query.get("before", "")
    is_number = before.isascii() and before.isdigit() and len(before) <= _MOST_DIGITS
    number = int(before) if is_number else None
    staff_id, flat = visit.query.get("who", ""), visit.query.get("flat", "").strip()
    values = {"who": staff_id, "flat": flat, "language": visit.language, "later": is_number}
    shown = acts_of(visit.context, number, staff_id, flat.upper())
    return Shown({"shown": shown, **values})
