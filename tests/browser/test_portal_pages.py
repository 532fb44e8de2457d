"""Every page of the table of routes in a browser: accessible, narrow, quiet, in three languages."""

from collections.abc import Iterator

import pytest
from axe_rules import CONTRAST, violations
from playwright.sync_api import Browser, Page
from portal_people import PASSWORD, PortalPeople

from einvoice.web.route import Role
from einvoice.web.routes import ROUTES

SHOWN = [route for route in ROUTES if route.method == "GET" and route.template]
LANGUAGES = ("lv", "ru", "en")
NARROWEST = 320
LOUD = ("/no/such/page", "/cellar")
"""Chromium says itself that a page was not there, or that nobody is signed in."""


def sign_in(page: Page, address: str, email: str) -> None:
    """Sign in by the form."""
    page.goto(f"{address}/sign-in")
    page.fill("#email", email)
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/flats/**")


def staff_sign_in(page: Page, address: str) -> None:
    """Sign out whoever is there, and sign a manager of the staff in."""
    page.context.clear_cookies()
    page.goto(f"{address}/staff/sign-in")
    page.fill("#email", "manager@example.lv")
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/staff")


def paths(people: PortalPeople, *roles: Role) -> Iterator[str]:
    """Yield the addresses of all pages of roles."""
    parts = {
        "flat_id": people.flat.flat_id,
        "number": people.invoice_number,
        "token": "x",
        **people.parts,
    }
    for route in SHOWN:
        if route.role in roles:
            yield route.path.format_map(parts)
    if Role.VISITOR in roles:
        yield "/no/such/page"


def opened(page: Page, address: str, path: str) -> None:
    """Open a page that is there: an error's page breaks no rule either."""
    answer = page.goto(address + path)
    assert answer is not None
    assert answer.status == (404 if path == "/no/such/page" else 200), path


def look(page: Page, axe: str, language: str) -> None:
    """Check a page: rules in light, contrast in dark (the same in each language), its width."""
    is_narrow(page)
    assert violations(page, axe) == [], page.url
    if language == LANGUAGES[0]:
        page.emulate_media(color_scheme="dark")
        assert violations(page, axe, rules=CONTRAST) == [], page.url
        page.emulate_media(color_scheme="light")


def is_narrow(page: Page) -> None:
    """Check the width of a page."""
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROWEST, f"{page.url} is {width} pixels wide"


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_for_everyone(
    chromium: Browser, axe: str, people: PortalPeople, portal_address: str, language: str
) -> None:
    """No rule of WCAG 2.2 AA is broken, at 320 pixels (400 % of 1280), light and dark.

    The staff's pages have the same structure in each language: the others are measured alone.
    """
    context = chromium.new_context(
        viewport={"width": NARROWEST, "height": 640},
        locale=language,
        bypass_csp=True,
        reduced_motion="reduce",  # colours are judged where they end, not on their way
    )
    page = context.new_page()
    for path in paths(people, Role.VISITOR):
        opened(page, portal_address, path)
        assert page.get_attribute("html", "lang") == language
        look(page, axe, language)
    sign_in(page, portal_address, "own@example.lv")
    for path in paths(people, Role.RESIDENT):
        opened(page, portal_address, path)
        look(page, axe, language)
    staff_sign_in(page, portal_address)
    for path in paths(people, Role.CLERK, Role.MANAGER):
        opened(page, portal_address, path)
        is_narrow(page)
        if language == LANGUAGES[0]:
            look(page, axe, language)
    context.close()


def test_the_check_of_rules_can_fail(chromium: Browser, axe: str) -> None:
    """A field without a label is seen, and a word too pale to read."""
    page = chromium.new_page()
    page.set_content("<html lang=en><title>x</title><main><input></main>")
    assert [rule for rule, _ in violations(page, axe)] == ["label"]
    page.set_content("<html lang=en><title>x</title><main style='color: silver'>pale</main>")
    assert [rule for rule, _ in violations(page, axe, rules=CONTRAST)] == ["color-contrast"]
    page.close()


def test_pages_are_quiet(chromium: Browser, people: PortalPeople, portal_address: str) -> None:
    """The policy is not bypassed here: no page breaks it, none asks for anything elsewhere."""
    context = chromium.new_context(locale="lv")
    page, said, asked = context.new_page(), [], []
    page.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for path in paths(people, Role.VISITOR):
        if path not in LOUD:
            page.goto(portal_address + path)
    sign_in(page, portal_address, "own@example.lv")
    for path in paths(people, Role.RESIDENT):
        page.goto(portal_address + path)
    page.goto(f"{portal_address}/cellar")
    page.wait_for_selector("#keep-box:not([hidden])")
    staff_sign_in(page, portal_address)
    for path in paths(people, Role.CLERK, Role.MANAGER):
        page.goto(portal_address + path)
    assert said == []
    assert [url for url in asked if not url.startswith((portal_address, "data:"))] == []
    context.close()


def tabbed(page: Page, text: str) -> None:
    """Press the tabulator until something has the focus."""
    for _ in range(20):
        page.keyboard.press("Tab")
        focus = page.evaluate("(document.activeElement.innerText || document.activeElement.id)")
        if focus.strip() == text:
            return
    raise AssertionError(f"{text} cannot be reached by keyboard")


def test_by_keyboard_alone(chromium: Browser, portal_address: str) -> None:
    """From the first page to the overview and out again; the focus is seen everywhere."""
    context = chromium.new_context(locale="en")
    page = context.new_page()
    page.goto(portal_address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    tabbed(page, "Sign in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in*")
    tabbed(page, "email")
    page.keyboard.type("own@example.lv")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/flats/**")
    tabbed(page, "Sign out")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert int(outline.removesuffix("px").partition(".")[0]) >= 2
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in*")
    context.close()
