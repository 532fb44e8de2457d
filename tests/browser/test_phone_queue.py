"""Readings on a phone that wait, and how they go: each once, as their own user's."""

import pytest
from phone_steps import leave, next_value, return_
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
from pictures import photo
from playwright.sync_api import Browser, Page, expect

DUE_AT_ONCE = """self.phone.readings().then(
  ([row]) => self.phone.put("queue", {...row, next_at: 0}))"""
SAFARI = """
delete ServiceWorkerRegistration.prototype.sync; delete self.SyncManager;
delete Navigator.prototype.locks; delete self.BroadcastChannel; delete AbortSignal.timeout;"""
"""No Background Sync, as in each Safari; and what those before 15.4 and 16 lack."""
FORGOTTEN = """Promise.all([
  caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))),
  new Promise((done) => { indexedDB.deleteDatabase("phone").onsuccess = done; }),
  navigator.serviceWorker.getRegistration().then((registration) => registration.unregister()),
]).then(() => true)"""
"""Empties what scripts keep, as Safari does after seven days in which nobody came."""
WORKER_IS_MADE = "navigator.serviceWorker.getRegistration().then((made) => Boolean(made?.active))"
ME = "GET /api/v1/me HTTP/1.1"
ANSWERED = """async (answers) => {
  const {user_id} = await self.phone.mark("keep");
  await self.phone.keepReading({key: "told", user_id, meter_id: "m", value_e3: 1, tries: 0,
    read_at: "2026-11-29T08:00:00Z", confirmed: [], language: "en"});
  const real = self.fetch, clock = Date.now, now = Date.now(), waits = [];
  let asked = 0;
  Date.now = () => now;
  for (const [status, headers] of answers) {
    self.fetch = (path, options) => {
      if (options.method !== "POST") return real(path, options);
      asked += 1;
      return Promise.resolve(new Response("{}", {status, headers}));
    };
    await self.phone.send({eager: true});
    const [row] = await self.phone.readings();
    waits.push((row.next_at - now) / 1000);
    await self.phone.send({eager: row.was_told});
    await self.phone.put("queue", {...row, next_at: 0});
  }
  self.fetch = real;
  Date.now = clock;
  await self.phone.dropReading("told");
  return {waits, asked};
}"""
"""Returns how many seconds a reading waits after each answer, and how often it was sent."""


def test_a_reading_waits_for_the_network(page: Page, portal: PhonePortal) -> None:
    """Typed out of reach it is on the phone, over a restart too; then it goes by itself."""
    value, words = next_value(portal)
    leave(page)
    typed(page, words)
    wait_for_state(page, "on this phone")
    expect(page.locator("#meters input").first).to_have_value("")
    page.reload()
    wait_for_state(page, "on this phone")
    expect(page.locator("#note")).to_contain_text("Without network")
    return_(page)
    wait_for_state(page, "received")
    assert waiting(page) == 0
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


def test_without_background_sync_it_goes_when_the_app_is_seen_again(
    chromium: Browser, portal: PhonePortal
) -> None:
    """As on an iPhone: closed out of reach, opened again where there is a network."""
    value, words = next_value(portal)
    phone = phone_of(chromium, portal)
    phone.add_init_script(SAFARI)
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


def test_an_older_safari_sends_photos_and_forms(chromium: Browser, portal: PhonePortal) -> None:
    """By nothing that it lacks: else no form would ever go, and each photo wait for ever."""
    phone = phone_of(chromium, portal)
    phone.add_init_script(SAFARI)
    page = cellar(phone, portal)
    shot = {"name": "meter.jpg", "mimeType": "image/jpeg", "buffer": photo(40, 40)}
    page.locator(".camera input").first.set_input_files(shot)  # type: ignore[arg-type]
    wait_for_state(page, "now type")
    typed(page, next_value(portal)[1])
    wait_for_state(page, "Photo received")
    page.goto(
        f"{portal.network.address}/flats/{portal.people.flat.flat_id}/messages/new?topic=repair"
    )
    page.fill("#text", "The lamp in the cellar is dark.")
    page.click("main button[type=submit]")
    page.wait_for_url("**done=sent")
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
      const asked = indexedDB.open("phone", 3);
      asked.onsuccess = () => { asked.result.close(); done(); };
      asked.onerror = asked.onblocked = failed;
    })"""
    page.evaluate(newer)
    leave(page)
    typed(page, next_value(portal)[1])
    wait_for_state(page, "on this phone")
    assert waiting(page) == 1
    phone.close()


def test_it_waits_as_long_as_it_is_told(page: Page) -> None:
    """After 429 and 503 whatever happens meanwhile; else 5 seconds, doubled to 15 minutes."""
    told = [[429, {"Retry-After": "90"}], [503, {"Retry-After": "7"}]]
    result = page.evaluate(ANSWERED, [[500, {}], [502, {}], *told, *[[500, {}]] * 5])
    assert result == {"waits": [5, 10, 90, 7, 80, 160, 320, 640, 900], "asked": 9}


def test_a_phone_that_forgot_everything_begins_anew(page: Page, portal: PhonePortal) -> None:
    """Safari after a week: the session stays, nothing kept is believed, all is kept again."""
    page.goto(f"{portal.network.address}/manifest.webmanifest")
    page.evaluate(FORGOTTEN)
    page.goto(f"{portal.network.address}/cellar")
    page.wait_for_selector("#keep-box:not([hidden])")
    expect(page.locator("#keep")).not_to_be_checked()
    leave(page)
    value, words = next_value(portal)
    typed(page, words)
    wait_for_state(page, "on this phone")
    return_(page)
    wait_for_state(page, "received")
    assert waiting(page) == 0
    assert [row[1] for row in portal.sent()].count(value) == 1
    keep_pages(page)
    wait_until(page, WORKER_IS_MADE)
    leave(page)
    page.reload()
    page.get_by_text("Without network: meters as").wait_for()
    expect(page.locator("#meters form").first).to_be_visible()


def test_two_phones_end_with_the_same_reading(
    page: Page, chromium: Browser, portal: PhonePortal
) -> None:
    """Of one meter, both out of reach: what was read later counts, whichever arrives first."""
    (earlier, first), (later, last) = next_value(portal), next_value(portal)
    leave(page)
    typed(page, first)
    wait_for_state(page, "on this phone")
    page.wait_for_timeout(1_100)  # moments are of whole seconds
    theirs = phone_of(chromium, portal, "co_user")
    other = cellar(theirs, portal)
    leave(other)
    typed(other, last)
    wait_for_state(other, "on this phone")
    return_(other)
    wait_for_state(other, "received")
    return_(page)
    wait_for_state(page, "a newer reading counts")
    for shown in (page, other):
        shown.reload()
        wait_for_state(shown, f"{last.replace(',', '.')} – received")
        expect(shown.locator("#meters .states").first).not_to_contain_text("newer")
    states = {row[1]: row[2] for row in portal.sent()}
    assert (states[earlier], states[later]) == ("replaced", "received")
    theirs.close()
