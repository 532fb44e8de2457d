"""Messages on a phone: turned on by a press, shown by the worker, and ended by signing out.

The browser has no push service here: a subscription such as it gives is put in its place;
what the portal sends to it is tested in tests/jobs/reminding.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from phones import PhonePortal, phone_of, phone_portal, wait_until
from playwright.sync_api import Browser, expect
from portal_people import PortalPeople
from push_service import PushService

from jobs.residents.push import make_push_key, phones_of

SUBSCRIBES = """
const subscription = (endpoint, p256dh, auth) => ({
  endpoint, toJSON: () => ({endpoint, keys: {p256dh, auth}}),
  unsubscribe: async () => { localStorage.removeItem("subscribed"); return true; },
});
const own = () => localStorage.getItem("subscribed") ? subscription(%s) : null;
PushManager.prototype.getSubscription = async () => own();
PushManager.prototype.subscribe = async ({applicationServerKey}) => {
  if (applicationServerKey.length !== 65) throw new Error("no key");
  localStorage.setItem("subscribed", "yes");
  return own();
};"""
DELIVERED = {"title": "Namu pārvalde", "body": "Var nodot rādījumus.", "tag": "t", "url": "/cellar"}


NOT_INSTALLED = """
delete ServiceWorkerRegistration.prototype.pushManager;
delete self.PushManager; delete self.Notification;"""
"""A tab of Safari on an iPhone: only the app on the Home Screen takes messages."""


@pytest.fixture
def pushing(people: PortalPeople, tmp_path: Path) -> Iterator[PhonePortal]:
    """A portal that has a key of messages."""
    home = tmp_path / "first"
    company = people.company.copied(people.company.home, home)
    with company.context("2026-11-29") as context:
        make_push_key(context, "push-key.pem")
    company.edit_config("[portal]\n", '[portal]\npush_key = "file:push-key.pem"\n')
    with phone_portal(replace(people, company=company), tmp_path / "home") as own:
        yield own


def test_an_iphone_without_the_app_is_told_to_install_it(
    chromium: Browser, pushing: PhonePortal
) -> None:
    """There is nothing to press that could not work."""
    phone = phone_of(chromium, pushing)
    phone.add_init_script(NOT_INSTALLED)
    page = phone.new_page()
    page.goto(f"{pushing.network.address}/profile/mails")
    expect(page.locator("#push-said")).to_contain_text("Home Screen")
    expect(page.locator("#push")).to_be_hidden()
    phone.close()


def test_a_phone_takes_messages_until_its_user_leaves(
    chromium: Browser, pushing: PhonePortal
) -> None:
    """The portal knows it, the worker shows what comes, and signing out ends both."""
    address = pushing.network.address
    theirs = PushService("https://fcm.googleapis.com").browser("phone")
    phone = phone_of(chromium, pushing, permissions=["notifications"])
    words = ", ".join(json.dumps(word) for word in (theirs.endpoint, theirs.p256dh, theirs.auth))
    phone.add_init_script(SUBSCRIBES % words)
    page = phone.new_page()
    page.goto(f"{address}/profile/mails")
    page.get_by_role("button", name="Turn on for this phone").click()
    page.get_by_text("Turned on for this phone").wait_for()
    expect(page.locator("input[name^=phone-]")).to_have_count(1)
    user_id = pushing.users["own"]
    with pushing.people.company.context("2026-11-29") as context:
        (kept,) = phones_of(context, user_id)
        assert kept.endpoint == theirs.endpoint

        devtools = phone.new_cdp_session(page)
        versions: list[str] = []
        devtools.on(
            "ServiceWorker.workerVersionUpdated",
            lambda event: versions.extend(row["registrationId"] for row in event["versions"]),
        )
        devtools.send("ServiceWorker.enable")
        shown = "navigator.serviceWorker.ready.then((worker) => worker.getNotifications())"
        wait_until(page, f"{shown}.then((rows) => rows.length === 0)")
        for _ in range(200):
            if versions:
                break
            page.wait_for_timeout(50)
        devtools.send(
            "ServiceWorker.deliverPushMessage",
            {
                "origin": address,
                "registrationId": versions[0],
                "data": json.dumps(DELIVERED),
            },
        )
        wait_until(page, f"{shown}.then((rows) => rows.length === 1)")
        assert page.evaluate(f"{shown}.then(([row]) => [row.title, row.body, row.data])") == [
            DELIVERED["title"],
            DELIVERED["body"],
            DELIVERED["url"],
        ]
        page.click("header button")
        page.wait_for_url("**/sign-in*")
        assert phones_of(context, user_id) == []
    assert page.evaluate("localStorage.getItem('subscribed')") is None
    assert page.evaluate("self.phone.mark('push')") is None
    phone.close()
