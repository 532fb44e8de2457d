"""The whole story by keyboard alone: registered, read, asked, and answered by the staff.

Wherever the tabulator stops, the place is seen: in the window, with a ring around it (WCAG 2.4.7).
"""

from phones import PhonePortal
from playwright.sync_api import Browser, Page, expect
from portal_people import PASSWORD
from portal_story import ANSWER, QUESTION, new_code

LANGUAGE = "en"
SEEN = """() => {
  const place = document.activeElement, style = getComputedStyle(place);
  const box = place.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const ring = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none";
  return inside && (ring || style.boxShadow !== "none");
}"""
AT = "(wanted) => document.activeElement.matches(wanted)"
MOST = 120
"""Of presses to a place: a page with more would be walked by nobody."""


def tab_to(page: Page, wanted: str) -> None:
    """Press the tabulator until what matches a selector has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate(AT, wanted):
            return
    raise AssertionError(f"{wanted} cannot be reached by keyboard at {page.url}")


def typed(page: Page, wanted: str, text: str) -> None:
    """Go to a field and type."""
    tab_to(page, wanted)
    page.keyboard.type(text)


def pressed(page: Page, wanted: str, key: str = "Enter") -> None:
    """Go to a link or a button and press it."""
    tab_to(page, wanted)
    page.keyboard.press(key)


def registers(page: Page, portal: PhonePortal, flat_id: str) -> None:
    """Come with a letter, from the first page on."""
    page.goto(portal.network.address)
    pressed(page, "main a[href='/register']")
    page.wait_for_url("**/register")
    typed(page, "#client_number", flat_id)
    typed(page, "#code", new_code(portal.people, flat_id))
    page.keyboard.press("Enter")
    expect(page.locator("#email")).to_be_visible()
    typed(page, "#email", "by.keyboard@example.lv")
    typed(page, "#password", PASSWORD)
    pressed(page, "main form button[type=submit]", "Space")
    page.wait_for_url("**made=1")


def sends_a_reading(page: Page) -> None:
    """Type more than fifty cubic metres over the last value, and confirm the question."""
    pressed(page, "nav.menu a[href$='/readings']")
    page.wait_for_url("**/readings")
    field = page.locator(".meter-field input[inputmode=decimal]").first
    hint = page.locator(".meter-field .hint").first.inner_text()
    last = int("".join(sign for sign in hint.split(" m³")[0].split(".")[0] if sign.isdigit()))
    name = field.get_attribute("id")
    typed(page, f"[id='{name}']", str(last + 60))
    page.keyboard.press("Enter")
    expect(page.locator("main [role=alert]")).to_be_visible()
    tab_to(page, "input[type=checkbox]")
    page.keyboard.press("Space")
    pressed(page, "main form.card button[type=submit]")
    page.wait_for_url("**sent=1**")


def asks(page: Page) -> str:
    """Ask about an invoice; return the address of the thread's page of the staff."""
    pressed(page, "nav.menu a[href$='/messages']")
    page.wait_for_url("**/messages")
    pressed(page, "main a[href$='/messages/new']")
    page.wait_for_url("**/messages/new")
    tab_to(page, "#topic")
    topic = page.locator("#topic option[value=invoice]").inner_text()
    page.keyboard.type(topic)
    expect(page.locator("#topic")).to_have_value("invoice")
    typed(page, "#text", QUESTION[LANGUAGE])
    pressed(page, "main form.card > button[type=submit]")
    page.wait_for_url("**done=sent")
    return page.url.partition("?")[0].rpartition("/")[2]


def answers(page: Page, portal: PhonePortal, thread: str) -> None:
    """Answer as a member of the staff."""
    page.goto(f"{portal.network.address}/staff/sign-in")
    typed(page, "#email", "clerk@example.lv")
    typed(page, "#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff")
    pressed(page, "nav.menu a[href^='/staff/messages']")
    page.wait_for_url("**/staff/messages**")
    pressed(page, f"main a[href*='{thread}']")
    page.wait_for_url(f"**/{thread}**")
    typed(page, "#text", ANSWER)
    pressed(page, "button[value=reply]")
    page.wait_for_url("**done=sent")


def test_the_story_by_keyboard_alone(chromium: Browser, portal: PhonePortal) -> None:
    """On a telephone's width, where the menu stands elsewhere, and on a desk."""
    portal.network.mend()
    flat_id = portal.people.others[3]
    with (
        chromium.new_context(locale=LANGUAGE, viewport={"width": 360, "height": 640}) as home,
        chromium.new_context(locale=LANGUAGE) as office,
    ):
        page = home.new_page()
        registers(page, portal, flat_id)
        sends_a_reading(page)
        thread = asks(page)
        answers(office.new_page(), portal, thread)
        page.reload()
        expect(page.locator(".post.by-staff .words")).to_have_text(ANSWER)
        pressed(page, "header form button")
        page.wait_for_url("**/sign-in*")
