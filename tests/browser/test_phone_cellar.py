"""The cellar on a phone: what is typed, asked and said of it."""

import pytest
from axe_rules import violations
from phone_steps import FULL, PRIVATE, last_value, leave, next_value, return_
from phones import (
    PhonePortal,
    kept_on,
    phone_of,
    state_of,
    typed,
    wait_for_state,
    wait_until,
)
from playwright.sync_api import Browser, Page, expect

LEAST_PIXELS = 44
SLOW_DISK = """() => {
  const {put} = IDBObjectStore.prototype;
  let isSlow = true;
  self.goOn = () => { isSlow = false; };
  IDBObjectStore.prototype.put = function (row) {
    const asked = put.call(this, row);
    const hold = () => { if (isSlow) this.get("none").onsuccess = hold; };
    if (this.name === "queue") asked.addEventListener("success", hold);
    return asked;
  };
}"""
"""Lets what is kept take until the page's `goOn`."""
BESIDE_ITS_BOX = """() => {
  const box = document.getElementById("keep"), words = document.createRange();
  words.selectNodeContents(box.nextSibling);
  const lines = [...words.getClientRects()];
  return lines.length > 1 && lines.every((line) => line.left > box.getBoundingClientRect().right);
}"""
"""Whether each line of the words by which pages are kept begins beside their box."""
BENEATH_ITS_BOX = """document.getElementById("kept").getBoundingClientRect().top
  - document.getElementById("keep-box").getBoundingClientRect().bottom"""
"""How many pixels the answer is beneath the box by which pages are kept."""
LEAST_GAP = 8
NO_FOCUS = """() => {
  const button = document.querySelector("#meters button");
  button.addEventListener("focus", () => button.blur());
}"""


def test_enter_leads_from_meter_to_meter(page: Page, portal: PhonePortal) -> None:
    """And after the last to the word that nothing more is to be done."""
    leave(page)
    typed(page, next_value(portal)[1])
    wait_until(page, "document.activeElement.id === 'value-1'")
    page.keyboard.type("abc")
    page.keyboard.press("Enter")
    expect(page.locator("#value-1-fault")).to_contain_text("Digits and a point only")
    page.fill("#value-1", "")
    for _ in range(page.locator("#meters form").count() - 1):
        page.keyboard.press("Enter")
    wait_until(page, "document.activeElement.id === 'done'")
    expect(page.locator("#done")).to_contain_text("Waiting on this phone: 1")
    return_(page)
    wait_for_state(page, "received")


@pytest.mark.parametrize("takes_focus", [True, False], ids=["Chrome", "Safari"])
def test_save_by_finger_leads_to_the_next_meter_too(
    page: Page, portal: PhonePortal, *, takes_focus: bool
) -> None:
    """Safari gives the focus of a pressed button to nobody."""
    leave(page)
    if not takes_focus:
        page.evaluate(NO_FOCUS)
    page.locator("#value-0").fill(next_value(portal)[1])
    page.locator("#meters form").first.get_by_role("button", name="Save").click()
    wait_for_state(page, "on this phone")
    expect(page.locator("#value-1")).to_be_focused()
    return_(page)
    wait_for_state(page, "received")


def test_the_box_is_answered_beside_it(page: Page) -> None:
    """Above all meters the answer was off the screen of a phone, and unticking had none."""
    box, answer = page.locator("#keep"), page.get_by_role("status")
    box.uncheck()
    gone = answer.filter(has_text="no longer on this phone")
    expect(gone).to_be_in_viewport(ratio=1)
    box.check()
    expect(answer.filter(has_text="this screen now opens")).to_be_in_viewport(ratio=1)
    expect(gone).to_have_count(0)
    assert page.evaluate(BENEATH_ITS_BOX) >= LEAST_GAP


def test_what_is_entered_while_the_one_before_is_kept_comes_after_it(
    page: Page, portal: PhonePortal
) -> None:
    """Of the same meter on a slow phone: it was left in its field, and never kept."""
    first, second = next_value(portal), next_value(portal)
    leave(page)
    page.evaluate(SLOW_DISK)
    typed(page, first[1])
    typed(page, second[1])
    page.evaluate("self.goOn()")
    page.get_by_text("Waiting on this phone: 2").wait_for()
    expect(page.locator("#meters input[name=value]").first).to_have_value("")
    wait_until(page, "document.activeElement.id === 'value-1'")
    return_(page)
    wait_until(page, "self.phone.readings().then((rows) => rows.length === 0)")
    arrived = [row[1] for row in portal.sent()]
    assert [arrived.count(value) for value, _ in (first, second)] == [1, 1]


