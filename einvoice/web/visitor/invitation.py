"""An invitation's link: accepted with a new account, or with that of who is signed in."""

from collections.abc import Mapping
from typing import Any

from einvoice.core.residents import PersonKind
from einvoice.passwords import password_fault
from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.visit import Visit
from einvoice.web.visitor.registering import account_in
from einvoice.web.visitor.signing import signed_in
from jobs.residents import rights
from jobs.residents.accounts import account_of
from jobs.residents.invitations import OpenInvitation, invitation_of
from jobs.residents.register import RegisterState
from jobs.residents.sessions import renew

_FAULTY = 422


def invitation_page(visit: Visit) -> Answer:
    """Show what somebody is invited to; looking does not use the link."""
    return Shown(_values(visit, invitation_of(visit.context, visit.path["token"])))


def accept(visit: Visit) -> Answer:
    """Give the flat to the account of the invited address, which is made where there is none."""
    token = visit.path["token"]
    invitation = invitation_of(visit.context, token)
    if invitation is None:
        return Shown(_values(visit, None), _FAULTY)
    if visit.person is not None:
        return _accept_as(visit, invitation)
    password = visit.form.get("password", "")
    fault = None if invitation.has_account else password_fault(password, invitation.email)
    if invitation.has_account or fault is not None:
        return Shown(_values(visit, invitation, str(fault or "")), _FAULTY)
    account = account_in(visit, invitation.email, visit.passwords.known.hashed(password))
    made = rights.accept(visit.context, token, account)
    if made.state is not RegisterState.OK:
        return Shown(_values(visit, None), _FAULTY)
    return signed_in(visit, made.user_id, invitation.email, made.token)


def _accept_as(visit: Visit, invitation: OpenInvitation) -> Answer:
    if not _is_theirs(visit, invitation):
        return Shown(_values(visit, invitation), _FAULTY)
    state = rights.accept_as(visit.context, visit.path["token"], visit.person_id)
    if state is not RegisterState.OK:
        return Shown(_values(visit, None), _FAULTY)
    return Moved("overview", session=renew(visit.context, visit.session))


def _values(visit: Visit, invitation: OpenInvitation | None, fault: str = "") -> Mapping[str, Any]:
    is_theirs = invitation is not None and _is_theirs(visit, invitation)
    return {
        "token": visit.path["token"],
        "invitation": invitation,
        "is_theirs": is_theirs,
        "is_other": visit.person is not None and not is_theirs,
        "fault": fault,
    }


def _is_theirs(visit: Visit, invitation: OpenInvitation) -> bool:
    """Return whether somebody is signed in with the address that was invited."""
    if visit.person is None or visit.person.kind is not PersonKind.USER:
        return False
    account = account_of(visit.context, visit.person_id)
    return account is not None and account.email == invitation.email
