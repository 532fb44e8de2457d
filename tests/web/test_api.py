"""The interface `/api/v1`: each answer is held against docs/openapi.json by the test's browser."""

from collections.abc import Iterator

import httpx
import pytest
from portal_people import DOCUMENT, OWN_WORDS, PDF, PortalPeople, portal_context
from portal_server import Browser, listening
from resident_meters_there import own_meters
from sold_flat import CREDITED_CENTS, FORMER_SUMS, NEIGHBOUR_CENTS, OWN_SUMS

from einvoice.web.api import listing
from einvoice.web.app import portal_app

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def test_me_and_the_overview_are_of_who_asks(people: PortalPeople, owner: Browser) -> None:
    """The flat, what is to be paid in cents, and what is missing; no payment data, none said."""
    me = owner.get("/api/v1/me").json()
    assert me["email"] == "own@example.lv"
    assert [(flat["flat_id"], flat["right"], flat["past"]) for flat in me["flats"]] == [
        (people.flat.flat_id, "owner", False)
    ]
    seen = owner.get("/api/v1/overview").json()
    assert seen["as_of"] == "2026-11-29"
    (flat,) = seen["flats"]
    assert flat["status"] == "unknown"
    assert flat["payments_as_of"] is None
    assert flat["window"]["is_open"] is True
    assert flat["missing"] == len(flat["without_reading"]) == len(own_meters(people))


def test_the_invoices_are_those_of_the_own_time(people: PortalPeople, owner: Browser) -> None:
    """In cents, the newest first; a cancelled invoice names what cancels and what replaces it."""
    items = owner.get("/api/v1/invoices").json()["items"]
    sums = {item["period"]: item["total_cents"] for item in items if item["status"] != "credited"}
    assert OWN_SUMS.items() <= sums.items()
    assert [item["period"] for item in items] == sorted(
        (item["period"] for item in items), reverse=True
    )
    (credited,) = [item for item in items if item["status"] == "credited"]
    assert credited["total_cents"] == CREDITED_CENTS
    assert {credited["replaced_by"]} <= {item["number"] for item in items}
    one = owner.get(f"/api/v1/invoices/{people.invoice_number}").json()
    assert one["invoice"] == next(i for i in items if i["number"] == people.invoice_number)
    nets = sum(line["net_cents"] for line in one["lines"])
    assert 0 < nets <= one["invoice"]["total_cents"]
    assert one["pay"]
    pdf = owner.get(f"/api/v1/invoices/{people.invoice_number}/pdf")
    assert pdf.content.startswith(b"%PDF")


def test_documents_and_messages_are_the_own(people: PortalPeople, owner: Browser) -> None:
    """The document leads to its file; a thread has its first words."""
    (document,) = owner.get("/api/v1/documents").json()["items"]
    assert document["document_id"] == DOCUMENT
    assert document["title"] == "Minutes of a meeting"
    assert (
        owner.get("/api/v1/documents", headers={"Accept-Language": "lv"})
        .json()["items"][0]["title"]
        .startswith("Kopsapulces")
    )
    assert owner.get(document["file"]).content == PDF
    (thread,) = owner.get("/api/v1/messages").json()["items"]
    assert (thread["thread_id"], thread["begins"]) == (people.parts["thread_id"], OWN_WORDS)
    whole = owner.get(f"/api/v1/messages/{thread['thread_id']}").json()
    assert [(post["by_staff"], post["text"], post["files"]) for post in whole["posts"]] == [
        (False, OWN_WORDS, 1)
    ]


def test_a_message_is_sent_once(sender: tuple[PortalPeople, Browser]) -> None:
    """A new thread and an answer, each for its key; what changed meanwhile is read first."""
    people, browser = sender
    headers = {"Idempotency-Key": "k1", **SAME_ORIGIN}
    new = {"flat_id": people.flat.flat_id, "topic": "repair", "text": "Pil caurule"}

    def post(path: str, body: object, key: str) -> httpx.Response:
        named = headers | {"Idempotency-Key": key}
        return browser.ask("POST", f"/api/v1/messages{path}", json=body, headers=named)

    first, again = post("", new, "k1"), post("", new, "k1")
    assert (first.status_code, first.json()) == (201, again.json())
    path = f"/{first.json()['thread_id']}"
    assert len(browser.get("/api/v1/messages").json()["items"]) == 2
    version = browser.get(f"/api/v1/messages{path}").json()["version"]
    answers = [post(path, {"version": version, "text": "Joprojām"}, "k2") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    changed = post(path, {"version": version, "text": "Un vēl"}, "k3")
    assert (changed.status_code, changed.json()["code"]) == (409, "CHANGED")
    posts = browser.get(f"/api/v1/messages{path}").json()["posts"]
    assert [row["text"] for row in posts] == ["Pil caurule", "Joprojām"]
    for wrong, code in (({"text": " "}, "EMPTY"), ({"topic": "code"}, "TOPIC")):
        refused = post("", new | wrong, "k4")
        assert (refused.status_code, refused.json()["code"]) == (422, code)
    other = people.browser(browser.address, "neighbour")
    theirs = other.ask("POST", "/api/v1/messages", json=new, headers=headers)
    assert theirs.status_code == 404


def leaves(value: object) -> Iterator[object]:
    """Yield the texts and numbers in a value."""
    if isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)
    else:
        yield value


PATHS = "me overview invoices meters readings documents messages".split()


