"""Wrong sign-ins in numbers cost little, and keep no page of others waiting."""

import os
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed

import httpx
import pytest
from portal_people import PASSWORD, PortalPeople, portal_context
from portal_server import Browser, listening
from statements_of_views import asked

from einvoice.web import csrf, passwords
from einvoice.web.answers import Answer, Moved
from einvoice.web.app import portal_app
from einvoice.web.cookies import SESSION
from einvoice.web.route import Role, Route, Sees
from einvoice.web.routes import ROUTES
from einvoice.web.visit import Visit
from jobs.context import Context

WRONG = "not the password of anybody"


@pytest.fixture
def portal(people: PortalPeople) -> Iterator[tuple[Context, str]]:
    """A portal that nobody else asks, with its address."""
    with portal_context(people) as context, listening(portal_app(context)) as address:
        yield context, address


def sent_alone(visitor: Browser, place: str, **fields: str) -> httpx.Response:
    """Send a form without looking at its page first."""
    form = {csrf.FIELD: csrf.token_of(visitor.cookies[SESSION]), **fields}
    return visitor.ask("POST", place, data=form, headers={"Sec-Fetch-Site": "same-origin"})


@pytest.mark.parametrize("place", ["/sign-in", "/staff/sign-in"])
def test_who_waits_is_answered_from_memory(portal: tuple[Context, str], place: str) -> None:
    """The same page as before, and not a statement for it."""
    visitor = Browser(portal[1])
    for _ in range(5):
        assert visitor.send(place, email="waits@example.lv", password=WRONG).status_code == 422
    first = visitor.send(place, email="waits@example.lv", password=WRONG)
    with asked() as statements:
        answer = sent_alone(visitor, place, email="waits@example.lv", password=WRONG)
    assert answer.status_code == first.status_code == 429
    assert answer.headers["connection"] == "close", "an idle line would keep out others"
    assert "Too many attempts" in answer.text
    assert "waits@example.lv" in answer.text
    assert statements == []