def test_a_slow_phone_takes_nobody_out_of_a_field(page: Page, portal: PhonePortal) -> None:
    """Who went on by hand while a reading was being kept types the next number into one field."""
    last = page.locator("#meters form").count() - 1
    value = last_value(portal, last) + 1_000
    leave(page)
    page.evaluate(SLOW_DISK)
    typed(page, f"{value // 1000},{value % 1000:03}", last)
    page.locator("#value-0").click()
    page.keyboard.type("12")
    page.evaluate("self.goOn()")
    page.get_by_text("Waiting on this phone: 1").wait_for()
    page.keyboard.type("34")
    expect(page.locator("#value-0")).to_have_value("1234")
    expect(page.locator("#value-0-fault")).to_have_text("")
    return_(page)
    wait_for_state(page, "received", last)


def test_what_the_portal_asks_is_asked_on_the_phone(page: Page, portal: PhonePortal) -> None:
    """A doubt is named at once; the portal's own words are kept with the reading till it goes."""
    rows = portal.sent()
    typed(page, "0,001")
    expect(page.locator("#value-0-fault")).to_contain_text("Less than before")
    page.locator("#meters input").first.press("Enter")
    wait_for_state(page, "needs a look")
    (kept,) = kept_on(page)["queue"]
    assert kept["problem"]["status"] == 422
    assert "needs a look" in state_of(page)
    page.reload()
    wait_for_state(page, "needs a look")
    page.get_by_role("link", name="Write to us what happened").click()
    page.wait_for_url("**/messages/new?topic=meter&meter=*")
    expect(page.locator("#topic")).to_have_value("meter")
    page.get_by_text("Readings on this phone that are not sent yet: 1").wait_for()
    page.go_back()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete").click()
    wait_until(page, "self.phone.readings().then((rows) => rows.length === 0)")
    assert portal.sent() == rows


def test_each_that_waits_is_seen_and_can_be_deleted(page: Page, portal: PhonePortal) -> None:
    """As many as are counted; deleted it never goes, and the other of the same meter does."""
    first, words = next_value(portal)
    second, more = next_value(portal)
    leave(page)
    page.get_by_text("No network. Write on").wait_for()
    typed(page, words)
    wait_for_state(page, "on this phone")
    typed(page, more)
    page.get_by_text("Waiting on this phone: 2").wait_for()
    states = page.locator("#meters .states").first.locator("p")
    expect(states).to_have_count(2)
    page.once("dialog", lambda dialog: dialog.accept())
    states.filter(has_text=words.replace(",", ".")).get_by_role("button", name="Delete").click()
    page.get_by_text("Waiting on this phone: 1").wait_for()
    return_(page)
    wait_for_state(page, "received")
    page.locator("#note").wait_for(state="hidden")
    arrived = [row[1] for row in portal.sent()]
    assert (arrived.count(first), arrived.count(second)) == (0, 1)


@pytest.mark.parametrize("fault", [PRIVATE, FULL], ids=["private", "full"])
def test_a_phone_that_keeps_nothing_says_so(
    chromium: Browser, portal: PhonePortal, fault: str
) -> None:
    """The reading goes at once where there is a network, else it stays in its field."""
    value, words = next_value(portal)
    phone = phone_of(chromium, portal, service_workers="block")
    phone.add_init_script(fault)
    page = phone.new_page()
    page.goto(f"{portal.network.address}/cellar")
    page.wait_for_selector("#meters form")
    leave(page)
    typed(page, words)
    wait_for_state(page, "Not saved on this phone")
    page.get_by_text("Neither saved nor sent").wait_for()
    expect(page.locator("#meters input").first).to_have_value(words)
    return_(page)
    page.locator("#meters input").first.press("Enter")
    wait_for_state(page, "received")
    assert [row[1] for row in portal.sent()].count(value) == 1
    phone.close()


def test_the_cellar_is_for_wet_hands_in_the_dark(page: Page, axe: str) -> None:
    """No rule is broken; what is pressed has 44 pixels, and figures a contrast of 7 : 1."""
    typed(page, "0,001")
    page.locator("#meters input").first.press("Enter")
    wait_for_state(page, "needs a look")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setBypassCSP", {"enabled": True})
    page.reload()
    wait_for_state(page, "needs a look")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert violations(page, axe) == []
        figures = page.evaluate(
            """() => axe.run({include: [[".serial b"], [".entry input"], [".last"]]},
            {runOnly: {type: "rule", values: ["color-contrast-enhanced"]}})"""
        )
        assert figures["violations"] == []
        assert figures["passes"], "the rule looked at something"
    small = page.evaluate(
        """(least) => [...document.querySelectorAll(
          "#work :is(button, .entry input, .camera, .keep)")]
        .filter((element) => element.offsetParent && element.getBoundingClientRect().height < least)
        .map((element) => element.outerHTML)""",
        LEAST_PIXELS,
    )
    assert small == []
    assert page.evaluate(BESIDE_ITS_BOX)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete").click()
