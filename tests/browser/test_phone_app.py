"""The portal as an app on a phone: installed, without network, on the way, and given away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from phones import (
    PhonePortal,
    cellar,
    keep_pages,
    kept_on,
    phone_of,
    phone_portal,
    sign_in,
    state_of,
    typed,
    wait_for_state,
    wait_until,
    waiting,
)
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from portal_people import PortalPeople
from sample_company import needs

from einvoice.web.api import listing
from jobs.residents.sessions import end_all
from jobs.views.resident_meters import meters_of

EMPTY_QUEUE = """self.phone.readings().then(
  (rows) => Promise.all(rows.map((row) => self.phone.drop("queue", row.key))))"""
DUE_AT_ONCE = """self.phone.readings().then(
  ([row]) => self.phone.put("queue", {...row, next_at: 0}))"""
EMPTY_PAGES = """Promise.all(
  ["meters", "overview"].map((name) => self.phone.drop("pages", name)))"""
ADD_GONE = """self.phone.keptPage("meters").then((kept) => {
  kept.data.items.push({...kept.data.items[0], meter_id: "gone"});
  return self.phone.put("pages", kept);
})"""
ADD_LOOK = """self.phone.mark("keep").then(({user_id}) => self.phone.put("queue", {
  key: "k", user_id, meter_id: "gone", value_e3: 1, read_at: "2026-11-29T08:00:00Z",
  confirmed: [], tries: 0, problem: {status: 404, detail: "Not there."}}))"""
CLOCK_OFF = """
const Right = Date;
self.Date = class extends Right {
  constructor(...given) { if (given.length) super(...given); else super(Date.now()); }
  static now() { return Right.now() + 24 * 3600 * 1000; }
};"""
LEAST_PIXELS = 44
ME = "GET /api/v1/me HTTP/1.1"


@pytest.fixture(scope="module")
def portal(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PhonePortal]:
    """A portal of this module's own, for what is sent to it."""
    with phone_portal(people, tmp_path_factory.mktemp("phones") / "home") as own:
        yield own


@pytest.fixture(scope="module")
def phone(chromium: Browser, portal: PhonePortal) -> Iterator[BrowserContext]:
    """A phone with the app; a worker is installed on it once."""
    phone = phone_of(chromium, portal)
    yield phone
    phone.close()


@pytest.fixture
def page(phone: BrowserContext, portal: PhonePortal) -> Iterator[Page]:
    """The cellar on the phone of the present owner, who keeps pages on it; nothing waits there."""
    portal.network.is_up = True
    phone.set_offline(False)
    phone.clear_cookies()
    sign_in(phone, portal, "own")
    page = cellar(phone, portal)
    page.evaluate(EMPTY_QUEUE)
    keep_pages(page)
    yield page
    for shown in phone.pages:
        shown.close()


def last_value(portal: PhonePortal, number: int = 0) -> int:
    """Return the last value of a meter of the sold flat, in thousandths."""
    with portal.people.company.context("2026-11-29") as context:
        listed = meters_of(context, portal.people.flat.present)
    assert listed is not None
    last = listed.there(context.today)[number].last
    assert last is not None
    return last.value_e3


_MORE = iter(range(1, 1000))


def next_value(portal: PhonePortal) -> tuple[int, str]:
    """Return a value that nobody typed before, and how it is typed."""
    value = last_value(portal) + next(_MORE) * 10
    return value, f"{value // 1000},{value % 1000:03}"


def leave(page: Page) -> None:
    """Go out of reach."""
    page.context.set_offline(True)


def return_(page: Page) -> None:
    """Come back to where there is a network."""
    page.context.set_offline(False)


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
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    phone.close()


def test_a_reading_waits_for_the_network(page: Page, portal: PhonePortal) -> None:
    """Typed out of reach it is on the phone, over a restart too; then it goes by itself."""
    value, words = next_value(portal)
    leave(page)
    typed(page, words)
    wait_for_state(page, "on this phone")
    assert page.locator("#meters input").first.input_value() == ""
    page.reload()
    wait_for_state(page, "on this phone")
    assert "Without network" in page.inner_text("#note")
    return_(page)
    wait_for_state(page, "received")
    assert waiting(page) == 0
    assert [row[1] for row in portal.sent()].count(value) == 1


