"""What is typed and not sent: a link asks first, a language and a closing take it along."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from paid_company import PaidCompany, booked
from playwright.sync_api import Browser, Dialog, Page, expect
from portal_people import PortalPeople, portal_context
from portal_server import listening
from portal_walk import staff_sign_in
from sample_company import Company
from staff_room import staff_room

from einvoice.core.payments import Payer
from einvoice.web.app import portal_app

WORDS = "Labdien! Meistars b\u016bs r\u012bt."


@pytest.fixture(scope="module")
def address(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A portal of the own, whose database is a copy."""
    home = tmp_path_factory.mktemp("unsent") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context, listening(portal_app(context)) as place:
        yield place


def thread(page: Page, people: PortalPeople, address: str) -> None:
    """Sign in as staff, open a thread and type in it."""
    staff_sign_in(page, address)
    page.goto(f"{address}/staff/messages/{people.parts['thread_id']}?lang=lv")
    page.click("#text")
    page.keyboard.type(WORDS)


@pytest.mark.parametrize("script", ["with", "without"])
def test_by_keyboard_another_language_takes_along(
    chromium: Browser, people: PortalPeople, address: str, script: str
) -> None:
    """With and without JavaScript; then closing the thread is refused, for it is not sent."""
    context = chromium.new_context(java_script_enabled=script == "with")
    page = context.new_page()
    thread(page, people, address)
    page.focus(".languages [lang=en]")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#text")).to_have_value(WORDS)
    page.focus("button[value=close]")
    page.keyboard.press("Enter")
    expect(page.locator("#text-fault")).to_be_visible()
    expect(page.locator("#text")).to_have_value(WORDS)
    context.close()


def stays_when_asked(page: Page) -> list[str]:
    """Have a page stay when its browser asks, and return the kinds of its questions so far."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    return asked


def test_a_link_asks_first(chromium: Browser, people: PortalPeople, address: str) -> None:
    """In the browser's own words; of a form that is empty, or sent, nothing is asked."""
    context = chromium.new_context()
    page = context.new_page()
    thread(page, people, address)
    asked = stays_when_asked(page)
    page.click(".menu a >> nth=0")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.locator("#text")).to_have_value(WORDS)
    page.click(".languages [lang=ru]")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.click("h1")
    page.click(".menu a >> nth=0")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"] * 2, "of what another language took along too"
    page.click("#text")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.click(".menu a >> nth=0")
    page.wait_for_url("**/staff")
    assert len(asked) == 2
    context.close()


def test_a_link_asks_after_a_form_that_could_not_go(
    chromium: Browser, people: PortalPeople, address: str
) -> None:
    """Without a network nothing was sent: what is typed is here alone."""
    context = chromium.new_context()
    page = context.new_page()
    thread(page, people, address)
    asked = stays_when_asked(page)
    context.set_offline(True)
    page.click("button[value=reply]")
    expect(page.locator("#not-sent")).to_be_visible()
    context.set_offline(False)
    page.click(".menu a >> nth=0")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.locator("#text")).to_have_value(WORDS)
    context.close()


def test_of_several_forms_the_typed_one_goes_along(chromium: Browser, company: Company) -> None:
    """The reason for a payment, which a link for another language would leave behind."""
    paid = PaidCompany(company)
    entry = booked(9, 1234, "nez\u0101ms", payer=Payer("Kads Cits", "LV80BANK0000435195001"))
    assert paid.read(paid.write(paid.statement(9, 9, [entry]))).code == 3
    context = chromium.new_context()
    with staff_room(company) as room:
        place = room.manager.address.replace("http:", "https:")
        ((name, value),) = room.manager.cookies.items()
        context.add_cookies([{"name": name, "value": value, "url": place, "secure": True}])
        page = context.new_page()
        page.goto(f"{room.manager.address}/staff/payments?lang=lv")
        page.click(".queue summary")
        page.click("[name=reason]")
        page.keyboard.type(WORDS)
        page.click(".languages [lang=en]")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("[name=reason]")).to_have_value(WORDS)
        context.close()
