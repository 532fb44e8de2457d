"""The pages of the second step that only a form leads to."""

import time

import pyotp
from axe_rules import violations
from playwright.sync_api import Browser, Page, expect
from portal_people import PASSWORD, PortalPeople

from einvoice.core.residents import StaffRole
from einvoice.passwords import hashed
from einvoice.texts.portal import portal_text
from jobs.residents.staff_accounts import add_staff

EMAIL = "by.browser@example.lv"
NARROWEST = 320


def look(page: Page, axe: str) -> None:
    """Check rules and width of a page."""
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROWEST, f"{page.url} is {width} pixels wide"
    assert violations(page, axe) == [], page.url


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
    page.click("header .account a")
    page.fill("#current", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_selector("#code")
    look(page, axe)
    secret = pyotp.TOTP(page.inner_text("ol code").replace(" ", ""))
    page.fill("#code", "0")
    page.click("main form button[type=submit]")
    expect(page.locator("#code-fault")).to_contain_text(portal_text("sign_in.code_wrong", "lv"))
    look(page, axe)
    page.fill("#code", secret.generate_otp(int(time.time()) // 30))
    page.click("main form button[type=submit]")
    page.get_by_text(portal_text("staff_account.done.made", "lv")).wait_for()
    page.click("header button[type=submit]")
    page.wait_for_url("**/staff/sign-in*")
    signed_in(page, portal_address)
    page.get_by_role("heading", name=portal_text("second_step.title", "lv"), level=1).wait_for()
    look(page, axe)
    page.fill("#code", "0")
    page.keyboard.press("Enter")
    expect(page.locator("#code-fault")).to_contain_text(portal_text("sign_in.code_wrong", "lv"))
    page.fill("#code", secret.generate_otp(int(time.time()) // 30 + 1))
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff")
    tab.close()
