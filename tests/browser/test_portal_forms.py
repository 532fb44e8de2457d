"""The script of every page: nothing is sent twice, a password can be seen, a file is named."""

from pathlib import Path

from pictures import photo
from playwright.sync_api import Browser
from portal_people import PASSWORD, PortalPeople


def test_back_and_reload_send_nothing_again(
    chromium: Browser, people: PortalPeople, portal_address: str, tmp_path: Path
) -> None:
    """After a form with a fault, and one without, the way back leads to pages, not to a warning."""
    context = chromium.new_context(locale="en", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{portal_address}/sign-in")
    page.fill("#password", PASSWORD)
    page.click("text=Show the password")
    assert page.get_attribute("#password", "type") == "text"
    page.click("text=Hide the password")
    assert page.get_attribute("#password", "type") == "password"
    page.fill("#email", "own@example.lv")
    page.click("text=Show the password")
    page.press("#password", "Enter")
    page.wait_for_url("**/flats/**")

    place = f"{portal_address}/flats/{people.flat.flat_id}/messages/new"
    page.goto(place)
    (tmp_path / "a.jpg").write_bytes(photo(40, 30))
    assert page.inner_text(".chosen") == "No file chosen"
    page.set_input_files("#file", tmp_path / "a.jpg")
    assert page.inner_text(".chosen") == "a.jpg"
    page.fill("#text", "Kad sāksies apkure un cik tā maksās?")
    page.click("main button[type=submit]")
    assert page.locator("#topic-fault").is_visible()
    page.select_option("#topic", "invoice")
    page.click("main button[type=submit]")
    page.wait_for_url("**done=sent")
    page.go_back()
    assert page.url == place
    assert page.locator("h1").inner_text() == "New message"
    assert page.locator("#topic-fault").count() == 0, "asked for anew, not sent again"
    page.reload()
    page.goto(place.removesuffix("/new"))
    assert page.locator(".begins", has_text="Kad sāksies apkure").count() == 1
    context.close()
