"""Every page of the table of routes in a browser: accessible, narrow, quiet, in three languages."""

import re

import pytest
from axe_rules import CONTRAST, violations
from playwright.sync_api import Browser, Page
from portal_people import PASSWORD, PortalPeople
from portal_walk import LANGUAGES, LOUD, ZOOMED, look, opened, paths, sign_in, staff_sign_in

from einvoice.web.route import Role


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_for_everyone(
    chromium: Browser, axe: str, people: PortalPeople, portal_address: str, language: str
) -> None:
    """No rule of WCAG 2.2 AA is broken at 400 %, light and dark: visitors', residents', staff's."""
    context = chromium.new_context(
        viewport=ZOOMED,
        locale=language,
        bypass_csp=True,
        reduced_motion="reduce",  # colours are judged where they end, not on their way
    )
    page = context.new_page()
    for path in paths(people, Role.VISITOR):
        opened(page, portal_address, path)
        assert page.get_attribute("html", "lang") == language
        look(page, axe)
    sign_in(page, portal_address, "own@example.lv")
    for path in paths(people, Role.RESIDENT):
        opened(page, portal_address, path)
        look(page, axe)
    staff_sign_in(page, portal_address)
    for path in paths(people, Role.CLERK, Role.MANAGER):
        opened(page, portal_address, path)
        look(page, axe)
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invoice_is_whole_on_a_telephone(
    chromium: Browser, people: PortalPeople, portal_address: str, language: str
) -> None:
    """No table is wider than its place, no word of a head is cut in two; each bar has a figure."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale=language)
    page = context.new_page()
    sign_in(page, portal_address, "neighbour@example.lv")
    flat = f"{portal_address}/flats/{people.flat.neighbour}"
    page.goto(f"{flat}/meters")
    bars = page.locator(".chart li")
    figures = [text.split()[-1] for text in bars.all_inner_texts()]
    assert len(figures) > 1
    assert all(re.fullmatch(r"[0-9]+[.,][0-9]{3}", figure) for figure in figures), figures
    page.goto(f"{flat}/invoices")
    page.locator("table.rows a").first.click()
    page.wait_for_selector("#readings")
    cut = "regions => regions.filter(r => r.scrollWidth > r.clientWidth).map(r => r.outerHTML)"
    assert page.eval_on_selector_all(".scroll", cut) == []
    labels = "cells => cells.map(c => getComputedStyle(c).overflowWrap)"
    assert "anywhere" not in page.eval_on_selector_all("th, dt", labels)
    context.close()


def test_the_check_of_rules_can_fail(chromium: Browser, axe: str) -> None:
    """A field without a label is seen, and a word too pale to read."""
    page = chromium.new_page()
    page.set_content("<html lang=en><title>x</title><main><input></main>")
    assert [rule for rule, _ in violations(page, axe)] == ["label"]
    page.set_content("<html lang=en><title>x</title><main style='color: silver'>pale</main>")
    assert [rule for rule, _ in violations(page, axe, rules=CONTRAST)] == ["color-contrast"]
    page.close()


def test_pages_are_quiet(chromium: Browser, people: PortalPeople, portal_address: str) -> None:
    """The policy is not bypassed here: no page breaks it, none asks for anything elsewhere."""
    context = chromium.new_context(locale="lv")
    page, said, asked = context.new_page(), [], []
    page.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for path in paths(people, Role.VISITOR):
        if path not in LOUD:
            page.goto(portal_address + path)
    sign_in(page, portal_address, "own@example.lv")
    for path in paths(people, Role.RESIDENT):
        page.goto(portal_address + path)
    page.goto(f"{portal_address}/cellar")
    page.wait_for_selector("#keep-box:not([hidden])")
    staff_sign_in(page, portal_address)
    for path in paths(people, Role.CLERK, Role.MANAGER):
        page.goto(portal_address + path)
    assert said == []
    assert [url for url in asked if not url.startswith((portal_address, "data:"))] == []
    context.close()


def tabbed(page: Page, text: str) -> None:
    """Press the tabulator until something has the focus."""
    for _ in range(20):
        page.keyboard.press("Tab")
        focus = page.evaluate("(document.activeElement.innerText || document.activeElement.id)")
        if focus.strip() == text:
            return
    raise AssertionError(f"{text} cannot be reached by keyboard")


def test_by_keyboard_alone(chromium: Browser, portal_address: str) -> None:
    """From the first page to the overview and out again; the focus is seen everywhere."""
    context = chromium.new_context(locale="en")
    page = context.new_page()
    page.goto(portal_address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    tabbed(page, "Sign in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in*")
    tabbed(page, "email")
    page.keyboard.type("own@example.lv")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/flats/**")
    tabbed(page, "Sign out")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert int(outline.removesuffix("px").partition(".")[0]) >= 2
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in*")
    context.close()
