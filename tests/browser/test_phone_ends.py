"""What a phone keeps, and what ends it: time, signing out, a session that is over."""

from pathlib import Path

import pytest
from phone_steps import PRIVATE, leave, next_value, return_
from phones import (
    PhonePortal,
    keep_pages,
    kept_on,
    phone_of,
    sign_in,
    typed,
    wait_for_state,
    waiting,
)
from playwright.sync_api import Browser, Page, expect
from sample_company import needs

from jobs.residents.sessions import end_all


def test_it_can_be_installed(chromium: Browser, portal: PhonePortal, tmp_path: Path) -> None:
    """The browser itself says so; it can say no, too. Only a lasting profile answers."""
    phone = chromium.browser_type.launch_persistent_context(
        str(tmp_path), executable_path=needs("chromium"), args=["--no-sandbox"]
    )
    page = phone.pages[0]
    page.goto(f"{portal.network.address}/?lang=lv")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    devtools = phone.new_cdp_session(page)
    assert devtools.send("Page.getInstallabilityErrors") == {"installabilityErrors": []}
    page.evaluate("document.querySelector('link[rel=manifest]').href = '/healthz'")
    for _ in range(200):  # the browser reads the other manifest when it comes to it
        errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
        if errors:
            break
        page.wait_for_timeout(50)
    assert errors
    phone.close()


def test_a_press_leads_on_though_the_network_comes_back(page: Page, portal: PhonePortal) -> None:
    """The page without network is loaded anew then, but not in place of where a link leads."""
    portal.network.is_up = False
    page.goto(f"{portal.network.address}/?app=1")
    page.wait_for_selector("#cellar:not([hidden])")
    page.evaluate("""() => {
      document.getElementById("cellar").click();
      dispatchEvent(new Event("online"));
    }""")
    page.wait_for_selector("#meters form")
    page.go_back()
    page.wait_for_selector("#cellar:not([hidden])")
    portal.network.is_up = True
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector("#offline", state="detached")


def test_a_page_that_the_browser_kept_is_loaded_anew_too(page: Page, portal: PhonePortal) -> None:
    """Who pressed a link and came back at once waits for the network like anybody."""
    portal.network.is_up = False
    page.goto(f"{portal.network.address}/?app=1")
    page.wait_for_selector("#cellar:not([hidden])")
    page.evaluate("""() => {
      const link = document.getElementById("cellar");
      link.addEventListener("click", (event) => event.preventDefault());
      link.click();
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""")
    portal.network.is_up = True
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_selector("#offline", state="detached")


def test_signing_out_without_a_network_is_said_and_done_later(
    page: Page, portal: PhonePortal
) -> None:
    """Nobody may believe that they are out while the next page opens their flat."""
    page.goto(f"{portal.network.address}/flats/{portal.people.flat.flat_id}")
    portal.network.is_up = False
    page.click("header button")
    page.get_by_text("Without a network you are still signed in.").wait_for()
    portal.network.is_up = True
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_url("**/sign-in*")


def test_signing_out_empties_the_phone(page: Page, portal: PhonePortal) -> None:
    """Of all but what was not sent; another user learns how many, and sends none of them."""
    value, words = next_value(portal)
    leave(page)
    typed(page, words)
    wait_for_state(page, "on this phone")
    portal.network.is_up = False
    return_(page)
    page.evaluate("self.phone.setMark('keep', null)")
    page.context.clear_cookies()
    sign_in(page.context, portal, "neighbour")
    portal.network.is_up = True
    page.goto(f"{portal.network.address}/flats/{portal.people.flat.neighbour}")
    page.get_by_text("Unsent readings of another person on this phone: 1").wait_for()
    page.goto(f"{portal.network.address}/cellar")
    page.wait_for_selector("#others:not([hidden])")
    assert words not in page.inner_text("main")
    assert value not in [row[1] for row in portal.sent()]
    keep_pages(page)
    page.goto(f"{portal.network.address}/flats/{portal.people.flat.neighbour}")
    page.click("header button")
    page.wait_for_url("**/sign-in*")
    kept = kept_on(page)
    assert kept["pages"] == []
    assert {row["name"] for row in kept["marks"]} == {"language", "clock"}
    assert [row["value_e3"] for row in kept["queue"]] == [value]


def test_a_session_that_is_over_empties_the_phone(page: Page, portal: PhonePortal) -> None:
    """The cellar says so, with the way in; what was not sent goes after the sign-in."""
    value, words = next_value(portal)
    leave(page)
    typed(page, words)
    wait_for_state(page, "on this phone")
    with portal.people.company.context("2026-11-29") as context:
        end_all(context, portal.users["own"])
    return_(page)
    page.get_by_role("heading", name="You are not signed in").wait_for()
    assert kept_on(page)["pages"] == []
    assert waiting(page) == 1
    assert page.get_attribute("[data-kind=over] a", "href") == "/sign-in?to=/cellar"
    sign_in(page.context, portal, "own")
    page.goto(f"{portal.network.address}/cellar")
    wait_for_state(page, "received")
    assert [row[1] for row in portal.sent()].count(value) == 1


