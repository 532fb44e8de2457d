"""Pages that fail: over, busy, our fault. Each says one sentence, what to do, and a telephone."""

import html
import re
from collections.abc import Iterator

import pytest
from failing_routes import MORE, PERSONAL, SENT, TRIES, TYPED
from portal_people import PASSWORD, PortalPeople, portal_context
from portal_server import Browser, listening, token_on

from einvoice.core.errors import StorageError
from einvoice.web.app import portal_app
from einvoice.web.cookies import SESSION
from einvoice.web.routes import ROUTES
from jobs.residents.sessions import end

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
KEPT = {"kept.text": TYPED, "to": "/note"}


@pytest.fixture(scope="module")
def address(people: PortalPeople) -> Iterator[str]:
    """A portal with pages that fail."""
    routes = (*ROUTES, *MORE)
    with portal_context(people) as context, listening(portal_app(context, routes)) as place:
        yield place


def sent_too_late(people: PortalPeople, address: str) -> Browser:
    """Return the browser of an owner whose session has ended and who sent a form after that."""
    visitor = Browser(address)
    visitor.send("/sign-in", email="own@example.lv", password=PASSWORD)
    form = {"csrf": "0" * 64, "text": TYPED}
    with people.company.context() as context:
        end(context, visitor.cookies[SESSION])
    answer = visitor.ask("POST", "/note", data=form, headers=SAME_ORIGIN)
    assert answer.status_code == 401
    assert "Your session has ended" in answer.text
    assert 'name="kept.text" value="a reading &lt;1&gt;"' in answer.text
    return visitor


def test_a_form_whose_session_ended_is_kept_and_sent_by_a_press(
    people: PortalPeople, address: str
) -> None:
    """From the form to the sign-in, to the page that shows it, to where it was going: once."""
    SENT.clear()
    visitor = sent_too_late(people, address)
    signed = visitor.send("/sign-in", email="own@example.lv", password=PASSWORD, **KEPT)
    assert 'action="/note"' in signed.text
    assert "<blockquote>a reading &lt;1&gt;</blockquote>" in signed.text
    assert SENT == []
    token = re.search(r'name="csrf" value="([0-9a-f]{64})"', signed.text)
    assert token is not None
    form = {"csrf": token[1], "text": TYPED}
    assert visitor.ask("POST", "/note", data=form, headers=SAME_ORIGIN).status_code == 200
    assert SENT == [TYPED]


@pytest.mark.parametrize(("name", "is_hers"), [("own", True), ("neighbour", False)])
def test_a_form_is_kept_for_its_writer_after_signing_out_in_another_tab(
    address: str, name: str, *, is_hers: bool
) -> None:
    """Both text and readings; whoever else signs in there next does not see them."""
    visitor = Browser(address)
    visitor.send("/sign-in", email="own@example.lv", password=PASSWORD)
    form = {"csrf": token_on(visitor), "text": TYPED, "value.m1": "123,4"}
    visitor.ask("POST", "/sign-out", data={"csrf": form["csrf"]}, headers=SAME_ORIGIN)
    assert visitor.get("/overview").headers["location"].startswith("/sign-in")
    answer = visitor.ask("POST", "/note", data=form, headers=SAME_ORIGIN)
    assert (answer.status_code, "your entries are kept" in answer.text) == (401, True)
    kept = dict(re.findall(r'name="((?:kept\.|to)[^"]*)" value="([^"]*)"', answer.text))
    typed = {field: html.unescape(text) for field, text in kept.items()}
    signed = visitor.send("/sign-in", email=f"{name}@example.lv", password=PASSWORD, **typed)
    assert ("<blockquote>a reading &lt;1&gt;</blockquote>" in signed.text) is is_hers
    assert ("<li>123,4 m³</li>" in signed.text) is is_hers


