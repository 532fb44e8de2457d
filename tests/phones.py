"""Phones of residents in a real browser, before a portal of their own that a network leads to."""

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lossy_network import Network, network_to
from playwright.sync_api import Browser, BrowserContext, Page
from portal_people import TODAY, PortalPeople, portal_context
from portal_server import listening

from einvoice.core.residents import PersonKind
from einvoice.web.app import portal_app
from einvoice.web.cookies import SESSION
from jobs.context import Context
from jobs.residents.enter_reading import entered_readings
from jobs.residents.sessions import open_session, session_of

A_LOT = 100_000
PATIENCE = 180 if os.environ.get("SOAK") else 30
"""Seconds that a test waits for what it asks for: only one that fails waits so long.

A long run goes beside other work, and a new page is a new process: what hangs, hangs longer.
"""
SIZE = {"width": 360, "height": 740}
STORES = """async () => {
  const db = await new Promise((resolve, reject) => {
    const asked = indexedDB.open("phone");
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const rows = (store) => new Promise((resolve) => {
    const asked = db.transaction(store).objectStore(store).getAll();
    asked.onsuccess = () => resolve(asked.result);
  });
  const kept = {caches: {}};
  for (const store of db.objectStoreNames) kept[store] = await rows(store);
  db.close();
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    kept.caches[name] = {};
    for (const request of await cache.keys()) {
      const address = new URL(request.url);
      const answer = await cache.match(request);
      kept.caches[name][address.pathname + address.search] = await answer.text();
    }
  }
  return kept;
}"""
"""Returns everything that a phone keeps, by store."""


@dataclass(frozen=True)
class PhonePortal:
    """A portal of its own, the network before it, and the people of its flats."""

    people: PortalPeople
    network: Network
    users: Mapping[str, str]

    def session(self, person: str) -> str:
        """Open another session of a person and return its token."""
        with self.people.company.context(TODAY) as context:
            return open_session(context, self.users[person], PersonKind.USER, "phone")

    def sent(self) -> list[tuple[str, int, str]]:
        """Return the readings of the sold flat that arrived: meter, value and state."""
        with self.people.company.context(TODAY) as context:
            rows = entered_readings(context, "", self.people.flat.present)
            return sorted((row.meter_id, row.value_e3, str(row.state)) for row in rows)


@contextmanager
def phone_portal(people: PortalPeople, home: Path) -> Iterator[PhonePortal]:
    """Yield a portal on a copy of the people's company."""
    own = replace(people, company=people.company.copied(people.company.home, home))
    with (
        portal_context(own) as context,
        listening(portal_app(context, calls_a_minute=A_LOT)) as address,
        network_to(address) as network,
    ):
        yield PhonePortal(own, network, users_of(context, people))


def users_of(context: Context, people: PortalPeople) -> dict[str, str]:
    """Return the user of each person who is a resident."""
    names = ("own", "co_user", "neighbour", "other_house")
    sessions = {name: session_of(context, people.sessions[name]) for name in names}
    return {name: session.person_id for name, session in sessions.items() if session}


def phone_of(
    browser: Browser, portal: PhonePortal, person: str = "own", **options: Any
) -> BrowserContext:
    """Return a phone on which a person is signed in, where there is a network."""
    portal.network.mend()
    phone = browser.new_context(viewport=SIZE, locale="en", **options)
    phone.set_default_timeout(PATIENCE * 1_000)
    sign_in(phone, portal, person)
    return phone


def sign_in(phone: BrowserContext, portal: PhonePortal, person: str) -> None:
    """Let a phone have a session of a person."""
    phone.add_cookies(
        [
            {
                "name": SESSION,
                "value": portal.session(person),
                "url": portal.network.address.replace("http:", "https:"),
                "secure": True,
                "httpOnly": True,
                "sameSite": "Lax",
            }
        ]
    )


def cellar(phone: BrowserContext, portal: PhonePortal) -> Page:
    """Open the cellar on a phone, with its worker at work."""
    page = phone.new_page()
    page.goto(f"{portal.network.address}/cellar")
    page.wait_for_selector("#meters form")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def keep_pages(page: Page) -> None:
    """Tick that pages are kept on this phone, and wait until they are."""
    page.wait_for_selector("#keep-box:not([hidden])")
    page.check("#keep")
    wait_until(page, "self.phone.keptPage('overview').then((kept) => kept !== null)")


def wait_until(page: Page, promise: str) -> None:
    """Wait until a promise of a page is kept with something true."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(promise):
        assert time.monotonic() < end, promise
        page.wait_for_timeout(50)


def typed(page: Page, value: str, number: int = 0) -> None:
    """Type a reading of a meter and press Enter, as somebody in the cellar does."""
    field = page.locator("#meters input[name=value]").nth(number)
    field.fill(value)
    field.press("Enter")


def kept_on(page: Page) -> dict[str, Any]:
    """Return everything that the phone of a page keeps."""
    stores: dict[str, Any] = page.evaluate(STORES)
    return stores


def words_on(page: Page) -> str:
    """Return everything that the phone of a page keeps, as text."""
    return json.dumps(kept_on(page), ensure_ascii=False)


def state_of(page: Page, number: int = 0) -> str:
    """Return the state of a meter as the cellar says it."""
    return page.locator("#meters .states").nth(number).inner_text()


def wait_for_state(page: Page, words: str, number: int = 0) -> None:
    """Wait until the cellar says words of a meter."""
    place = page.locator("#meters .states").nth(number)
    place.get_by_text(words).first.wait_for(timeout=PATIENCE * 1_000)


def waiting(page: Page) -> int:
    """Return how many readings wait on the phone of a page."""
    number: int = page.evaluate("self.phone.readings().then((rows) => rows.length)")
    return number
