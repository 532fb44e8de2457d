"""Route x person: everybody sees their own, and of all else not even that it exists."""

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from access_matrix import MATRIX
from portal_people import (
    BEFORE_SALE,
    PEOPLE,
    PortalPeople,
    portal_context,
    secrets_of_others,
    written,
)
from portal_server import Browser, listening, token_on
from sqlalchemy import select

from einvoice.core.period import Period
from einvoice.store.tables import invoices
from einvoice.web.app import portal_app
from einvoice.web.route import Role, Route, Sees
from einvoice.web.routes import ROUTES
from jobs.residents.accounts import account_by_email

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
FORMER_WORDS = "Pagraba durvis neveras kopš pavasara"
"""What the seller wrote to the staff before the sale."""


def test_every_route_has_its_line() -> None:
    """A route that nobody thought about is not served to anybody."""
    assert {route.name for route in ROUTES} == set(MATRIX)


def test_lines_and_declarations_agree() -> None:
    """A route that becomes open to more people by its declaration is seen here."""
    for route in ROUTES:
        allowed = MATRIX[route.name].people
        assert ("visitor" in allowed) == (route.role is Role.VISITOR), route.name
        assert ("own" in allowed) == (route.role in {Role.VISITOR, Role.RESIDENT}), route.name
        assert ("clerk" in allowed) == (route.role in {Role.VISITOR, Role.CLERK}), route.name
        assert ("manager" in allowed) == (route.role is not Role.RESIDENT), route.name
        assert ("former" in allowed) <= (route.past or route.sees is not Sees.OWN_FLAT), route.name


def asked(people: PortalPeople, address: str, route: Route, person: str) -> httpx.Response:
    """Ask for a route as a person, with a form of that person's own session."""
    browser = people.browser(address, person)
    parts = {
        "flat_id": people.flat.flat_id,
        "key": "of a test",
        "number": people.invoice_number,
        **people.parts,
    }
    path = route.path.format_map(parts | dict(MATRIX[route.name].path))
    if route.method == "GET":
        return browser.get(path)
    if route.operation is not None:
        headers = SAME_ORIGIN | {"Idempotency-Key": "of a test"}
        if route.operation.body is bytes:
            headers |= {"Content-Type": "image/jpeg"}
            return browser.ask("POST", path, content=b"no picture", headers=headers)
        return browser.ask("POST", path, json={"version": 0, "text": ""}, headers=headers)
    form = {"csrf": token_on(browser)}
    return browser.ask("POST", path, data=form, headers=SAME_ORIGIN)


CASES = [
    pytest.param(route, person, id=f"{route.name}-{person}")
    for route in ROUTES
    for person in PEOPLE
    if route.name != "sign-out"  # ends the session that others of this table need
]


@pytest.mark.parametrize(("route", "person"), CASES)
def test_who_is_let_in(
    people: PortalPeople, portal_address: str, route: Route, person: str
) -> None:
    """Whoever is not: a visitor is asked to sign in, others learn that there is no such page."""
    answer = asked(people, portal_address, route, person)
    of_staff = route.role in {Role.CLERK, Role.MANAGER}
    if person in MATRIX[route.name].people:
        assert answer.status_code in {200, 303, 422, 429}
        assert "/sign-in?to=" not in answer.headers.get("location", "")
    elif person in {"visitor", "deleted", "ended_staff"}:
        if route.operation is not None:
            assert answer.status_code == (410 if person == "deleted" else 401)
        elif route.method == "GET":
            place = "/staff/sign-in?to=" if of_staff else "/sign-in?to="
            assert answer.headers["location"].startswith(place)
        else:
            assert answer.status_code == 401
    else:
        assert answer.status_code == 404
    if not (of_staff and person in MATRIX[route.name].people):
        assert [text for text in secrets_of_others(people, person) if text in answer.text] == []


