"""The staff's pages of messages: the queue, a ready answer, who has taken it, and the photo."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from pictures import PDF
from portal_people import OWN_WORDS, PortalPeople, portal_context
from portal_server import Browser, listening

from einvoice.web.app import portal_app

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def office(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PortalPeople, Browser, Browser]]:
    """A clerk and the owner on a portal of the own: its database is a copy."""
    home = tmp_path_factory.mktemp("office") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield own, own.browser(address, "clerk"), own.browser(address, "own")


def plain(html: str) -> str:
    """Return the text of a page, without tags, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of a page's forms, the version and the form's key among them."""
    body = page.partition("<main")[2]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body))


def test_a_clerk_answers_what_an_owner_asked(
    office: tuple[PortalPeople, Browser, Browser],
) -> None:
    """From the queue, with a ready answer in the owner's language; the owner reads it."""
    people, clerk, owner = office
    place = f"/staff/messages/{people.parts['thread_id']}"
    listed = clerk.get("/staff/messages").text
    assert f'href="{place}"' in listed
    assert "Present" not in listed
    page = clerk.get(f"{place}?canned=repair").text
    assert OWN_WORDS in page
    assert "We passed it on" in page
    assert clerk.get(f"{place}/files/{people.parts['file_id']}").content[:3] == b"\xff\xd8\xff"
    form = hidden(page) | {"text": "Nomainīts", "act": "reply"}
    files = {"file": ("akts.pdf", PDF)}
    for _ in range(2):
        sent = clerk.ask("POST", place, data=form, files=files, headers=SAME_ORIGIN)
        assert sent.status_code == 303
    stale = clerk.ask("POST", place, data=form | {"text": "Otrreiz"}, headers=SAME_ORIGIN)
    assert (stale.status_code, stale.text.count("Nomainīts")) == (409, 1)
    assert "Otrreiz</textarea>" in stale.text
    own = f"/flats/{people.flat.flat_id}/messages/{people.parts['thread_id']}"
    read = owner.get(own).text
    assert ("Nomainīts" in read, read.count("/files/") >= 2) == (True, True)
    assert "Answered" in plain(read)


def test_a_thread_is_given_and_closed_by_forms(
    office: tuple[PortalPeople, Browser, Browser],
) -> None:
    """What is wrong is said at the field; a photo of a meter is shown."""
    people, clerk, _ = office
    place = f"/staff/messages/{people.parts['thread_id']}"
    page = clerk.get(place).text
    member = re.findall(r'<option value="([0-9a-f]{32})"', page)[-1]
    form = hidden(page) | {"act": "assign", "member": member}
    assert clerk.ask("POST", place, data=form, headers=SAME_ORIGIN).status_code == 303
    empty = hidden(clerk.get(place).text) | {"act": "reply", "text": ""}
    answer = clerk.ask("POST", place, data=empty, headers=SAME_ORIGIN)
    assert (answer.status_code, 'id="text-fault"' in answer.text) == (422, True)
    form = hidden(clerk.get(place).text) | {"act": "close"}
    closed = clerk.ask("POST", place, data=form, headers=SAME_ORIGIN)
    assert "Closed." in plain(clerk.get(closed.headers["location"]).text)
    assert clerk.get("/staff/photos/photo-of-a-test").headers["content-type"] == "image/jpeg"
    assert clerk.get("/staff/photos/none").status_code == 404
    assert clerk.get("/staff/messages/none").status_code == 404
