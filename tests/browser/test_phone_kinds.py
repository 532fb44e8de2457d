"""What a phone shows without the portal, or of nobody, is for everyone: each kind of page."""

import pytest
from axe_rules import violations
from phone_steps import next_value
from phones import PhonePortal, cellar, keep_pages, phone_of, typed
from playwright.sync_api import Browser, Page

ONE_KIND = """([root, kind]) => {
  for (const element of document.querySelectorAll(`${root} [data-kind]`)) {
    element.hidden = element.dataset.kind !== kind;
  }
}"""
"""Shows one of the kinds in place of the others."""


def look(page: Page, axe: str) -> None:
    """Hold what is shown against the rules, in light and dark, and nothing is beside the screen."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert violations(page, axe) == [], (page.url, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("language", ["lv", "ru", "en"])
def test_each_kind_of_page_without_the_portal_is_for_everyone(
    chromium: Browser, portal: PhonePortal, axe: str, language: str
) -> None:
    """With what is kept, and a reading that waits."""
    phone = phone_of(chromium, portal, bypass_csp=True)
    page = cellar(phone, portal)
    page.goto(f"{portal.network.address}/cellar?lang={language}")
    keep_pages(page)
    portal.network.is_up = False
    typed(page, next_value(portal)[1])
    page.locator("#meters .states .status.plain").wait_for()
    look(page, axe)
    page.goto(f"{portal.network.address}/?app=1")
    page.wait_for_selector("#kept:not([hidden])")
    page.wait_for_selector("#waits:not([hidden])")
    assert page.get_attribute("html", "lang") == language
    for kind in ("none", "empty", "week", "old"):
        page.evaluate(ONE_KIND, ["#offline", kind])
        look(page, axe)
    page.goto(f"{portal.network.address}/cellar")
    page.wait_for_selector("#meters form")
    for kind in ("over", "ended", "away", "old"):
        page.evaluate(ONE_KIND, ["#cellar", kind])
        look(page, axe)
    phone.close()
