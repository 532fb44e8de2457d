"""Messages as a browser without scripts has them: written, answered, with files, in conflict."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import httpx
import pytest
from pictures import MAKER, PDF, photo
from portal_people import OWN_WORDS, PortalPeople, portal_context
from portal_server import Browser, listening, token_on

from einvoice.core.messages import ThreadState
from einvoice.core.residents import PersonKind
from einvoice.store import threads
from einvoice.web.app import portal_app
from jobs.residents.correspondence import Draft, keep_post

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
FORMER_DAY = "2026-11-10"


@pytest.fixture(scope="module")
def writer(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PortalPeople, Browser]]:
    """The owner on a portal of the own, where messages may be sent: its database is a copy."""
    home = tmp_path_factory.mktemp("writing") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield own, own.browser(address, "own")


def plain(html: str) -> str:
    """Return the text of a page, without tags, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def hidden(page: str) -> dict[str, str]:
    """Return what the first form in the page's body sends without anybody typing."""
    form = page.partition("<main")[2].partition("<form")[2].partition("</form>")[0]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def post(browser: Browser, path: str, form: dict[str, str], file: object = None) -> httpx.Response:
    """Send a form, as a browser sends one with a field for a file."""
    files = {"file": file or ("", b"", "application/octet-stream")}
    return browser.ask("POST", path, data=form, files=files, headers=SAME_ORIGIN)


def place(people: PortalPeople, rest: str = "") -> str:
    """Return the address of the flat's messages."""
    return f"/flats/{people.flat.flat_id}/messages{rest}"


def test_a_message_with_a_photo_is_sent_once(writer: tuple[PortalPeople, Browser]) -> None:
    """A double click makes one thread; the photo is made anew, and shown in the page."""
    people, browser = writer
    form = hidden(browser.get(place(people, "/new?topic=repair")).text)
    form |= {"topic": "repair", "text": "Pil <b>krāns</b>\r\n\r\nPaldies"}
    answers = [
        post(browser, place(people, "/new"), form, ("../krans.exe", photo(), "text/html"))
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [303, 303]
    address = answers[0].headers["location"]
    assert answers[1].headers["location"] == address
    page = browser.get(address).text
    assert "Pil &lt;b&gt;krāns&lt;/b&gt;\n\nPaldies" in page
    assert "The message was received" in plain(page)
    (image,) = re.findall(r'<img src="([^"]+)"', page)
    shown = browser.get(image)
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
    assert shown.headers["cache-control"] == "no-store"
    assert MAKER.encode() not in shown.content
    (large,) = re.findall(r'href="([^"]+/files/[^"]+)"', page)
    alone = browser.get(large).text
    assert f'src="{image}"' in alone
    assert f'href="{address.partition("?")[0]}"' in alone, "the way back to the message"
    listed = browser.get(place(people)).text
    assert listed.count("Pil &lt;b&gt;krāns") == 1
    assert listed.count(OWN_WORDS) == 1


def test_a_pdf_is_kept_as_it_came_and_handed_out_to_keep(
    writer: tuple[PortalPeople, Browser],
) -> None:
    """Under a name of ours, as a file that no browser opens in our page."""
    people, browser = writer
    form = hidden(browser.get(place(people, "/new")).text) | {"topic": "other", "text": "PDF"}
    answer = post(browser, place(people, "/new"), form, ("līgums.pdf", PDF))
    page = browser.get(answer.headers["location"]).text
    (file,) = re.findall(r'href="([^"]+/files/[^"]+)" download', page)
    kept = browser.get(file)
    assert kept.content == PDF
    assert kept.headers["content-type"] == "application/octet-stream"
    assert re.fullmatch(
        r'attachment; filename="[0-9a-f]{8}\.pdf"', kept.headers["content-disposition"]
    )


@pytest.mark.parametrize(
    ("fields", "file", "field", "status"),
    [
        ({"text": " "}, None, "text", 422),
        ({"text": "a" * 4001}, None, "text", 422),
        ({"topic": "code"}, None, "topic", 422),
        ({}, ("a.pdf", b"MZ program"), "file", 422),
        ({}, ("a.jpg", photo()[:300]), "file", 422),
        ({}, ("a.pdf", b"%PDF-" + b"x" * 10 * 1024 * 1024), "file", 413),
    ],
    ids=["empty", "long", "topic", "program", "broken photo", "too large"],
)
def test_what_is_wrong_is_said_at_its_field(
    writer: tuple[PortalPeople, Browser],
    fields: dict[str, str],
    file: object,
    field: str,
    status: int,
) -> None:
    """And on top; what was typed stays, and nothing is kept."""
    people, browser = writer
    before = browser.get(place(people)).text.count('<li class="card">')
    form = hidden(browser.get(place(people, "/new")).text)
    form |= {"topic": "other", "text": "Mans teksts"} | fields
    answer = post(browser, place(people, "/new"), form, file)
    assert answer.status_code == status
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}-fault"' in answer.text
    assert answer.text.count('aria-invalid="true"') == 1
    assert unescape(answer.text).replace("\r\n", "\n").count(form["text"]) >= 1
    assert browser.get(place(people)).text.count('<li class="card">') == before


