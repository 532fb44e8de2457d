"""What is typed in a form stays when the page is asked for in another language: by its own form."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from portal_people import PortalPeople, mailing_portal, portal_context
from portal_server import Browser, listening, token_on

from einvoice.web.app import portal_app

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
TYPED = "Uzrakstīts, bet vēl nav nosūtīts"


@pytest.fixture(scope="module")
def address(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A portal of the own, whose database is a copy."""
    home = tmp_path_factory.mktemp("typed") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context, listening(portal_app(context)) as place:
        yield place


@pytest.mark.parametrize(
    ("who", "path", "field"),
    [
        ("clerk", "/staff/messages/{thread_id}", "text"),
        ("clerk", "/staff/messages/new/{user_id}?flat={flat_id}", "text"),
        ("clerk", "/staff/documents", "title_lv"),
        ("own", "/flats/{flat_id}/messages/new", "text"),
        ("own", "/flats/{flat_id}/messages/{thread_id}", "text"),
        ("own", "/flats/{flat_id}/readings", "value."),
        ("", "/register", "code"),
        ("", "/register/request", "place"),
        ("", "/sign-in", "email"),
        ("", "/staff/sign-in", "email"),
    ],
)
def test_a_language_is_a_button_of_the_form(
    people: PortalPeople, address: str, who: str, path: str, field: str
) -> None:
    """The page comes back in it with what was typed; nothing is sent, whatever else is pressed."""
    browser = people.browser(address, who) if who else Browser(address)
    place = path.format(flat_id=people.flat.flat_id, **people.parts)
    page = browser.get(place).text
    assert re.search(r'<button type="submit" form="writing" name="lang" value="ru"', page)
    assert page.count('id="writing"') == 1
    form = page.partition('id="writing"')[2].partition("</form>")[0]
    (name,) = re.findall(rf'name="({re.escape(field)}[^"]*)"', form)[:1]
    typed = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    typed |= {name: TYPED, "lang": "ru", "act": "reply"}
    before, _, query = place.partition("?")
    answer = browser.ask("POST", before, data=typed, headers=SAME_ORIGIN)
    assert (answer.status_code, '<html lang="ru">' in answer.text) == (200, True)
    shown = re.search(rf'name="{re.escape(name)}"[^>]*value="{TYPED}"|>\n{TYPED}</t', answer.text)
    assert shown or TYPED.casefold() in answer.text, "an address has no capitals"
    assert TYPED not in browser.get(f"{before}?{query}").text, "nothing was sent"


@pytest.mark.parametrize(
    ("who", "path"), [("", "/forgotten"), ("neighbour", "/flats/{flat_id}/co-users")]
)
def test_an_address_for_a_mail_goes_along(people: PortalPeople, who: str, path: str) -> None:
    """Where mails are sent; none goes."""
    place = path.format(flat_id=people.flat.neighbour)
    with mailing_portal(people, 1) as address:
        browser = people.browser(address, who)
        page = browser.get(place).text
        assert '<button type="submit" form="writing" name="lang" value="ru"' in page
        assert page.count('id="writing"') == 1
        form = {"csrf": token_on(browser, place), "email": "kads@example.lv", "lang": "ru"}
        answer = browser.ask("POST", place, data=form, headers=SAME_ORIGIN)
        assert (answer.status_code, '<html lang="ru">' in answer.text) == (200, True)
        assert 'value="kads@example.lv"' in answer.text


def test_what_was_typed_before_a_session_ended_goes_along(
    people: PortalPeople, address: str
) -> None:
    """The page for signing in, in another language, has it still."""
    place = f"/staff/messages/{people.parts['thread_id']}"
    browser = people.browser(address, "clerk")
    token = token_on(browser, place)
    browser.ask("POST", "/sign-out", data={"csrf": token}, headers=SAME_ORIGIN)
    form = {"csrf": token, "text": TYPED, "act": "reply"}
    page = browser.ask("POST", place, data=form, headers=SAME_ORIGIN)
    typed = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    assert TYPED in typed.values()
    answer = browser.ask("POST", "/staff/sign-in", data=typed | {"lang": "en"}, headers=SAME_ORIGIN)
    assert (answer.status_code, '<html lang="en">' in answer.text) == (200, True)
    assert TYPED in answer.text
    assert "Your session" in answer.text


def test_a_form_with_a_language_does_nothing_else(people: PortalPeople, address: str) -> None:
    """Also one that signs out."""
    manager = people.browser(address, "manager")
    form = {"csrf": token_on(manager, "/staff/payments"), "lang": "lv", "act": "withdraw"}
    answer = manager.ask("POST", "/staff/payments", data=form, headers=SAME_ORIGIN)
    assert (answer.status_code, '<html lang="lv">' in answer.text) == (200, True)
    form["csrf"] = token_on(manager, "/staff/payments")
    gone = manager.ask("POST", "/sign-out", data=form, headers=SAME_ORIGIN)
    assert gone.status_code in {303, 404}
    assert manager.get("/staff/payments").status_code == 200, "still signed in"
