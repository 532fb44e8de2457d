"""Who of the staff did what."""

import datetime as dt
from collections.abc import Mapping

from einvoice.core.staff_acts import WhichActs
from einvoice.web.answers import Answer, Shown
from einvoice.web.visit import Visit
from jobs.residents.staff_acts import acts_of

_MOST_DIGITS = 18
_FAULTY = 422
_DAYS, _YEARS = ("from", "to"), (1900, 2999)


def acts(visit: Visit) -> Answer:
    """Show the last acts, or those before a number; of a member, about a flat, of some days."""
    before = visit.query.get("before", "")
    is_number = before.isascii() and before.isdigit() and len(before) <= _MOST_DIGITS
    asked = {name: visit.query.get(name, "").strip() for name in ("who", "flat", *_DAYS)}
    days = {name: _day(asked[name]) for name in _DAYS}
    wrong = [name for name in _DAYS if asked[name] and days[name] is None]
    which = WhichActs(int(before) if is_number else None, asked["who"])
    shown = acts_of(visit.context, which, asked["flat"].upper(), (days["from"], days["to"]))
    values: Mapping[str, object] = {
        "shown": shown,
        "asked": asked,
        "wrong": wrong,
        "language": visit.language,
        "later": is_number,
    }
    return Shown(values, _FAULTY if wrong else 200)


def _day(text: str) -> dt.date | None:
    """Return a day that was asked for; None where it is none, or far from any act."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if _YEARS[0] <= day.year <= _YEARS[1] else None
