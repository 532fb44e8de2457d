"""Readings before their window, where the company lets them come."""

from portal_people import PortalPeople, portal_context
from portal_server import listening

from einvoice.web.app import portal_app

DAY = "2026-12-21"


def test_pages_say_from_when_and_as_of_when(people: PortalPeople) -> None:
    """The form is there, with the day as of which a reading counts; the table has the first day."""
    path = people.company.home / "config.toml"
    before = path.read_text("utf-8")
    path.write_text(before.replace("[portal]\n", "[portal]\nreadings_from = 20\n"), "utf-8")
    with portal_context(people, DAY) as context:
        path.write_text(before, "utf-8")
        with listening(portal_app(context)) as address:
            owner = people.browser(address, "own")
            page = owner.get(f"/flats/{people.flat.flat_id}/readings").text
            assert "counts as the reading of 30 December 2026" in page
            assert 'name="value.' in page
            meters = owner.get(f"/flats/{people.flat.flat_id}/meters").text.replace("\u00a0", " ")
            assert "20 December 2026" in meters.partition('class="windows"')[2]
            assert "Open now" in meters
    with portal_context(people, DAY) as context, listening(portal_app(context)) as address:
        page = people.browser(address, "own").get(f"/flats/{people.flat.flat_id}/readings").text
        assert "counts as the reading" not in page
