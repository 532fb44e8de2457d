"""The overview: what is to be paid, and what is to be done next."""

from einvoice.web.answers import Answer, Moved, NotThere, Shown
from einvoice.web.visit import Visit
from jobs.views.resident_overview import overview_of
from jobs.views.resident_places import places_of


def overview(visit: Visit) -> Answer:
    """Go on to the only flat; list several; say what to do where there is none."""
    now = [right for right in visit.rights if not right.past]
    if len(visit.rights) == 1 and now:
        made = {"made": "1"} if _is_made(visit) else {}
        return Moved("flat", {"flat_id": now[0].key.flat_id}, made)
    return Shown({"places": places_of(visit.context, visit.rights)})


def flat(visit: Visit) -> Answer:
    """Show a flat at a glance."""
    shown = overview_of(visit.context, visit.flat.key)
    if shown is None:
        raise NotThere
    flat_id = visit.flat.key.flat_id
    return Shown({"flat_id": flat_id, "overview": shown, "just_made": _is_made(visit)})


def _is_made(visit: Visit) -> bool:
    """Return whether the account was made just now."""
    return visit.query.get("made") == "1"
