"""Forms with files: limits, types by their bytes, and nothing kept of who is not signed in."""

import asyncio
import contextlib
import socket
import tracemalloc
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from pictures import PDF, photo
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening, token_on

from einvoice.web.answers import Answer, Shown
from einvoice.web.app import portal_app
from einvoice.web.route import Role, Route, Sees
from einvoice.web.routes import ROUTES
from einvoice.web.slots import Slots
from einvoice.web.uploads import MEGABYTE, FileLimits, MultipartForm, Upload, UploadKind
from einvoice.web.visit import Visit

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
LARGE = b"%PDF-" + b"x" * 70_000
"""More than a form may have without a slot."""
RECEIVED: list[tuple[str, dict[str, Upload]]] = []


def show(_visit: Visit) -> Answer:
    """Show a page."""
    return Shown()


def keep(visit: Visit) -> Answer:
    """Keep what arrived."""
    RECEIVED.append((visit.form.get("text", ""), dict(visit.uploads)))
    return Shown()


def _route(name: str, method: str, uploads_mb: int = 0) -> Route:
    page = show if method == "GET" else keep
    place = f"/{name.partition('.')[0]}"
    own = (Role.RESIDENT, Sees.OWN_FLATS, "welcome.html.j2", page)
    return Route(name, method, place, *own, uploads_mb=uploads_mb)  # type: ignore[arg-type]


MORE = (
    _route("files", "GET"),
    _route("files.send", "POST", uploads_mb=1),
    Route("open", "POST", "/open", Role.VISITOR, Sees.NOTHING, "faq.html.j2", keep, uploads_mb=1),
)


@pytest.fixture(scope="module")
def address(people: PortalPeople) -> Iterator[str]:
    """A portal with a page that takes files of a megabyte."""
    with portal_context(people) as context:
        app = portal_app(context, (*ROUTES, *MORE))
        with listening(app) as place:
            yield place


def sent(browser: Browser, files: object, text: str = "Labdien ā", **more: str) -> httpx.Response:
    """Send a form with files."""
    RECEIVED.clear()
    form = {"csrf": token_on(browser), "text": text, **more}
    return browser.ask("POST", "/files", data=form, files=files, headers=SAME_ORIGIN)


def test_a_file_is_known_by_its_bytes(people: PortalPeople, address: str) -> None:
    """Whatever it is called, and whatever type is claimed; a field without a file is not there."""
    files = {
        "a": ("../../etc/passwd.exe", PDF, "text/html"),
        "b": ("photo.pdf", photo(), "application/pdf"),
        "c": ("", b"", "application/octet-stream"),
        "d": ("page.pdf", b"<html>", "application/pdf"),
    }
    answer = sent(people.browser(address, "own"), files)
    assert answer.status_code == 200
    ((text, uploads),) = RECEIVED
    assert text == "Labdien ā"
    kinds = {name: str(upload.kind) for name, upload in uploads.items()}
    assert kinds == {"a": "pdf", "b": "jpeg", "d": "unknown"}
    assert (uploads["a"].content, uploads["b"].content) == (PDF, photo())


def test_a_field_without_a_file_is_no_file(people: PortalPeople, address: str) -> None:
    """Browsers send a part for each: of six meters with a photo field, none was chosen."""
    owner = people.browser(address, "own")
    values = {"csrf": token_on(owner), **{f"value.{number}": "12,3" for number in range(6)}}
    head = '--x\r\nContent-Disposition: form-data; name="'
    parts = [f'{head}{name}"\r\n\r\n{text}\r\n' for name, text in values.items()]
    kind = "Content-Type: application/octet-stream"
    parts += [f'{head}photo.{n}"; filename=""\r\n{kind}\r\n\r\n\r\n' for n in range(6)]
    headers = {"Content-Type": "multipart/form-data; boundary=x", **SAME_ORIGIN}
    RECEIVED.clear()
    body = "".join([*parts, "--x--\r\n"]).encode()
    assert owner.ask("POST", "/files", content=body, headers=headers).status_code == 200
    assert RECEIVED == [("", {})]


