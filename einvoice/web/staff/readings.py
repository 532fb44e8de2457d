"""Readings of a month: received by building, who is missing, what is to be looked at."""

from einvoice.core.submitted_readings import Refusal
from einvoice.web.answers import Answer, Moved, NotThere, Shown
from einvoice.web.staff.messages import text_about
from einvoice.web.staff.month import period_asked
from einvoice.web.visit import Visit
from jobs.residents.mailing import is_mail_on
from jobs.residents.refused_readings import RefusedState, refuse_reading
from jobs.residents.seen_readings import see_reading
from jobs.residents.staff_begins import can_be_written_to
from jobs.views.staff_readings import (
    SHOWN_ODD,
    house_missing,
    month_readings,
    odd_months,
    period_of_readings,
)


def readings(visit: Visit) -> Answer:
    """Show the buildings with what they received."""
    period = period_asked(visit, period_of_readings(visit.context))
    received = month_readings(visit.context, period)
    outcome = visit.query.get("done", "")
    return Shown(
        {
            "shown_period": period,
            "received": received,
            "is_open": received.window.first_day <= visit.context.today <= received.window.last_day,
            "shown": SHOWN_ODD,
            "writable": can_be_written_to(
                visit.context, [(row.reading.user_id, row.reading.flat_id) for row in received.odd]
            ),
            "reasons": {reason for row in received.odd for reason in row.reasons},
            "others": [month for month in odd_months(visit.context) if month != period],
            "refusals": tuple(Refusal),
            "done": outcome if outcome in set(RefusedState) else "",
            "late": visit.context.config.portal.late,
            "grace": visit.context.config.portal.offline_grace_hours,
        }
    )


def act(visit: Visit) -> Answer:
    """Refuse an odd reading, or write down that it was looked at."""
    key = visit.form.get("key", "")
    query = {"period": str(period_asked(visit, period_of_readings(visit.context)))}
    if visit.form.get("act") == "refuse":
        query["done"] = _refused(visit, key)
    else:
        see_reading(visit.context, visit.person_id, key)
    return Moved("staff-readings", query=query)


def _refused(visit: Visit, key: str) -> str:
    try:
        reason = Refusal(visit.form.get("reason", ""))
    except ValueError:
        raise NotThere from None
    text = text_about(visit, key, "refusal.message", f"refusal.{reason}")
    refused = refuse_reading(visit.context, visit.person_id, key, reason, text)
    if refused is None:
        raise NotThere
    return str(refused)


def house(visit: Visit) -> Answer:
    """Show which flats of a building are missing."""
    period = period_asked(visit, period_of_readings(visit.context))
    missing = house_missing(visit.context, period, visit.path["building_id"])
    if missing is None:
        raise NotThere
    reached = (
        can_be_written_to(visit.context, missing.reminded) if is_mail_on(visit.context) else ()
    )
    reminded = {flat_id for _, flat_id in reached}
    return Shown({"shown_period": period, "missing": missing, "reminded": reminded})
