"""The cellar's list of meters on a phone: what is gone, what waits, and what came later."""

import pytest
from phone_steps import PRIVATE, last_value, leave, next_value, return_
from phones import (
    PhonePortal,
    cellar,
    keep_pages,
    phone_of,
    sign_in,
    typed,
    wait_for_state,
    wait_until,
    waiting,
)
from playwright.sync_api import Browser, Page, Route, expect

from einvoice.web.api import listing

CLOCK_OFF = """
const Right = Date, off = %d;
self.Date = class extends Right {
  constructor(...given) { if (given.length) super(...given); else super(Date.now()); }
  static now() { return Right.now() + off * 3600 * 1000; }
};"""
EMPTY_PAGES = """Promise.all(
  ["meters", "overview"].map((name) => self.phone.drop("pages", name)))"""
ADD_GONE = """self.phone.keptPage("meters").then((kept) => {
  kept.data.items.push({...kept.data.items[0], meter_id: "gone"});
  return self.phone.put("pages", kept);
})"""
LOOK_AGAIN = """
document.querySelector("#meters .states").replaceChildren();
self.phone.announce({kind: "waits"});"""
ADD_LOOK = """self.phone.mark("keep").then(({user_id}) => self.phone.put("queue", {
  key: "k", user_id, meter_id: "gone", value_e3: 1, read_at: "2026-11-29T08:00:00Z",
  confirmed: [], tries: 0, problem: {status: 404, detail: "Not there."}}))"""


def without_last(route: Route) -> None:
    """Answer with meters whose last reading the page does not know."""
    answer = route.fetch()
    meters = answer.json()
    for meter in meters["items"]:
        meter["last"] = None
    route.fulfill(response=answer, json=meters)


def test_thousands_stand_apart_as_on_other_pages(chromium: Browser, portal: PhonePortal) -> None:
    """A long reading can be compared with the meter's digits."""
    phone = phone_of(chromium, portal, service_workers="block")
    page = phone.new_page()
    page.route("**/api/v1/meters", with_a_long_last)
    page.goto(f"{portal.network.address}/cellar?lang=lv")
    last = page.locator("#meters .last").first
    expect(last).to_have_text("Iepriekš 2\u00a0440,856 (31.10.2026)")
    phone.close()


def with_a_long_last(route: Route) -> None:
    """Answer with meters whose last reading has four digits before the comma."""
    answer = route.fetch()
    meters = answer.json()
    for meter in meters["items"]:
        meter["last"] |= {"value_e3": 2_440_856, "use_e3": None, "read_on": "2026-10-31"}
    route.fulfill(response=answer, json=meters)


def test_a_list_asked_before_a_reading_arrived_does_not_undo_it(
    chromium: Browser, portal: PhonePortal
) -> None:
    """What the portal took meanwhile is said, though the list that comes later lacks it."""
    words = next_value(portal)[1]
    phone = phone_of(chromium, portal, service_workers="block")
    page = phone.new_page()
    page.goto(f"{portal.network.address}/cellar")
    page.locator("#keep-box").wait_for()
    held: list[Route] = []
    page.route("**/api/v1/readings", lambda route: kept_back(route, held))
    with page.expect_request("**/api/v1/readings"):
        page.evaluate("dispatchEvent(new Event('online'))")
    typed(page, words)
    wait_for_state(page, words.replace(",", "."))
    wait_for_state(page, "received")
    page.evaluate("document.querySelector('#meters .last').textContent = ''")
    held[0].fulfill(json={"items": [], "next": None})
    expect(page.locator("#meters .last").first).not_to_have_text("")
    page.evaluate(LOOK_AGAIN)
    expect(page.locator("#meters .states").first).to_contain_text(words.replace(",", "."))
    phone.close()


def kept_back(route: Route, held: list[Route]) -> None:
    """Let a reading go, and keep the question for the list."""
    if route.request.method == "GET":
        held.append(route)
    else:
        route.continue_()


def test_the_box_is_answered_before_a_slow_network_is(
    chromium: Browser, portal: PhonePortal
) -> None:
    """What it promises is on the phone then, with what was just sent; what takes it back stands."""
    value, words = next_value(portal)
    phone = phone_of(chromium, portal, service_workers="block")
    page = phone.new_page()
    held: list[Route] = []
    page.route("**/api/v1/overview", lambda route: kept_back(route, held))
    page.goto(f"{portal.network.address}/cellar")
    box, answer = page.locator("#keep"), page.locator("#kept")
    typed(page, words)
    wait_for_state(page, "received")
    with page.expect_request("**/api/v1/overview"):
        box.check()
    expect(answer).to_contain_text("this screen now opens")
    newest = "self.phone.keptPage('readings').then((kept) => kept.data.items[0].value_e3)"
    assert page.evaluate(newest) == value
    box.uncheck()
    expect(answer).to_contain_text("no longer on this phone")
    with page.expect_response("**/api/v1/overview"):
        held.pop().continue_()
    page.wait_for_timeout(500)
    expect(answer).to_contain_text("no longer on this phone")
    assert page.evaluate("self.phone.keptPage('readings')") is None
    phone.close()