@pytest.mark.parametrize("way", ["saved", "seen again"])
def test_what_was_typed_as_a_session_ended_comes_back_where_nothing_is_kept(
    chromium: Browser, portal: PhonePortal, way: str
) -> None:
    """It stays with the window over the sign-in, and nobody else who signs in there sees it."""
    value, words = next_value(portal)
    phone = phone_of(chromium, portal, service_workers="block")
    phone.add_init_script(PRIVATE)
    page = phone.new_page()
    page.goto(f"{portal.network.address}/cellar")
    field = page.locator("#meters input[name=value]").first
    field.fill(words)
    with portal.people.company.context("2026-11-29") as context:
        end_all(context, portal.users["own"])
    if way == "saved":
        field.press("Enter")
    else:
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#typed-left")).to_contain_text("neither saved on this phone nor sent: 1")
    expect(page.locator("#meters form")).to_have_count(0)
    sign_in(phone, portal, "neighbour")
    page.goto(f"{portal.network.address}/cellar")
    expect(field).to_have_value("")
    sign_in(phone, portal, "own")
    page.goto(f"{portal.network.address}/cellar")
    wait_for_state(page, "You typed this before signing in")
    expect(field).to_have_value(words)
    field.press("Enter")
    wait_for_state(page, "received")
    assert [row[1] for row in portal.sent()].count(value) == 1
    assert page.evaluate("sessionStorage.typed") == "[]"
    phone.close()


def test_an_open_cellar_of_another_tab_shows_nothing_after_signing_out(
    page: Page, portal: PhonePortal
) -> None:
    """Nor to who signs in next; what was typed and not saved waits for who typed it."""
    value, words = next_value(portal)
    meter = page.locator("#meters form").first.get_attribute("data-meter")
    page.locator("#meters input").first.evaluate("(field, words) => field.value = words", words)
    other = page.context.new_page()
    other.goto(f"{portal.network.address}/flats/{portal.people.flat.flat_id}")
    other.click("header button")
    other.wait_for_url("**/sign-in*")
    page.get_by_role("heading", name="You are not signed in").wait_for()
    expect(page.locator("#meters form")).to_have_count(0)
    assert "readings that were not sent go by themselves" in page.inner_text("#over-next")
    sign_in(page.context, portal, "neighbour")
    other.goto(f"{portal.network.address}/flats/{portal.people.flat.neighbour}")
    page.locator("#meters form").first.wait_for()
    expect(page.locator(f"[data-meter='{meter}']")).to_have_count(0)
    page.wait_for_selector("#others:not([hidden])")
    assert [row["value_e3"] for row in kept_on(page)["queue"]] == [value]
    assert value not in [row[1] for row in portal.sent()]


def test_a_page_that_is_seen_again_asks_who_is_signed_in(page: Page, portal: PhonePortal) -> None:
    """As a phone does that was away while its session ended; no other tab told it."""
    page.locator("#meters form").first.wait_for()
    with portal.people.company.context("2026-11-29") as context:
        end_all(context, portal.users["own"])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("heading", name="You are not signed in").wait_for()
    expect(page.locator("#meters form")).to_have_count(0)
    assert "Sign in to write readings down" in page.inner_text("#over-next")


def test_a_form_without_a_network_keeps_what_was_written(page: Page, portal: PhonePortal) -> None:
    """It says that nothing was sent; with a network the same press sends it, once."""
    flat = f"{portal.network.address}/flats/{portal.people.flat.flat_id}"
    page.goto(f"{flat}/messages/new?topic=repair")
    page.fill("#text", "The tap in the kitchen drips.")
    portal.network.is_up = False
    page.click("main button[type=submit]")
    page.get_by_text("nothing was sent").wait_for()
    assert page.input_value("#text") == "The tap in the kitchen drips."
    portal.network.is_up = True
    page.dblclick("main button[type=submit]")
    page.wait_for_url("**done=sent")
    page.goto(f"{flat}/messages")
    assert page.locator(".begins", has_text="The tap in the kitchen").count() == 1


def test_without_kept_meters_nobody_is_led_to_the_cellar(page: Page, portal: PhonePortal) -> None:
    """The page without network says where readings can be written, and where not."""
    portal.network.is_up = False
    page.goto(f"{portal.network.address}/overview")
    page.locator("#cellar").wait_for()
    assert "Readings can be written down even now" in page.inner_text("main")
    page.evaluate("self.phone.forget()")
    page.reload()
    page.get_by_text("write readings on paper").wait_for()
    assert not page.is_visible("#cellar")
    assert "even now" not in page.inner_text("main")
