"""The staff's journal: of some days, and what its rows name."""

import re

from page_words import plain
from portal_people import PortalPeople
from portal_server import Browser

from einvoice.core.staff_acts import ActKind
from einvoice.store import staff
from jobs.residents.staff_acts import SHOWN

JOURNAL = "/staff/journal"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def rows(html: str) -> str:
    """Return the text of the table's rows."""
    return plain(html.partition("<tbody")[2].partition("</table>")[0])


def test_the_journal_is_of_the_days_that_are_asked_for(
    odd_room: tuple[PortalPeople, Browser],
) -> None:
    """Days of Riga, both inclusive, one alone too; the way to earlier acts keeps them."""
    people, clerk = odd_room
    manager = people.browser(clerk.address, "manager")
    late = "2025-03-01T22:30:00Z"  # the second of March in Riga
    with people.company.context() as context, context.store.writing() as tx:
        for at in ["2025-02-28T10:00:00Z"] * (SHOWN + 1) + ["2025-03-01T10:00:00Z", late]:
            staff.note_act(tx, staff.StaffAct("", at, ActKind.CODE_MADE, people.flat.flat_id))
    found = {
        days: re.findall(r"(\d+ \w+) 2025", rows(manager.get(f"{JOURNAL}?{days}").text))
        for days in ("from=2025-03-01&to=2025-03-02", "from=2025-03-02&to=2025-03-02")
    }
    assert list(found.values()) == [["2 March", "1 March"], ["2 March"]]
    page = manager.get(f"{JOURNAL}?to=2025-03-01&who=").text
    assert len(re.findall("February", rows(page))) == SHOWN - 1
    assert 'name="to" type="date" value="2025-03-01"' in page
    (earlier,) = re.findall(r'href="([^"]+before=[^"]+)"', page)
    assert rows(manager.get(earlier.replace("&amp;", "&")).text).count("February") == 2
    nothing = manager.get(f"{JOURNAL}?from=2025-04-01&to=2025-04-02")
    assert "Check the flat's number and the days" in plain(nothing.text)


def test_what_is_no_day_is_said_at_its_field(odd_room: tuple[PortalPeople, Browser]) -> None:
    """Where a browser has no field for days, too."""
    people, clerk = odd_room
    manager = people.browser(clerk.address, "manager")
    for text in ("31.12.2026", "9999-12-31"):
        wrong = manager.get(f"{JOURNAL}?from={text}")
        assert (wrong.status_code, '<a href="#from">From</a>: there is' in wrong.text) == (
            422,
            True,
        )
        assert f'value="{text}" aria-invalid="true"' in wrong.text


def test_a_message_that_was_given_names_whose_it_is(
    odd_room: tuple[PortalPeople, Browser],
) -> None:
    """By the address that the journal has of staff; found by the flat."""
    people, clerk = odd_room
    place = f"/staff/messages/{people.parts['thread_id']}"
    page = clerk.get(place).text
    (member,) = re.findall(r'<option value="([0-9a-f]{32})"[^>]*>Ilze', page)[1:] or [""]
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    sent = clerk.send(place, act="assign", member=member, version=version[1], seen="1")
    assert sent.status_code == 303
    manager = people.browser(clerk.address, "manager")
    given = rows(manager.get(f"{JOURNAL}?flat={people.flat.flat_id}").text)
    told = re.search(r"Message given to staff clerk@example.lv (\S+) to (\S+)", given)
    assert told is not None
    assert told[1] == people.flat.flat_id
    assert told[2] in {"clerk@example.lv", "manager@example.lv"}


def test_an_odd_reading_names_its_meter(odd_room: tuple[PortalPeople, Browser]) -> None:
    """Its service and serial, beside the flat; no value."""
    people, clerk = odd_room
    assert clerk.send("/staff/readings?period=2026-11", key="odd").status_code == 303
    manager = people.browser(clerk.address, "manager")
    seen = rows(manager.get(f"{JOURNAL}?flat={people.flat.flat_id}").text)
    assert re.search(
        rf"Odd reading looked at clerk@example.lv {people.flat.flat_id} \w+ water, \d+", seen
    )
    assert "999" not in seen.partition("Odd reading")[2].partition("water")[0]
