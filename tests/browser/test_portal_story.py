"""The whole story without JavaScript, in three languages: from the letter to an answer.

A letter's code opens an account, and the account its flat; a reading is sent, the heating of last
month found with how it came about, and a question asked, which the staff answer.
"""

import re

import pytest
from phones import PhonePortal
from playwright.sync_api import Browser, Page, expect
from portal_people import PASSWORD
from portal_story import ANSWER, QUESTION, new_code

from einvoice.texts import LANGUAGES
from einvoice.texts.portal import portal_text

HEATING = {"lv": "Apkure", "ru": "Отопление", "en": "Heating"}
SEND = "main form.card > button[type=submit]"


def opens_an_account(page: Page, portal: PhonePortal, flat_id: str, language: str) -> None:
    """Register with the letter's code, typed wrongly at first, and a password too easy at first."""
    made = new_code(portal.people, flat_id)
    page.goto(portal.network.address)
    page.click(f"main >> text={portal_text('frame.register', language)}")
    page.fill("#client_number", flat_id)
    page.fill("#code", made[:-1] + ("3" if made[-1] == "2" else "2"))
    page.click("main button[type=submit]")
    expect(page.locator("main")).to_contain_text(portal_text("register.fault.wrong", language))
    page.fill("#code", made.lower())
    page.click("main button[type=submit]")
    expect(page.locator("h1")).to_have_text(portal_text("account.title", language))
    page.fill("#email", f"{language}.story@example.lv")
    page.fill("#password", "password1234")
    page.click("main button[type=submit]")
    expect(page.locator(".notice")).to_contain_text(portal_text("sign_in.password", language))
    common = portal_text("password.common", language)
    expect(page.locator("#password-fault")).to_contain_text(common)
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(f"**/flats/{flat_id}?made=1")
    expect(page.locator("main")).to_contain_text(portal_text("overview.made", language))
    expect(page.locator("main")).to_contain_text(portal_text("overview.to_pay", language))


def to_menu(page: Page, name: str, language: str) -> None:
    """Press a link of the menu."""
    page.click(f"nav.menu a >> text={portal_text(f'menu.{name}', language)}")


def sends_a_reading(page: Page, language: str) -> None:
    """Type the last value and one more, and see that it is received."""
    to_menu(page, "readings", language)
    field = page.locator(".meter-field").first
    last = re.search(r"(\d[\d\s]*)[.,]\d", field.locator(".hint").first.inner_text())
    assert last is not None
    value = int(re.sub(r"\s", "", last[1])) + 1
    field.locator("input[inputmode=decimal]").fill(str(value))
    page.click(SEND)
    page.wait_for_url("**sent=1**")
    expect(page.locator(".notice")).to_contain_text(portal_text("readings.sent", language))
    expect(page.locator("table.rows tbody .number")).to_contain_text(
        re.compile(rf"{value % 1000}[.,]000")
    )


def finds_the_heating(page: Page, language: str) -> None:
    """Open the last invoice, its line of heating, and how that came about."""
    to_menu(page, "invoices", language)
    page.locator("table.rows tbody a").first.click()
    line = page.locator("table.lines tbody tr", has_text=HEATING[language]).first
    expect(line.locator("td.number").last).to_have_text(re.compile(r"^\d+[.,]\d\d$"))
    page.click(f"summary >> text={portal_text('invoice.how', language)}")
    explained = page.locator("dl.explained")
    expect(explained.locator("dt", has_text=HEATING[language]).first).to_be_visible()
    expect(explained.locator("dd").first).to_be_visible()


def asks(page: Page, language: str) -> str:
    """Ask about the invoice, from the place where it explains itself; return the thread's key."""
    page.click(f"text={portal_text('invoice.ask', language)}")
    expect(page.locator("#topic")).to_have_value("invoice")
    page.fill("#text", QUESTION[language])
    page.click(SEND)
    page.wait_for_url("**done=sent")
    expect(page.locator(".post .words")).to_have_text(QUESTION[language])
    return page.url.partition("?")[0].rpartition("/")[2]


def staff_answer(page: Page, portal: PhonePortal, language: str, key: str) -> None:
    """Sign a clerk in, find the question among what waits, and answer it."""
    page.goto(f"{portal.network.address}/staff/sign-in")
    page.fill("#email", "clerk@example.lv")
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/staff")
    page.locator("nav.menu a[href^='/staff/messages']").click()
    page.locator(f".waiting-list tbody a[href*='{key}']").click()
    expect(page.locator(".post .words").last).to_have_text(QUESTION[language])
    page.fill("#text", ANSWER)
    page.click("button[value=reply]")
    page.wait_for_url("**done=sent")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_without_javascript(
    chromium: Browser, portal: PhonePortal, language: str
) -> None:
    """Each in the reader's own language; the staff's page in it, too."""
    portal.network.mend()
    flat_id = portal.people.others[LANGUAGES.index(language)]
    options = {"locale": language, "java_script_enabled": False}
    with chromium.new_context(**options) as home, chromium.new_context(**options) as office:
        page = home.new_page()
        opens_an_account(page, portal, flat_id, language)
        sends_a_reading(page, language)
        finds_the_heating(page, language)
        key = asks(page, language)
        staff_answer(office.new_page(), portal, language, key)
        page.reload()
        expect(page.locator(".post.by-staff .words")).to_have_text(ANSWER)
        page.click("header button")
        expect(page.locator("main")).to_contain_text(portal_text("sign_in.out", language))
