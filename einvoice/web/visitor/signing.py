"""Signing in and out; what was typed before a session ended waits and is sent again by hand."""

from collections.abc import Mapping
from typing import Any

from einvoice.core.residents import PersonKind
from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.visit import Visit
from jobs.residents.accounts import account_by_email
from jobs.residents.sessions import end, open_session
from jobs.residents.throttle import failed, succeeded, wait_seconds

KEPT = "kept."
"""Before the names of fields that were typed before the session ended."""
_AGENT_LETTERS = 40
_HOME = Moved("overview")


def sign_in_page(visit: Visit) -> Answer:
    """Show the form."""
    if visit.person is not None:
        return _HOME
    return Shown(_values(visit, email="", fault=""))


def sign_in(visit: Visit) -> Answer:
    """Let somebody in whose password is right; else say the same whatever is wrong.

    The way is the same, and takes as long, whether the address is known or not.
    """
    email = visit.form.get("email", "").strip().casefold()
    known = visit.device.knows(email)
    if wait_seconds(visit.context, email, visit.address, known_device=known):
        return Shown(_values(visit, email, "wait"), 429)
    account = account_by_email(visit.context, email)
    kept = None if account is None or account.ended else account.password_hash
    if not visit.passwords.is_right(kept, visit.form.get("password", "")) or account is None:
        failed(visit.context, email, visit.address)
        return Shown(_values(visit, email, "wrong"), 422)
    succeeded(visit.context, email)
    return signed_in(visit, account.user_id, email)


def signed_in(visit: Visit, user_id: str, email: str) -> Answer:
    """Begin a session; go on to the page that was asked for, or show what was not sent yet."""
    if visit.person is not None:
        end(visit.context, visit.session)
    token = open_session(visit.context, user_id, PersonKind.USER, visit.agent[:_AGENT_LETTERS])
    name, path = visit.route_of(visit.form.get("to", "")) or (_HOME.name, {})
    if kept := _kept_fields(visit.form):
        values = {"name": name, "path": path, "kept": kept}
        return Shown(values, template="kept_form.html.j2", session=token, signed_in=email)
    return Moved(name, path, session=token, signed_in=email)


def sign_out(visit: Visit) -> Answer:
    """End the session, here and in the database."""
    end(visit.context, visit.session)
    return Moved("sign-in", query={"out": "1"}, session="")


def away(_visit: Visit) -> Answer:
    """Go on to the sign-in: an address typed by hand ends nothing."""
    return Moved("sign-in")


def _values(visit: Visit, email: str, fault: str) -> Mapping[str, Any]:
    wished = visit.form.get("to") or visit.query.get("to", "")
    return {
        "email": email,
        "fault": fault,
        "kept": _kept_fields(visit.form),
        "out": "out" in visit.query,
        "new": "new" in visit.query,
        "to": wished if visit.route_of(wished) else "",
    }


def _kept_fields(form: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(KEPT): text for name, text in form.items() if name.startswith(KEPT)}
