"""Draws docs/img/portal-*.png: the overview of a sample owner, as a browser shows it.

Of a demo whose portal runs: `PORTAL_PASSWORD=... python .ci/portal_pictures.py
http://localhost:8443 EMAIL`.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

TARGET = Path(__file__).parent.parent / "docs" / "img"
SIZES = {"portal-overview": (960, 620), "portal-overview-phone": (360, 740)}


def main(address: str, email: str) -> None:
    """Write the pictures."""
    password = os.environ["PORTAL_PASSWORD"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name, (width, height) in SIZES.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, locale="en", device_scale_factor=1.5
            )
            page = context.new_page()
            sign_in(page, address, email, password)
            page.screenshot(path=TARGET / f"{name}.png")
            context.close()
        browser.close()


def sign_in(page: Page, address: str, email: str, password: str) -> None:
    """Sign in by the form and wait for the overview."""
    page.goto(f"{address}/sign-in?lang=en")
    page.fill("#email", email)
    page.fill("#password", password)
    page.click("main button[type=submit]")
    page.wait_for_url("**/flats/**")


if __name__ == "__main__":
    main(*sys.argv[1:])
