"""Passkeys of the own account: listed, made after the own password, removed."""

import datetime as dt
import logging
from functools import partial
from typing import Any

from einvoice.clock import local_time
from einvoice.core.errors import EInvoiceError
from einvoice.web.agents import agent_family
from einvoice.web.answers import Answer, Moved, NotThere, Shown
from einvoice.web.passkeys import Asked
from einvoice.web.resident.confirming import confirmation_fault
from einvoice.web.visit import Visit
from jobs.residents.accounts import account_of
from jobs.residents.passkeys import (
    Passkey,
    keep_passkey,
    mail_of_new,
    passkeys_of,
    remove_passkey,
)

_FAULTY, _TOO_MANY = 422, 429
_log = logging.getLogger("einvoice.portal")


def passkeys(visit: Visit) -> Answer:
    """Show the passkeys, and the form that begins a new passkey."""
    return Shown(_values(visit))


def begin(visit: Visit) -> Answer:
    """Ask the browser for a passkey, once the own password is right."""
    if fault := confirmation_fault(visit):
        return Shown(_values(visit, fault), _TOO_MANY if fault == "wait" else _FAULTY)
    account = account_of(visit.context, visit.person_id)
    if account is None:
        raise NotThere
    known = [row.credential_id for row in passkeys_of(visit.context, visit.person_id)]
    company = visit.context.config.seller.name
    asked = visit.passkeys.asked_for_new(company, visit.person_id, account.email, known)
    return Shown(_values(visit, asked=asked))


def keep(visit: Visit) -> Answer:
    """Keep the passkey that the browser made."""
    challenge = visit.form.get("challenge", "")
    made = visit.passkeys.made(visit.person_id, challenge, visit.form.get("credential", ""))
    if made is None:
        return Shown(_values(visit, "not_made"), _FAULTY)
    passkey = Passkey(
        credential_id=made.credential_id,
        user_id=visit.person_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
        agent=agent_family(visit.agent),
        made_at=visit.context.clock.timestamp(),
    )
    if not keep_passkey(visit.context, passkey, challenge):
        return Shown(_values(visit, "not_made"), _FAULTY)
    return Moved("profile-passkeys", query={"done": "made"}, after=partial(_tell, visit))


def _tell(visit: Visit) -> None:
    """Mail the owner that a passkey was added: it may have been somebody else."""
    link = visit.link("profile-passkeys", {})
    try:
        mail_of_new(visit.context, visit.person_id, agent_family(visit.agent), link)
    except EInvoiceError as error:
        _log.error("mail about a passkey: %s", error.code)


def remove(visit: Visit) -> Answer:
    """Remove a passkey; what is gone already stays so."""
    remove_passkey(visit.context, visit.person_id, visit.form.get("passkey", ""))
    return Moved("profile-passkeys", query={"done": "removed"})


def again(_visit: Visit) -> Answer:
    """Begin anew: what a browser was asked for is not kept in an address."""
    return Moved("profile-passkeys")


def _values(visit: Visit, fault: str = "", asked: Asked | None = None) -> dict[str, Any]:
    outcome = visit.query.get("done", "")
    listed = passkeys_of(visit.context, visit.person_id)
    return {
        "passkeys": [(row, _day(row.made_at), _day(row.used_at)) for row in listed],
        "fault": fault,
        "asked": asked,
        "done": outcome if outcome in {"made", "removed"} else "",
    }


def _day(stamp: str | None) -> dt.date | None:
    return local_time(stamp).date() if stamp else None
