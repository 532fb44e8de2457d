"""Residents' forms in a rush: each is answered in seconds, and one not begun is not received."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening
from resident_meters_there import own_meters

from einvoice.web import csrf, rooms
from einvoice.web.answers import Answer, Moved
from einvoice.web.app import portal_app
from einvoice.web.cookies import SESSION
from einvoice.web.route import Role, Route, Sees
from einvoice.web.routes import ROUTES
from einvoice.web.visit import Visit
from jobs.residents.enter_reading import entered_readings

RELEASED = threading.Event()
BEGUN: list[str] = []


def hold(visit: Visit) -> Answer:
    """Keep the thread as long as the test wants."""
    BEGUN.append(visit.form.get("text", ""))
    RELEASED.wait(20)
    return Moved("faq")


def sent(browser: Browser, path: str, **fields: str) -> httpx.Response:
    """Send a form of our own page."""
    form = {csrf.FIELD: csrf.token_of(browser.cookies[SESSION]), **fields}
    return browser.ask("POST", path, data=form, headers={"Sec-Fetch-Site": "same-origin"})


@pytest.fixture
def address(people: PortalPeople, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A portal that is less patient, with a resident's form that takes long."""
    monkeypatch.setattr(rooms, "SECONDS_TO_WAIT", 1.0)
    monkeypatch.setattr(rooms, "SECONDS_FOR_PAGES", 1.0)
    page = Route("slow-page", "GET", "/slow", Role.VISITOR, Sees.NOTHING, "faq.html.j2", hold)
    slow = Route("slow", "POST", "/slow", Role.RESIDENT, Sees.OWN_FLATS, "faq.html.j2", hold)
    RELEASED.clear()
    BEGUN.clear()
    with (
        portal_context(people) as context,
        listening(portal_app(context, (*ROUTES, slow, page))) as place,
    ):
        yield place
        RELEASED.set()


def test_a_form_without_a_thread_is_not_received(people: PortalPeople, address: str) -> None:
    """It is answered so, with what was typed, and never begun; pages go on meanwhile."""
    with ThreadPoolExecutor(8) as senders:
        first = [senders.submit(sent, people.browser(address, "own"), "/slow") for _ in range(4)]
        while len(BEGUN) < len(first):
            time.sleep(0.01)
        began = time.monotonic()
        late = sent(people.browser(address, "own"), "/slow", text="134,9")
        took = time.monotonic() - began
        assert people.browser(address, "own").get("/faq").status_code == 200
        RELEASED.set()
        assert {one.result().status_code for one in first} == {303}
    assert (late.status_code, late.headers["retry-after"]) == (503, "5")
    assert "What you sent was not received" in late.text
    assert 'value="134,9"' in late.text
    assert took < 4
    assert "134,9" not in BEGUN


def test_a_page_without_a_thread_is_not_waited_for(people: PortalPeople, address: str) -> None:
    """It is refused after seconds, and says when to come again."""
    with ThreadPoolExecutor(8) as readers:
        first = [readers.submit(Browser(address).get, "/slow") for _ in range(4)]
        while len(BEGUN) < len(first):
            time.sleep(0.01)
        late = Browser(address).get("/faq")
        RELEASED.set()
        for one in first:
            one.result()
    assert (late.status_code, late.headers["retry-after"]) == (503, "5")
    assert people.browser(address, "own").get("/faq").status_code == 200


def test_a_form_of_many_meters_waits_once_for_who_writes(
    people: PortalPeople, address: str
) -> None:
    """Not for each meter anew; sent again it is received, once."""
    values = {
        f"value.{row.meter.meter_id}": f"{(row.last.value_e3 + 1_000) / 1000:.3f}"
        for row in own_meters(people)
        if row.last is not None
    }
    browser, place = people.browser(address, "own"), f"/flats/{people.flat.flat_id}/readings"
    with people.company.context("2026-11-29") as other, other.store.writing():
        began = time.monotonic()
        answer = sent(browser, place, form="rush", **values)
        took = time.monotonic() - began
    assert len(values) > 1
    assert answer.status_code == 503
    assert took < 4
    assert [sent(browser, place, form="rush", **values).status_code for _ in "12"] == [303, 303]
    with people.company.context("2026-11-29") as context:
        assert len(entered_readings(context, "", people.flat.present)) == len(values)
