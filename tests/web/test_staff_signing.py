"""Signing in of staff: a page of its own, as slow and as silent as the residents'."""

import pytest
from portal_people import PASSWORD, PortalPeople
from portal_server import Browser, token_on
from sqlalchemy import text

from einvoice.core.residents import StaffRole
from einvoice.core.staff_acts import ActKind
from einvoice.passwords import hashed
from einvoice.texts import LANGUAGES
from einvoice.texts.portal import portal_text
from einvoice.web import passwords
from einvoice.web.cookies import SESSION
from jobs.residents.register import make_codes
from jobs.residents.sessions import session_of
from jobs.residents.staff_accounts import add_staff, end_staff, set_staff_password
from jobs.residents.staff_acts import acts_of

WRONG = "not the password of anybody"
SIGN_IN = "/staff/sign-in"


def test_staff_sign_in_where_they_wanted_to_be_and_out(
    people: PortalPeople, visitor: Browser
) -> None:
    """The first page of all leads on to the room; after signing out the token is worth nothing."""
    place = visitor.get("/staff").headers["location"]
    assert place == "/staff/sign-in?to=%2Fstaff"
    assert 'name="to" value="/staff"' in visitor.get(place).text
    visitor.headers |= {"User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Firefox/140.0"}
    answer = visitor.send(SIGN_IN, email=" Clerk@example.lv", password=PASSWORD, to="/staff")
    with people.company.context() as context:
        opened = session_of(context, visitor.cookies[SESSION])
    assert opened is not None
    assert opened.agent == "Firefox, Windows", "and nothing else of it is kept"
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff")
    token = visitor.cookies[SESSION]
    for first in ("/", SIGN_IN):
        assert visitor.get(first).headers["location"] == "/staff"
    left = visitor.send("/sign-out", on="/staff")
    assert left.headers["location"] == "/staff/sign-in?out=1"
    visitor.cookies[SESSION] = token
    assert visitor.get("/staff").status_code == 303
    with people.company.context() as context:
        (act, *_) = [act for act in acts_of(context).acts if act.act == ActKind.SIGNED_IN]
    assert act.email == "clerk@example.lv"


def test_the_two_doors_do_not_open_each_others_rooms(visitor: Browser) -> None:
    """A resident's address is nobody's at the staff's door, and the other way round."""
    for page, email in ((SIGN_IN, "own@example.lv"), ("/sign-in", "clerk@example.lv")):
        answer = visitor.send(page, email=email, password=PASSWORD)
        assert answer.status_code == 422
        assert "The e-mail address or the password is not right." in answer.text
    resident = Browser(visitor.address)
    resident.send("/sign-in", email="neighbour@example.lv", password=PASSWORD)
    earlier = resident.cookies[SESSION]
    assert resident.send(SIGN_IN, email="clerk@example.lv", password=PASSWORD).status_code == 303
    assert resident.get("/staff").status_code == 200
    assert resident.get("/overview").status_code == 404
    back = resident.send("/sign-in", email="neighbour@example.lv", password=PASSWORD)
    assert back.headers["location"] == "/overview"
    assert resident.get("/staff").status_code == 404
    resident.cookies[SESSION] = earlier
    assert resident.get("/overview").headers["location"].startswith("/sign-in"), "was replaced"


def test_failures_of_staff_are_throttled_apart(visitor: Browser) -> None:
    """Five wrong passwords wait; a resident of the same address is not kept out by them."""
    for page in (SIGN_IN, "/sign-in"):
        answer = visitor.send(page, email="both@example.lv", password=WRONG)
        assert answer.status_code == 422
    for _ in range(4):
        visitor.send(SIGN_IN, email="both@example.lv", password=WRONG)
    answer = visitor.send(SIGN_IN, email="both@example.lv", password=WRONG)
    assert answer.status_code == 429
    assert "Too many attempts" in answer.text
    answer = visitor.send("/sign-in", email="both@example.lv", password=WRONG)
    assert answer.status_code == 422


def test_a_hash_is_made_for_nobody_of_the_staff_too(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address without an account, and an ended account, cost what a wrong password costs."""
    compared: list[str] = []

    def is_hash_of(password_hash: str, _password: str) -> bool:
        compared.append(password_hash)
        return True

    monkeypatch.setattr(passwords, "is_hash_of", is_hash_of)
    for email in ("nobody@example.lv", "ended_staff@example.lv"):
        assert visitor.send(SIGN_IN, email=email, password=PASSWORD).status_code == 422
    assert len(compared) == 2
    assert all(kept.startswith("$argon2id$") for kept in compared)


def test_a_session_of_staff_ends_after_half_an_hour(people: PortalPeople, visitor: Browser) -> None:
    """What was typed then waits behind the staff's own door."""
    visitor.send(SIGN_IN, email="manager@example.lv", password=PASSWORD)
    assert visitor.get("/staff").status_code == 200
    with people.company.context() as context, context.store.writing() as tx:
        older = "UPDATE sessions SET seen_s = seen_s - 1801 WHERE made_s = (SELECT MAX(made_s)"
        tx.execute(text(f"{older} FROM sessions WHERE kind = 'staff')"))
    assert visitor.get("/staff").headers["location"].startswith(SIGN_IN)


def test_another_password_and_an_end_sign_out(people: PortalPeople, visitor: Browser) -> None:
    """At once, on every device; an ended account is opened again by the same address."""
    email = "third@example.lv"
    with people.company.context() as context:
        kept = hashed(PASSWORD)
        add_staff(context, email, "Trešā", StaffRole.CLERK, kept)
        visitor.send(SIGN_IN, email=email, password=PASSWORD)
        assert visitor.get("/staff").status_code == 200
        set_staff_password(context, email, kept)
        assert visitor.get("/staff").status_code == 303
        visitor.send(SIGN_IN, email=email, password=PASSWORD)
        end_staff(context, email)
        assert visitor.get("/staff").status_code == 303
        assert visitor.send(SIGN_IN, email=email, password=PASSWORD).status_code == 422
        again = add_staff(context, email, "Trešā", StaffRole.MANAGER, kept)
        assert again.is_manager
        visitor.send(SIGN_IN, email=email, password=PASSWORD)
        assert visitor.get("/staff").status_code == 200
        end_staff(context, email)


def test_staff_do_not_register_flats(people: PortalPeople, visitor: Browser) -> None:
    """A good code that one of the staff types opens nothing for them: an account is asked for."""
    flat_id = people.others[-1]
    with people.company.context() as context:
        (made,) = make_codes(context, [flat_id])
    visitor.send(SIGN_IN, email="clerk@example.lv", password=PASSWORD)
    form = {"csrf": token_on(visitor, "/register"), "client_number": flat_id, "code": made.code}
    same_origin = {"Sec-Fetch-Site": "same-origin"}
    answer = visitor.ask("POST", "/register/account", data=form, headers=same_origin)
    assert answer.status_code == 422
    assert 'name="password"' in answer.text


def test_every_act_has_its_words() -> None:
    """The audit says each kind of act in three languages."""
    for kind in ActKind:
        assert len({portal_text(f"journal.act.{kind}", language) for language in LANGUAGES}) == 3
