"""The figures of the portal's process: for whoever watches the machine, and about nobody."""

import re

import httpx
import pytest
from portal_people import PortalPeople
from portal_server import Browser


def figures(address: str) -> str:
    """Return what a program on this machine reads."""
    answer = httpx.get(f"{address}/metrics", trust_env=False, timeout=60)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return answer.text


def count_of(text: str, route: str, status: int) -> int:
    """Return the answers of a route with a status."""
    found = re.search(
        rf'_answers_total{{process="\d+",route="{route}",status="{status}"}} (\d+)', text
    )
    return int(found[1]) if found else 0


def test_answers_are_counted_by_route_and_status(people: PortalPeople, portal_address: str) -> None:
    """With the time they took; no flat, user or address is in it."""
    owner, flat_id = people.browser(portal_address, "own"), people.flat.flat_id
    before = figures(portal_address)
    for _ in range(2):
        assert owner.get(f"/flats/{flat_id}").status_code == 200
    assert owner.get("/flats/B9999-1").status_code == 404
    text = figures(portal_address)
    assert count_of(text, "flat", 200) == count_of(before, "flat", 200) + 2
    assert count_of(text, "flat", 404) == count_of(before, "flat", 404) + 1
    took = re.search(r'_milliseconds_total{process="\d+",route="flat"} (\d+)', text)
    assert took is not None
    assert int(took[1]) > 0
    assert [word for word in (flat_id, people.parts["user_id"], "@", "198.") if word in text] == []


@pytest.mark.parametrize("place", ["203.0.113.9", "127.0.0.1"])
def test_nobody_reads_them_through_a_proxy(portal_address: str, place: str) -> None:
    """Whoever asks from elsewhere finds no such page, whatever address they claim."""
    answer = Browser(portal_address).get("/metrics", headers={"X-Forwarded-For": place})
    assert answer.status_code == 404
    assert "einvoice_portal" not in answer.text
