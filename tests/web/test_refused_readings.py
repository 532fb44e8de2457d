"""A reading that is plainly wrong is refused in the staff's room, and its sender is told why."""

import re
import uuid

import pytest
from page_words import plain
from portal_people import PortalPeople
from portal_server import Browser
from sqlalchemy import update

from einvoice.core.residents import SubmittedState
from einvoice.store import submitted_readings as store
from einvoice.store.portal_tables import submitted_readings

Room = tuple[PortalPeople, Browser]
PLACE = "/staff/readings?period=2026-11"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
WHY = "it does not fit the meter's earlier readings"


def refuse(clerk: Browser, reason: str = "STAFF_NOT_POSSIBLE", key: str = "odd") -> str:
    """Refuse the reading by the page's form, and return where that led to."""
    answer = clerk.send(PLACE, act="refuse", key=key, reason=reason)
    return answer.headers.get("location", str(answer.status_code))


def card(clerk: Browser) -> str:
    """Return the text of the card."""
    html = clerk.get(PLACE).text.partition('id="odd-odd"')[2].partition("</li>")[0]
    return plain(html)


def test_who_sent_it_reads_why_and_can_send_another(odd_room: Room) -> None:
    """On the page of readings, in a message, and to a program; the meter is missing again."""
    people, clerk = odd_room
    own = people.browser(clerk.address, "own")
    assert "Refuse the reading" in card(clerk)
    assert refuse(clerk) == f"{PLACE}&done=told"
    assert "The resident was sent a message." in plain(clerk.get(f"{PLACE}&done=told").text)
    assert f"Refused: {WHY}." in card(clerk)
    assert ("Refuse the reading" in card(clerk), "seen Ilze" in card(clerk)) == (False, True)
    page = plain(own.get(f"/flats/{people.flat.flat_id}/readings").text)
    told = f"Not accepted: {WHY}. Please send another reading."
    assert told in page
    (row, *_) = own.get("/api/v1/readings").json()["items"]
    assert (row["state"], row["code"], row["text"]) == ("refused", "STAFF_NOT_POSSIBLE", told)
    threads = own.get("/api/v1/messages").json()["items"]
    assert [t["state"] for t in threads if t["topic"] == "reading"] == ["answered"]
    again = {name: row[name] for name in ("meter_id", "value_e3", "read_at")}
    again |= {"sent_at": row["received_at"]}
    key = {"Idempotency-Key": "odd", **SAME_ORIGIN}
    resent = own.ask("POST", "/api/v1/readings", json=again, headers=key)
    assert (resent.status_code, resent.json()["code"]) == (422, "STAFF_NOT_POSSIBLE")
    right = {"Idempotency-Key": str(uuid.uuid4()), **SAME_ORIGIN}
    other = again | {"value_e3": 33_000}
    assert own.ask("POST", "/api/v1/readings", json=other, headers=right).status_code == 201


def test_the_journal_has_who_refused_it_and_why(odd_room: Room) -> None:
    """Once, though it was pressed twice; with the meter, and no value."""
    people, clerk = odd_room
    assert refuse(clerk) == f"{PLACE}&done=told"
    assert refuse(clerk) == f"{PLACE}&done=ended"
    manager = people.browser(clerk.address, "manager")
    journal = plain(manager.get("/staff/journal").text)
    with people.company.context() as context, context.store.reading() as tx:
        sent = store.of_key(tx, "odd")
    assert sent is not None
    refused = re.findall(r"Reading refused (\S+) (\S+) [^·]*· ([^\d]+?) \d", journal)
    assert refused == [("clerk@example.lv", people.flat.flat_id, WHY)]


def test_a_reading_that_the_calculation_has_is_not_refused(odd_room: Room) -> None:
    """The card says what to do instead; a form that was open until then changes nothing."""
    people, clerk = odd_room
    with people.company.context() as context, context.store.writing() as tx:
        tx.execute(update(submitted_readings).values(state=SubmittedState.TAKEN))
    shown = card(clerk)
    assert "Refuse the reading" not in shown
    assert "it cannot be refused. Import a file with the right value." in shown
    assert refuse(clerk) == f"{PLACE}&done=ended"
    assert "The calculation has it already" in plain(clerk.get(f"{PLACE}&done=ended").text)
    with people.company.context() as context, context.store.reading() as tx:
        sent = store.of_key(tx, "odd")
    assert sent is not None
    assert sent.state is SubmittedState.TAKEN


@pytest.mark.parametrize(("reason", "key"), [("because", "odd"), ("STAFF_PHOTO", "none")])
def test_a_forged_form_is_no_page_of_ours(odd_room: Room, reason: str, key: str) -> None:
    """A reason or a reading that is not there."""
    _, clerk = odd_room
    assert refuse(clerk, reason, key) == "404"