@pytest.mark.parametrize("person", ["co_user", "former", "neighbour", "other_house"])
def test_nothing_of_another_is_in_any_answer(
    people: PortalPeople, portal_address: str, owner: Browser, person: str
) -> None:
    """Neither ids nor sums nor words of the present owner; a co-user sees the same flat."""
    browser = people.browser(portal_address, person)
    theirs = {leaf for path in PATHS for leaf in leaves(browser.get(f"/api/v1/{path}").json())}
    own_invoices = {i["number"] for i in owner.get("/api/v1/invoices").json()["items"]}
    secrets = {OWN_WORDS, "own@example.lv", "deleted@example.lv", *FORMER_SUMS.values()}
    if person != "co_user":
        own_meter_ids = {meter.meter.meter_id for meter in own_meters(people)}
        secrets |= {*OWN_SUMS.values(), *own_invoices, *own_meter_ids}
        for number in own_invoices:
            assert browser.get(f"/api/v1/invoices/{number}").status_code == 404
    if person == "former":
        secrets -= {*FORMER_SUMS.values()}
    if person != "neighbour":
        secrets |= {NEIGHBOUR_CENTS, people.flat.neighbour}
    assert theirs & secrets == set()
    assert theirs, "there is something to look at"


def test_the_check_of_leaks_can_fail(people: PortalPeople, owner: Browser) -> None:
    """The present owner's answers have what is looked for."""
    own = {leaf for path in PATHS for leaf in leaves(owner.get(f"/api/v1/{path}").json())}
    assert {OWN_WORDS, "own@example.lv", people.invoice_number, *OWN_SUMS.values()} <= own


def test_who_is_not_signed_in_is_told_so(people: PortalPeople, portal_address: str) -> None:
    """401 with the way in; 410 where the account was closed; staff see that there is nothing."""
    visitor = Browser(portal_address).get("/api/v1/me")
    assert (visitor.status_code, visitor.json()["code"]) == (401, "SESSION_OVER")
    assert visitor.headers["www-authenticate"] == "Bearer"
    closed = people.browser(portal_address, "deleted").get("/api/v1/me")
    assert (closed.status_code, closed.json()["code"]) == (410, "ACCESS_ENDED")
    assert people.browser(portal_address, "clerk").get("/api/v1/me").status_code == 404
    ended = people.browser(portal_address, "ended_co_user").get("/api/v1/me")
    assert ended.json()["flats"] == []


def test_a_problem_is_said_in_the_language_of_who_reads(portal_address: str) -> None:
    """As the request names it; what is no path of ours is a problem, too."""
    browser = Browser(portal_address)
    answer = browser.get("/api/v1/nothing", headers={"Accept-Language": "lv"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-language"] == "lv"
    assert answer.json()["code"] == "NOT_FOUND"
    assert "dzīvoklim" in answer.json()["detail"]
    assert browser.ask("DELETE", "/api/v1/me").status_code == 404


def test_what_the_client_has_is_not_sent_again(owner: Browser) -> None:
    """By its tag; nothing is kept by a browser or a proxy."""
    first = owner.get("/api/v1/meters")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-store"
    again = owner.get("/api/v1/meters", headers={"If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = owner.get("/api/v1/meters", headers={"If-None-Match": '"x"'})
    assert other.json() == first.json()
    russian = owner.get("/api/v1/meters", headers={"Accept-Language": "ru", "If-None-Match": tag})
    assert russian.status_code == 200


def test_a_list_has_pages(owner: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each item once; a cursor of another list, or of nobody, is refused."""
    whole = owner.get("/api/v1/invoices").json()["items"]
    monkeypatch.setattr(listing, "MOST", 2)
    paged, cursor = [], ""
    for _ in range(len(whole)):
        page = owner.get(f"/api/v1/invoices?cursor={cursor}").json()
        paged += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert paged == whole
    assert len(whole) > 2
    for wrong in ("x", "eA", "ā", "a" * 500):
        answer = owner.get(f"/api/v1/invoices?cursor={wrong}")
        assert (answer.status_code, answer.json()["code"]) == (422, "BAD_CURSOR")


def test_a_user_may_ask_so_often_in_a_minute(people: PortalPeople) -> None:
    """Then they are told when; others go on."""
    with (
        portal_context(people) as context,
        listening(portal_app(context, calls_a_minute=2)) as address,
    ):
        browser = people.browser(address, "own")
        left = [browser.get("/api/v1/me").headers["ratelimit"] for _ in range(2)]
        assert [text.partition(";t=")[0] for text in left] == ['"user";r=1', '"user";r=0']
        over = browser.get("/api/v1/me")
        assert (over.status_code, over.json()["code"]) == (429, "TOO_MANY")
        assert 0 < int(over.headers["retry-after"]) <= 60
        assert over.headers["ratelimit-policy"] == '"user";q=2;w=60'
        assert people.browser(address, "neighbour").get("/api/v1/me").status_code == 200
        token, guess = "/api/v1/tokens/refresh", {"refresh_token": "unknown"}
        visitor, other = Browser(address), Browser(address)
        tries = [visitor.ask("POST", token, json=guess).status_code for _ in range(3)]
        assert tries == [401, 401, 429], "unknown tokens count by the address"
        assert other.ask("POST", token, json=guess).status_code == 401


def test_a_fault_of_ours_says_a_number(
    owner: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """And nothing of the fault; the log has the number."""
    secret = "secret words of a fault"  # noqa: S105 - of a test

    def broken(*_: object) -> None:
        raise RuntimeError(secret)

    monkeypatch.setattr("einvoice.web.api.account.account_of", broken)
    answer = owner.get("/api/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (500, "FAULT")
    assert secret not in answer.text
    assert answer.json()["number"] in caplog.text
