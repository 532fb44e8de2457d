"""Photos by the interface: after their reading and under its key, made anew, each once."""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

import httpx
import pytest
from pictures import COMMENT, MAKER, PDF, photo
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening
from sqlalchemy import select, update

from einvoice.core.errors import StorageError
from einvoice.store.message_tables import photos
from einvoice.store.portal_tables import submitted_readings
from einvoice.web.api.serving import Interface
from einvoice.web.app import portal_app
from einvoice.web.slots import Slots
from jobs.residents.enter_reading import entered_readings
from jobs.residents.sessions import session_of
from jobs.views.resident_meters import meters_of

OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}


@dataclass(frozen=True)
class Place:
    """A portal of its own, to which readings and photos are sent."""

    people: PortalPeople
    address: str

    def browser(self, name: str) -> Browser:
        """Return the browser of a person."""
        return self.people.browser(self.address, name)

    def reading(self, browser: Browser, more_e3: int) -> str:
        """Send a reading of the flat's first meter and return its key."""
        with self.people.company.context("2026-11-29") as context:
            listed = meters_of(context, self.people.flat.present)
        assert listed is not None
        meter = listed.there(dt.date(2026, 11, 29))[0]
        assert meter.last is not None
        key, now = str(uuid.uuid4()), f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
        body = {"meter_id": meter.meter.meter_id, "value_e3": meter.last.value_e3 + more_e3}
        headers = OWN_PAGE | {"Idempotency-Key": key}
        times = {"read_at": now, "sent_at": now}
        sent = browser.ask("POST", "/api/v1/readings", json=body | times, headers=headers)
        assert sent.status_code == 201, sent.text
        return key

    def kept(self) -> list[bytes]:
        """Return the photos that came to this portal, each as often as it is kept."""
        with self.people.company.context("2026-11-29") as context, context.store.reading() as tx:
            new = photos.c.photo_id != self.people.parts["photo_id"]
            return list(tx.scalars(select(photos.c.content).where(new)))

    def forget(self) -> None:
        """Take the photos away again."""
        with self.people.company.context("2026-11-29") as context, context.store.writing() as tx:
            tx.execute(photos.delete().where(photos.c.photo_id != self.people.parts["photo_id"]))


@pytest.fixture(scope="module")
def copied(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A portal on a copy of the company."""
    home = tmp_path_factory.mktemp("photos") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield Place(own, address)


@pytest.fixture
def place(copied: Place) -> Place:
    """The portal, without photos."""
    copied.forget()
    return copied


def send(browser: Browser, key: str, content: bytes, kind: str = "image/jpeg") -> httpx.Response:
    """Send a photo as the app does."""
    headers = OWN_PAGE | {"Content-Type": kind}
    return browser.ask("POST", f"/api/v1/readings/{key}/photo", content=content, headers=headers)


def test_a_photo_comes_after_its_reading_and_is_kept_once(place: Place) -> None:
    """Whatever became of the reading meanwhile; nothing but the picture is left of the file."""
    owner = place.browser("own")
    key = place.reading(owner, 3_000)
    place.reading(owner, 3_100)  # a newer one counts
    taken = photo(2400, 1200)
    answers = [send(owner, key, taken), send(owner, key, taken), send(owner, key, photo(80, 60))]
    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert answers[0].json()["key"] == key
    (made,) = place.kept()
    assert MAKER.encode() in taken
    assert [word for word in (MAKER.encode(), COMMENT, b"Exif") if word in made] == []
    with place.people.company.context("2026-11-29") as context:
        user_id = place.people.parts["user_id"]
        rows = entered_readings(context, user_id, place.people.flat.present)
    assert [row.key for row in rows if row.photo_id] == [key]


def test_a_photo_of_anybody_else_or_that_is_none_is_refused(place: Place) -> None:
    """Another user of the same flat has no reading of that key, and a visitor nothing at all."""
    owner = place.browser("own")
    key = place.reading(owner, 3_200)
    refused = {
        404: [send(place.browser("co_user"), key, photo()), send(owner, "unknown", photo())],
        401: [send(Browser(place.address), key, photo())],
        413: [send(owner, key, b"\xff\xd8\xff" + bytes(10 * 1024 * 1024))],
        415: [send(owner, key, photo(), "text/plain")],
        422: [send(owner, key, PDF), send(owner, key, photo()[:400])],
    }
    assert {status: {a.status_code for a in answers} for status, answers in refused.items()} == {
        status: {status} for status in refused
    }
    assert {answer.json()["code"] for answer in refused[422]} == {"NOT_PHOTO"}
    assert place.kept() == []


def test_of_a_flat_that_was_sold_no_photo_is_kept(place: Place) -> None:
    """Though the reading was their own: their right to it is past."""
    key = place.reading(place.browser("own"), 3_250)
    with place.people.company.context("2026-11-29") as context:
        former = session_of(context, place.people.sessions["former"])
        assert former is not None
        with context.store.writing() as tx:
            of_key = submitted_readings.c.key == key
            tx.execute(update(submitted_readings).where(of_key).values(user_id=former.person_id))
    assert send(place.browser("former"), key, photo()).status_code == 404
    assert place.kept() == []


def test_a_database_that_is_busy_calls_nothing_no_photo(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the body is read: the phone sends it again, as it is told."""
    owner = place.browser("own")
    key = place.reading(owner, 3_260)

    def busy(*_given: object) -> str:
        raise StorageError("database-busy")

    with monkeypatch.context() as patch:
        patch.setattr(Interface, "who", busy)
        answer = send(owner, key, photo())
    assert (answer.status_code, "retry-after" in answer.headers) == (503, True)
    assert send(owner, key, photo()).status_code == 201


def test_too_many_photos_wait_and_the_reading_does_not(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The phone is told when to try again."""
    owner = place.browser("own")
    keys = [place.reading(owner, more) for more in (3_300, 3_400)]
    monkeypatch.setattr("jobs.residents.photos._PHOTOS_A_DAY", 1)
    first, second = (send(owner, key, photo()) for key in keys)
    broken = send(owner, keys[1], photo()[:400])
    assert broken.json()["code"] == "TOO_MANY_PHOTOS", "asked before it is decoded"
    assert (first.status_code, second.status_code) == (201, 429)
    assert (second.json()["code"], second.headers["retry-after"]) == ("TOO_MANY_PHOTOS", "3600")
    assert len(place.kept()) == 1


def test_who_asks_too_often_is_answered_before_the_photo_is_read(place: Place) -> None:
    """The answer says when to come again: nothing is said of a photo that nobody looked at."""
    too_large = b"\xff\xd8\xff" + bytes(10 * 1024 * 1024)
    with portal_context(place.people) as context:
        app = portal_app(context, calls_a_minute=1)
        with listening(app) as address:
            owner = place.people.browser(address, "own")
            first = send(owner, "unknown", too_large)
            assert (first.status_code, owner.get("/api/v1/me").status_code) == (413, 200)
            answer = send(owner, "unknown", too_large)
    assert (answer.status_code, answer.json()["code"]) == (429, "TOO_MANY")
    assert "retry-after" in answer.headers


def test_photos_of_one_user_fill_no_memory(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of forms with files: where a user's places are taken the photo waits for later."""
    owner = place.browser("own")
    key = place.reading(owner, 3_500)
    monkeypatch.setattr("einvoice.web.slots._LOOKS", 1)
    monkeypatch.setattr(Slots, "_has_room", lambda *_: False)
    busy = send(owner, key, photo())
    assert (busy.status_code, busy.json()["code"]) == (503, "BUSY")
    assert place.kept() == []
