"""Signing in and out; what was typed before a session ended waits and is sent again by hand."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from einvoice.core.residents import PersonKind
from einvoice.web.agents import agent_family
from einvoice.web.answers import Answer, Busy, Moved, Shown
from einvoice.web.visit import Visit
from einvoice.web.visitor.round_ends import said
from jobs.residents.accounts import account_by_email
from jobs.residents.sessions import end, holder_of, open_session
from jobs.residents.throttle import failed, remembered_seconds, succeeded, wait_seconds

KEPT = "kept."
"""Before the names of fields that were typed before the session ended."""
_HOME = "overview"


def sign_in_page(visit: Visit) -> Answer:
    """Show the form."""
    if visit.is_resident:
        return Moved(_HOME)
    ended = said(visit)
    fault = f"provider_{ended}" if ended else over(visit)
    return Shown(form_values(visit, typed_email(visit), fault))


def over(visit: Visit) -> str:
    """Return what the form of a session that is over says above it; empty of another form."""
    if visit.form.get("typed"):
        return "over_unknown"
    return "over" if _kept_fields(visit.form) else ""


def sign_in(visit: Visit) -> Answer:
    """Let somebody in whose password is right; else say the same whatever is wrong.

    The way is the same, and takes as long, whether the address is known or not.
    """
    email = typed_email(visit)
    known = visit.device.knows(email)
    if wait_seconds(visit.context, email, visit.address, known_device=known):
        return Shown(form_values(visit, email, "wait"), 429)
    account = account_by_email(visit.context, email)
    kept = None if account is None or account.ended else account.password_hash
    passwords = visit.passwords.of(known=known)
    if not passwords.is_right(kept, visit.form.get("password", "")) or account is None:
        failed(visit.context, email, visit.address)
        return Shown(form_values(visit, email, "wrong"), 422)
    succeeded(visit.context, email)
    return signed_in(visit, account.user_id, email)


def refused(visit: Visit) -> Answer | None:
    """Return the answer to who waits as this process knows, or where no password has room.

    Raises:
        Busy: too many passwords wait.
    """
    return turned_away(visit, typed_email(visit))


def turned_away(visit: Visit, subject: str) -> Answer | None:
    """Return as `refused`, by the subject of an account's failures."""
    known = visit.device.knows(subject)
    if remembered_seconds(visit.context, subject, visit.address, known_device=known):
        return Shown(form_values(visit, typed_email(visit), "wait"), 429)
    if visit.passwords.of(known=known).is_full:
        raise Busy
    return None


def typed_email(visit: Visit) -> str:
    """Return the address that was typed, as accounts have it."""
    return visit.form.get("email", "").strip().casefold()


def signed_in(visit: Visit, user_id: str, email: str, token: str = "") -> Answer:
    """Begin a resident's session; go on to the page that was asked for.

    ``token`` is of a session that began already, with the account.
    """
    if not token:
        token = open_session(visit.context, user_id, PersonKind.USER, agent_family(visit.agent))
    return gone_on(visit, token, Begun(user_id, email, _HOME))


class Begun(NamedTuple):
    """Whose session begins, the account that this device knows from now on, and the first route."""

    person_id: str
    device_mark: str
    home: str


def gone_on(visit: Visit, token: str, begun: Begun) -> Answer:
    """End an earlier session; go on to the page that was asked for, or show what was not sent yet.

    What somebody else typed before their session ended is not shown and cannot be sent: ``token``,
    of the session that begins, may be another person's at the same device.
    """
    if visit.person is not None:
        end(visit.context, visit.session)
    name, path = visit.route_of(visit.form.get("to", "")) or (begun.home, {})
    mark, kept = begun.device_mark, _kept_fields(visit.form)
    if kept and holder_of(visit.context, visit.session) == begun.person_id:
        place = {"name": name, "path": path, "query": {}}
        values = {**place, "kept": kept, "kind": "", "passwords": (), "with_files": False}
        return Shown(values, template="kept_form.html.j2", session=token, signed_in=mark)
    return Moved(name, path, session=token, signed_in=mark)


def sign_out(visit: Visit) -> Answer:
    """End the session; what another tab sends after that is still known as its writer's."""
    end(visit.context, visit.session)
    name = "sign-in" if visit.staff is None else "staff-sign-in"
    return Moved(name, query={"out": "1"}, signed_out=True)


def away(_visit: Visit) -> Answer:
    """Go on to the sign-in: an address typed by hand ends nothing."""
    return Moved("sign-in")


def form_values(visit: Visit, email: str, fault: str) -> Mapping[str, Any]:
    """Return the values of the form for signing in."""
    wished = visit.form.get("to") or visit.query.get("to", "")
    return {
        "email": email,
        "fault": fault,
        "kept": _kept_fields(visit.form),
        "typed": visit.form.get("typed", ""),
        "out": "out" in visit.query,
        "new": "new" in visit.query,
        "to": wished if visit.route_of(wished) else "",
        "passkey": visit.passkeys.asked_for_sign_in(),
        "provider": visit.rounds.name if visit.rounds else "",
    }


def _kept_fields(form: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(KEPT): text for name, text in form.items() if name.startswith(KEPT)}
