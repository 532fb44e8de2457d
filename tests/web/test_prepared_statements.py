"""SQLite prepares the statements of a page once for each connection, not once for each page."""

import sqlite3

import pytest
from portal_people import PortalPeople, portal_context
from portal_server import listening

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
