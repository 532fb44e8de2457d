"""The profile: password, sessions, language, the own data, another flat, leaving."""

import itertools
import json
import re
from collections.abc import Callable

import pytest
from portal_people import PASSWORD, PortalPeople, portal_context, registered
from portal_server import Browser

from einvoice.core.reminders import WishKind
from einvoice.core.residents import Right
from einvoice.store import passkeys, users
from einvoice.web.cookies import SESSION
from einvoice.web.passwords import Passwords
from jobs.care import person
from jobs.residents import rights
from jobs.residents.accounts import account_by_email
from jobs.residents.register import Account, make_codes, printed_code
from jobs.residents.wishes import mail_stop_of, wishes_of

NEW, WRONG = "astoņi balti gulbji", "not the password of anybody"
FIREFOX = {"User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"}
KEYS = (
    r"\b(profile|passkeys|mails|reminders|sessions|data|leave|left|confirm|co_users|invitation"
    r"|balance)\.[a-z_]+"
)
_NUMBERS = itertools.count(1)

Somebody = Callable[[], tuple[str, Browser]]


@pytest.fixture
def somebody(people: PortalPeople, portal_address: str) -> Somebody:
    """Makes the owner of a flat nobody else of these tests looks at: address, and a browser."""

    def make() -> tuple[str, Browser]:
        name = f"profile{next(_NUMBERS)}"
        with portal_context(people) as context:
            registered(context, people.others[6], name, Passwords().hashed(PASSWORD))
        return f"{name}@example.lv", signed_in(portal_address, f"{name}@example.lv")

    return make


def signed_in(address: str, email: str, password: str = PASSWORD) -> Browser:
    """Return a browser in which somebody has signed in."""
    browser = Browser(address)
    browser.headers |= FIREFOX
    assert browser.send("/sign-in", email=email, password=password).status_code == 303
    return browser


def is_in(browser: Browser) -> bool:
    """Return whether a browser is signed in."""
    return browser.get("/profile").status_code == 200


def test_a_new_password_ends_the_other_sessions(somebody: Somebody, portal_address: str) -> None:
    """This one goes on; sent a second time nothing is wrong; the old password is."""
    email, own = somebody()
    other = signed_in(portal_address, email)
    place = "/profile/password"
    weak = own.send(place, current=PASSWORD, password="short")  # noqa: S106
    assert weak.status_code == 422
    assert 'id="password-fault"' in weak.text
    wrong = own.send(place, current=WRONG, password=NEW)
    assert wrong.status_code == 422
    assert 'href="#current"' in wrong.text
    assert is_in(other)
    for _ in range(2):
        answer = own.send(place, current=PASSWORD, password=NEW)
        assert (answer.status_code, answer.headers["location"]) == (303, "/profile?done=password")
    assert "The password is changed" in own.get("/profile?done=password").text
    assert (is_in(own), is_in(other)) == (True, False)
    assert Browser(portal_address).send("/sign-in", email=email, password=PASSWORD).is_client_error
    assert is_in(signed_in(portal_address, email, NEW))


