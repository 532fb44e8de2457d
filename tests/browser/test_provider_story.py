"""By the provider in a real browser, without JavaScript: to its page, and back to ours."""

from dataclasses import replace

import pytest
from axe_rules import violations
from playwright.sync_api import Browser, Page, expect
from portal_people import PASSWORD, PortalPeople, portal_context
from portal_server import listening
from provider_server import has_code, provider_server, with_provider

from einvoice.texts import LANGUAGES
from einvoice.texts.portal import portal_text
from einvoice.web.app import portal_app

CODE, NOBODYS_CODE = "160575-19994", "328673-00679"
NARROWEST = 320


def pressed(page: Page, key: str, language: str) -> None:
    """Press a link or button by its words."""
    page.click(f"main >> text={portal_text(key, language, name='eParaugs')}")


def led_on(page: Page, key: str, language: str) -> None:
    """Press a button by its words, and wait for the page that it leads to."""
    with page.expect_navigation():
        pressed(page, key, language)


def identified(page: Page, sub: str) -> None:
    """Say at the provider's page who one is."""
    page.fill("input[name=sub]", sub)
    page.click("button >> text=Authorize")


def look(page: Page, axe: str) -> None:
    """Check rules and width of a page."""
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST, page.url
    assert violations(page, axe) == [], page.url


def test_the_story_by_a_provider(
    chromium: Browser, axe: str, people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Registered in Latvian, signed in anew in Russian, unlinked and linked in English."""
    home = tmp_path_factory.mktemp("provider") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    lv, ru, en = LANGUAGES
    size = {"width": NARROWEST, "height": 640}
    with provider_server() as provider:
        with_provider(own.company, provider)
        has_code(own.company, own.others[0], CODE)
        provider.person("anna", f"PNOLV-{CODE}")
        provider.person("nobody", NOBODYS_CODE)
        with portal_context(own) as context, listening(portal_app(context)) as address:
            tabs = {name: chromium.new_context(locale=name, viewport=size) for name in LANGUAGES}
            page = tabs[lv].new_page()
            page.goto(f"{address}/register")
            look(page, axe)
            pressed(page, "provider.register", lv)
            identified(page, "nobody")
            none = portal_text("sign_in.provider_none", lv)
            expect(page.locator("main [role=alert]")).to_have_text(none)
            look(page, axe)
            pressed(page, "provider.register", lv)
            identified(page, "anna")
            expect(page.locator("h1")).to_have_text(portal_text("account.title", lv))
            look(page, axe)
            page.fill("#email", "by.provider@example.lv")
            page.fill("#password", PASSWORD)
            pressed(page, "account.make", lv)
            page.wait_for_url(f"**/flats/{own.others[0]}?made=1")
            page = tabs[ru].new_page()
            page.goto(f"{address}/profile")
            look(page, axe)
            pressed(page, "provider.sign_in", ru)
            identified(page, "anna")
            page.wait_for_url("**/profile")
            page = tabs[en].new_page()
            page.goto(f"{address}/profile/provider")
            pressed(page, "provider.sign_in", en)
            identified(page, "anna")
            page.wait_for_url("**/profile/provider")
            look(page, axe)
            pressed(page, "provider.remove", en)
            page.wait_for_url("**done=removed")
            page.fill("#current", PASSWORD)
            led_on(page, "passkeys.begin", en)
            look(page, axe)
            pressed(page, "provider.go", en)
            identified(page, "anna")
            page.wait_for_url("**done=linked")
            look(page, axe)
            for tab in tabs.values():
                tab.close()
