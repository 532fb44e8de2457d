"""The month at a glance, and what of it is held."""

from einvoice.core.period import Period
from einvoice.web.answers import Answer, Shown
from einvoice.web.visit import Visit
from jobs.views.staff_month import SHOWN_FINDINGS, SHOWN_HELD, glance_of, held_of

_YEARS = 5
"""How far from the present month a month may be."""


def month(visit: Visit) -> Answer:
    """Show the month that is worked on, or another."""
    period = period_asked(visit, visit.context.default_period)
    glance = glance_of(visit.context, period, visit.language)
    return Shown({"shown_period": period, "glance": glance, "shown": SHOWN_FINDINGS})


def held(visit: Visit) -> Answer:
    """Show the flats that are held, and why."""
    period = period_asked(visit, visit.context.default_period)
    now = held_of(visit.context, period, visit.language)
    return Shown({"shown_period": period, "held": now, "shown": SHOWN_HELD})


def period_asked(visit: Visit, otherwise: Period) -> Period:
    """Return the month that the address names; what is none, or is years away, is not asked for."""
    try:
        period = Period.parse(visit.query.get("period", ""))
    except ValueError:
        return otherwise
    return period if abs(period.year - otherwise.year) <= _YEARS else otherwise
