"""The meters of the sold flat that its present owner reads."""

import datetime as dt

from portal_people import PortalPeople

from jobs.views.resident_meters import ShownMeter, meters_of


def own_meters(people: PortalPeople) -> list[ShownMeter]:
    """Return the meters of the flat."""
    with people.company.context("2026-11-29") as context:
        listed = meters_of(context, people.flat.present)
        assert listed is not None
        return list(listed.there(dt.date(2026, 11, 29)))
