"""Draws docs/img/app-*.png and the screenshots of the manifest: the app at 360 x 740.

Of a demo whose portal runs: `PORTAL_PASSWORD=... python .ci/app_pictures.py
http://localhost:8443 EMAIL`.
"""

import os
import re
import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parent.parent
DOCS, STATIC = ROOT / "docs" / "img", ROOT / "einvoice" / "web" / "static"
SIZE = {"width": 360, "height": 740}
LANGUAGES = ("lv", "ru", "en")
SCHEMES = ("light", "dark")
COLOURS = 128


def main(address: str, email: str) -> None:
    """Write the pictures."""
    password = os.environ["PORTAL_PASSWORD"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for language in LANGUAGES:
            draw(browser, language, address, email, password)
        browser.close()


def draw(browser: Browser, language: str, address: str, email: str, password: str) -> None:
    """Write the pictures of a language: the cellar with and without network, and how to install."""
    phone = browser.new_context(
        viewport=SIZE, locale=language, device_scale_factor=2, reduced_motion="reduce"
    )
    page = phone.new_page()
    sign_in(page, address, language, email, password)
    page.goto(f"{address}/phone")
    both(page, f"app-install-{language}")
    page.goto(f"{address}/cellar?lang={language}")
    page.wait_for_selector("#meters form")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.check("#keep")
    while not page.evaluate("self.phone.keptPage('overview').then((kept) => kept !== null)"):
        page.wait_for_timeout(50)
    page.evaluate("scrollTo(0, 0)")
    page.emulate_media(color_scheme="light")
    picture(page, STATIC / f"screenshot-{language}.png")
    in_the_cellar(phone, page)
    both(page, f"app-cellar-{language}")
    page.goto(f"{address}/overview")
    page.wait_for_selector("#kept:not([hidden])")
    both(page, f"app-offline-{language}")
    for reading in page.evaluate("self.phone.readings()"):
        page.evaluate("(key) => self.phone.dropReading(key)", reading["key"])
    phone.close()


def in_the_cellar(phone: BrowserContext, page: Page) -> None:
    """Type a reading out of reach, as somebody does."""
    phone.set_offline(True)
    last = page.locator("#meters .last").first.inner_text()
    match = re.search(r"(\d+)[.,](\d{3})", last)
    value = int(match[1] + match[2]) + 4120 if match else 4120
    page.fill("#value-0", f"{value // 1000},{value % 1000:03}")
    page.press("#value-0", "Enter")
    page.wait_for_selector("#meters .status")
    paper = BytesIO()
    Image.new("RGB", (800, 600), "grey").save(paper, "JPEG")
    shot = {"name": "meter.jpg", "mimeType": "image/jpeg", "buffer": paper.getvalue()}
    page.locator(".camera input").first.set_input_files(shot)  # type: ignore[arg-type]
    page.locator("#meters .states p").nth(1).wait_for()
    page.evaluate("scrollTo(0, 0)")


def sign_in(page: Page, address: str, language: str, email: str, password: str) -> None:
    """Sign in by the form and wait for the overview."""
    page.goto(f"{address}/sign-in?lang={language}")
    page.evaluate("localStorage.setItem('install-hint', 'yes')")
    page.fill("#email", email)
    page.fill("#password", password)
    page.click("form.card button[type=submit]")
    page.wait_for_url("**/flats/**")


def both(page: Page, name: str) -> None:
    """Write a page in light and dark."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        picture(page, DOCS / f"{name}-{scheme}.png")


def picture(page: Page, path: Path) -> None:
    """Write what the phone shows, with few colours."""
    page.screenshot(path=path)
    with Image.open(path) as shown:
        small = shown.convert("RGB").quantize(COLOURS)
    small.save(path, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
