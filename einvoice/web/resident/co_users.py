"""Co-users of a flat: who else sees it, inviting by mail, and ending; for its owners alone."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from einvoice.clock import RIGA
from einvoice.core.residents import Right
from einvoice.texts import LANGUAGES
from einvoice.web.addresses import is_address
from einvoice.web.answers import Answer, Moved, NotThere, Shown
from einvoice.web.telling import telling
from einvoice.web.visit import Visit
from jobs.residents.account_mails import AccountEvent
from jobs.residents.accounts import account_of
from jobs.residents.invitations import (
    Invitation,
    InviteState,
    invitations,
    mail_invitation,
    withdraw,
)
from jobs.residents.mailing import is_mail_on
from jobs.residents.rights import co_users, end_co_user
from jobs.residents.throttle import failed, wait_seconds
from jobs.views.resident_places import places_of

GIVEN = (Right.READINGS, Right.READ)
"""The rights that an owner may give."""
_FAULTY, _TOO_MANY, _NOT_SENT = 422, 429, 503


def co_users_page(visit: Visit) -> Answer:
    """Show who else sees the flat, and the form for inviting somebody."""
    _check_owner(visit)
    return Shown(_values(visit, {}))


def invite(visit: Visit) -> Answer:
    """Invite somebody by mail; a new link ends the earlier, a second click changes nothing."""
    _check_owner(visit)
    if faults := _faults(visit):
        return Shown(_values(visit, faults), _FAULTY)
    subject = f"invite {visit.person_id}"
    if wait_seconds(visit.context, subject, visit.address):
        return Shown(_values(visit, {"email": "wait"}), _TOO_MANY)
    failed(visit.context, subject, visit.address)
    language = visit.form.get("language", "")
    invitation = Invitation(
        email=_email(visit),
        right=Right(visit.form["right"]),
        language=language if language in LANGUAGES else visit.language,
        form=visit.form.get("form", ""),
    )
    state = mail_invitation(
        visit.context,
        visit.person_id,
        visit.flat.key,
        invitation,
        lambda token: visit.link("invitation", {"token": token}),
    )
    if state is InviteState.NOT_OWNER:
        raise NotThere
    if state is not InviteState.SENT:
        status = _NOT_SENT if state is InviteState.NOT_SENT else _FAULTY
        return Shown(_values(visit, {"email": str(state)}), status)
    return _back(visit, {"done": "sent"})


def end(visit: Visit) -> Answer:
    """End a co-user's right at once and mail them so; whose has ended already stays so."""
    _check_owner(visit)
    co_user = visit.form.get("co_user", "")
    ended = end_co_user(visit.context, visit.person_id, visit.flat.key, co_user)
    after = telling(visit, co_user, AccountEvent.ENDED, _flat_name(visit)) if ended else None
    return replace(_back(visit, {"done": "ended"}), after=after)


def withdraw_invitation(visit: Visit) -> Answer:
    """End an invitation that nobody accepted yet."""
    _check_owner(visit)
    key = visit.form.get("invitation", "")
    withdraw(visit.context, visit.person_id, visit.flat.key, key)
    return _back(visit, {"done": "withdrawn"})


def again(visit: Visit) -> Answer:
    """Go on to the page: an address typed by hand ends nothing."""
    _check_owner(visit)
    return _back(visit, {})


def _check_owner(visit: Visit) -> None:
    if visit.flat.right is not Right.OWNER:
        raise NotThere


def _back(visit: Visit, query: Mapping[str, str]) -> Moved:
    return Moved("co-users", {"flat_id": visit.flat.key.flat_id}, query)


def _flat_name(visit: Visit) -> str:
    """Return the flat as the invitation named it."""
    place = places_of(visit.context, [visit.flat])[0].place
    return f"{place.address} – {place.number}"


def _email(visit: Visit) -> str:
    return visit.form.get("email", "").strip().casefold()


def _faults(visit: Visit) -> dict[str, str]:
    """Return the faults of an invitation by field."""
    faults, email = {}, _email(visit)
    account = account_of(visit.context, visit.person_id)
    if not is_address(email):
        faults["email"] = "address"
    elif account is not None and email == account.email:
        faults["email"] = "own"
    elif not is_mail_on(visit.context):
        faults["email"] = "not_sent"
    if visit.form.get("right", "") not in GIVEN:
        faults["right"] = "choose"
    return faults


def _values(visit: Visit, faults: Mapping[str, str]) -> dict[str, Any]:
    key, outcome = visit.flat.key, visit.query.get("done", "")
    waiting = [
        (row, dt.datetime.fromtimestamp(row.expires_s, RIGA).date())
        for row in invitations(visit.context, visit.person_id, key)
    ]
    return {
        "flat_id": key.flat_id,
        "place": places_of(visit.context, [visit.flat])[0].place,
        "co_users": co_users(visit.context, visit.person_id, key),
        "waiting": waiting,
        "faults": faults,
        "email": visit.form.get("email", ""),
        "right": visit.form.get("right", ""),
        "given": GIVEN,
        "wished": visit.form.get("language", "") or visit.language,
        "done": outcome if outcome in {"sent", "ended", "withdrawn"} else "",
        "is_mail_on": is_mail_on(visit.context),
        "form": str(uuid.uuid4()),
    }
