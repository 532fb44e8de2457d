"""The card of an odd reading: the usual use beside the use, and what a colleague wrote already."""

import re
from html import unescape

from portal_people import PortalPeople
from portal_server import Browser

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def card(clerk: Browser) -> str:
    """Return the text of the card."""
    page = clerk.get("/staff/readings?period=2026-11").text
    html = page.partition('id="odd-odd"')[2].partition("</li>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


def test_the_usual_use_is_beside_the_use(odd_room: tuple[PortalPeople, Browser]) -> None:
    """The median of a month, as the question about a large use had it: 3 m3."""
    _, clerk = odd_room
    assert re.search(r"Use 969\.000 m³ usually (2\.9|3\.0)[0-9]{2} m³ a month", card(clerk))


def test_a_colleague_who_wrote_is_named_with_the_letter(
    odd_room: tuple[PortalPeople, Browser],
) -> None:
    """So that nobody writes a second time about the same."""
    people, clerk = odd_room
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
