"""The second step of staff: set up with an app, asked for at the door, once a code, and ended."""

import re
import time
from collections.abc import Iterator

import pyotp
import pytest
from portal_people import PASSWORD, PortalPeople, portal_context
from portal_server import Browser, listening

from einvoice.core.residents import StaffRole
from einvoice.core.staff_acts import ActKind
from einvoice.passwords import hashed
from einvoice.store import totp
from einvoice.web.app import portal_app
from einvoice.web.cookies import SESSION
from jobs.residents.second_steps import second_step_of
from jobs.residents.sessions import end
from jobs.residents.staff_accounts import add_staff, end_staff, set_staff_password
from jobs.residents.staff_acts import acts_of
from jobs.residents.throttle import succeeded

SIGN_IN, CODE, ACCOUNT = "/staff/sign-in", "/staff/sign-in/code", "/staff/account"
EMAIL = "step@example.lv"
KEPT = hashed(PASSWORD)
NONE = "no-secret-of-ours"


@pytest.fixture
def member(people: PortalPeople) -> Iterator[str]:
    """A manager with an account for one test; the id."""
    with people.company.context() as context:
        yield add_staff(context, EMAIL, "Zane", StaffRole.MANAGER, KEPT).staff_id
        end_staff(context, EMAIL)
        succeeded(context, f"staff code {EMAIL}")


@pytest.fixture
def signed_in(member: str, visitor: Browser) -> Browser:
    """Their browser; the account has no second step."""
    assert visitor.send(SIGN_IN, email=EMAIL, password=PASSWORD).status_code == 303, member
    return visitor


