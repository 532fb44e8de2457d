"""Pages that are shown without the portal go on by themselves once it answers again."""

import socket

import pytest
from phone_steps import next_value
from phones import PhonePortal, cellar, phone_of
from playwright.sync_api import Browser, Page, expect

HIDDEN = """
self.isSeen = false;
Object.defineProperty(document, "visibilityState", {get: () => self.isSeen ? "visible" : "hidden"});
"""
SEEN = "self.isSeen = true; document.dispatchEvent(new Event('visibilitychange'))"
LOOKS = "HEAD /healthz HTTP/1.1"
FIRST_WAIT_MS, TWO_WAITS_MS = 7_000, 12_000


def test_the_page_without_network_goes_to_the_one_that_was_asked_for(
    page: Page, portal: PhonePortal
) -> None:
    """Where the browser saw no network go or come: the portal alone was down."""
    asked = f"{portal.network.address}/flats/{portal.people.flat.flat_id}"
    portal.network.is_up = False
    page.goto(asked)
    page.wait_for_selector("#offline")
    portal.network.is_up = True
    page.wait_for_selector("#offline", state="detached")
    assert page.url == asked
    expect(page.locator(".pay")).to_be_visible()


def test_a_page_that_nobody_sees_asks_nothing_until_it_is_seen(
    page: Page, portal: PhonePortal
) -> None:
    """Nor does the page without network itself, where it was asked for."""
    portal.network.is_up = False
    other = page.context.new_page()
    other.add_init_script(HIDDEN)
    other.goto(f"{portal.network.address}/?app=1")
    other.wait_for_selector("#offline")
    portal.network.is_up = True
    page.goto(f"{portal.network.address}/offline")
    portal.network.gone.clear()
    page.wait_for_timeout(FIRST_WAIT_MS)
    assert [line for line in portal.network.gone if "/offline" in line] == []
    expect(page.locator("#offline")).to_be_visible()
    expect(other.locator("#offline")).to_be_visible()
    page.close()
    portal.network.gone.clear()
    other.evaluate(SEEN)
    other.wait_for_selector("#offline", state="detached")
    assert portal.network.gone.count(LOOKS) == 1


def test_a_portal_that_answers_but_not_with_pages_is_asked_less_and_less(
    page: Page, portal: PhonePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is loaded in vain once, and then not in the same time again."""
    carry = portal.network.carry

    def looks_alone(browser: socket.socket) -> None:
        if browser.recv(4, socket.MSG_PEEK) == b"HEAD":
            carry(browser)

    monkeypatch.setattr(portal.network, "carry", looks_alone)
    page.goto(f"{portal.network.address}/?app=1")
    page.wait_for_selector("#offline")
    portal.network.gone.clear()
    page.wait_for_timeout(TWO_WAITS_MS)
    assert portal.network.gone == [LOOKS]
    expect(page.locator("#offline")).to_be_visible()


def test_a_cellar_without_meters_shows_them_by_itself(
    chromium: Browser, portal: PhonePortal
) -> None:
    """A phone that keeps none of them said that there is no network, until it was opened anew."""
    phone = phone_of(chromium, portal)
    page = cellar(phone, portal)
    portal.network.is_up = False
    page.reload()
    page.get_by_text("Your meters are not kept on this phone").wait_for()
    portal.network.is_up = True
    page.wait_for_selector("#meters form")
    expect(page.get_by_text("Your meters are not kept on this phone")).to_be_hidden()
    phone.close()


def test_a_cellar_that_comes_back_leaves_what_is_being_typed(
    page: Page, portal: PhonePortal
) -> None:
    """It says no longer that it is without a network; the field is as it was, and typed into."""
    words = next_value(portal)[1]
    portal.network.is_up = False
    page.reload()
    page.get_by_text("meters as they were on").wait_for()
    field = page.locator("#value-0")
    field.press_sequentially(words[:-1])
    portal.network.is_up = True
    expect(page.get_by_text("meters as they were on")).to_be_hidden()
    page.keyboard.type(words[-1])
    expect(field).to_be_focused()
    expect(field).to_have_value(words)
    field.fill("")