def test_the_own_password_is_not_guessed_by_who_has_the_session(somebody: Somebody) -> None:
    """After five wrong tries even the right one waits, on each page that asks for it."""
    _, own = somebody()
    answers = [own.send("/profile/data", current=WRONG) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [422] * 5
    for place in ("/profile/data", "/profile/leave"):
        waits = own.send(place, current=PASSWORD)
        assert waits.status_code == 429
        assert "Too many attempts" in waits.text
    assert own.send("/profile/password", current=PASSWORD, password=NEW).status_code == 429
    assert is_in(own)


def test_the_wished_password_is_no_second_guess(somebody: Somebody) -> None:
    """Whoever has the session tries one password a form, or each counts: five are all."""
    _, own = somebody()
    place = "/profile/password"
    known = re.search(r'name="was" value="([0-9a-f]{16})"', own.get(place).text)
    assert known is not None
    guess = {"current": WRONG, "password": PASSWORD}
    assert own.send(place, was=known[1], **guess).status_code == 422, "it is not told to be right"
    guess = {"current": WRONG, "password": NEW}
    answers = [own.send(place, was="of another form", **guess) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]


def test_the_present_password_is_no_new_one(somebody: Somebody, portal_address: str) -> None:
    """It is said at the field, and nobody is signed out for nothing."""
    email, own = somebody()
    other = signed_in(portal_address, email)
    same = own.send("/profile/password", current=PASSWORD, password=PASSWORD)
    assert same.status_code == 422
    assert "This is your present password" in same.text
    assert is_in(other)


def test_the_way_to_another_address_is_said(somebody: Somebody) -> None:
    """Beside the address, which cannot be changed."""
    _, browser = somebody()
    page = browser.get("/profile?lang=en").text
    assert "ask us for a letter with a new code" in page


def test_sessions_are_listed_and_ended(
    somebody: Somebody, people: PortalPeople, portal_address: str
) -> None:
    """One, or all others; of somebody else none."""
    email, own = somebody()
    first, second, third = (signed_in(portal_address, email) for _ in range(3))
    place = "/profile/sessions"
    page = own.get(place).text
    assert page.count("Firefox, Windows") == 4 + 3, "and in the labels of three buttons"
    assert page.count("This device") == 1
    keys = re.findall(r'name="session" value="([0-9a-f]{16})"', page)
    assert len(keys) == 3
    assert not re.search(r"[0-9]T[0-9]", re.sub(r"<[^>]+>", " ", page)), "days as people write them"
    neighbour = people.browser(portal_address, "neighbour")
    neighbour.send(place, on="/profile", session=keys[0])
    own.send(place, session="0" * 16)
    assert [is_in(one) for one in (own, first, second, third)] == [True] * 4
    own.send(place, session=keys[0])
    own.send(place, session=keys[0])
    assert [is_in(one) for one in (first, second, third)].count(False) == 1
    own.send(place)
    assert [is_in(one) for one in (own, first, second, third)] == [True, False, False, False]
    assert "signed in nowhere else" in own.get(place).text


def test_the_language_is_of_pages_and_mails(somebody: Somebody, people: PortalPeople) -> None:
    """Another word than the three is not kept."""
    email, own = somebody()
    for wished in ("ru", "xx"):
        answer = own.send("/profile/language", on="/profile", language=wished)
        page = own.get(answer.headers["location"])
        assert '<html lang="ru">' in page.text
    with portal_context(people) as context:
        account = account_by_email(context, email)
    assert account is not None
    assert account.language == "ru"


def test_the_own_data_are_what_the_command_gives(
    somebody: Somebody, people: PortalPeople, portal_address: str
) -> None:
    """But for accounts: of another owner of the flat not even the address."""
    email, own = somebody()
    other, _ = somebody()
    assert own.send("/profile/data", current=WRONG).status_code == 422
    answer = own.send("/profile/data", current=PASSWORD, form="json")
    assert answer.headers["content-disposition"] == 'attachment; filename="data.json"'
    given = json.loads(answer.content)
    with people.company.context("2026-11-29") as context:
        command = json.loads(person.json_of(person.extract(context, people.others[6], None)))
    assert [row["email"] for row in given.pop("users")] == [email]
    assert other in str(command.pop("users"))
    own_sessions = given.pop("sessions")
    assert own_sessions
    assert [row for row in command.pop("sessions") if row in own_sessions] == own_sessions
    assert given == command
    assert given["invoices"]
    co_user = people.browser(portal_address, "co_user")
    seen = json.loads(co_user.send("/profile/data", current=PASSWORD, form="json").content)
    assert (seen["customers"], seen["invoices"]) == ([], [])
    assert [row["email"] for row in seen["users"]] == ["co_user@example.lv"]
    assert [row["right"] for row in seen["user_flats"]] == ["readings"]


def test_a_passkey_was_made_on_the_day_of_riga(somebody: Somebody, people: PortalPeople) -> None:
    """Half past midnight there is the evening before in UTC."""
    email, own = somebody()
    with portal_context(people) as context, context.store.writing() as tx:
        user = users.user_by_email(tx, email)
        assert user is not None
        at = ("2026-11-28T22:30:00Z", "2026-11-28T21:30:00Z")
        passkeys.add_passkey(tx, passkeys.Passkey(email, user.user_id, "key", 0, "Firefox", *at))
    page = own.get("/profile/passkeys").text
    assert "made on 29 November 2026 · last used on 28 November 2026" in page


def test_another_flat_by_its_code(somebody: Somebody, people: PortalPeople) -> None:
    """From the profile; the session gets another token, as the rights are more."""
    _, own = somebody()
    flat_id = people.others[7]
    with portal_context(people) as context:
        (made,) = make_codes(context, [flat_id])
    assert 'href="/register"' in own.get("/profile").text
    for _ in range(10):  # more than would be let in, if they counted
        short = own.send("/register", client_number=flat_id, code="2345\u20136789\u2013ABC")
        assert (short.status_code, "12 characters, you typed 11" in short.text) == (422, True)
    wrong = own.send("/register", client_number=flat_id, code="2345-6789-ABCD")
    assert (wrong.status_code, wrong.text.count('aria-invalid="true"')) == (422, 2)
    typed = f" {flat_id.lower().replace('-', ' ')}"
    assert " " in typed.strip(), "a space in place of the hyphen is the same number"
    fields = {"client_number": typed, "code": printed_code(made)}
    assert "Yes, add the flat" in own.send("/register", **fields).text
    before = own.cookies[SESSION]
    answer = own.send("/register/account", on="/register", **fields)
    assert answer.headers["location"] == "/overview"
    assert own.cookies[SESSION] != before
    assert own.get(f"/flats/{flat_id}").status_code == 200
    own.cookies[SESSION] = before
    assert not is_in(own)


def test_who_leaves_is_gone_at_once(
    somebody: Somebody, people: PortalPeople, portal_address: str
) -> None:
    """With all sessions and those invited; what stays was said before and after."""
    email, own = somebody()
    other = signed_in(portal_address, email)
    flat_id = people.others[6]
    with portal_context(people) as context:
        user = account_by_email(context, email)
        assert user is not None
        (right,) = rights.rights_of(context, user.user_id)
        token = rights.invite(context, user.user_id, right.key, f"by.{email}", Right.READ)
        kept = Passwords().hashed(PASSWORD)
        rights.accept(context, token, Account(f"by.{email}", kept, "en"))
    invited = signed_in(portal_address, f"by.{email}")
    assert invited.get(f"/flats/{flat_id}").status_code == 200
    assert "stay in our records" in own.get("/profile/leave").text
    assert own.send("/profile/leave", current=WRONG).status_code == 422
    assert is_in(other)
    answer = own.send("/profile/leave", current=PASSWORD)
    assert answer.headers["location"] == "/left"
    assert "stay in our records" in own.get("/left").text
    assert (is_in(own), is_in(other)) == (False, False)
    assert invited.get(f"/flats/{flat_id}").status_code == 404
    assert Browser(portal_address).send("/sign-in", email=email, password=PASSWORD).is_client_error


def test_reminders_are_wished_one_by_one(somebody: Somebody, people: PortalPeople) -> None:
    """What has no mark is not wished; a dead address is started again by a word of its owner."""
    email, own = somebody()
    place = "/profile/mails"
    page = own.get(place).text
    by_default = {str(kind) for kind in WishKind if kind.by_default}
    assert set(re.findall(r'name="([a-z_]+)" value="1"[^>]* checked', page)) == by_default
    own.send(place, due="1", answered="1", other="1")
    with people.company.context("2026-11-29") as context:
        account = account_by_email(context, email)
        assert account is not None
        wished = wishes_of(context, account.user_id)
        assert {kind for kind, is_wished in wished.items() if is_wished} == {
            WishKind.DUE,
            WishKind.ANSWERED,
        }
        with context.store.writing() as tx:
            users.stop_mail(tx, account.user_id, "2026-11-01T00:00:00Z", "550")
        assert "We no longer write to" in own.get(place).text
        own.send(place, due="1")
        assert mail_stop_of(context, account.user_id) is not None
        own.send(place, due="1", start="1")
        assert mail_stop_of(context, account.user_id) is None
    assert "We no longer write to" not in own.get(place).text


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_the_pages_are_in_each_language(
    owner: Browser, people: PortalPeople, language: str
) -> None:
    """No key of a text is left on them, and nothing that the policy forbids."""
    flat = f"/flats/{people.flat.flat_id}"
    places = [
        "/profile",
        *(
            f"/profile/{name}"
            for name in ("password", "passkeys", "mails", "sessions", "data", "leave")
        ),
    ]
    for place in (*places, "/left", f"{flat}/co-users", f"{flat}/account", "/invitation/x"):
        html = owner.get(f"{place}?lang={language}").text
        assert f'<html lang="{language}">' in html
        assert not re.search(KEYS, re.sub(r"<[^>]+>", " ", html)), place
        assert " style=" not in html
