"""The card of an odd reading: the usual use beside the use, and what a colleague wrote already."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening
from sqlalchemy import delete, insert, select

from einvoice.core.meters import Source
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.portal_tables import submitted_readings
from einvoice.web.app import portal_app

NOVEMBER = Period(2026, 11)
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def room(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PortalPeople, Browser]]:
    """A clerk on a portal of the own; the owner has sent a large use."""
    home = tmp_path_factory.mktemp("odd") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with own.company.context("2026-11-29") as context, context.store.writing() as tx:
        of_flat = meters_table.c.place_id == own.flat.flat_id
        meter_id = tx.scalars(select(meters_table.c.meter_id).where(of_flat).limit(1)).one()
        row = {
            "key": "odd",
            "meter_id": meter_id,
            "user_id": own.parts["user_id"],
            "period": NOVEMBER,
            "read_on": dt.date(2026, 11, 29),
            "value_e3": 999_000,
            "read_at": "2026-11-29T08:00:00Z",
            "received_at": "2026-11-29T08:00:00Z",
            "state": SubmittedState.RECEIVED,
            "code": "",
            "confirmed": "LARGE_USE",
            "clock_off": False,
        }
        tx.execute(insert(submitted_readings).values(row))
        tx.execute(delete(readings).where(readings.c.meter_id == meter_id))
        for month in range(4, 11):
            day, value = dt.date(2026, month, 1), month * 3_000
            kept = {"meter_id": meter_id, "read_on": day, "value_e3": value}
            tx.execute(insert(readings).values(**kept, source=Source.STAFF, submitted_at=""))
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield own, own.browser(address, "clerk")


def card(clerk: Browser) -> str:
    """Return the text of the card."""
    page = clerk.get("/staff/readings?period=2026-11").text
    html = page.partition('id="odd-odd"')[2].partition("</li>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


def test_the_usual_use_is_beside_the_use(room: tuple[PortalPeople, Browser]) -> None:
    """The median of a month, as the question about a large use had it: 3 m3."""
    _, clerk = room
    assert re.search(r"Use 969\.000 m³ usually (2\.9|3\.0)[0-9]{2} m³ a month", card(clerk))


def test_a_colleague_who_wrote_is_named_with_the_letter(
    room: tuple[PortalPeople, Browser],
) -> None:
    """So that nobody writes a second time about the same."""
    people, clerk = room
    assert "was written to" not in card(clerk)
    new = f"/staff/messages/new/{people.parts['user_id']}"
    form = clerk.get(f"{new}?flat={people.flat.flat_id}").text.partition("<main")[2]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    fields |= {"topic": "reading", "text": "Lūdzu, pārbaudiet.", "act": "reply"}
    sent = clerk.ask("POST", new, data=fields, headers=SAME_ORIGIN)
    (thread,) = re.findall("/staff/messages/([0-9a-f]{32})", sent.headers["location"])
    assert re.search("The resident was written to about the flat, .* Ilze", card(clerk))
    page = clerk.get("/staff/readings?period=2026-11").text
    assert f'href="/staff/messages/{thread}"' in page
