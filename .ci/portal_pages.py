"""Draws every page of a portal that is running, as a telephone shows it, to be looked at.

    make demo-portal                                      # and beside it:
    .venv/bin/python .ci/portal_pages.py http://localhost:8443 FOLDER

In three languages, light and dark, 360 pixels wide; of pages with a part of an address that only
the portal knows, those that another page leads to. The sign-ins are the demo's.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from einvoice.texts import LANGUAGES
from einvoice.web.route import Role, Route
from einvoice.web.routes import ROUTES
from jobs.setup import demo_portal as demo

WIDTH, HEIGHT = 360, 740
SIDES = (
    ("", "", "", (Role.VISITOR,)),
    ("/sign-in", demo._EMAIL, demo._PASSWORD, (Role.RESIDENT,)),  # noqa: SLF001 - of the demo
    ("/staff/sign-in", demo._STAFF, demo._STAFF_PASSWORD, (Role.CLERK, Role.MANAGER)),  # noqa: SLF001
)
"""Where somebody signs in, as whom, and whose pages are theirs."""


def main() -> None:
    """Write the pictures."""
    address, folder = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for language in LANGUAGES:
            for place, email, password, roles in SIDES:
                side(browser, (address, place), (email, password), roles, language, folder)
        browser.close()


def side(  # noqa: PLR0913, PLR0917 - of one sign-in
    browser: Browser,
    where: tuple[str, str],
    login: tuple[str, str],
    roles: tuple[Role, ...],
    language: str,
    folder: Path,
) -> None:
    """Draw the pages of those who sign in at a place."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, locale=language, reduced_motion="reduce"
    )
    page = context.new_page()
    address, place = where
    if place:
        page.goto(address + place)
        page.fill("#email", login[0])
        page.fill("#password", login[1])
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: not url.endswith(("/sign-in", "/overview")))
    for route, path in addresses(page, address, roles):
        page.goto(address + path)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            target = folder / f"{route.name}-{language}-{scheme}.png"
            page.screenshot(path=target, full_page=True)
    context.close()


def addresses(page: Page, address: str, roles: tuple[Role, ...]) -> Iterator[tuple[Route, str]]:
    """Yield the pages of roles with an address each, found on the pages before them."""
    shown = [r for r in ROUTES if r.method == "GET" and r.template and r.role in roles]
    known = {page.url.removeprefix(address).partition("?")[0]}
    for _ in range(3):  # a list, what it leads to, and what that leads to
        for route in list(shown):
            pattern = re.compile(re.sub(r"\{\w+\}", "[^/]+", route.path))
            fixed = [route.path] if "{" not in route.path else []
            path = next((one for one in (*fixed, *sorted(known)) if pattern.fullmatch(one)), "")
            if path:
                shown.remove(route)
                page.goto(address + path)
                links = "links => links.map(link => link.getAttribute('href').split('?')[0])"
                known |= set(page.eval_on_selector_all("a[href^='/']", links))
                yield route, path
    for route in shown:
        sys.stderr.write(f"no page leads to {route.name}\n")


if __name__ == "__main__":
    main()
