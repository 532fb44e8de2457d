"""Readings of a month: received by building, who is missing, what is to be looked at."""

from einvoice.web.answers import Answer, NotThere, Shown
from einvoice.web.staff.month import period_asked
from einvoice.web.visit import Visit
from jobs.views.staff_readings import (
    SHOWN_ODD,
    house_missing,
    month_readings,
    period_of_readings,
)


def readings(visit: Visit) -> Answer:
    """Show the buildings with what they received."""
    period = period_asked(visit, period_of_readings(visit.context))
    received = month_readings(visit.context, period)
    return Shown(
        {
            "shown_period": period,
            "received": received,
            "is_open": received.window.first_day <= visit.context.today <= received.window.last_day,
            "shown": SHOWN_ODD,
            "late": visit.context.config.portal.late,
            "grace": visit.context.config.portal.offline_grace_hours,
        }
    )


def house(visit: Visit) -> Answer:
    """Show which flats of a building are missing."""
    period = period_asked(visit, period_of_readings(visit.context))
    missing = house_missing(visit.context, period, visit.path["building_id"])
    if missing is None:
        raise NotThere
    return Shown({"shown_period": period, "missing": missing})
