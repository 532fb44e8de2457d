"""How much of a page goes over the wire: little enough for a slow telephone."""

import re

import pytest
from portal_people import PortalPeople
from portal_server import Browser

from einvoice.web.route import Role
from einvoice.web.routes import ROUTES
from einvoice.web.static_files import static_files

FIRST, LATER = 60_000, 20_000
SMALL = {"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin", "Accept-Language": "ru"}
"""A later page is asked for by a page of ours. Russian letters take two bytes each."""
ROLES = {"visitor": {Role.VISITOR}, "own": {Role.RESIDENT}, "manager": {Role.CLERK, Role.MANAGER}}


def wire_size_of_files(page: str) -> int:
    """Return the compressed size of all style sheets, scripts and pictures that a page names."""
    served = {file.served_as: len(file.small) for file in static_files().values()}
    named = set(re.findall(r'(?:href|src)="/static/([^"]+)"', page))
    assert named
    return sum(served[name] for name in named)


@pytest.mark.parametrize("person", ROLES)
def test_a_first_page_is_at_most_60_kb_and_a_later_one_20(
    people: PortalPeople, portal_address: str, person: str
) -> None:
    """Every page of the table: the first as it is, with its files; a later one compressed."""
    browser, sizes = people.browser(portal_address, person), {}
    parts = {"flat_id": people.flat.flat_id, "number": people.invoice_number, "token": "x"}
    for route in ROUTES:
        if route.method == "GET" and route.template and route.role in ROLES[person]:
            path = route.path.format_map(parts | people.parts)
            page = browser.get(path, headers={"Accept-Language": "ru"})
            assert page.status_code in {200, 303}, path
            if page.status_code == 200:
                later = browser.get(path, headers=SMALL).num_bytes_downloaded
                first = len(page.content) + wire_size_of_files(page.text)
                sizes[route.name] = (first, later)
    assert len(sizes) > 10
    assert {name: size for name, size in sizes.items() if size[0] > FIRST or size[1] > LATER} == {}


def test_no_other_site_learns_a_pages_size(people: PortalPeople, portal_address: str) -> None:
    """Compressed, a size gives secrets away to who has a visitor ask again and again (BREACH)."""
    owner, place = people.browser(portal_address, "own"), f"/flats/{people.flat.flat_id}"
    sent = {}
    for asked_by in ("same-origin", "none", "cross-site", "same-site"):
        answer = owner.get(place, headers=SMALL | {"Sec-Fetch-Site": asked_by})
        sent[asked_by] = answer.headers.get("content-encoding")
        assert answer.headers["vary"] == "Accept-Encoding, Sec-Fetch-Site"
        assert people.invoice_number in answer.text
    assert sent == {"same-origin": "gzip", "none": "gzip", "cross-site": None, "same-site": None}
    assert "content-encoding" not in Browser(portal_address).get("/", headers={}).headers