def test_kept_readings_are_seen_before_they_are_sent(people: PortalPeople, address: str) -> None:
    """Each value that was typed; a chosen photo is gone, and that is said."""
    visitor = sent_too_late(people, address)
    typed = {"kept.value.m1": "123,4", "kept.value.m2": "", "kept.form": "f", "to": "/note"}
    signed = visitor.send("/sign-in", email="own@example.lv", password=PASSWORD, **typed)
    assert re.findall(r"<li>([0-9,]+) m³</li>", signed.text) == ["123,4"]
    assert "photos that were chosen are not kept" in signed.text


@pytest.mark.parametrize("door", [("/sign-in", "neighbour"), ("/staff/sign-in", "clerk")])
def test_what_somebody_else_typed_is_not_shown(
    people: PortalPeople, address: str, door: tuple[str, str]
) -> None:
    """Whoever signs in next at the device goes on as always, and cannot send it in their name."""
    visitor = sent_too_late(people, address)
    email = f"{door[1]}@example.lv"
    signed = visitor.send(door[0], email=email, password=PASSWORD, **KEPT)
    assert signed.status_code == 303
    assert "a reading" not in signed.text


@pytest.mark.parametrize("session", ["", "a-session-of-nobody"])
def test_what_cannot_be_kept_is_not_promised(address: str, session: str) -> None:
    """Without a session that was ours nobody is known who wrote it: the text is there to copy."""
    visitor = Browser(address, cookies={SESSION: session} if session else {})
    form = {"csrf": "0" * 64, "text": TYPED}
    for place, answer in (
        (place, visitor.ask("POST", place, data=form, headers=SAME_ORIGIN))
        for place in ("/note", "/staff/messages/1")
    ):
        assert answer.status_code == 401, place
        assert "copy them before you sign in" in answer.text
        assert "<blockquote>a reading &lt;1&gt;</blockquote>" in answer.text
        assert 'name="kept.' not in answer.text
    readings = {"csrf": "0" * 64, "value.m1": "333,95", "value.m2": "", "value.m3": "7"}
    answer = visitor.ask("POST", "/note", data=readings, headers=SAME_ORIGIN)
    assert "<blockquote>333,95; 7</blockquote>" in answer.text
    empty = visitor.ask("POST", "/note", data={"csrf": "0" * 64}, headers=SAME_ORIGIN)
    assert "Sign in and enter them again" in empty.text


def test_a_form_of_another_site_is_not_kept(address: str) -> None:
    """Else a stranger's words would wait for the owner to sign in."""
    form = {"text": "from elsewhere"}
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = Browser(address).ask("POST", "/note", data=form, headers=headers)
    assert answer.status_code == 403
    assert "from elsewhere" not in answer.text


def test_of_a_form_with_a_password_nothing_is_kept(address: str) -> None:
    """The page for signing in could be read by whoever comes to the device next."""
    visitor = Browser(address)
    for place in ("/profile/password", "/profile/leave"):
        form = {"csrf": token_on(visitor), "current": PASSWORD, "more": "pagaidi"}
        answer = visitor.ask("POST", place, data=form, headers=SAME_ORIGIN)
        assert answer.status_code == 401
        assert "we did not keep the form with your password" in answer.text
        assert [word for word in (PASSWORD, "pagaidi", "kept.") if word in answer.text] == []


