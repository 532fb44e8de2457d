"""What pages beside the cellar say of readings that wait on the phone, or just went from it."""

from phone_steps import leave, next_value, return_
from phones import PhonePortal, typed, wait_for_state
from playwright.sync_api import Page, expect

WITHOUT_METERS = "self.phone.drop('pages', 'meters')"


def test_without_network_the_start_says_what_waits(page: Page, portal: PhonePortal) -> None:
    """Who opens the app with the icon reads how many wait, and gets to them."""
    leave(page)
    typed(page, next_value(portal)[1])
    wait_for_state(page, "on this phone")
    portal.network.is_up = False
    return_(page)
    page.goto(f"{portal.network.address}/?app=1")
    expect(page.locator("#waits")).to_contain_text("Readings waiting on this phone: 1")
    page.get_by_role("link", name="See them").click()
    wait_for_state(page, "on this phone")
    page.evaluate(WITHOUT_METERS)
    page.goto(f"{portal.network.address}/?app=1")
    expect(page.locator("#waits")).to_contain_text("Readings waiting on this phone: 1")
    expect(page.get_by_role("link", name="See them")).to_be_hidden()
    portal.network.is_up = True
    page.evaluate("void self.app.sendNow(true)")
    expect(page.locator("#waits")).to_be_hidden()


def test_what_goes_while_a_page_is_open_is_said_on_it(page: Page, portal: PhonePortal) -> None:
    """Its count of what is missing was made before that; a press makes the page anew."""
    flat = f"{portal.network.address}/flats/{portal.people.flat.flat_id}"
    page.goto(flat)
    page.wait_for_load_state("networkidle")
    other = page.context.new_page()
    other.goto(f"{portal.network.address}/cellar")
    other.wait_for_selector("#meters form")
    typed(other, next_value(portal)[1])
    wait_for_state(other, "received")
    said = page.locator("#sent")
    expect(said).to_contain_text("Readings sent from this phone: 1")
    said.get_by_role("link", name="Show this page anew").click()
    page.wait_for_load_state("networkidle")
    expect(said).to_have_count(0)
    assert page.url == flat
