"""Registration: client number and one-time code, then the flat is confirmed, then an account."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from einvoice.core.registration_codes import LENGTH, plain_letters
from einvoice.core.residents import CodeState
from einvoice.passwords import password_fault
from einvoice.web.addresses import is_address
from einvoice.web.agents import agent_family
from einvoice.web.answers import Answer, Moved, Shown
from einvoice.web.telling import telling
from einvoice.web.visit import Visit
from einvoice.web.visitor.round_ends import said
from einvoice.web.visitor.signing import signed_in
from jobs.residents.account_mails import AccountEvent
from jobs.residents.register import (
    Account,
    CodeAnswer,
    RegisterState,
    add_flat,
    check_code,
    register,
)
from jobs.residents.sessions import renew
from jobs.residents.throttle import failed, wait_seconds

_BETWEEN = re.compile(r"[\s\u2010-\u2015-]+")
_CONFIRM = "register_account.html.j2"


def register_page(visit: Visit) -> Answer:
    """Show the form for client number and code."""
    return Shown({**_typed(visit), "needed": said(visit)})


def check(visit: Visit) -> Answer:
    """Show whose flat a code opens, to be confirmed; or what is wrong with it."""
    number, code = _number(visit), visit.form.get("code", "")
    if wait_seconds(visit.context, _subject(number), visit.address):
        return Shown({**_typed(visit), "fault": "wait"}, 429)
    if len(plain_letters(code)) != LENGTH:  # no try at all: it can be no code
        return Shown({**_typed(visit), "fault": "length"}, 422)
    answer = check_code(visit.context, number, code)
    if answer.state is not CodeState.OPEN:
        failed(visit.context, _subject(number), visit.address)
        return Shown({**_typed(visit), "fault": str(answer.state)}, 422)
    return Shown({**_typed(visit), **_flat(answer)}, template=_CONFIRM)


def again(visit: Visit) -> Answer:
    """Begin anew: a code is not kept in an address, in a form alone."""
    if visit.form:
        return check(visit)
    return Moved("register")


def register_account(visit: Visit) -> Answer:
    """Make the account of a confirmed code; somebody signed in gets the flat to their account."""
    if wait_seconds(visit.context, _subject(_number(visit)), visit.address):
        return Shown({**_typed(visit), "fault": "wait"}, 429, "register.html.j2")
    if visit.is_resident:
        state = add_flat(visit.context, visit.person_id, _number(visit), visit.form.get("code", ""))
        if state is not RegisterState.OK:
            return _refused(visit, state)
        return Moved("overview", session=renew(visit.context, visit.session))
    email, password = _email(visit), visit.form.get("password", "")
    if faults := account_faults(email, password):
        return _confirm_again(visit, faults)
    account = account_in(visit, email, visit.passwords.strangers.hashed(password))
    made = register(visit.context, _number(visit), visit.form.get("code", ""), account)
    if made.state is not RegisterState.OK:
        return _refused(visit, made.state)
    answer = signed_in(visit, made.user_id, email, made.token)
    after = telling(visit, made.user_id, AccountEvent.OPENED)
    query = {"made": "1"}
    return replace(answer, query=query, after=after) if isinstance(answer, Moved) else answer


def _refused(visit: Visit, state: RegisterState) -> Answer:
    if state is RegisterState.EMAIL_TAKEN:
        return _confirm_again(visit, {"email": "taken"})
    failed(visit.context, _subject(_number(visit)), visit.address)
    return Shown({**_typed(visit), "fault": str(state)}, 422, "register.html.j2")


def _confirm_again(visit: Visit, faults: Mapping[str, str]) -> Answer:
    answer = check_code(visit.context, _number(visit), visit.form.get("code", ""))
    if answer.state is not CodeState.OPEN:
        return Shown({**_typed(visit), "fault": str(answer.state)}, 422, "register.html.j2")
    return Shown({**_typed(visit), **_flat(answer), "faults": faults}, 422, _CONFIRM)


def account_in(visit: Visit, email: str, password_hash: str) -> Account:
    """Return the account that a visitor asks for, whose first session begins in this browser."""
    return Account(email, password_hash, visit.language, agent_family(visit.agent))


def account_faults(email: str, password: str) -> dict[str, str]:
    """Return the faults of an account by field."""
    faults = {}
    if not is_address(email):
        faults["email"] = "address"
    if fault := password_fault(password, email):
        faults["password"] = str(fault)
    return faults


def _typed(visit: Visit) -> dict[str, Any]:
    return {
        "client_number": visit.form.get("client_number", ""),
        "code": visit.form.get("code", ""),
        "email": visit.form.get("email", ""),
        "fault": "",
        "length": LENGTH,
        "letters": len(plain_letters(visit.form.get("code", ""))),
        "faults": {},
        "signed_in": visit.is_resident,
        "needed": "",
        "provider": visit.rounds.name if visit.rounds else "",
        "proof": "",
    }


def _flat(answer: CodeAnswer) -> dict[str, str]:
    return {
        "street": answer.street,
        "flat_number": answer.flat_number,
        "initials": answer.initials,
    }


def _number(visit: Visit) -> str:
    """Return the client number; spaces in it are the hyphen that people leave out."""
    return _BETWEEN.sub("-", visit.form.get("client_number", "").strip())


def _email(visit: Visit) -> str:
    return visit.form.get("email", "").strip().casefold()


def _subject(number: str) -> str:
    """Return the subject of a client number's wrong tries, apart from accounts' names."""
    return f"client number {number.casefold()}"