def test_enter_leads_from_meter_to_meter(page: Page, portal: PhonePortal) -> None:
    """And after the last to the word that nothing more is to be done."""
    leave(page)
    typed(page, next_value(portal)[1])
    wait_until(page, "document.activeElement.id === 'value-1'")
    page.keyboard.type("abc")
    page.keyboard.press("Enter")
    assert "Digits and a point only" in page.inner_text("#value-1-fault")
    page.fill("#value-1", "")
    for _ in range(page.locator("#meters form").count() - 1):
        page.keyboard.press("Enter")
    wait_until(page, "document.activeElement.id === 'done'")
    assert "Waiting on this phone: 1" in page.inner_text("#done")
    return_(page)
    wait_for_state(page, "received")


def test_what_the_portal_asks_is_asked_on_the_phone(page: Page, portal: PhonePortal) -> None:
    """A doubt is named at once; the portal's own words are kept with the reading till it goes."""
    rows = portal.sent()
    typed(page, "0,001")
    assert "Less than before" in page.inner_text("#value-0-fault")
    page.locator("#meters input").first.press("Enter")
    wait_for_state(page, "needs a look")
    (kept,) = kept_on(page)["queue"]
    assert kept["problem"]["status"] == 422
    assert "needs a look" in state_of(page)
    page.reload()
    wait_for_state(page, "needs a look")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete").click()
    wait_until(page, "self.phone.readings().then((rows) => rows.length === 0)")
    assert portal.sent() == rows


def test_the_shell_is_of_nobody(page: Page, portal: PhonePortal) -> None:
    """What the worker keeps has no word of the user; what is kept of them is in one store."""
    kept = kept_on(page)
    (shell,) = kept["caches"].values()
    assert {path.partition("?")[0] for path in shell if "/static/" not in path} == {
        "/cellar",
        "/offline",
    }
    assert len(shell) == 16
    user_id = portal.people.parts["user_id"]
    assert all(user_id not in content for content in shell.values())
    assert {row["name"] for row in kept["pages"]} == {"overview", "invoices", "meters", "readings"}
    assert {row["user_id"] for row in kept["pages"]} == {user_id}


def test_pages_are_there_without_network(page: Page, portal: PhonePortal) -> None:
    """The overview and the invoices of the last contact, on a page that says so."""
    portal.network.is_up = False
    page.goto(f"{portal.network.address}/?app=1")
    page.wait_for_selector("#kept:not([hidden])")
    text = page.inner_text("main")
    assert "No network" in text
    assert "To pay" in text
    assert page.locator("#invoices li").count() >= 2
    aged = """(days) => new Promise((done) => {
      const asked = indexedDB.open("phone");
      asked.onsuccess = () => {
        const tx = asked.result.transaction(["pages", "marks"], "readwrite");
        const marks = tx.objectStore("marks"), pages = tx.objectStore("pages");
        const then = Date.now() - days * 86400000;
        marks.get("keep").onsuccess = (event) => {
          const row = event.target.result;
          marks.put({...row, value: {...row.value, contact: then}});
        };
        pages.getAll().onsuccess = (event) => {
          for (const row of event.target.result) pages.put({...row, saved_at: then});
        };
        tx.oncomplete = () => { asked.result.close(); done(); };
      };
    })"""
    page.evaluate(aged, 8)
    page.reload()
    page.get_by_text("more than a week").wait_for()
    page.evaluate(aged, 31)
    page.reload()
    page.get_by_text("no network for 30 days").wait_for()
    assert kept_on(page)["pages"] == []
    assert not page.is_visible("#kept")


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
    portal.network.is_up = True
    page.evaluate("self.phone.setMark('keep', null)")
    page.context.clear_cookies()
    sign_in(page.context, portal, "neighbour")
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
    assert {row["name"] for row in kept["marks"]} == {"language"}
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