def test_a_file_of_a_form_that_comes_back_is_to_be_chosen_again(
    writer: tuple[PortalPeople, Browser],
) -> None:
    """Said at its field: of a form without topic, and of one that asks for another language."""
    people, browser = writer
    form = hidden(browser.get(place(people, "/new")).text) | {"topic": "", "text": "Skat. foto"}
    answer = post(browser, place(people, "/new"), form, ("a.jpg", photo()))
    assert (answer.status_code, answer.text.count("choose it again")) == (422, 1)
    assert 'id="file-fault"' in answer.text
    thread = place(people, f"/{people.parts['thread_id']}")
    for address, fields in ((place(people, "/new"), form), (thread, {"text": "Skat."})):
        token = {"csrf": hidden(browser.get(address).text)["csrf"]}
        # A browser sends of a chosen file its name, where the form is not of several parts.
        asked = fields | token | {"lang": "en", "file": "a.jpg"}
        other = browser.ask("POST", address, data=asked, headers=SAME_ORIGIN)
        assert (other.status_code, other.text.count("choose it again")) == (200, 1), address
        without = browser.ask("POST", address, data=asked | {"file": ""}, headers=SAME_ORIGIN)
        assert "choose it again" not in without.text


def test_a_thread_that_was_answered_meanwhile_is_shown_with_what_was_typed(
    writer: tuple[PortalPeople, Browser],
) -> None:
    """The answer is marked as new; sent again, it goes."""
    people, browser = writer
    address = place(people, f"/{people.parts['thread_id']}")
    form = hidden(browser.get(address).text) | {"text": "Vai būs?"}
    with people.company.context("2026-11-29") as context, context.store.writing() as tx:
        thread = threads.thread_of(tx, people.parts["thread_id"])
        assert thread is not None
        assert threads.change_thread(tx, thread, state=ThreadState.ANSWERED)
        author = (PersonKind.STAFF, "ilze")
        keep_post(tx, thread.thread_id, Draft("s", "Jau salabots"), author, "2026-11-29T09:00:00Z")
    answer = post(browser, address, form)
    assert answer.status_code == 409
    text = plain(answer.text)
    assert ("Jau salabots" in text, "Somebody changed this meanwhile" in text) == (True, True)
    assert answer.text.count(">New</span>") == 1
    assert "Vai būs?</textarea>" in answer.text
    again = hidden(answer.text) | {"text": "Vai būs?"}
    assert post(browser, address, again).status_code == 303
    assert "Vai būs?" in plain(browser.get(address).text)


def test_a_thread_is_closed_and_opened_again(writer: tuple[PortalPeople, Browser]) -> None:
    """By whoever wrote it."""
    people, browser = writer
    address = place(people, f"/{people.parts['thread_id']}")
    form = hidden(browser.get(address).text) | {"act": "close"}
    closed = browser.ask("POST", address, data=form, headers=SAME_ORIGIN)
    assert closed.status_code == 303
    page = browser.get(closed.headers["location"]).text
    assert "If you write, it is opened again" in plain(page)
    assert 'value="close"' not in page
    assert post(browser, address, hidden(page) | {"text": "Tomēr nē"}).status_code == 303
    assert "Waits for an answer" in plain(browser.get(address).text)


def test_a_former_owner_reads_the_own_for_90_days(people: PortalPeople) -> None:
    """And writes no new; the present owner's is not among it."""
    with people.company.context() as context, context.store.writing() as tx:
        thread = threads.thread_of(tx, people.parts["thread_id"])
        assert thread is not None
    with portal_context(people, FORMER_DAY) as context, listening(portal_app(context)) as address:
        former = people.browser(address, "former")
        assert f'href="{place(people)}"' in former.get("/overview").text
        page = former.get(place(people))
        assert (page.status_code, OWN_WORDS in page.text) == (200, False)
        assert place(people, "/new") not in page.text
        assert former.get(place(people, "/new")).status_code == 404
        assert former.get(place(people, f"/{thread.thread_id}")).status_code == 404


