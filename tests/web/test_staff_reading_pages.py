"""The staff's pages of readings: counted by house, missing, odd, seen."""

import re
from contextlib import closing
from dataclasses import replace

import pytest
from held_room import menu_counts, plain
from staff_room import StaffRoom

from einvoice.core.period import Period
from einvoice.core.submitted_readings import LIVE
from einvoice.store.readings_received import houses_read
from jobs.views.staff_readings import house_missing, month_readings

OCTOBER = Period(2026, 10)


def test_readings_are_counted_by_house_and_the_missing_are_named(room: StaffRoom) -> None:
    """What came by the portal is not missing; what was late, refused or replaced is."""
    text = plain(room.clerk.get("/staff/readings").text)
    assert "sent 30 October 2026 to 1 November 2026" in text
    assert "Missing 3" in text
    assert "Of these, sent by the portal and not calculated yet 2" in text
    house = plain(room.clerk.get("/staff/readings/B0001?period=2026-10").text)
    assert "3 readings are missing." in house
    missing = house.partition("Readings with a photo")[0]
    assert len(re.findall("(?:Cold|Hot) water, [0-9]+", missing)) == 3, "and are named"
    assert room.clerk.get("/staff/readings/B9999").status_code == 404
    photos = room.clerk.get("/staff/readings/B0001?period=2026-10").text
    assert re.findall(r'href="(/staff/photos/[^"]+)"', photos) == [
        "/staff/photos/p8",
        "/staff/photos/p7",
    ]
    all_there = plain(room.clerk.get("/staff/readings/B0001?period=2026-09").text)
    assert "All readings are here" in all_there


@pytest.mark.parametrize(("late", "missing"), [("keep", 3), ("use_until_issue", 2)])
def test_a_late_reading_is_received_where_it_is_used(
    room: StaffRoom, late: str, missing: int
) -> None:
    """By `[portal] late`, of the company and of its building alike; no other building is read."""
    with room.company.context() as context:
        portal = context.config.portal.model_copy(update={"late": late})
        own = replace(context, config=context.config.model_copy(update={"portal": portal}))
        with closing(own):
            received = month_readings(own, OCTOBER)
            there = house_missing(own, OCTOBER, "B0001")
        with context.store.reading() as tx:
            assert houses_read(tx, received.window, LIVE, "B9999") == []
    assert received.missing == missing
    assert there is not None
    assert (there.house,) == received.houses
    assert sum(len(flat.meters) for flat in there.flats) == missing


def test_odd_readings_are_listed_with_the_reason(room: StaffRoom) -> None:
    """Newest first; a replaced reading, and a yes to a harmless question, are not odd.

    With the reading before, the use, the flat, and what happens if nobody does anything.
    """
    page = room.clerk.get("/staff/readings").text
    assert re.findall(r'href="(/staff/photos/[^"]+)"', page) == ["/staff/photos/p7"]
    text = plain(page)
    listed = re.findall(r"Sent (123\.4[56][0-9])", text)
    assert listed == ["123.456", "123.459", "123.458", "123.457"]
    odd = ("Late", "Not taken", "Large use", "Clock of the device is off", "By the phone's clock")
    for reason in odd:
        assert text.count(reason) == 2, "the reason, and what it means"
    assert "received 1 November 2026 00:01" in text, "in the time of Riga"
    assert text.count("less than before") + text.count(" m³ ") >= len(listed)
    assert re.search(r"Before [0-9]+\.[0-9]{3} [0-9]+ (September|October) 2026", text)
    assert "If nothing is done" in text
    rows = re.findall(r"<code>(B0001-[^,<]+),(2026-[0-9-]+),</code>", page)
    assert len(rows) == 4, "what the row of a file begins with that counts before it"
    assert "only for the same meter and the same day" in text
    assert 'href="/staff/users?q=B0001-' in page
    assert "Nothing unusual" in plain(room.clerk.get("/staff/readings?period=2026-09").text)


def test_an_odd_reading_that_was_seen_waits_no_longer(room: StaffRoom) -> None:
    """It is written down once, stays on the page, and is not counted in the menu."""
    page = room.clerk.get("/staff/readings").text
    assert menu_counts(page)["/staff/readings?period=2026-10"] == 4
    form = dict(re.findall(r'name="(csrf|key)" value="([^"]+)"', page.partition("<main")[2]))
    for _ in range(2):
        headers = {"Sec-Fetch-Site": "same-origin"}
        sent = room.clerk.ask("POST", "/staff/readings", data=form, headers=headers)
        assert sent.headers["location"] == "/staff/readings?period=2026-10"
    page = room.clerk.get("/staff/readings").text
    assert menu_counts(page)["/staff/readings?period=2026-10"] == 3
    assert (page.count(">Seen</button>"), page.count('good">seen<')) == (3, 1)
    assert 'good">seen</span> <span class="quiet">Ilze<' in page, "by whom"
    journal = plain(room.manager.get("/staff/journal").text)
    assert journal.count("Odd reading looked at") == 1
    (flat,) = re.findall(r"Odd reading looked at .*?(B0001-[0-9]+)", journal)
    for asked_for, acts in ((flat, 1), ("B9999-1", 0)):
        of_flat = plain(room.manager.get(f"/staff/journal?flat={asked_for}").text)
        assert of_flat.count("Odd reading looked at") == acts
