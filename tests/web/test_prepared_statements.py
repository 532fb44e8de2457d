"""A page costs the database little: one transaction, whose statements are prepared already."""

import sqlite3

import pytest
from portal_people import PortalPeople, portal_context
from portal_server import listening
from sqlalchemy import Engine, event

from einvoice.store import portal_guard
from einvoice.web.app import portal_app

PAGES = ("", "/invoices", "/invoices/{number}", "/readings", "/meters", "/house", "/messages")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_seen_before_prepares_nothing(
    people: PortalPeople, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """The authorizer is asked about each column of what is prepared: of none any more."""
    judged: list[object] = []
    judge = portal_guard._judge

    def counting(*part: object) -> int:
        if part[0] == sqlite3.SQLITE_READ:
            judged.append(part)
        return judge(*part)  # type: ignore[arg-type]

    monkeypatch.setattr(portal_guard, "_judge", counting)
    path = f"/flats/{people.flat.flat_id}{page.format(number=people.invoice_number)}"
    with portal_context(people) as context, listening(portal_app(context)) as address:
        owner = people.browser(address, "own")
        first, counts = owner.get(path), []
        for _ in range(2):
            judged.clear()
            assert owner.get(path).status_code == first.status_code == 200
            counts.append(len(judged))
    assert counts == [0, 0]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_one_transaction(people: PortalPeople, page: str) -> None:
    """Who asks, their rights, the page and the counts in its menu are of one view."""
    begun: list[object] = []

    def keep(connection: object) -> None:
        begun.append(connection)

    path = f"/flats/{people.flat.flat_id}{page.format(number=people.invoice_number)}"
    with portal_context(people) as context, listening(portal_app(context)) as address:
        owner = people.browser(address, "own")
        assert owner.get(path).status_code == 200
        event.listen(Engine, "begin", keep)
        try:
            assert owner.get(path).status_code == 200
        finally:
            event.remove(Engine, "begin", keep)
    assert len(begun) == 1
