"""Signing in of staff: a page of its own, so that an address may have an account on both sides."""

from einvoice.core.residents import StaffMember
from einvoice.web.agents import agent_family
from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.visit import Visit
from einvoice.web.visitor.signing import form_values, gone_on
from jobs.residents.accounts import staff_by_email
from jobs.residents.staff_accounts import begin_staff_session
from jobs.residents.throttle import failed, succeeded, wait_seconds

_HOME = "staff"


def sign_in_page(visit: Visit) -> Answer:
    """Show the form."""
    if visit.staff is not None:
        return Moved(_HOME)
    return Shown(form_values(visit, email="", fault=""))


def sign_in(visit: Visit) -> Answer:
    """Let a member of the staff in whose password is right; as residents are, and as slowly."""
    email = visit.form.get("email", "").strip().casefold()
    subject = throttled(email)
    known = visit.device.knows(subject)
    if wait_seconds(visit.context, subject, visit.address, known_device=known):
        return Shown(form_values(visit, email, "wait"), 429)
    member = staff_by_email(visit.context, email)
    kept = None if member is None or member.ended else member.password_hash
    if not visit.passwords.is_right(kept, visit.form.get("password", "")) or member is None:
        failed(visit.context, subject, visit.address)
        return Shown(form_values(visit, email, "wrong"), 422)
    succeeded(visit.context, subject)
    return signed_in(visit, member)


def signed_in(visit: Visit, member: StaffMember) -> Answer:
    """Begin a session of the staff; go on to the page that was asked for."""
    token = begin_staff_session(visit.context, member, agent_family(visit.agent))
    return gone_on(visit, token, throttled(member.email), _HOME)


def throttled(email: str) -> str:
    """Return the subject of an account's failures, apart from a resident's of the address."""
    return f"staff {email}"
