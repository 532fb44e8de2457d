"""Pages that compare with the year before: the sums of both, and the change between them."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening
from sold_flat import billed

from einvoice.web.app import portal_app

THEN_CENTS = 12_345
CELL = re.compile(r"<t[hd][^>]*>([^<]*)</t[hd]>")


@pytest.fixture(scope="module")
def neighbour(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PortalPeople, Browser]]:
    """A customer of more than a year; the house was billed in October of last year, too."""
    home = tmp_path_factory.mktemp("year") / "home"
    company = people.company.copied(people.company.home, home)
    for flat_id in (people.flat.neighbour, *people.others[:4]):
        billed(company, flat_id, "2025-10", THEN_CENTS)
    own = replace(people, company=company)
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield people, people.browser(address, "neighbour")


def rows_of(page: str, place: str) -> list[list[str]]:
    """Return the cells of the first table after an id."""
    table = page.partition(f'id="{place}"')[2].partition("</table>")[0]
    return [CELL.findall(row) for row in table.split("<tr")[1:]]


def cents(text: str) -> int:
    """Return a sum as a page has it, in cents."""
    return int(re.sub(r"[^0-9-]", "", text.replace("\u2212", "-")))


def test_an_invoice_is_compared_with_last_year(neighbour: tuple[PortalPeople, Browser]) -> None:
    """Group by group without VAT, and the whole with it: more than then has a plus."""
    people, browser = neighbour
    flat = people.flat.neighbour
    (invoice,) = [row for row in people.company.table("invoices") if row["flat_id"] == flat]
    page = browser.get(f"/flats/{flat}/invoices/{invoice['invoice_number']}").text
    head, *groups, total = rows_of(page, "last-year")
    assert head[1:3] == ["October 2025", "October 2026"]
    assert len(groups) == 4
    for _, then, now, change in groups:
        assert (cents(then), cents(change)) == (cents(now), 0), "billed alike"
    now_cents = cents(total[2])
    assert [cents(cell) for cell in total[1:]] == [THEN_CENTS, now_cents, now_cents - THEN_CENTS]
    assert total[3].startswith("+" if now_cents > THEN_CENTS else "\u2212")
    for month in ("10.2025", "10.2026"):
        assert page.count(f'data-label="{month}"') == len(groups) + 1, "said by each on a telephone"
    (before,) = re.findall(r'href="([^"]+)">The invoice for October 2025', page)
    assert browser.get(before).status_code == 200


def test_an_invoice_without_the_year_before_says_so(
    neighbour: tuple[PortalPeople, Browser], owner: Browser
) -> None:
    """Of a customer who came since, or of a portal without older months; else it is not said."""
    people, browser = neighbour
    none = "the portal has no invoice of yours for that month"
    assert none in owner.get(f"/flats/{people.flat.flat_id}/invoices/{people.invoice_number}").text
    flat = people.flat.neighbour
    (invoice,) = [row for row in people.company.table("invoices") if row["flat_id"] == flat]
    page = browser.get(f"/flats/{flat}/invoices/{invoice['invoice_number']}").text
    assert none not in page


def test_a_house_is_compared_with_the_year_before(neighbour: tuple[PortalPeople, Browser]) -> None:
    """Service by service and all together."""
    people, browser = neighbour
    page = browser.get(f"/flats/{people.flat.neighbour}/house").text
    head, *services = rows_of(page, "services")
    assert head == ["Service", "10.2026", "A year before"]
    (whole,) = re.findall(r"A year before ([^<]+)</p>", page)
    assert cents(whole) == sum(cents(row[2]) for row in services) > 0
    assert all(cents(row[1]) > cents(row[2]) for row in services), "of five flats then"
