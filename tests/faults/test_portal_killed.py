"""kill -9 of the portal while readings are sent: each is kept once.

40 readings and 3 kills; with SOAK=1 500 readings and 40 kills.
"""

import contextlib
import datetime as dt
import os
import random
import sqlite3
import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
from openssh import free_port
from portal_people import TODAY, PortalPeople
from portal_process import kill, started
from portal_server import Browser
from sample_company import Company

from jobs.views.resident_meters import meters_of

SOAK = bool(os.environ.get("SOAK"))
READINGS, KILLS = (500, 40) if SOAK else (40, 3)


def test_each_reading_is_kept_once(people: PortalPeople, tmp_path: Path) -> None:
    """What the page said that it received is there at once; in the end all are, once each."""
    company = people.company.copied(people.company.home, tmp_path / "home")
    with contextlib.closing(_database(company)) as connection, connection:
        connection.execute("DELETE FROM submitted_readings")  # other tests share the company
    sender = Sender(replace(people, company=company), free_port())
    drawn = random.Random(5)  # noqa: S311 - the same moments each time
    sending = threading.Thread(target=sender.send_all, daemon=True)
    process = started(company, sender.port)
    sending.start()
    try:
        for _ in range(KILLS):
            before = len(sender.received)
            while sending.is_alive() and len(sender.received) < before + READINGS // (KILLS + 1):
                time.sleep(drawn.uniform(0.001, 0.02))
            kill(process)
            received = list(sender.received)
            assert set(received) <= set(kept_values(company))
            process = started(company, sender.port)
        sending.join()
    finally:
        kill(process)
    assert sender.lost >= KILLS
    assert sorted(kept_values(company)) == sorted(sender.values) == sorted(sender.received)


@dataclass
class Sender:
    """A resident who sends a reading until the page says that it was received, then the next."""

    people: PortalPeople
    port: int
    received: list[int] = field(default_factory=list)
    lost: int = 0

    def __post_init__(self) -> None:
        """Look up the first meter of the flat, and choose what to send."""
        with self.people.company.context(TODAY) as context:
            listed = meters_of(context, self.people.flat.present)
            assert listed is not None
            meter = listed.there(dt.date.fromisoformat(TODAY))[0]
        assert meter.last is not None
        self.meter_id = meter.meter.meter_id
        self.values = [meter.last.value_e3 + 1_000 + number for number in range(READINGS)]

    def send_all(self) -> None:
        """Send all of them."""
        browser = self.people.browser(f"http://127.0.0.1:{self.port}", "own")
        for value in self.values:
            while not self._is_received(browser, value):
                self.lost += 1
                time.sleep(0.02)
            self.received.append(value)

    def _is_received(self, browser: Browser, value: int) -> bool:
        name, typed = f"value.{self.meter_id}", f"{value / 1000:.3f}"
        with contextlib.suppress(httpx.TransportError):
            place = f"/flats/{self.people.flat.flat_id}/readings"
            answer = browser.send(place, **{"form": "one", name: typed})
            assert answer.status_code == 303, answer.text
            return True
        return False


def kept_values(company: Company) -> list[int]:
    """Return what is in the database, by another connection."""
    with contextlib.closing(_database(company)) as connection:
        rows = connection.execute("SELECT value_e3 FROM submitted_readings")
        return [int(value) for (value,) in rows]


def _database(company: Company) -> sqlite3.Connection:
    return sqlite3.connect(company.home / "data" / "einvoice.db")
