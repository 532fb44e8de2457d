"""The worker alone: it sends while no page of the app is open, and opens the page of a message."""

from phone_steps import next_value
from phones import (
    PhonePortal,
    cellar,
    keep_pages,
    kept_on,
    phone_of,
    state_of,
    typed,
    wait_for_state,
)
from playwright.sync_api import Browser, Page, expect

CLICKED = """async (address) => {
  const opened = [];
  self.clients.openWindow = async (page) => { opened.push(page); };
  await self.registration.showNotification("Namu pārvalde", {data: address});
  const [shown] = await self.registration.getNotifications();
  self.dispatchEvent(new NotificationEvent("notificationclick", {notification: shown}));
  return [opened, (await self.registration.getNotifications()).length];
}"""
"""Presses a message that leads to an address; returns what is opened, and how many are left."""


def fire_sync(page: Page, address: str) -> None:
    """Let the browser find its network again, as Background Sync has it."""
    devtools = page.context.new_cdp_session(page)
    ids: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: ids.extend(row["registrationId"] for row in event["registrations"]),
    )
    devtools.send("ServiceWorker.enable")
    for _ in range(200):
        if ids:
            break
        page.wait_for_timeout(50)
    sync = {"origin": address, "registrationId": ids[0], "tag": "readings", "lastChance": False}
    devtools.send("ServiceWorker.dispatchSyncEvent", sync)


def test_a_closed_app_sends_when_the_network_is_back(
    chromium: Browser, portal: PhonePortal
) -> None:
    """Typed out of reach and put away: the worker sends it, once, and the phone has none left.

    Out of reach once more it says that this reading is received, and does not show the one before.
    """
    value, words = next_value(portal)
    phone = phone_of(chromium, portal)
    page = cellar(phone, portal)
    keep_pages(page)
    portal.network.is_up = False
    typed(page, words)
    wait_for_state(page, "on this phone")
    page.close()
    page = phone.new_page()
    portal.network.is_up = True
    page.goto(f"{portal.network.address}/manifest.webmanifest")  # no script of ours runs here
    assert value not in [row[1] for row in portal.sent()]
    fire_sync(page, portal.network.address)
    for _ in range(200):
        if not kept_on(page)["queue"]:
            break
        page.wait_for_timeout(50)
    assert kept_on(page)["queue"] == []
    assert [row[1] for row in portal.sent()].count(value) == 1
    portal.network.is_up = False
    page.goto(f"{portal.network.address}/cellar")
    wait_for_state(page, "received")
    assert f"{value // 1000}.{value % 1000:03}" in state_of(page)
    phone.close()


def test_the_installed_app_asks_once_for_its_start(page: Page, portal: PhonePortal) -> None:
    """For the flat's page: what it is drawn with is on the phone."""
    page.close()
    portal.network.gone.clear()
    again = page.context.new_page()
    again.goto(f"{portal.network.address}/?app=1")
    expect(again.locator(".pay")).to_be_visible()
    asked = [line.split()[1] for line in portal.network.gone]
    drawn_with = [path for path in asked if not path.startswith(("/api/", "/manifest", "/sw.js"))]
    assert drawn_with == ["/?app=1"]
    again.close()


def test_a_press_on_a_message_opens_its_page(chromium: Browser, portal: PhonePortal) -> None:
    """Of ours alone: what leads elsewhere opens the first page; the message goes."""
    home = portal.network.address
    phone = phone_of(chromium, portal, permissions=["notifications"])
    cellar(phone, portal)
    (worker,) = phone.service_workers
    assert worker.evaluate(CLICKED, "/messages") == [[f"{home}/messages"], 0]
    assert worker.evaluate(CLICKED, "https://example.org/messages") == [["/"], 0]
    phone.close()
