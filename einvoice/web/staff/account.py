"""The own account of a member: the second step, and colleagues whose telephone is lost."""

import datetime as dt
from typing import Any

from einvoice.clock import local_time
from einvoice.pages.payment_code import code_svg
from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.own_password import password_mark, wished_password
from einvoice.web.pictures import picture
from einvoice.web.resident.confirming import confirmation_fault
from einvoice.web.second_step import app_address, grouped, new_secret, step_of
from einvoice.web.visit import Visit
from jobs.residents.second_steps import (
    SecondStep,
    colleagues,
    end_second_step,
    keep_second_step,
    second_step_of,
)
from jobs.residents.staff_accounts import change_own_password

_FAULTY, _TOO_MANY = 422, 429


def account(visit: Visit) -> Answer:
    """Show the own account, and for managers the colleagues'."""
    return Shown(_values(visit))


def begin(visit: Visit) -> Answer:
    """Offer a secret for an app, once the own password is right."""
    if fault := confirmation_fault(visit):
        return Shown(_values(visit, fault), _TOO_MANY if fault == "wait" else _FAULTY)
    return _offered(visit, new_secret())


def keep(visit: Visit) -> Answer:
    """Keep a second step whose app shows the code of now."""
    staff_id, seconds = visit.staff_member.staff_id, visit.context.clock.seconds()
    secret = visit.tickets.secret_of(staff_id, visit.form.get("secret", ""))
    if not secret:
        return Shown(_values(visit, "over"), _FAULTY)
    step = step_of(secret, visit.form.get("code", ""), seconds)
    if step is None:
        return _offered(visit, secret, "wrong", _FAULTY)
    made_at = visit.context.clock.timestamp()
    keep_second_step(visit.context, SecondStep(staff_id, secret, made_at, step), visit.session)
    return Moved("staff-account", query={"done": "made"})


def password_page(visit: Visit) -> Answer:
    """Show the form for another password of the own."""
    return Shown({"faults": {}, "was": password_mark(visit)})


def keep_password(visit: Visit) -> Answer:
    """Keep another password of the own and end the other sessions; the second step stays.

    Sent a second time it changes nothing: the new password is theirs by then.
    """
    member = visit.staff_member
    wished = wished_password(visit, member.email)
    if wished.faults:
        return Shown({"faults": wished.faults, "was": password_mark(visit)}, wished.status)
    if not wished.sent_before:
        own = visit.passwords.known.hashed(visit.form["password"])
        change_own_password(visit.context, member.staff_id, own, visit.session)
    return Moved("staff-account", query={"done": "password"})


def again(_visit: Visit) -> Answer:
    """Begin anew: what was offered is not kept in an address."""
    return Moved("staff-account")


def end(visit: Visit) -> Answer:
    """End a colleague's second step, once the manager's own password is right."""
    if fault := confirmation_fault(visit):
        return Shown(_values(visit, end_fault=fault), _TOO_MANY if fault == "wait" else _FAULTY)
    if not end_second_step(visit.context, visit.person_id, visit.form.get("member", "")):
        return Shown(_values(visit, end_fault="nobody"), _FAULTY)
    return Moved("staff-account", query={"done": "ended"})


def _offered(visit: Visit, secret: str, fault: str = "", status: int = 200) -> Shown:
    member = visit.staff_member
    address = app_address(secret, member.email, visit.context.config.seller.name)
    offer = {
        "secret": visit.tickets.offered(member.staff_id, secret),
        "typed": grouped(secret),
        "address": address,
        "picture": _picture(address),
        "fault": fault,
    }
    return Shown(_values(visit) | {"offer": offer}, status)


def _values(visit: Visit, fault: str = "", end_fault: str = "") -> dict[str, Any]:
    member, outcome = visit.staff_member, visit.query.get("done", "")
    kept = second_step_of(visit.context, member.staff_id)
    others = colleagues(visit.context) if member.is_manager else ()
    return {
        "member": member,
        "since": _day(kept.made_at) if kept else None,
        "required": visit.context.config.portal.staff_totp == "required",
        "fault": fault,
        "end_fault": end_fault,
        "offer": None,
        "colleagues": [(row, _day(row.since) if row.since else None) for row in others],
        "done": outcome if outcome in {"made", "ended", "password"} else "",
    }


def _picture(address: str) -> str:
    """Return the code to scan; empty where it holds no so long an address: it is typed then."""
    try:
        return picture(code_svg(address))
    except ValueError:
        return ""


def _day(stamp: str) -> dt.date:
    return local_time(stamp).date()