def test_a_file_that_is_too_large_is_not_kept_and_the_texts_are(
    people: PortalPeople, address: str
) -> None:
    """Nor is the third of three that are too much together; the page names the field."""
    owner, megabyte = people.browser(address, "own"), b"%PDF-" + b"x" * (MEGABYTE - 5)
    assert sent(owner, {"a": ("a.pdf", megabyte + b"x")}).status_code == 200
    assert [("Labdien ā", {"a": Upload(UploadKind.TOO_LARGE)})] == RECEIVED
    sent(owner, {name: (name, megabyte) for name in "abc"})
    ((_, uploads),) = RECEIVED
    assert [str(uploads[name].kind) for name in "abc"] == ["pdf", "pdf", "too_large"]


def test_of_more_than_four_files_the_first_four_are_kept(
    people: PortalPeople, address: str
) -> None:
    """The others are named at their fields, and the texts are there: nothing is typed anew."""
    assert sent(people.browser(address, "own"), {n: (n, PDF) for n in "abcdef"}).status_code == 200
    ((text, uploads),) = RECEIVED
    assert text == "Labdien ā"
    kinds = [str(uploads[name].kind) for name in "abcdef"]
    assert kinds == ["pdf"] * 4 + ["too_many_files"] * 2
    assert uploads["f"].content == b""


@pytest.mark.parametrize(
    ("files", "more", "status"),
    [
        ({"a": ("a", b"x" * (6 * MEGABYTE))}, {}, 413),
        ({"a": ("a", b"x")}, {"long": "x" * 64 * 1024}, 413),
        ({"a": ("a", b"x")}, {f"f{number}": "" for number in range(40)}, 400),
    ],
    ids=["body", "text", "fields"],
)
def test_a_form_with_files_has_limits(
    people: PortalPeople, address: str, files: object, more: dict[str, str], status: int
) -> None:
    """Each is answered by a page, and nothing reaches the page behind it."""
    answer = sent(people.browser(address, "own"), files, **more)
    assert (answer.status_code, RECEIVED) == (status, [])
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    "body",
    [
        b"no boundary",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\ncut off',
        b"--x\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--x--\r\n",
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--x--\r\n',
    ],
    ids=["no form", "cut off", "no name", "no text"],
)
def test_a_broken_form_is_refused(people: PortalPeople, address: str, body: bytes) -> None:
    """As a form that cannot be read, not as a fault of ours."""
    headers = {"Content-Type": "multipart/form-data; boundary=x", **SAME_ORIGIN}
    owner = people.browser(address, "own")
    token = token_on(owner).encode()
    body = b'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n' + token + b"\r\n" + body
    answer = owner.ask("POST", "/files", content=body, headers=headers)
    assert answer.status_code == 400


def test_of_nobody_no_file_is_kept(address: str) -> None:
    """Whoever is not signed in is asked to sign in, with the texts to be copied."""
    answer = sent(Browser(address), {"a": ("a.pdf", PDF)}, text="pagaidi")
    assert (answer.status_code, RECEIVED) == (401, [])
    assert "<blockquote>pagaidi</blockquote>" in answer.text
    visitor = Browser(address)
    form, files = {"csrf": token_on(visitor)}, {"a": ("a.pdf", PDF)}
    visitor.ask("POST", "/open", data=form, files=files, headers=SAME_ORIGIN)
    assert [("", {"a": Upload(UploadKind.TOO_LARGE)})] == RECEIVED


def test_a_kept_form_comes_without_files(people: PortalPeople, address: str) -> None:
    """After a sign-in what was typed is sent again, as texts alone."""
    owner = people.browser(address, "own")
    RECEIVED.clear()
    form = {"csrf": token_on(owner), "text": "vēlreiz"}
    assert owner.ask("POST", "/files", data=form, headers=SAME_ORIGIN).status_code == 200
    assert RECEIVED == [("vēlreiz", {})]


