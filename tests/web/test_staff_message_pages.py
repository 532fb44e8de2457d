"""The staff's pages of messages: the queue, a ready answer, who has taken it, and the photo."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from pictures import PDF
from portal_people import OWN_WORDS, PortalPeople, portal_context
from portal_server import Browser, listening
from sqlalchemy import insert, select

from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.store.input_tables import meters_table
from einvoice.store.portal_tables import submitted_readings
from einvoice.web.app import portal_app
from jobs.residents.rights import leave
from jobs.residents.sessions import session_of

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
    page = clerk.get(place).text
    assert OWN_WORDS in page
    assert "It is written in English." in page
    assert ("Received</span>" in page, "Sent</span>" in page) == (True, False), "of who reads it"
    typed = hidden(page) | {"text": "Labdien, Anna!", "act": "insert"}
    typed |= {"canned": "repair", "canned_in": "lv"}
    filled = clerk.ask("POST", place, data=typed, headers=SAME_ORIGIN).text
    assert re.search("Labdien, Anna!\n\n[^<]*Nodevām meistaram", filled), "and nothing is lost"
    assert "Nodevām" not in clerk.get(place).text, "nothing was sent"
    assert clerk.get(f"{place}/files/{people.parts['file_id']}").content[:3] == b"\xff\xd8\xff"
    form = hidden(page) | {"text": "Nomainīts", "act": "reply"}
    files = {"file": ("akts.pdf", PDF)}
    for _ in range(2):
        sent = clerk.ask("POST", place, data=form, files=files, headers=SAME_ORIGIN)
        assert sent.status_code == 303
    undone = clerk.ask("POST", place, data=form | {"act": "close", "text": ""}, headers=SAME_ORIGIN)
    assert (undone.status_code, "text was not sent" in undone.text) == (409, False)
    assert "nothing was done" in undone.text
    assert undone.text.count("New</span>") == 1, "the answer alone, not what was read"
    assert "<strong>Ilze</strong>" in undone.text, "who answered"
    stale = clerk.ask("POST", place, data=form | {"text": "Otrreiz"}, headers=SAME_ORIGIN)
    assert (stale.status_code, stale.text.count("Nomainīts")) == (409, 1)
    assert "Otrreiz</textarea>" in stale.text
    flat = f"/flats/{people.flat.flat_id}"
    own = f"{flat}/messages/{people.parts['thread_id']}"
    for page in (flat, f"{flat}/invoices", f"{flat}/messages"):
        assert "Messages new answers: 1" in plain(owner.get(page).text), page
    assert "1 new answer to your messages" in owner.get(flat).text
    read = owner.get(own).text
    after = [plain(owner.get(page).text) for page in (flat, f"{flat}/messages")]
    assert ["new answer" in page for page in after] == [False, False], "it was opened"
    assert ("Nomainīts" in read, read.count("/files/") >= 2) == (True, True)
    assert "Answered" in plain(read)


def test_a_question_about_an_invoice_names_it(
    office: tuple[PortalPeople, Browser, Browser],
) -> None:
    """In the form, in the owner's thread, and for the staff with the command that shows it."""
    people, clerk, owner = office
    flat = f"/flats/{people.flat.flat_id}"
    number = re.findall(r"/invoices/([0-9]{11})", owner.get(f"{flat}/invoices").text)[0]
    invoice = owner.get(f"{flat}/invoices/{number}").text
    (asking,) = re.findall(r'href="([^"]+topic=invoice[^"]*)"', invoice)
    form = owner.get(unescape(asking)).text
    begins = re.search(r"<textarea[^>]*>\n([^<]*)</textarea>", form)
    assert begins
    assert re.fullmatch(rf"About invoice {number}, \w+ 2026:\n", begins[1])
    typed = hidden(form) | {"topic": "invoice", "text": f"{begins[1]}Kāpēc tik daudz?"}
    sent = owner.ask(
        "POST",
        f"{flat}/messages/new",
        data=typed,
        files={"file": ("", b"")},
        headers=SAME_ORIGIN,
    )
    assert begins[1].strip() in owner.get(sent.headers["location"]).text
    thread = sent.headers["location"].rpartition("/")[2].partition("?")[0]
    read = plain(clerk.get(f"/staff/messages/{thread}").text)
    assert f"einvoice show {number}" in read
    other = owner.get(f"{flat}/messages/new?topic=invoice&invoice=26110009999").text
    assert "About invoice" not in other, "an invoice that is none of theirs is not named"


def test_a_question_about_a_bill_shows_the_last_one(
    office: tuple[PortalPeople, Browser, Browser],
) -> None:
    """Its number, month, state and sum with the command; a question about a repair shows none."""
    people, clerk, owner = office
    new = f"/flats/{people.flat.flat_id}/messages/new"
    number = re.findall(r"/invoices/([0-9]{11})", owner.get(new[:-13] + "/invoices").text)[0]
    for topic, is_shown in (("invoice", True), ("repair", False)):
        typed = hidden(owner.get(new).text) | {"topic": topic, "text": "Kāpēc?"}
        files = {"file": ("", b"")}
        sent = owner.ask("POST", new, data=typed, files=files, headers=SAME_ORIGIN)
        thread = sent.headers["location"].rpartition("/")[2].partition("?")[0]
        read = plain(clerk.get(f"/staff/messages/{thread}").text)
        assert (f"Last invoice: {number}, " in read) == is_shown
        assert (f"einvoice show {number}" in read) == is_shown


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
    for act in ("close", "assign"):
        form = hidden(clerk.get(place).text) | {"act": act, "member": member, "text": "Rīt būsim"}
        kept = clerk.ask("POST", place, data=form, headers=SAME_ORIGIN)
        assert (kept.status_code, "Rīt būsim</textarea>" in kept.text) == (422, True), act
        assert "what is written here has not been sent" in kept.text
    form = hidden(clerk.get(place).text) | {"act": "close"}
    closed = clerk.ask("POST", place, data=form, headers=SAME_ORIGIN)
    assert "Closed." in plain(clerk.get(closed.headers["location"]).text)
    assert clerk.get("/staff/photos/photo-of-a-test").headers["content-type"] == "image/jpeg"
    assert clerk.get("/staff/photos/none").status_code == 404
    assert clerk.get("/staff/messages/none").status_code == 404