OF_THE_FORMER = ("number", "thread_id", "file_id", "photo_id")
"""Parts of addresses that lead to what the seller of the flat left behind."""
LEFT_BEHIND = [
    route
    for route in ROUTES
    if any(f"{{{part}}}" in route.path for part in OF_THE_FORMER) and route.role is Role.RESIDENT
]


@pytest.fixture(scope="module")
def after_the_sale(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PortalPeople, str]]:
    """A copy in which the seller wrote and sent a photo; addresses lead to the seller's things."""
    home = tmp_path_factory.mktemp("sale") / "home"
    company = people.company.copied(people.company.home, home)
    with company.context(BEFORE_SALE) as context:
        seller = account_by_email(context, "former@example.lv")
        assert seller is not None
        key = people.flat.former
        parts = written(context, key, seller.user_id, FORMER_WORDS, "photo-of-the-seller")
        with context.store.reading() as tx:
            columns = invoices.c
            query = select(columns.number).where(columns.flat_id == key.flat_id)
            number = tx.scalar(query.where(columns.period == Period(2026, 7)))
    later = replace(people, company=company, parts=parts, invoice_number=str(number))
    with portal_context(later) as context, listening(portal_app(context)) as address:
        yield later, address


@pytest.mark.parametrize("route", LEFT_BEHIND, ids=[route.name for route in LEFT_BEHIND])
def test_a_buyer_meets_nothing_that_the_seller_left(
    after_the_sale: tuple[PortalPeople, str], route: Route
) -> None:
    """Invoices, messages, their files and photos of the time before, by their own addresses."""
    people, address = after_the_sale
    for person in ("own", "co_user"):
        answer = asked(people, address, route, person)
        assert answer.status_code == 404
        assert FORMER_WORDS not in answer.text


def test_what_the_seller_left_is_there(after_the_sale: tuple[PortalPeople, str]) -> None:
    """The check above can fail: the staff, and the seller in their time, are let in."""
    people, address = after_the_sale
    assert {"invoice", "invoice.pdf", "message", "message.send", "message.file"} < {
        route.name for route in LEFT_BEHIND
    }
    clerk = people.browser(address, "clerk")
    assert FORMER_WORDS in clerk.get(f"/staff/messages/{people.parts['thread_id']}").text
    assert clerk.get(f"/staff/photos/{people.parts['photo_id']}").status_code == 200
    with portal_context(people, "2026-09-01") as context, listening(portal_app(context)) as before:
        place = f"/flats/{people.flat.flat_id}/invoices/{people.invoice_number}"
        assert people.browser(before, "former").get(place).status_code == 200


def test_a_page_of_another_looks_like_no_page(people: PortalPeople, portal_address: str) -> None:
    """Nobody can find out which flats there are."""
    neighbour = people.browser(portal_address, "neighbour")
    other = neighbour.get(f"/flats/{people.flat.flat_id}")
    none = neighbour.get("/flats/B9999-1")
    assert (other.status_code, other.text) == (none.status_code, none.text)


def test_secrets_are_on_pages_of_those_who_may_see_them(
    people: PortalPeople, portal_address: str
) -> None:
    """The check of leaks can fail: what it looks for is written as pages write it."""
    page = people.browser(portal_address, "own").get(f"/flats/{people.flat.flat_id}")
    assert "€" in page.text
    assert people.invoice_number in page.text


def test_an_ended_co_user_sees_no_flat(people: PortalPeople, portal_address: str) -> None:
    """The account is still there, and says what to do."""
    page = people.browser(portal_address, "ended_co_user").get("/overview")
    assert "No flat belongs to your account" in page.text
    gone = people.browser(portal_address, "ended_co_user").get("/flats/B0001-1/invoices")
    assert gone.status_code == 404
    assert "<h1>Your access has ended</h1>" in gone.text
    assert "No flat belongs to your account" in gone.text
    assert Browser(portal_address).get("/overview").status_code == 303
