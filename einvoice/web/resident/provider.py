"""The provider that knows the own personal code: linked after the own password, or no longer."""

from typing import Any

from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.resident.confirming import confirmation_fault
from einvoice.web.visit import Visit
from einvoice.web.visitor.round_ends import said
from jobs.residents.providers import is_linked, unlink

_FAULTY, _TOO_MANY = 422, 429


def provider(visit: Visit) -> Answer:
    """Show whether the account is linked, and the form that begins it."""
    if visit.rounds is None:
        return Moved("profile")
    return Shown(_values(visit, visit.rounds.name))


def begin(visit: Visit) -> Answer:
    """Show the way to the provider, once the own password is right."""
    if visit.rounds is None:
        return Moved("profile")
    if fault := confirmation_fault(visit):
        status = _TOO_MANY if fault == "wait" else _FAULTY
        return Shown(_values(visit, visit.rounds.name, fault), status)
    link = visit.rounds.link_of(visit.session, visit.person_id)
    return Shown(_values(visit, visit.rounds.name, link=link))


def remove(visit: Visit) -> Answer:
    """End the link; what is gone already stays so."""
    unlink(visit.context, visit.person_id)
    return Moved("profile-provider", query={"done": "removed"})


def again(_visit: Visit) -> Answer:
    """Begin anew: an address typed by hand changes nothing."""
    return Moved("profile-provider")


def _values(visit: Visit, name: str, fault: str = "", link: str = "") -> dict[str, Any]:
    outcome = visit.query.get("done", "")
    return {
        "name": name,
        "linked": is_linked(visit.context, visit.person_id),
        "fault": fault,
        "link_proof": link,
        "said": said(visit),
        "done": outcome if outcome in {"linked", "removed"} else "",
    }
