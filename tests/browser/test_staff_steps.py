"""The pages of the second step that only a form leads to."""

import time
from typing import Any

import pyotp
from playwright.sync_api import Browser, Page
from portal_people import PASSWORD, PortalPeople

from einvoice.core.residents import StaffRole
from einvoice.passwords import hashed
from einvoice.texts.portal import portal_text
from jobs.residents.staff_accounts import add_staff

EMAIL = "by.browser@example.lv"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NARROWEST = 320


def look(page: Page, axe: str) -> None:
    """Check rules and width of a page."""
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROWEST, f"{page.url} is {width} pixels wide"
    page.evaluate(axe)
    options: dict[str, Any] = {"runOnly": {"type": "tag", "values": RULES}}
    report = page.evaluate("options => axe.run(document, options)", options)
    faults = [(fault["id"], fault["nodes"][0]["html"]) for fault in report["violations"]]
    assert faults == [], page.url


def signed_in(page: Page, address: str) -> None:
    """Type address and password at the staff's door."""
    page.goto(f"{address}/staff/sign-in")
    page.fill("#email", EMAIL)
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")


def test_a_phone_is_added_and_asked_for(
    chromium: Browser, axe: str, people: PortalPeople, portal_address: str
) -> None:
    """By the picture's key, in Latvian; a wrong code is named at its field, on each page."""
    with people.company.context() as context:
        add_staff(context, EMAIL, "Zane", StaffRole.CLERK, hashed(PASSWORD))
    size = {"width": NARROWEST, "height": 640}
    tab = chromium.new_context(locale="lv", viewport=size)
    page = tab.new_page()
    signed_in(page, portal_address)
    page.click(f"header >> text={portal_text('staff_account.title', 'lv')}")
    page.fill("#current", PASSWORD)
    page.click("main form button[type=submit]")
    look(page, axe)
    secret = pyotp.TOTP(page.inner_text("ol code").replace(" ", ""))
    page.fill("#code", "0")
    page.click("main form button[type=submit]")
    assert portal_text("sign_in.code_wrong", "lv") in page.inner_text("#code-fault")
    look(page, axe)
    page.fill("#code", secret.generate_otp(int(time.time()) // 30))
    page.click("main form button[type=submit]")
    assert portal_text("staff_account.done.made", "lv") in page.inner_text("main")
    page.click("header button[type=submit]")
    page.wait_for_url("**/staff/sign-in*")
    signed_in(page, portal_address)
    assert page.inner_text("h1") == portal_text("second_step.title", "lv")
    look(page, axe)
    page.fill("#code", "0")
    page.keyboard.press("Enter")
    assert portal_text("sign_in.code_wrong", "lv") in page.inner_text("#code-fault")
    page.fill("#code", secret.generate_otp(int(time.time()) // 30 + 1))
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff")
    tab.close()
