"""The forms of readings: what a page sends, and what was sent by it."""

import re

from portal_people import PortalPeople

from jobs.residents.enter_reading import entered_readings
from jobs.views.resident_meters import ShownMeter


def sent(people: PortalPeople) -> list[tuple[str, int, str]]:
    """Return what was sent for the flat: meter, value and state."""
    with people.company.context("2026-11-29") as context:
        rows = entered_readings(context, "", people.flat.present)
        return sorted((row.meter_id, row.value_e3, str(row.state)) for row in rows)


def value_after(meter: ShownMeter, more_e3: int) -> int:
    """Return a value so much above the last reading."""
    assert meter.last is not None
    return meter.last.value_e3 + more_e3


def form_of(page: str) -> dict[str, str]:
    """Return what the form of a page sends without anybody typing."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return dict(fields)
