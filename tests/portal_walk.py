"""A walk over every page of the table of routes in a browser, and what is looked at on each."""

from collections.abc import Iterator

from axe_rules import CONTRAST, violations
from playwright.sync_api import Page
from portal_people import PASSWORD, PortalPeople

from einvoice.web.route import Role
from einvoice.web.routes import ROUTES

SHOWN = [route for route in ROUTES if route.method == "GET" and route.template]
LANGUAGES = ("lv", "ru", "en")
NARROWEST = 320
ZOOMED = {"width": NARROWEST, "height": 256}
"""A window of 1280 x 1024 at 400 % (WCAG 1.4.10)."""
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


def look(page: Page, axe: str) -> None:
    """Check a page: all rules in light, contrast in dark, its width."""
    is_narrow(page)
    assert violations(page, axe) == [], page.url
    page.emulate_media(color_scheme="dark")
    assert violations(page, axe, rules=CONTRAST) == [], page.url
    page.emulate_media(color_scheme="light")


def is_narrow(page: Page) -> None:
    """Check the width of a page."""
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROWEST, f"{page.url} is {width} pixels wide"