def test_staff_see_whom_the_portal_reminds_itself(
    people: PortalPeople,
) -> None:
    """Of the flats whose readings are missing; nobody where the portal has no mail."""
    building = people.flat.flat_id.partition("-")[0]
    place = f"/staff/readings/{building}?period=2026-12"
    told = []
    with portal_context(people) as context:
        portal = context.config.portal.model_copy(update={"mail_folder": Path("mail")})
        mailing = replace(context, config=context.config.model_copy(update={"portal": portal}))
        for own in (context, mailing):
            with listening(portal_app(own)) as address:
                page = people.browser(address, "clerk").get(place).text
            (count,) = re.findall(r"itself reminds ([0-9]+) of [0-9]+ flats", plain(page))
            told.append((int(count), page.count("reminded by the portal")))
    assert told[0] == (0, 0)
    assert told[1][0] == told[1][1] > 0


def test_of_an_odd_reading_only_who_can_answer_is_written_to(
    office: tuple[PortalPeople, Browser, Browser],
) -> None:
    """The former owner's right to the flat is past: no link leads to a page that is not there."""
    people, clerk, _ = office
    row = {
        "period": Period(2026, 11),
        "read_on": dt.date(2026, 11, 29),
        "value_e3": 999_000,
        "read_at": "2026-11-29T08:00:00Z",
        "received_at": "2026-11-29T08:00:00Z",
        "state": SubmittedState.RECEIVED,
        "code": "",
        "confirmed": "LARGE_USE",
        "clock_off": False,
    }
    with people.company.context("2026-11-29") as context:
        former = session_of(context, people.sessions["former"])
        assert former is not None
        with context.store.writing() as tx:
            of_flat = meters_table.c.place_id == people.flat.flat_id
            meter_id = tx.scalars(select(meters_table.c.meter_id).where(of_flat).limit(1)).one()
            for user_id in (people.parts["user_id"], former.person_id):
                own = {"key": f"odd {user_id}", "meter_id": meter_id, "user_id": user_id}
                tx.execute(insert(submitted_readings).values(row | own))
    page = clerk.get("/staff/readings?period=2026-11").text
    assert page.count('id="odd-odd ') == 2
    links = re.findall(r'href="(/staff/messages/new/[^"]+)"', page)
    assert [unescape(link).partition("?")[0] for link in links] == [
        f"/staff/messages/new/{people.parts['user_id']}"
    ]
    begun = clerk.get(unescape(links[0])).text
    text = re.search(r"<textarea[^>]*>\n([^<]*)</textarea>", begun)
    assert text
    assert "999.000" in text[1].replace(",", "."), "which reading it is about is in the text"
    without = clerk.get(unescape(links[0]).partition("&")[0]).text
    assert re.search(r"<textarea[^>]*>\n</textarea>", without)


def test_the_staff_write_first_and_nobody_answers_a_gone_person(
    office: tuple[PortalPeople, Browser, Browser],
) -> None:
    """The resident reads and answers it; after the access has ended the form is not there."""
    people, clerk, owner = office
    flat_id = people.flat.flat_id
    new = f"/staff/messages/new/{people.parts['user_id']}?flat={flat_id}"
    page = clerk.get(new).text
    assert re.search(r'href="/staff/messages[^>]* aria-current="page"', page), "the menu says where"
    form = hidden(page) | {"topic": "reading", "text": "Vai rādījums ir pareizs?"}
    sent = [clerk.ask("POST", new, data=form, headers=SAME_ORIGIN) for _ in range(2)]
    place = {answer.headers["location"] for answer in sent}
    assert len(place) == 1, "a second press is the same message"
    listed = owner.get(f"/flats/{flat_id}/messages").text
    assert "Vai rādījums ir pareizs?" in listed
    empty = clerk.ask("POST", new, data=form | {"text": " "}, headers=SAME_ORIGIN)
    assert (empty.status_code, 'id="text-fault"' in empty.text) == (422, True)
    assert clerk.get("/staff/messages/new/nobody").status_code == 404
    (address,) = place
    page = clerk.get(address).text
    with people.company.context("2026-11-29") as context:
        leave(context, people.parts["user_id"])
    answer = hidden(page) | {"text": "Paldies", "act": "reply"}
    gone = clerk.ask("POST", address.partition("?")[0], data=answer, headers=SAME_ORIGIN)
    assert (gone.status_code, "nobody would read it" in gone.text) == (422, True)
    assert ("Paldies" in gone.text, 'name="text"' in gone.text) == (True, False)
    assert "nobody would read an answer" in clerk.get(address).text
