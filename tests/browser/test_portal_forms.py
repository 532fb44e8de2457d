"""The script of every page: nothing is sent twice, a password can be seen, a file is named."""

from pathlib import Path

from pictures import photo
from playwright.sync_api import Browser, expect
from portal_people import PASSWORD, PortalPeople
from portal_walk import staff_sign_in


def test_back_and_reload_send_nothing_again(
    chromium: Browser, people: PortalPeople, portal_address: str, tmp_path: Path
) -> None:
    """After a form with a fault, and one without, the way back leads to pages, not to a warning."""
    context = chromium.new_context(locale="en", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{portal_address}/sign-in")
    page.fill("#password", PASSWORD)
    page.click("text=Show the password")
    expect(page.locator("#password")).to_have_attribute("type", "text")
    page.click("text=Hide the password")
    expect(page.locator("#password")).to_have_attribute("type", "password")
    page.fill("#email", "own@example.lv")
    page.click("text=Show the password")
    page.press("#password", "Enter")
    page.wait_for_url("**/flats/**")

    place = f"{portal_address}/flats/{people.flat.flat_id}/messages/new"
    page.goto(place)
    (tmp_path / "a.jpg").write_bytes(photo(40, 30))
    expect(page.locator(".chosen")).to_have_text("No file chosen")
    page.set_input_files("#file", tmp_path / "a.jpg")
    expect(page.locator(".chosen")).to_have_text("a.jpg")
    page.fill("#text", "Kad sāksies apkure un cik tā maksās?")
    page.click("main button[type=submit]")
    expect(page.locator("#topic-fault")).to_be_visible()
    page.select_option("#topic", "invoice")
    page.click("main button[type=submit]")
    page.wait_for_url("**done=sent")
    page.go_back()
    expect(page).to_have_url(place)
    expect(page.locator("h1")).to_have_text("New message")
    assert page.locator("#topic-fault").count() == 0, "asked for anew, not sent again"
    page.reload()
    page.goto(place.removesuffix("/new"))
    expect(page.locator(".begins", has_text="Kad sāksies apkure")).to_have_count(1)
    context.close()


def test_no_letter_is_said_to_be_made_that_did_not_go(
    chromium: Browser, people: PortalPeople, portal_address: str
) -> None:
    """Without a network the page says that nothing was sent, and the form stays."""
    context = chromium.new_context(locale="en")
    page = context.new_page()
    page.goto(f"{portal_address}/staff/sign-in")
    page.fill("#email", "clerk@example.lv")
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_url("**/staff")
    page.goto(f"{portal_address}/staff/users?q={people.others[11]}")
    letter, made = page.locator("form[data-once]"), page.get_by_text("among your downloads")
    context.set_offline(True)
    letter.locator("button").click()
    page.locator("#not-sent").wait_for()
    assert (letter.is_visible(), made.count()) == (True, 0)
    context.close()


def test_houses_to_tick_stay_under_each_other(chromium: Browser, portal_address: str) -> None:
    """Also after a fault: a group that is named by it is no row of buttons."""
    page = chromium.new_page(viewport={"width": 1280, "height": 740}, locale="en")
    staff_sign_in(page, portal_address)
    page.goto(f"{portal_address}/staff/documents")
    page.eval_on_selector("#writing", "form => { form.noValidate = true; }")
    with page.expect_navigation():
        page.click("#writing button[type=submit]")
    assert page.locator("#houses-fault").is_visible()
    places = "labels => labels.map(label => label.getBoundingClientRect().left)"
    left = page.eval_on_selector_all(".ticks label", places)
    assert len(left) > 1
    assert len(set(left)) == 1
    page.close()
