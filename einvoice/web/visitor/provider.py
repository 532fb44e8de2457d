"""Signing in and registering by the provider that knows the personal code."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from einvoice.core.account_keys import AccountKey
from einvoice.core.errors import EInvoiceError
from einvoice.web.answers import Answer, Away, Moved, Shown
from einvoice.web.cookies import new_token
from einvoice.web.provider_rounds import ProviderFault, ProviderRounds, Question, Round
from einvoice.web.telling import telling
from einvoice.web.visit import Visit
from einvoice.web.visitor.registering import account_faults, account_in
from einvoice.web.visitor.signing import signed_in
from jobs.residents.account_mails import AccountEvent
from jobs.residents.providers import (
    FoundFlat,
    customer_of_code,
    flat_of,
    link,
    register_known,
    user_of_mark,
)
from jobs.residents.register import RegisterState
from jobs.residents.throttle import failed, wait_seconds

_log = logging.getLogger("einvoice.portal")


def go(visit: Visit) -> Answer:
    """Go on to the provider's page: to sign in, or to be linked after the own password."""
    rounds = visit.rounds
    if rounds is None:
        return Moved("sign-in")
    session = visit.session or new_token()
    user_id = rounds.linked(visit.session, visit.query.get("link", ""))
    wished = visit.query.get("to", "")
    begun = Round(wished if visit.route_of(wished) else "", user_id)
    question = rounds.begun(session, begun)
    try:
        address = rounds.provider.page(question, visit.language)
    except ProviderFault as fault:
        return _failed(begun, fault.kind)
    return Away(address, session=None if visit.session else session)


def back(visit: Visit) -> Answer:
    """Read what the provider's page sends back: sign in, link, or go on to registering."""
    rounds = visit.rounds
    returned = rounds and rounds.returned(visit.session, visit.query.get("state", ""))
    if rounds is None or not returned:
        return _failed(Round(), "again")
    begun, question = returned
    try:
        code = _verified_code(visit, rounds, question)
    except ProviderFault as fault:
        return _failed(begun, fault.kind)
    if begun.user_id:
        return _link(visit, rounds, begun, code)
    user = user_of_mark(visit.context, rounds.mark(code))
    if user is not None:
        return signed_in(replace(visit, form={"to": begun.to}), user.user_id, user.email)
    return _to_register(visit, rounds, code)


def _verified_code(visit: Visit, rounds: ProviderRounds, question: Question) -> str:
    """Return the personal code of who comes back.

    Raises:
        ProviderFault: why it is not known.
    """
    subject = f"provider {visit.session}"
    if wait_seconds(visit.context, subject, visit.address):
        raise ProviderFault("wait")
    if "error" in visit.query:
        raise ProviderFault("stopped")
    try:
        return rounds.provider.verified_code(question, visit.query.get("code", ""))
    except ProviderFault:
        failed(visit.context, subject, visit.address)
        raise
    except EInvoiceError as error:
        _log.error("provider: %s", error.code)
        raise ProviderFault("away") from None


def _link(visit: Visit, rounds: ProviderRounds, begun: Round, code: str) -> Answer:
    if not visit.is_resident or visit.person_id != begun.user_id:
        return _failed(Round(), "again")
    if not link(visit.context, begun.user_id, code, rounds.mark(code)):
        return _failed(begun, "other")
    after = telling(visit, begun.user_id, AccountEvent.PROVIDER)
    return Moved("profile-provider", query={"done": "linked"}, after=after)


def _to_register(visit: Visit, rounds: ProviderRounds, code: str) -> Answer:
    """Go on to the account of the only customer with a code; else the letter is needed."""
    how_many, key = customer_of_code(visit.context, code)
    if key is None:
        return Moved("register", query={"provider": str(how_many)})
    proof = rounds.proof_of(visit.session, key, rounds.mark(code))
    return Moved("register-known", query={"proof": proof})


def _failed(begun: Round, kind: str) -> Answer:
    """Say what was wrong where the round began."""
    return Moved("profile-provider" if begun.user_id else "sign-in", query={"provider": kind})


def account_page(visit: Visit) -> Answer:
    """Show the flat of whom the provider knows, to be confirmed, and the form for an account."""
    customer = _proved(visit, visit.query.get("proof", ""))
    if customer is None:
        return _failed(Round(), "again")
    return Shown(_values(visit, customer[2], {}))


def make_account(visit: Visit) -> Answer:
    """Make the account of whom the provider knows, linked with it."""
    customer = _proved(visit, visit.form.get("proof", ""))
    if customer is None:
        return _failed(Round(), "again")
    key, mark, flat = customer
    email, password = visit.form.get("email", "").strip().casefold(), visit.form.get("password", "")
    if faults := account_faults(email, password):
        return Shown(_values(visit, flat, faults), 422)
    account = account_in(visit, email, visit.passwords.known.hashed(password))
    made = register_known(visit.context, key, mark, account)
    if made.state is RegisterState.EMAIL_TAKEN:
        return Shown(_values(visit, flat, {"email": "taken"}), 422)
    if made.state is not RegisterState.OK:
        return _failed(Round(), "again")
    answer = signed_in(visit, made.user_id, email, made.token)
    after = telling(visit, made.user_id, AccountEvent.OPENED)
    query = {"made": "1"}
    return replace(answer, query=query, after=after) if isinstance(answer, Moved) else answer


def _proved(visit: Visit, proof: str) -> tuple[AccountKey, str, FoundFlat] | None:
    """Return customer, mark and flat of a proof, as long as the customer is there."""
    proved = visit.rounds and visit.rounds.proved(visit.session, proof)
    flat = flat_of(visit.context, proved[0]) if proved else None
    return None if not proved or flat is None else (*proved, flat)


def _values(visit: Visit, flat: FoundFlat, faults: Mapping[str, str]) -> dict[str, Any]:
    return {
        "proof": visit.form.get("proof") or visit.query.get("proof", ""),
        "street": flat.street,
        "flat_number": flat.flat_number,
        "initials": flat.initials,
        "email": visit.form.get("email", ""),
        "faults": faults,
        "signed_in": False,
        "provider": visit.rounds.name if visit.rounds else "",
        "client_number": "",
        "code": "",
    }
