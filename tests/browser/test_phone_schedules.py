"""Drawn days of a phone: each reading that the phone said it has arrives once.

Three days here; 500 with `SOAK=500 pytest tests/browser/test_phone_schedules.py`.
"""

import os
from collections import Counter
from pathlib import Path

from phone_schedules import Values, run_schedule
from phones import phone_portal
from playwright.sync_api import Browser
from portal_people import TODAY, PortalPeople

from jobs.views.resident_meters import meters_of

DAYS = int(os.environ.get("SOAK", "3"))
STEPS = 8


def test_what_was_typed_arrives_once(
    chromium: Browser,
    people: PortalPeople,
    tmp_path: Path,
) -> None:
    """Whatever happens on the way; what was put away in the same moment, at most once."""
    with phone_portal(people, tmp_path / "home") as portal:
        with portal.people.company.context(TODAY) as context:
            listed = meters_of(context, people.flat.present)
        assert listed is not None
        last = listed.there(context.today)[0].last
        assert last is not None
        values = Values(last.value_e3)
        days = [run_schedule(chromium, portal, values, seed, STEPS) for seed in range(DAYS)]
        arrived = Counter(value for _, value, _ in portal.sent())
    certain = {value for day in days for value in day.typed}
    rash = {value for day in days for value in day.rash}
    story = [day.said for day in days]
    assert len(certain) >= 2 * DAYS, "days are drawn in which somebody types"
    assert certain <= set(arrived), story
    assert set(arrived) <= certain | rash, story
    assert set(arrived.values()) == {1}, story
    assert portal.network.lost, "answers were lost after the commit"