def code_of(secret: str, later: int = 0) -> str:
    """Return the code that an app shows now, or some half minutes later."""
    return str(pyotp.TOTP(secret).generate_otp(int(time.time()) // 30 + later))


def value(name: str, html: str) -> str:
    """Return the value of a hidden field."""
    (found,) = re.findall(rf'name="{name}" value="([^"]+)"', html)
    return str(found)


def secret_on(html: str) -> str:
    """Return the secret that a page shows to be typed."""
    (typed,) = re.findall(r"<code>([A-Z2-7 ]+)</code>", html)
    return str(typed).replace(" ", "")


def set_up(browser: Browser) -> str:
    """Set the second step up as a person does and return the secret."""
    page = browser.send(ACCOUNT, current=PASSWORD).text
    secret = secret_on(page)
    kept = browser.send(
        f"{ACCOUNT}/code", on=ACCOUNT, secret=value("secret", page), code=code_of(secret)
    )
    assert kept.headers["location"] == f"{ACCOUNT}?done=made"
    return secret


def at_the_code(address: str, to: str = "") -> tuple[Browser, str]:
    """Return a browser whose password was right, and the ticket on its page."""
    browser = Browser(address)
    page = browser.send(SIGN_IN, email=EMAIL, password=PASSWORD, to=to)
    assert page.status_code == 200
    assert "Six digits" in page.text
    return browser, value("ticket", page.text)


def test_it_is_set_up_with_the_password_and_a_code(
    people: PortalPeople, member: str, signed_in: Browser
) -> None:
    """Nothing is kept before the app's code is right; other sessions end, and it is noted."""
    other = Browser(signed_in.address)
    other.send(SIGN_IN, email=EMAIL, password=PASSWORD)
    assert signed_in.send(ACCOUNT, current="not mine").status_code == 422
    page = signed_in.send(ACCOUNT, current=PASSWORD)
    assert "data:image/svg+xml," in page.text
    secret = secret_on(page.text)
    assert f"secret={secret}" in page.text, "the address that an app opens"
    offered = value("secret", page.text)
    place = f"{ACCOUNT}/code"
    wrong = signed_in.send(place, on=ACCOUNT, secret=offered, code="12345x")
    assert (wrong.status_code, secret_on(wrong.text)) == (422, secret)
    assert '<a href="#code">Six digits</a>' in wrong.text, "the top names the field"
    forged = signed_in.send(place, on=ACCOUNT, secret=NONE, code=code_of(secret))
    assert (forged.status_code, "Begin again" in forged.text) == (422, True)
    with people.company.context() as context:
        assert second_step_of(context, member) is None
    right = signed_in.send(
        place, on=ACCOUNT, secret=value("secret", wrong.text), code=code_of(secret)
    )
    assert right.status_code == 303
    assert "Set up on" in signed_in.get(ACCOUNT).text
    assert other.get("/staff").status_code == 303
    with people.company.context() as context:
        assert acts_of(context).acts[0].act == ActKind.SECOND_STEP_MADE


def test_another_members_offer_is_worth_nothing(people: PortalPeople, signed_in: Browser) -> None:
    """A secret that somebody saw on another's page cannot be set up by them."""
    page = signed_in.send(ACCOUNT, current=PASSWORD).text
    clerk = people.browser(signed_in.address, "clerk")
    code, offered = code_of(secret_on(page)), value("secret", page)
    answer = clerk.send(f"{ACCOUNT}/code", on=ACCOUNT, secret=offered, code=code)
    assert answer.status_code == 422


def test_no_session_before_the_code_and_a_code_opens_one(signed_in: Browser) -> None:
    """The way that was asked for goes along; neither the code again nor that before it works."""
    secret = set_up(signed_in)
    browser, ticket = at_the_code(signed_in.address, "/staff/users")
    assert browser.get("/staff").status_code == 303
    used = browser.send(CODE, ticket=ticket, code=code_of(secret))
    assert (used.status_code, "was used already" in used.text) == (422, True)
    later = code_of(secret, 1)
    answer = browser.send(CODE, ticket=ticket, code=f" {later[:3]} {later[3:]}", to="/staff/users")
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/users")
    assert browser.get("/staff").status_code == 200
    for code in (later, code_of(secret)):
        again, ticket = at_the_code(signed_in.address)
        assert again.send(CODE, ticket=ticket, code=code).status_code == 422
        assert again.get("/staff").status_code == 303


def test_what_was_typed_waits_behind_both_steps(signed_in: Browser, people: PortalPeople) -> None:
    """A form that was sent after the session had ended is shown after the code."""
    secret, browser = set_up(signed_in), signed_in
    with people.company.context() as context:
        end(context, browser.cookies[SESSION])
    kept = {"to": "/staff/users", "kept.flat": "B0001-2"}
    page = browser.send(SIGN_IN, email=EMAIL, password=PASSWORD, **kept).text
    assert 'name="kept.flat" value="B0001-2"' in page
    form = {"ticket": value("ticket", page), "code": code_of(secret, 1)}
    answer = browser.send(CODE, **form, **kept)
    assert "Not sent yet" in answer.text
    assert 'name="flat" value="B0001-2"' in answer.text


def test_wrong_codes_are_throttled_on_known_devices_too(signed_in: Browser) -> None:
    """Five, then even the right one waits: three codes of a million are right at any moment."""
    secret = set_up(signed_in)
    browser = Browser(signed_in.address, cookies=dict(signed_in.cookies))
    del browser.cookies[SESSION]
    page = browser.send(SIGN_IN, email=EMAIL, password=PASSWORD).text
    ticket = value("ticket", page)
    for _ in range(5):
        assert browser.send(CODE, ticket=ticket, code="abcdef").status_code == 422
    assert browser.send(CODE, ticket=ticket, code=code_of(secret, 1)).status_code == 429


@pytest.mark.parametrize("how", ["forged", "password", "ended", "no_step"])
def test_a_ticket_is_of_the_password_and_the_account_of_now(
    people: PortalPeople, member: str, signed_in: Browser, how: str
) -> None:
    """Forged, after another password, of an ended account: the password is asked for again."""
    secret = set_up(signed_in)
    browser, ticket = at_the_code(signed_in.address)
    with people.company.context() as context:
        if how == "password":
            set_staff_password(context, EMAIL, KEPT.replace("$argon2id$", "$other$"))
        elif how == "ended":
            end_staff(context, EMAIL)
        elif how == "no_step":
            with context.store.writing() as tx:
                totp.end_second_step(tx, member)
        else:
            signed, _, signature = ticket.rpartition(".")
            # Its first character: of the last, two bits are of nobody.
            ticket = f"{signed}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"
        answer = browser.send(CODE, ticket=ticket, code=code_of(secret, 1))
        assert (answer.status_code, "Sign in again" in answer.text or "from" in answer.text) == (
            422,
            True,
        )
        assert 'name="password"' in answer.text
        assert browser.get("/staff").status_code == 303
        if how == "ended":
            add_staff(context, EMAIL, "Zane", StaffRole.MANAGER, KEPT)


def test_a_manager_ends_a_colleagues_second_step(people: PortalPeople, signed_in: Browser) -> None:
    """After the own password; nobody their own, a clerk nobody's. The password lets in then."""
    secret = set_up(signed_in)
    manager = people.browser(signed_in.address, "manager")
    with people.company.context() as context:
        staff_id = next(a.subject for a in acts_of(context).acts if a.act == "second_step_made")
    assert f'value="{staff_id}"' in manager.get(ACCOUNT).text
    place = f"{ACCOUNT}/end"
    assert f'value="{staff_id}"' not in signed_in.get(ACCOUNT).text, "nobody ends their own"
    own = signed_in.send(place, on=ACCOUNT, member=staff_id, current=PASSWORD)
    assert own.status_code == 422
    clerk = people.browser(signed_in.address, "clerk")
    assert clerk.send(place, on=ACCOUNT, member=staff_id, current=PASSWORD).status_code == 404
    assert manager.send(place, on=ACCOUNT, member=staff_id, current="no").status_code == 422
    ended = manager.send(place, on=ACCOUNT, member=staff_id, current=PASSWORD)
    assert ended.headers["location"] == f"{ACCOUNT}?done=ended"
    assert signed_in.get("/staff").status_code == 303
    again = Browser(signed_in.address)
    assert again.send(SIGN_IN, email=EMAIL, password=PASSWORD).status_code == 303, secret
    with people.company.context() as context:
        act = next(a for a in acts_of(context).acts if a.act == ActKind.SECOND_STEP_ENDED)
    assert (act.email, act.subject) == ("manager@example.lv", staff_id)


def test_where_it_is_required_nothing_else_opens_before(people: PortalPeople, member: str) -> None:
    """Pages and forms lead to the page where it is set up; then all of the room is open."""
    path = people.company.home / "config.toml"
    before = path.read_text("utf-8")
    path.write_text(before.replace("[portal]\n", '[portal]\nstaff_totp = "required"\n'), "utf-8")
    with portal_context(people) as context:
        path.write_text(before, "utf-8")
        with listening(portal_app(context)) as address:
            browser = Browser(address)
            browser.send(SIGN_IN, email=EMAIL, password=PASSWORD)
            for page in ("/staff", "/staff/users", "/staff/journal"):
                assert browser.get(page).headers["location"] == ACCOUNT, member
            sent = browser.send("/staff/users", on=ACCOUNT, flat="B0001-2")
            assert sent.headers["location"] == ACCOUNT
            assert "asks for a second step" in browser.get(ACCOUNT).text
            set_up(browser)
            assert browser.get("/staff").status_code == 200


def test_a_secret_is_not_kept_where_a_session_ended(visitor: Browser) -> None:
    """Whoever uses the device next reads no secret on the page for signing in."""
    answer = visitor.send(f"{ACCOUNT}/code", on=SIGN_IN, secret=NONE, code="123456")
    assert answer.status_code == 401
    assert NONE not in answer.text