def test_memory_lets_nobody_in_and_asks_for_the_token(portal: tuple[Context, str]) -> None:
    """A form that is not of our page is refused as such, whoever waits."""
    visitor = Browser(portal[1])
    for _ in range(6):
        visitor.send("/sign-in", email="waits2@example.lv", password=WRONG)
    form = {"email": "waits2@example.lv", "password": WRONG}
    away = visitor.ask("POST", "/sign-in", data=form, headers={"Sec-Fetch-Site": "cross-site"})
    bare = visitor.ask("POST", "/sign-in", data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert (away.status_code, bare.status_code) == (403, 400)


def test_a_sign_in_on_a_known_device_ends_the_wait_everywhere(portal: tuple[Context, str]) -> None:
    """At once, also of what is remembered."""
    own, other = Browser(portal[1]), Browser(portal[1])
    right = {"email": "neighbour@example.lv", "password": PASSWORD}
    assert own.send("/sign-in", **right).status_code == 303
    for _ in range(5):
        other.send("/sign-in", email=right["email"], password=WRONG)
    assert other.send("/sign-in", **right).status_code == 429
    assert other.send("/sign-in", **right).status_code == 429
    del own.cookies[SESSION]
    assert own.send("/sign-in", **right).status_code == 303
    assert other.send("/sign-in", **right).status_code == 303


def test_where_passwords_have_no_room_nothing_is_read(
    portal: tuple[Context, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """503 and the form again, without its password; the next is looked at when there is room."""
    monkeypatch.setattr(passwords.Passwords, "is_full", property(lambda _: True))
    visitor = Browser(portal[1])
    visitor.get("/sign-in")
    with asked() as statements:
        answer = sent_alone(visitor, "/sign-in", email="full@example.lv", password=WRONG)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.headers["connection"] == "close", "an idle line would keep out others"
    assert visitor.get("/sign-in").headers.get("connection", "") != "close"
    assert 'value="full@example.lv"' in answer.text
    assert WRONG not in answer.text
    assert statements == []
    monkeypatch.undo()
    assert visitor.send("/sign-in", email="full@example.lv", password=WRONG).status_code == 422


def test_pages_do_not_wait_for_forms_that_wait(people: PortalPeople) -> None:
    """Forty forms wait in all the threads there are for them: a page comes before any ends."""
    inside, released = threading.Semaphore(0), threading.Event()

    def wait(_visit: Visit) -> Answer:
        inside.release()
        released.wait(5)
        return Moved("faq")

    slow = Route("slow", "POST", "/slow", Role.VISITOR, Sees.NOTHING, "faq.html.j2", wait)
    with (
        portal_context(people) as context,
        listening(portal_app(context, (*ROUTES, slow))) as address,
        ThreadPoolExecutor(40) as senders,
    ):
        own = people.browser(address, "own")
        own.get(f"/flats/{people.flat.flat_id}")
        forms = [people.browser(address, "own") for _ in range(40)]
        sent = [senders.submit(sent_alone, form, "/slow") for form in forms]
        for _ in sent:
            assert inside.acquire(timeout=20)
        assert own.get(f"/flats/{people.flat.flat_id}").status_code == 200
        still = [one for one in sent if not one.done()]
        released.set()
        assert {one.result().status_code for one in sent} == {303}
    assert len(still) == len(sent)


def test_who_is_known_waits_behind_no_stranger(
    portal: tuple[Context, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While wrong sign-ins fill the line, strangers are turned away and known devices come in."""
    own, right = Browser(portal[1]), {"email": "own@example.lv", "password": PASSWORD}
    assert own.send("/sign-in", **right).status_code == 303
    del own.cookies[SESSION]
    inside, released, compared = threading.Semaphore(0), threading.Event(), passwords.is_hash_of

    def held(password_hash: str, password: str) -> bool:
        if password == WRONG:
            inside.release()
            released.wait(20)
        return compared(password_hash, password)

    monkeypatch.setattr(passwords, "is_hash_of", held)
    strangers = [Browser(portal[1]) for _ in range(23)]
    for one in strangers:
        one.get("/sign-in")
    with ThreadPoolExecutor(23) as senders:
        wrong = [
            senders.submit(sent_alone, one, "/sign-in", email=f"n{n}@example.lv", password=WRONG)
            for n, one in enumerate(strangers)
        ]
        assert inside.acquire(timeout=20)
        first = next(as_completed(wrong, 20)).result()
        known = own.send("/sign-in", **right)
        unknown = Browser(portal[1]).send("/sign-in", **right)
        released.set()
        statuses = sorted(one.result().status_code for one in wrong)
    assert (first.status_code, known.status_code, unknown.status_code) == (503, 303, 503)
    assert set(statuses) == {422, 503}


@pytest.mark.skipif(sys.platform != "linux", reason="threads have a niceness on Linux alone")
def test_strangers_passwords_step_back_for_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their thread is nicer than the process; that of whom we know is not."""
    seen: list[int] = []

    def noted(_hash: str, _password: str) -> bool:
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        return True

    monkeypatch.setattr(passwords, "is_hash_of", noted)
    lanes, own = passwords.PasswordLanes(), os.getpriority(os.PRIO_PROCESS, 0)
    assert lanes.of(known=True).is_right("hash", WRONG)
    assert lanes.of(known=False).is_right("hash", WRONG)
    assert seen == [own, min(19, own + 10)]


def test_passwords_are_made_in_two_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each thread that made a hash keeps its 19 MiB: of thirty that ask, not thirty do."""
    made_in: set[int] = set()
    compared = passwords.is_hash_of

    def noted(password_hash: str, password: str) -> bool:
        made_in.add(threading.get_ident())
        return compared(password_hash, password)

    monkeypatch.setattr(passwords, "is_hash_of", noted)
    lanes = passwords.PasswordLanes()
    with ThreadPoolExecutor(12) as senders:
        asking = [
            senders.submit(lanes.of(known=number % 2 == 0).is_right, None, WRONG)
            for number in range(12)
        ]
        assert not any(one.result() for one in asking)
    assert len(made_in) == 2
