"""The app as such: the hint to install it, its next version, and what the browser is asked for."""

from calendar import month_name
from collections.abc import Iterator

import pytest
from phone_steps import leave, next_value, return_
from phones import (
    PhonePortal,
    cellar,
    kept_on,
    phone_of,
    phone_portal,
    typed,
    wait_for_state,
    wait_until,
)
from playwright.sync_api import Browser, BrowserContext, Page, expect
from portal_people import PortalPeople

from einvoice.core.period import Period
from einvoice.web.phone.files import PhoneFiles
from jobs.residents.enter_reading import entered_readings
from jobs.steps.portal_readings import take_portal_readings

OFFERED = """() => {
  const offer = new Event("beforeinstallprompt", {cancelable: true});
  offer.prompt = async () => { self.isPrompted = true; };
  return !dispatchEvent(offer);
}"""
"""Offers the app as Chrome does; returns whether the page takes it in hand."""
ADD_WAITING = """self.phone.put("queue", {
  key: "other", user_id: "of another", meter_id: "m", value_e3: 1,
  read_at: "2026-11-29T08:00:00Z", confirmed: [], tries: 0})"""
"""Lets a reading of another person wait on the phone: every page says so."""
IN_SAFARI = "Object.defineProperty(navigator, 'standalone', {value: false})"
ASKS_TO_PERSIST = """() => {
  self.persists = 0;
  navigator.storage.persist = async () => { self.persists += 1; return false; };
}"""
THEME = """() => {
  const meta = [...document.querySelectorAll("meta[name=theme-color]")];
  const [{content}] = meta.filter(({media}) => matchMedia(media).matches);
  const paper = document.createElement("p");
  paper.style.color = content;
  document.body.append(paper);
  const {color} = getComputedStyle(paper);
  paper.remove();
  return [color, getComputedStyle(document.documentElement).backgroundColor];
}"""
"""Returns the colour that the browser paints around the page, and that of the page."""


@pytest.fixture(scope="module")
def own_portal(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PhonePortal]:
    """A portal of these tests alone: its month is calculated, its app has a next version."""
    with phone_portal(people, tmp_path_factory.mktemp("app") / "home") as portal:
        yield portal


@pytest.fixture(scope="module")
def own_phone(chromium: Browser, own_portal: PhonePortal) -> Iterator[BrowserContext]:
    """A phone of these tests alone."""
    phone = phone_of(chromium, own_portal)
    yield phone
    phone.close()


@pytest.fixture
def shown(own_phone: BrowserContext, own_portal: PhonePortal) -> Iterator[Page]:
    """The cellar on that phone."""
    own_phone.set_offline(False)
    page = cellar(own_phone, own_portal)
    yield page
    for opened in own_phone.pages:
        opened.close()


def test_the_hint_is_shown_once(shown: Page, own_portal: PhonePortal) -> None:
    """Chrome's offer waits for a press; on an iPhone two steps with pictures are named."""
    page = shown
    hint = page.locator("#install")
    flat = f"{own_portal.network.address}/flats/{own_portal.people.flat.flat_id}"
    page.goto(f"{flat}/meters")
    assert page.evaluate(OFFERED) is True
    page.evaluate(ADD_WAITING)
    page.goto(flat)
    page.locator("#unsent-others").wait_for()
    assert page.evaluate(OFFERED) is True
    page.evaluate("self.phone.onPhone().then(() => new Promise((done) => setTimeout(done, 50)))")
    expect(hint, "neither on other pages nor above another notice").to_have_count(0)
    page.evaluate("self.phone.drop('queue', 'other')")
    page.reload()
    assert page.evaluate(OFFERED) is True
    expect(hint).to_contain_text("The portal can be an app on your phone")
    hint.get_by_role("button", name="No, thanks").click()
    expect(hint).to_have_count(0)
    page.reload()
    assert page.evaluate(OFFERED) is False, "for good"
    page.evaluate("localStorage.removeItem('install-hint')")
    page.add_init_script(IN_SAFARI)
    page.reload()
    expect(hint).to_contain_text("press Share")
    hint.get_by_role("link", name="Show me how").click()
    page.wait_for_url("**/phone")
    expect(page.locator("li svg.step")).to_have_count(2)
    expect(hint).to_have_count(0)
    page.goto(flat)
    page.evaluate("self.phone.onPhone().then(() => new Promise((done) => setTimeout(done, 50)))")
    expect(hint, "it was seen there").to_have_count(0)


def test_the_browser_is_asked_to_keep_what_is_saved_offline(
    shown: Page, own_portal: PhonePortal
) -> None:
    """Not before; and its no changes nothing: the reading waits, and goes."""
    page = shown
    page.evaluate(ASKS_TO_PERSIST)
    typed(page, next_value(own_portal)[1])
    wait_for_state(page, "received")
    assert page.evaluate("self.persists") == 0
    leave(page)
    value, words = next_value(own_portal)
    typed(page, words)
    wait_for_state(page, "on this phone")
    assert page.evaluate("self.persists") == 1
    return_(page)
    wait_for_state(page, "received")
    wait_until(page, "self.phone.readings().then((rows) => rows.length === 0)")
    assert [row[1] for row in own_portal.sent()].count(value) == 1


def test_a_reading_that_was_taken_says_of_which_month(shown: Page, own_portal: PhonePortal) -> None:
    """Once the month is calculated: the newest, by the month's name."""
    words = next_value(own_portal)[1]
    typed(shown, words)
    wait_for_state(shown, words.replace(",", "."))
    wait_for_state(shown, "received")
    with own_portal.people.company.context("2026-12-01") as context:
        rows = entered_readings(context, "", own_portal.people.flat.present)
        period: Period = max(row.period for row in rows)
        assert take_portal_readings(context, period)
    shown.reload()
    month = f"{month_name[period.month]} {period.year}"
    wait_for_state(shown, f"{words.replace(',', '.')} – taken for {month}")


def test_the_browser_is_painted_like_the_page(shown: Page) -> None:
    """In light and dark."""
    colours = []
    for scheme in ("light", "dark"):
        shown.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        around, page = shown.evaluate(THEME)
        assert around == page
        colours.append(around)
    assert colours[0] != colours[1]


def test_a_new_version_waits_for_the_next_start(
    shown: Page, own_portal: PhonePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so, in the middle of no entry; then the shell of the version before goes."""
    wait_until(shown, "Promise.resolve(navigator.serviceWorker.controller !== null)")
    (before,) = kept_on(shown)["caches"]
    newer = b"// the next version\n"
    old = vars(PhoneFiles)["worker"].func
    after = "shell-" + "0" * 12
    monkeypatch.setattr(
        PhoneFiles,
        "worker",
        property(
            lambda files: (
                newer + old(files).replace(before.removeprefix("shell-").encode(), b"0" * 12)
            )
        ),
    )
    field = shown.locator("#meters input[name=value]").first
    field.evaluate("(field) => { field.value = '12'; }")
    shown.evaluate("navigator.serviceWorker.ready.then((worker) => worker.update())")
    shown.get_by_text("There is a new version of the app").wait_for()
    expect(field).to_have_value("12")
    assert before in kept_on(shown)["caches"]
    page = shown
    for _ in range(40):  # the browser lets the new worker take over when no page is open
        page.close()
        page = shown.context.new_page()
        page.goto(f"{own_portal.network.address}/cellar")
        if list(kept_on(page)["caches"]) == [after]:
            break
    assert list(kept_on(page)["caches"]) == [after]
    page.wait_for_selector("#meters form")
    expect(page.locator("#new-version")).to_have_count(0)
