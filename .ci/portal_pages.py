"""Draws every page of a portal that is running, as a telephone and a desk show it, to be looked at.

    make demo-portal                                      # and beside it:
    .venv/bin/python .ci/portal_pages.py http://localhost:8443 FOLDER [MAILS]

In three languages, light and dark, 360 and 1100 pixels wide; of pages with a part of an address
that only the portal knows, those that another page or a mail leads to. The sign-ins are the demo's.
First the sample owner writes a message and invites somebody, and asks for a new password: MAILS is
the folder of the portal's mails (default: demo-portal/mail).
"""

import email
import re
import shutil
import sys
import time
from collections.abc import Iterator
from email import policy
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from einvoice.texts import LANGUAGES
from einvoice.web.route import Role, Route
from einvoice.web.routes import ROUTES
from jobs.setup import demo_portal as demo

WIDTHS, HEIGHT = (360, 1100), 740
SIDES = (
    ("", "", "", (Role.VISITOR,)),
    ("/sign-in", demo._EMAIL, demo._PASSWORD, (Role.RESIDENT,)),  # noqa: SLF001 - of the demo
    ("/staff/sign-in", demo._STAFF, demo._STAFF_PASSWORD, (Role.CLERK, Role.MANAGER)),  # noqa: SLF001
)
"""Where somebody signs in, as whom, and whose pages are theirs."""


def main() -> None:
    """Write the pictures."""
    address, folder = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    mails = Path(*sys.argv[3:] or ("demo-portal", "mail"))
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        program = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        mailed = prepare(browser, address, mails)
        for language in LANGUAGES:
            for place, user, password, roles in SIDES:
                known = mailed if not place else set()
                side(browser, (address, place), (user, password), roles, language, folder, known)
        browser.close()


def prepare(browser: Browser, address: str, mails: Path) -> set[str]:
    """Let the owner write, invite, and forget the password; return where the mails lead."""
    context = browser.new_context(locale="en")
    page = context.new_page()
    sign_in(page, address, SIDES[1])
    flat = f"{address}/flats/{demo._FLAT}"  # noqa: SLF001 - of the demo
    page.goto(f"{flat}/messages/new")
    page.select_option("#topic", "repair")
    page.fill("#text", "The lamp of the third floor flickers.")
    press(page, "main form button[type=submit]")
    page.goto(f"{flat}/co-users")
    page.fill("#email", "guest@example.lv")
    page.check("#right-read")
    press(page, "#writing button[type=submit]")
    context.close()
    context = browser.new_context(locale="en")
    page = context.new_page()
    page.goto(f"{address}/forgotten")
    page.fill("#email", SIDES[1][1])
    press(page, "main form button[type=submit]")
    context.close()
    time.sleep(5)  # mails leave by themselves, some seconds later
    return set(links_of(mails))


def press(page: Page, button: str) -> None:
    """Press a button and wait for the page that it leads to."""
    with page.expect_navigation():
        page.click(button)


def links_of(mails: Path) -> Iterator[str]:
    """Yield the newest link of each kind that the portal has mailed."""
    found: dict[str, str] = {}
    for path in sorted(mails.glob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
        body = message.get_body(("plain",))
        text = body.get_content() if body else ""
        found |= {
            kind: at for at, kind in re.findall(r"(/(new-password|invitation)/[^\s?]+)", text)
        }
    yield from found.values()


def sign_in(page: Page, address: str, who: tuple[str, str, str, tuple[Role, ...]]) -> None:
    """Sign in at a side's place."""
    place, user, password, _ = who
    page.goto(address + place)
    page.fill("#email", user)
    page.fill("#password", password)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: not url.endswith(("/sign-in", "/overview")))


def side(  # noqa: PLR0913, PLR0917 - of one sign-in
    browser: Browser,
    where: tuple[str, str],
    login: tuple[str, str],
    roles: tuple[Role, ...],
    language: str,
    folder: Path,
    known: set[str],
) -> None:
    """Draw the pages of those who sign in at a place."""
    context = browser.new_context(locale=language, reduced_motion="reduce")
    page = context.new_page()
    address, place = where
    if place:
        sign_in(page, address, (place, *login, roles))
    for route, path in addresses(page, address, roles, known):
        page.goto(address + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                target = folder / f"{route.name}-{language}-{width}-{scheme}.png"
                page.screenshot(path=target, full_page=True)
    context.close()


def addresses(
    page: Page, address: str, roles: tuple[Role, ...], mailed: set[str]
) -> Iterator[tuple[Route, str]]:
    """Yield the pages of roles with an address each, found on the pages before them."""
    shown = [r for r in ROUTES if r.method == "GET" and r.template and r.role in roles]
    known = {page.url.removeprefix(address).partition("?")[0], *mailed}
    for _ in range(3):  # a list, what it leads to, and what that leads to
        for route in list(shown):
            pattern = re.compile(re.sub(r"\{\w+\}", "[^/?]+", route.path) + r"(\?flat=.*)?")
            fixed = [route.path] if "{" not in route.path else []
            path = next((one for one in (*fixed, *sorted(known)) if pattern.fullmatch(one)), "")
            if path:
                shown.remove(route)
                page.goto(address + path)
                links = "links => links.map(link => link.getAttribute('href'))"
                found = page.eval_on_selector_all("a[href^='/']", links)
                known |= {one if "?flat=" in one else one.partition("?")[0] for one in found}
                yield route, path
    for route in shown:
        sys.stderr.write(f"no page leads to {route.name}\n")


if __name__ == "__main__":
    main()
