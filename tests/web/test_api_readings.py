"""Readings by the interface `/api/v1`: kept once, by the rules of the page, of who may send."""

import datetime as dt
import uuid
from typing import Any

import httpx
import pytest
from portal_people import PortalPeople
from portal_server import Browser
from resident_meters_there import own_meters

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
NOON = "2026-11-29T10:00:00Z"


def moment(minutes: int = 0) -> str:
    """Return the true moment and some minutes, as a phone writes it."""
    now = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=minutes)
    return now.strftime("%Y-%m-%dT%H:%M:%SZ")


def a_reading(people: PortalPeople, more_e3: int = 3_200) -> dict[str, Any]:
    """Return a likely reading of the flat's first meter, read now."""
    meter = own_meters(people)[0]
    assert meter.last is not None
    value = meter.last.value_e3 + more_e3
    times = {"read_at": moment(), "sent_at": moment()}
    return {"meter_id": meter.meter.meter_id, "value_e3": value} | times


def send(browser: Browser, body: object, key: str = "", **headers: str) -> httpx.Response:
    """Send a reading as the app does."""
    named = {"Idempotency-Key": key or str(uuid.uuid4()), **SAME_ORIGIN, **headers}
    return browser.ask("POST", "/api/v1/readings", json=body, headers=named)


def test_a_reading_is_kept_once(sender: tuple[PortalPeople, Browser]) -> None:
    """201, and 200 with the same words for the same key; the list has it with its key."""
    people, browser = sender
    body, key = a_reading(people), str(uuid.uuid4())
    first, again = send(browser, body, key), send(browser, body, f'"{key}"')
    assert (first.status_code, again.status_code) == (201, 200)
    kept = first.json()
    assert (kept["key"], kept["state"], kept["period"]) == (key, "received", "2026-11")
    assert (kept["value_e3"], kept["clock_off"]) == (body["value_e3"], False)
    assert abs(dt.datetime.fromisoformat(kept["server_time"]) - dt.datetime.now(dt.UTC)) < (
        dt.timedelta(minutes=1)
    )
    assert {**again.json(), "server_time": ""} == {**kept, "server_time": ""}
    other = send(browser, body | {"value_e3": body["value_e3"] + 1}, key)
    assert (other.status_code, other.json()["code"]) == (409, "KEY_USED_OTHERWISE")
    (row,) = browser.get("/api/v1/readings").json()["items"]
    assert (row["key"], row["value_e3"], row["own"]) == (key, body["value_e3"], True)
    meter = next(
        m for m in browser.get("/api/v1/meters").json()["items"] if m["meter_id"] == row["meter_id"]
    )
    assert meter["last"]["value_e3"] < row["value_e3"], "it waits for the calculation"


def test_another_user_of_the_flat_sees_no_key(sender: tuple[PortalPeople, Browser]) -> None:
    """A key would let them ask what became of it, or spend it."""
    people, browser = sender
    send(browser, a_reading(people))
    theirs = people.browser(browser.address, "co_user")
    (row,) = theirs.get("/api/v1/readings").json()["items"]
    assert (row["key"], row["own"]) == (None, False)


def test_the_rules_are_those_of_the_page(sender: tuple[PortalPeople, Browser]) -> None:
    """A question is asked back with its sentence and settled by its code; faults have their own."""
    people, browser = sender
    same = a_reading(people, 0)
    asked = send(browser, same)
    assert (asked.status_code, asked.json()["code"]) == (422, "QUESTIONS")
    (question,) = asked.json()["questions"]
    assert (question["code"], question["may_confirm"]) == ("NO_USE", True)
    assert "Was no water used?" in question["text"]
    below = send(browser, a_reading(people, -1_000)).json()
    assert [q["may_confirm"] for q in below["questions"]] == [False]
    huge = send(browser, same | {"value_e3": 10**14})
    assert (huge.status_code, huge.json()["code"]) == (422, "TOO_MANY_DIGITS")
    tomorrow = send(browser, same | {"read_on": "2026-11-30"})
    assert tomorrow.json()["code"] == "DAY_IN_FUTURE"
    assert tomorrow.json()["server_time"]
    assert browser.get("/api/v1/readings").json()["items"] == []
    assert send(browser, same | {"confirmed": ["NO_USE"]}).status_code == 201