def test_a_page_without_files_takes_none(visitor: Browser) -> None:
    """A form with files at an address that takes none is no form."""
    files = {"a": ("a", b"x")}
    assert visitor.ask("POST", "/sign-in", files=files, headers=SAME_ORIGIN).status_code == 400


def test_a_file_is_in_memory_once() -> None:
    """While it arrives and after."""
    form = MultipartForm("multipart/form-data; boundary=x", FileLimits.of(10))
    piece = b"x" * 65_536
    tracemalloc.start()
    form.write(b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n')
    for _ in range(100):
        form.write(piece)
    form.write(b"\r\n--x--\r\n")
    form.finish()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(form.uploads["a"].content) == 100 * 65_536
    assert most < 150 * 65_536


def test_more_forms_with_files_than_memory_holds_are_turned_away(
    people: PortalPeople, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their files are: texts are kept, and the page names the field and says when to try again.

    A form that is small needs no room, nor does a stranger's, of whom no file is kept.
    """
    monkeypatch.setattr("einvoice.web.slots.AT_ONCE", 0)
    monkeypatch.setattr("einvoice.web.slots._SECONDS_BETWEEN", 0.001)
    with portal_context(people) as context:
        app = portal_app(context, (*ROUTES, *MORE))
        with listening(app) as place:
            owner = people.browser(place, "own")
            assert sent(owner, {"a": ("a.pdf", LARGE)}).status_code == 200
            assert [("Labdien ā", {"a": Upload(UploadKind.BUSY)})] == RECEIVED
            message = f"/flats/{people.flat.flat_id}/messages/new"
            form = {"csrf": token_on(owner), "form": "f", "topic": "other", "text": "Sveiki visi"}
            files = {"file": ("a.pdf", LARGE)}
            busy = owner.ask("POST", message, data=form, files=files, headers=SAME_ORIGIN)
            assert sent(owner, {"a": ("a.pdf", PDF)}).status_code == 200
            kept = sent(Browser(place), {"a": ("a.pdf", LARGE)})
    assert (kept.status_code, "<blockquote>" in kept.text) == (401, True)
    assert (busy.status_code, busy.headers["retry-after"]) == (503, "5")
    assert "Sveiki visi</textarea>" in busy.text
    assert 'id="file-fault"' in busy.text


def test_strangers_who_send_slowly_keep_nobody_waiting(people: PortalPeople, address: str) -> None:
    """Seven forms without an end, of nobody, take no room from who is signed in."""
    place = urlsplit(address)
    start = (
        b"POST /files HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n"
        b"Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n"
    )
    with contextlib.ExitStack() as lines:
        for _ in range(7):
            line = socket.create_connection((place.hostname or "", place.port or 0), timeout=10)
            lines.enter_context(line).sendall(start)
        answer = sent(people.browser(address, "own"), {"a": ("a.pdf", LARGE)})
    assert answer.status_code == 200


def test_a_session_has_two_slots_and_waits_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other sessions go on; what was given back is free again, also to who waits for it."""

    async def seen() -> list[bool]:
        slots = Slots()
        async with slots.held("own") as first:
            async with slots.held("own") as second:
                waiting = asyncio.create_task(_held(slots, "own"))
                await asyncio.sleep(0.01)
                is_other_held = await _held(slots, "other")
                still_waits = not waiting.done()
            waited = await waiting
            async with slots.held("own"), slots.held("own") as too_many:
                return [first, second, is_other_held, still_waits, waited, not too_many]

    monkeypatch.setattr("einvoice.web.slots._SECONDS_BETWEEN", 0.005)
    assert asyncio.run(seen()) == [True] * 6


async def _held(slots: Slots, session: str) -> bool:
    async with slots.held(session) as is_held:
        return is_held