def test_a_fault_of_ours_says_a_number(
    people: PortalPeople, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the number with the place of the fault, and nothing personal."""
    answer = people.browser(address, "own").get("/fail")
    assert answer.status_code == 500
    number = re.search(r"say this number: ([0-9a-f]{8})", answer.text)
    assert number is not None
    assert f"fault {number[1]}: ValueError at " in caplog.text
    assert PERSONAL not in answer.text + caplog.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_who_is_signed_in_stays_so_on_a_page_that_is_not_there(
    people: PortalPeople, address: str
) -> None:
    """Of an address that nobody has, and of somebody else's flat: the way on is their own."""
    neighbour = people.browser(address, "neighbour")
    for place in ("/no/such/page", f"/flats/{people.flat.flat_id}"):
        page = neighbour.get(place)
        assert page.status_code == 404
        assert "Sign out" in page.text
        assert f'href="/flats/{people.flat.neighbour}"' in page.text
        assert people.flat.flat_id not in page.text
        assert 'href="tel:' in page.text.partition("<main")[2].partition("</main")[0]
    assert "Sign in" in Browser(address).get("/no/such/page").text


@pytest.mark.parametrize("how", ["database", "passwords"])
def test_busy_says_that_nothing_was_received(people: PortalPeople, address: str, how: str) -> None:
    """With the seconds after which to try again."""
    answer = people.browser(address, "own").get(f"/busy/{how}")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "was not received. Try again" in answer.text
    assert "tel:+371" in answer.text


@pytest.mark.parametrize("how", ["database", "passwords"])
def test_a_form_that_was_not_received_is_sent_again_by_a_press(
    people: PortalPeople, address: str, how: str
) -> None:
    """Everything that was typed is on the page, but for the password, which is asked for again."""
    SENT.clear()
    TRIES.clear()
    owner = people.browser(address, "own")
    place = f"/busy/{how}?period=2026-10"
    form = {"csrf": token_on(owner), "text": TYPED, "more": "<b>", "password": PASSWORD}
    answer = owner.ask("POST", place, data=form, headers=SAME_ORIGIN)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert f'action="{place}"' in answer.text
    assert "<blockquote>a reading &lt;1&gt;</blockquote>" in answer.text
    assert PASSWORD not in answer.text
    assert SENT == []
    kept = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    assert kept == {
        "csrf": form["csrf"],
        "text": "a reading &lt;1&gt;",
        "more": "&lt;b&gt;",
    }
    assert '<input id="password" name="password" type="password" value=""' in answer.text
    again = owner.ask("POST", place, data=form, headers=SAME_ORIGIN)
    assert again.status_code == 200
    assert [f"{TYPED} {PASSWORD} 2026-10"] == SENT


def test_a_message_is_kept_on_the_page_while_another_writes(
    people: PortalPeople, address: str
) -> None:
    """For five seconds and more: its topic too; its file has to be chosen again, and is named."""
    owner = people.browser(address, "own")
    place = f"/flats/{people.flat.flat_id}/messages/new"
    form = {"csrf": token_on(owner), "topic": "repair", "text": "No heat <2>", "form": "f"}
    files = {"file": ("a.pdf", b"%PDF-1.7")}
    with people.company.context() as other, other.store.writing():
        sent = {"data": form, "files": files, "timeout": 60}
        answer = owner.ask("POST", place, headers=SAME_ORIGIN, **sent)
    assert answer.status_code == 503
    assert f'action="{place}"' in answer.text
    assert "<blockquote>No heat &lt;2&gt;</blockquote>" in answer.text
    assert 'name="topic" value="repair"' in answer.text
    assert "Files and photos that were chosen are not kept" in answer.text


def test_no_strangers_words_are_on_the_page_of_an_error(
    people: PortalPeople, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks is not known while the database is away: a form has to be of a page of ours."""
    owner = people.browser(address, "own")
    form = {"csrf": token_on(owner), "text": TYPED}

    def away(*_: object) -> None:
        raise StorageError("database-unreadable", why="a test")

    monkeypatch.setattr("einvoice.web.entry.session_of", away)
    forged = ({**form, "csrf": "0" * 64}, SAME_ORIGIN), (form, {"Sec-Fetch-Site": "none"})
    answers = [
        owner.ask("POST", "/note", data=data, headers=headers)
        for data, headers in ((form, SAME_ORIGIN), *forged)
    ]
    assert [answer.status_code for answer in answers] == [503, 503, 403]
    assert ["a reading" in answer.text for answer in answers] == [True, False, False]
    assert "The portal is not available at the moment" in answers[0].text


def test_health_says_nothing_but_ok(people: PortalPeople, address: str) -> None:
    """And that the database is gone, when it is."""
    answer = Browser(address).get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    folder = people.company.home / "data"
    gone = folder.rename(folder.with_name("gone"))
    try:
        answer = Browser(address).get("/healthz")
        assert (answer.status_code, answer.text) == (503, "database\n")
    finally:
        gone.rename(folder)
