"""A message with a photo, written by a telephone without JavaScript, and its faults."""

from pathlib import Path

from axe_rules import violations
from pictures import photo
from playwright.sync_api import Browser, Page
from portal_people import PASSWORD


def look(page: Page, axe: str) -> None:
    """Check that a page breaks no rule and is no wider than the telephone."""
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_message_with_a_photo(
    chromium: Browser, axe: str, portal_address: str, tmp_path: Path
) -> None:
    """An empty form is named at its fields; the photo is shown in the thread."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 640},
        locale="lv",
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{portal_address}/sign-in")
    page.fill("#email", "own@example.lv")
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/flats/**")
    page.click("text=Saziņa")
    page.wait_for_url("**/messages")
    look(page, axe)
    page.click("main a[role=button]")
    page.wait_for_url("**/messages/new")
    page.click("main button[type=submit]")
    page.wait_for_selector("#topic-fault")
    page.wait_for_load_state()
    look(page, axe)
    page.select_option("#topic", "meter")
    page.fill("#text", "Garš vārds " + "ļ" * 200 + "\n\nOtrā rindkopa.")
    (tmp_path / "a.jpg").write_bytes(photo(1200, 900))
    page.set_input_files("#file", tmp_path / "a.jpg")
    page.click("main button[type=submit]")
    page.wait_for_selector(".post img")
    loaded = "() => document.querySelector('.post img').naturalWidth"
    page.locator(".post img").scroll_into_view_if_needed()
    page.wait_for_function(loaded)
    assert page.evaluate(loaded) == 1200
    look(page, axe)
    context.close()
