"""Signing in of staff: a page of its own, so that an address may have an account on both sides.

Whoever has set up a second step types the code of an app on a second page, before a session begins.
"""

from collections.abc import Mapping
from typing import Any

from einvoice.core.residents import StaffMember
from einvoice.web.agents import agent_family
from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.second_step import step_of
from einvoice.web.visit import Visit
from einvoice.web.visitor.signing import (
    Begun,
    form_values,
    gone_on,
    over,
    turned_away,
    typed_email,
)
from jobs.residents.accounts import staff_by_email, staff_of
from jobs.residents.second_steps import second_step_of
from jobs.residents.staff_accounts import begin_staff_session
from jobs.residents.throttle import failed, succeeded, wait_seconds

_HOME = "staff"
_CODE_PAGE, _FIRST_PAGE = "staff_sign_in_code.html.j2", "staff_sign_in.html.j2"
_FAULTY, _TOO_MANY = 422, 429


def sign_in_page(visit: Visit) -> Answer:
    """Show the form."""
    if visit.staff is not None:
        return Moved(_HOME)
    return Shown(form_values(visit, typed_email(visit), over(visit)))


def sign_in(visit: Visit) -> Answer:
    """Let a member of the staff in whose password is right; as residents are, and as slowly."""
    email = typed_email(visit)
    subject = throttled(email)
    known = visit.device.knows(subject)
    if wait_seconds(visit.context, subject, visit.address, known_device=known):
        return Shown(form_values(visit, email, "wait"), _TOO_MANY)
    member = staff_by_email(visit.context, email)
    kept = None if member is None or member.ended else member.password_hash
    passwords = visit.passwords.of(known=known)
    if not passwords.is_right(kept, visit.form.get("password", "")) or member is None:
        failed(visit.context, subject, visit.address)
        return Shown(form_values(visit, email, "wrong"), _FAULTY)
    succeeded(visit.context, subject)
    if second_step_of(visit.context, member.staff_id) is not None:
        return _code_page(visit, visit.tickets.passed(member))
    return signed_in(visit, member)


def refused(visit: Visit) -> Answer | None:
    """Return the answer to who is refused, as of residents."""
    return turned_away(visit, throttled(typed_email(visit)))


def enter_code(visit: Visit) -> Answer:
    """Let a member in who types the code of now; each code opens one session at most.

    A device that is known waits as others do: three codes of a million are right at any moment.
    """
    ticket = visit.form.get("ticket", "")
    member = staff_of(visit.context, visit.tickets.staff_id_of(ticket))
    if member is None or member.ended or not visit.tickets.is_of(ticket, member):
        return Shown(form_values(visit, "", "code_over"), _FAULTY, _FIRST_PAGE)
    subject = f"staff code {member.email}"
    if wait_seconds(visit.context, subject, visit.address):
        return _code_page(visit, ticket, "wait", _TOO_MANY)
    kept = second_step_of(visit.context, member.staff_id)
    if kept is None:  # ended meanwhile
        return Shown(form_values(visit, "", "code_over"), _FAULTY, _FIRST_PAGE)
    step = step_of(kept.secret, visit.form.get("code", ""), visit.context.clock.seconds())
    token = "" if step is None else _begun(visit, member, step)
    if not token:
        failed(visit.context, subject, visit.address)
        return _code_page(visit, ticket, "code_wrong", _FAULTY)
    succeeded(visit.context, subject)
    return _gone_on(visit, member, token)


def again(visit: Visit) -> Answer:
    """Begin with the password: that it was right is not kept in an address, in a form alone."""
    if visit.form:
        return _code_page(visit, visit.form.get("ticket", ""))
    return Moved("staff-sign-in")


def signed_in(visit: Visit, member: StaffMember) -> Answer:
    """Begin a session of the staff; go on to the page that was asked for."""
    return _gone_on(visit, member, _begun(visit, member))


def _begun(visit: Visit, member: StaffMember, code_step: int | None = None) -> str:
    """Begin a session and return its token; it is empty where the code was used before."""
    return begin_staff_session(visit.context, member, agent_family(visit.agent), code_step)


def _gone_on(visit: Visit, member: StaffMember, token: str) -> Answer:
    return gone_on(visit, token, Begun(member.staff_id, throttled(member.email), _HOME))


def throttled(email: str) -> str:
    """Return the subject of an account's failures, apart from a resident's of the address."""
    return f"staff {email}"


def _code_page(visit: Visit, ticket: str, fault: str = "", status: int = 200) -> Shown:
    values: Mapping[str, Any] = form_values(visit, "", fault)
    return Shown({**values, "ticket": ticket}, status, _CODE_PAGE)
