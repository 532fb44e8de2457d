"""The menu of the staff, of nine words and what waits beside them, on a desk."""

import pytest
from playwright.sync_api import Browser, expect
from portal_people import PortalPeople

from einvoice.web.cookies import SESSION

PLACES = "items => items.map(item => Math.round(item.getBoundingClientRect().top))"


@pytest.mark.parametrize("language", ["lv", "ru", "en"])
def test_the_menu_is_one_row_at_1100_px(
    chromium: Browser, people: PortalPeople, portal_address: str, language: str
) -> None:
    """A manager's, which is the longest, with a message that waits for an answer."""
    context = chromium.new_context(
        viewport={"width": 1100, "height": 740},
        extra_http_headers={"Cookie": f"{SESSION}={people.sessions['manager']}"},
    )
    page = context.new_page()
    page.goto(f"{portal_address}/staff?lang={language}")
    items = page.locator(".head .menu li")
    expect(items).to_have_count(9)
    expect(page.locator(".head .menu .waits").first).to_be_visible()
    assert len(set(items.evaluate_all(PLACES))) == 1
    context.close()