def test_a_phone_whose_clock_is_off_is_said_so(sender: tuple[PortalPeople, Browser]) -> None:
    """Its own clock at the sending decides, and no reading comes from tomorrow."""
    people, browser = sender
    body = a_reading(people)
    off = send(browser, body | {"sent_at": moment(-11)}).json()
    assert (off["clock_off"], off["read_on"]) == (True, "2026-11-29")
    for read_at in ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", moment(3 * 24 * 60)):
        later = send(browser, body | {"read_at": read_at, "value_e3": body["value_e3"] + 10})
        assert later.status_code in {200, 201}
        assert (later.json()["clock_off"], later.json()["read_on"]) == (True, "2026-11-29")
        body["value_e3"] += 10


def test_only_who_may_sends_readings(sender: tuple[PortalPeople, Browser]) -> None:
    """Of another flat there is no meter; who may only look is told so."""
    people, browser = sender
    body = a_reading(people)
    for person in ("neighbour", "other_house", "former", "ended_co_user", "clerk"):
        answer = send(people.browser(browser.address, person), body)
        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
    none = send(browser, body | {"meter_id": "B9999-1-c1"})
    assert none.status_code == 404
    assert browser.get("/api/v1/readings").json()["items"] == []


def test_a_queue_of_another_user_is_not_taken(sender: tuple[PortalPeople, Browser]) -> None:
    """Somebody else signed in since: the client says whose reading it is."""
    people, browser = sender
    user_id = browser.get("/api/v1/me").json()["user_id"]
    body = a_reading(people)
    other = send(people.browser(browser.address, "co_user"), body, **{"X-User": user_id})
    assert (other.status_code, other.json()["code"]) == (403, "OTHER_USER")
    assert browser.get("/api/v1/readings").json()["items"] == []
    assert send(browser, body, **{"X-User": user_id}).status_code == 201


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403, "NOT_OURS"),
        ({"Sec-Fetch-Site": "same-site"}, 403, "NOT_OURS"),
        ({"Content-Type": "text/plain"}, 415, "WRONG_TYPE"),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415, "WRONG_TYPE"),
        ({"Idempotency-Key": ""}, 400, "KEY_MISSING"),
        ({"Idempotency-Key": "k" * 65}, 400, "KEY_MISSING"),
    ],
)
def test_what_another_site_could_send_is_refused(
    owner: Browser, headers: dict[str, str], status: int, code: str
) -> None:
    """A page of ours alone writes, and JSON alone; and nothing without a key."""
    named = {"Idempotency-Key": "k", "Content-Type": "application/json", **SAME_ORIGIN, **headers}
    answer = owner.ask("POST", "/api/v1/readings", content=b"{}", headers=named)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_without_a_word_where_it_is_from_a_cookie_writes_nothing(owner: Browser) -> None:
    """Every browser says it; a cookie without that word is no browser's of ours."""
    answer = owner.ask("POST", "/api/v1/readings", json={}, headers={"Idempotency-Key": "k"})
    assert (answer.status_code, answer.json()["code"]) == (403, "NOT_OURS")


def body_with(field: str) -> bytes:
    """Return the JSON of a reading, one field of which is another."""
    usual = ('"meter_id": "m"', '"value_e3": 1', f'"read_at": "{NOON}"', f'"sent_at": "{NOON}"')
    name = field.partition(":")[0]
    return ("{" + ", ".join([*(f for f in usual if not f.startswith(name)), field]) + "}").encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"[" * 60_000,
        b"\xff",
        b'{"meter_id": "m"}',
        body_with('"meter_id": "\\u0000"'),
        body_with('"meter_id": "\\ud800"'),
        body_with('"value_e3": 1.5'),
        body_with('"value_e3": -1'),
        body_with('"value_e3": NaN'),
        body_with('"value_e3": ' + "9" * 5_000),
        body_with('"read_at": "yesterday"'),
        body_with('"read_on": "2026-02-30"'),
        body_with('"confirmed": "NO_USE"'),
    ],
)
def test_a_body_that_is_no_reading_is_refused(owner: Browser, body: bytes) -> None:
    """Whatever it is."""
    named = {"Idempotency-Key": "k", "Content-Type": "application/json", **SAME_ORIGIN}
    answer = owner.ask("POST", "/api/v1/readings", content=body, headers=named)
    assert (answer.status_code, answer.json()["code"]) == (422, "BAD_REQUEST")


def test_a_long_body_is_refused(owner: Browser) -> None:
    """At 64 KB, as a form."""
    named = {"Idempotency-Key": "k", "Content-Type": "application/json", **SAME_ORIGIN}
    body = b'"' + b"x" * 65_536 + b'"'
    answer = owner.ask("POST", "/api/v1/readings", content=body, headers=named)
    assert (answer.status_code, answer.json()["code"]) == (413, "TOO_LARGE")