def test_a_replaced_meter_opens_a_message(writer: tuple[PortalPeople, Browser]) -> None:
    """Where a reading is below the last, with the meter named; of no other flat's meter."""
    people, browser = writer
    readings = f"/flats/{people.flat.flat_id}/readings"
    page = browser.get(readings).text
    (name, *_) = re.findall(r'name="value\.([^"]+)"', page)
    answer = browser.ask(
        "POST", readings, data=hidden(page) | {f"value.{name}": "0"}, headers=SAME_ORIGIN
    )
    (link,) = re.findall(r'href="([^"]+topic=meter[^"]+)"', answer.text)
    page = browser.get(unescape(link)).text
    assert '<option value="meter" selected>' in page
    assert re.search(r"The meter \S+ \([^)]+\) was replaced", page)
    other = browser.get(place(people, f"/new?topic=meter&meter={people.flat.neighbour}-c1")).text
    assert "was replaced. Number" not in other


def test_a_reading_is_received_whatever_its_photo_is(
    writer: tuple[PortalPeople, Browser],
) -> None:
    """A broken photo is named at its field; sent again with a good photo, both are there."""
    people, browser = writer
    readings = f"/flats/{people.flat.flat_id}/readings"
    page = browser.get(readings).text
    (name, *_) = re.findall(r'name="value\.([^"]+)"', page)
    last = re.findall(r"Last: ([0-9.,\u00a0]+)", page)[0].replace("\u00a0", "").replace(",", "")
    typed = str(int(last.partition(".")[0]) + 3)
    form = hidden(page) | {f"value.{name}": typed}

    def send(content: bytes) -> httpx.Response:
        files = {f"photo.{name}": ("a.jpg", content)}
        return browser.ask("POST", readings, data=form, files=files, headers=SAME_ORIGIN)

    refused = send(b"no photo")
    assert refused.status_code == 422
    assert "the reading was received, the photo was not" in plain(refused.text)
    assert f'id="photo.{name}-fault"' in refused.text
    assert "Received" in plain(browser.get(readings).text)
    assert [send(photo()).status_code for _ in range(2)] == [303, 303]
    (address,) = re.findall(r'href="([^"]+/readings/photos/[^"]+)"', browser.get(readings).text)
    shown = browser.get(address).text
    assert f'href="{readings}#sent"' in shown, "an app on a phone has no other way back"
    (image,) = re.findall(r'<img src="([^"]+/readings/photos/[^"]+)"', shown)
    assert browser.get(image).content.startswith(b"\xff\xd8\xff")


def test_a_letter_with_a_code_is_asked_for(people: PortalPeople, portal_address: str) -> None:
    """The same words for a flat of ours and for none; too many are refused."""
    visitor = Browser(portal_address)
    page = visitor.get("/register").text
    assert 'href="/register/request"' in page
    pages = []
    for number in (people.flat.flat_id, "B9999-1"):
        sent = visitor.send("/register/request", client_number=number, place="Egļu iela 1-2")
        assert sent.status_code == 303
        pages.append(visitor.get(sent.headers["location"]).text)
    assert pages[0] == pages[1]
    assert "in its letterbox in a few working days" in plain(pages[0])
    empty = visitor.send("/register/request", client_number="", place="")
    assert (empty.status_code, 'href="#client_number"' in empty.text) == (422, True)
    codes = [
        visitor.send("/register/request", client_number="", place=f"House {number}").status_code
        for number in range(4)
    ]
    assert codes == [303, 303, 303, 429]


def test_what_nobody_known_writes_is_to_be_copied(writer: tuple[PortalPeople, Browser]) -> None:
    """Of a session that is not known the text is there to be copied, and nothing is promised."""
    people, browser = writer
    stranger = Browser(browser.address)
    form = {"csrf": token_on(stranger), "topic": "other", "text": "pagaidi mani", "form": "x"}
    answer = post(stranger, place(people, "/new"), form, ("a.pdf", PDF))
    assert answer.status_code == 401
    assert "<blockquote>pagaidi mani</blockquote>" in answer.text
    assert "kept.text" not in answer.text