def test_another_who_signs_in_meanwhile_sends_nothing(page: Page, portal: PhonePortal) -> None:
    """The cellar is still open as the owner's; the session is a co-user's of the same flat."""
    value, words = next_value(portal)
    leave(page)
    typed(page, words)
    wait_for_state(page, "on this phone")
    sign_in(page.context, portal, "co_user")
    return_(page)
    wait_until(page, "self.phone.keptPage('overview').then((kept) => kept === null)")
    page.evaluate("self.phone.send({eager: true})")
    assert waiting(page) == 1
    assert value not in [row[1] for row in portal.sent()]
    post = "self.phone.readings().then(([row]) => self.phone.post(row))"
    assert page.evaluate(f"{post}.then((answer) => answer.status)") == 403, (
        "nor where the sender noticed nothing"
    )


@pytest.mark.parametrize("signed_in", ["nobody", "neighbour"])
def test_what_cannot_go_now_does_not_ask_again_and_again(
    page: Page, portal: PhonePortal, signed_in: str
) -> None:
    """The reading of somebody who is not signed in waits for the sign-in, and asks nobody."""
    leave(page)
    typed(page, next_value(portal)[1])
    wait_for_state(page, "on this phone")
    page.context.clear_cookies()
    if signed_in != "nobody":
        sign_in(page.context, portal, signed_in)
    return_(page)
    page.goto(f"{portal.network.address}/cellar")
    page.locator("[data-kind=over]:not([hidden]), #others:not([hidden])").wait_for()
    page.evaluate(DUE_AT_ONCE)
    before = portal.network.gone.count(ME)
    page.evaluate("self.app.sendNow(true)")
    assert portal.network.gone.count(ME) > before
    page.wait_for_timeout(3_000)
    assert portal.network.gone.count(ME) <= before + 2
    assert waiting(page) == 1


def test_two_tabs_send_once(page: Page, portal: PhonePortal) -> None:
    """Both wake up at the same moment."""
    value, words = next_value(portal)
    leave(page)
    typed(page, words)
    wait_for_state(page, "on this phone")
    other = page.context.new_page()
    other.goto(f"{portal.network.address}/cellar")
    wait_for_state(other, "on this phone")
    before = len([line for line in portal.network.gone if line.startswith("POST")])
    return_(page)
    wait_for_state(page, "received")
    wait_for_state(other, "received")
    assert len([line for line in portal.network.gone if line.startswith("POST")]) == before + 1
    assert [row[1] for row in portal.sent()].count(value) == 1