@pytest.mark.parametrize("hours", [24, -24], ids=["fast", "slow"])
def test_a_clock_that_is_off_by_a_day_is_said(
    chromium: Browser, portal: PhonePortal, hours: int
) -> None:
    """The reading counts at its arrival, and the phone says that its clock is wrong."""
    value, words = next_value(portal)
    phone = phone_of(chromium, portal, service_workers="block")
    phone.add_init_script(CLOCK_OFF % hours)
    page = phone.new_page()
    page.goto(f"{portal.network.address}/cellar")
    page.wait_for_selector("#meters form")
    leave(page)
    typed(page, words)
    wait_for_state(page, "on this phone")
    return_(page)
    wait_for_state(page, words.replace(",", "."))
    wait_for_state(page, "clock is wrong")
    assert waiting(page) == 0
    assert [row[1:] for row in portal.sent()].count((value, "received")) == 1
    phone.close()


@pytest.mark.parametrize("days", [40, 0, -40], ids=["fast", "right", "slow"])
def test_days_are_the_portal_s(chromium: Browser, portal: PhonePortal, days: int) -> None:
    """The window that is open there is open in the cellar, and so it stays without network.

    The portal's own day is set here: only a clock that is not the true one is called wrong.
    """
    phone = phone_of(chromium, portal)
    phone.add_init_script(CLOCK_OFF % (days * 24))
    page = cellar(phone, portal)
    keep_pages(page)
    for _ in ("with network", "without"):
        expect(page.locator("#window")).to_have_text(
            "Readings for November 2026. Send them by 1 December 2026."
        )
        expect(page.locator("#clock")).to_be_visible(visible=bool(days))
        leave(page)
        page.reload()
        expect(page.locator("#note")).to_contain_text("29 November 2026")
    phone.close()


def test_more_meters_than_a_page_are_all_there(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the screen and on the phone: the list is read to its end."""
    number = page.locator("#meters form").count()
    assert number > 1
    monkeypatch.setattr(listing, "MOST", 1)
    page.evaluate(EMPTY_PAGES)
    page.reload()
    expect(page.locator("#meters form")).to_have_count(number)
    wait_until(
        page,
        f"self.phone.keptPage('meters').then((kept) => kept?.data.items.length >= {number})",
    )


def test_a_meter_that_is_gone_goes_from_the_screen(page: Page, portal: PhonePortal) -> None:
    """But for a reading that needs a look; meters of whoever was signed in before go, too."""
    forms = page.locator("#meters form")
    number = forms.count()
    own = forms.first.get_attribute("data-meter")
    page.evaluate(ADD_GONE)
    page.reload()
    expect(page.locator("[data-meter=gone]")).to_have_count(0)
    expect(forms).to_have_count(number)
    page.evaluate(ADD_GONE)
    page.evaluate(ADD_LOOK)
    page.reload()
    page.get_by_role("button", name="Delete").wait_for()
    expect(page.locator("[data-meter=gone] input[name=value]")).to_be_hidden()
    expect(page.locator("[data-meter=gone] .camera")).to_be_hidden()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete").click()
    expect(forms).to_have_count(number)
    page.context.clear_cookies()
    sign_in(page.context, portal, "neighbour")
    page.reload()
    expect(page.locator(f"[data-meter={own}]")).to_have_count(0)
    expect(forms.first).to_be_visible()


def test_what_the_portal_asks_is_answered_where_nothing_is_kept(
    chromium: Browser, portal: PhonePortal
) -> None:
    """The page learnt of no last reading, so that the portal alone asks: a yes sends the value."""
    value = last_value(portal)
    phone = phone_of(chromium, portal, service_workers="block")
    phone.add_init_script(PRIVATE)
    page = phone.new_page()
    page.route("**/api/v1/meters", without_last)
    page.goto(f"{portal.network.address}/cellar")
    page.wait_for_selector("#meters form")
    typed(page, f"{value // 1000},{value % 1000:03}")
    page.get_by_role("button", name="Yes, it is right").wait_for()
    expect(page.locator("#value-0-fault")).to_contain_text("is the same as")
    assert value not in [row[1] for row in portal.sent()]
    page.get_by_role("button", name="Yes, it is right").click()
    wait_for_state(page, "received")
    expect(page.locator("#value-0-fault")).to_have_text("")
    assert [row[1] for row in portal.sent()].count(value) == 1
    phone.close()
