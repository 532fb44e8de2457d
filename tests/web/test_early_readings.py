"""Readings before their window, where the company lets them come."""

from dataclasses import replace
from pathlib import Path

from portal_people import PortalPeople, portal_context
from portal_server import listening

from einvoice.web.app import portal_app

DAY = "2026-12-21"


def test_the_interface_says_from_when_and_as_of_when(people: PortalPeople, tmp_path: Path) -> None:
    """The window is not open, takes all the same, and the answer names the day that counts."""
    company = people.company.copied(people.company.home, tmp_path / "home")
    company.edit_config("[portal]\n", "[portal]\nreadings_from = 20\n")
    own = replace(people, company=company)
    with portal_context(own, DAY) as context, listening(portal_app(context)) as address:
        owner = own.browser(address, "own")
        meters = owner.get("/api/v1/meters").json()
        window, meter = meters["windows"][0], meters["items"][0]
        assert (window["opens"], window["first_day"]) == ("2026-12-20", "2026-12-30")
        assert (window["takes"], window["is_open"]) == (True, False)
        assert meters["windows"][1]["takes"] is False
        now = context.clock.timestamp()
        body = {"meter_id": meter["meter_id"], "value_e3": meter["last"]["value_e3"] + 1_000}
        body |= {"read_at": now, "sent_at": now, "read_on": DAY, "confirmed": ["LARGE_USE"]}
        headers = {"Idempotency-Key": "early", "Sec-Fetch-Site": "same-origin"}
        kept = owner.ask("POST", "/api/v1/readings", json=body, headers=headers).json()
        assert (kept["note"], kept["state"]) == ("EARLY", "received")
        assert "counts as the reading of 30 December 2026" in kept["text"]


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