PRIVATE = (
    "IDBFactory.prototype.open = () => { throw new DOMException('private', 'SecurityError'); };"
)
FULL = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (row) {
  if (this.name === "queue") throw new DOMException("full", "QuotaExceededError");
  return put.call(this, row);
};"""
NO_BACKGROUND_SYNC = "delete ServiceWorkerRegistration.prototype.sync; delete self.SyncManager;"


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
    assert page.locator("#meters input").first.input_value() == words
    return_(page)
    page.locator("#meters input").first.press("Enter")
    wait_for_state(page, "received")
    assert [row[1] for row in portal.sent()].count(value) == 1
    phone.close()


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
    assert "is the same as" in page.inner_text("#value-0-fault")
    assert value not in [row[1] for row in portal.sent()]
    page.get_by_role("button", name="Yes, it is right").click()
    wait_for_state(page, "received")
    assert page.inner_text("#value-0-fault") == ""
    assert [row[1] for row in portal.sent()].count(value) == 1
    phone.close()


def without_last(route: Route) -> None:
    """Answer with meters whose last reading the page does not know."""
    answer = route.fetch()
    meters = answer.json()
    for meter in meters["items"]:
        meter["last"] = None
    route.fulfill(response=answer, json=meters)


def test_without_background_sync_it_goes_when_the_app_is_seen_again(
    chromium: Browser, portal: PhonePortal
) -> None:
    """As on an iPhone: closed out of reach, opened again where there is a network."""
    value, words = next_value(portal)
    phone = phone_of(chromium, portal)
    phone.add_init_script(NO_BACKGROUND_SYNC)
    page = cellar(phone, portal)
    assert page.evaluate("'sync' in ServiceWorkerRegistration.prototype") is False
    leave(page)
    typed(page, words)
    wait_for_state(page, "on this phone")
    page.close()
    phone.set_offline(False)
    page = phone.new_page()
    page.goto(f"{portal.network.address}/flats/{portal.people.flat.flat_id}")
    wait_until(page, "self.phone.readings().then((rows) => rows.length === 0)")
    assert [row[1] for row in portal.sent()].count(value) == 1
    phone.close()


def test_a_clock_that_is_off_by_a_day_is_said(chromium: Browser, portal: PhonePortal) -> None:
    """The reading counts at its arrival, and the phone says that its clock is wrong."""
    value, words = next_value(portal)
    phone = phone_of(chromium, portal, service_workers="block")
    phone.add_init_script(CLOCK_OFF)
    page = phone.new_page()
    page.goto(f"{portal.network.address}/cellar")
    page.wait_for_selector("#meters form")
    typed(page, words)
    wait_for_state(page, words.replace(",", "."))
    wait_for_state(page, "clock is wrong")
    assert [row[1] for row in portal.sent()].count(value) == 1
    phone.close()


def test_what_an_older_version_kept_is_not_read(page: Page) -> None:
    """Pages of another schema are as if none were kept, and are fetched anew."""
    page.evaluate(
        "self.phone.put('pages', {name: 'meters', schema: 0, user_id: 'x', data: {odd: true}})"
    )
    leave(page)
    page.reload()
    page.get_by_text("Your meters are not kept on this phone").wait_for()
    return_(page)
    page.wait_for_selector("#meters form")


def test_an_open_page_saves_on_after_a_newer_version(
    chromium: Browser, portal: PhonePortal
) -> None:
    """A page of a newer version changes what is kept; the page that was open before goes on."""
    phone = phone_of(chromium, portal, service_workers="block")
    page = phone.new_page()
    page.goto(f"{portal.network.address}/cellar")
    page.wait_for_selector("#meters form")
    newer = """new Promise((done, failed) => {
      const asked = indexedDB.open("phone", 2);
      asked.onsuccess = () => { asked.result.close(); done(); };
      asked.onerror = asked.onblocked = failed;
    })"""
    page.evaluate(newer)
    leave(page)
    typed(page, next_value(portal)[1])
    wait_for_state(page, "on this phone")
    assert waiting(page) == 1
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
    expect(page.locator("[data-meter=gone] input")).to_be_hidden()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete").click()
    expect(forms).to_have_count(number)
    page.context.clear_cookies()
    sign_in(page.context, portal, "neighbour")
    page.reload()
    expect(page.locator(f"[data-meter={own}]")).to_have_count(0)
    expect(forms.first).to_be_visible()


def test_the_cellar_is_for_wet_hands_in_the_dark(page: Page, axe: str) -> None:
    """No rule is broken; what is pressed has 44 pixels, and figures a contrast of 7 : 1."""
    typed(page, "0,001")
    page.locator("#meters input").first.press("Enter")
    wait_for_state(page, "needs a look")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setBypassCSP", {"enabled": True})
    page.reload()
    wait_for_state(page, "needs a look")
    page.evaluate(axe)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        broken = page.evaluate(
            "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})", rules
        )
        assert [rule["id"] for rule in broken["violations"]] == []
        figures = page.evaluate(
            """() => axe.run({include: [[".serial b"], [".entry input"], [".last"]]},
            {runOnly: {type: "rule", values: ["color-contrast-enhanced"]}})"""
        )
        assert figures["violations"] == []
        assert figures["passes"], "the rule looked at something"
    small = page.evaluate(
        """(least) => [...document.querySelectorAll("#work :is(button, .entry input, .keep)")]
        .filter((element) => element.offsetParent && element.getBoundingClientRect().height < least)
        .map((element) => element.outerHTML)""",
        LEAST_PIXELS,
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete").click()
