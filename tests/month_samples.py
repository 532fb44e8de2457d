"""A month with a past for its page: what a year of work would have left in the database."""

from dataclasses import replace

from einvoice.store.month_figures import HouseUse
from einvoice.store.person_decisions import PersonDecision
from jobs.payments.paid_month import PaidShare, Portion
from jobs.views.check import Mover
from jobs.views.month_figures import MonthFigures

_HOUSES = 15
_DECISIONS = (
    ("2026-11-04T08:12:00Z", "anna", "confirmed", "flats.csv:14"),
    ("2026-11-04T08:40:00Z", "anna", "held", "B0001-3"),
    *(("2026-11-05T09:00:00Z", "ilze", "released", f"B0002-{flat}") for flat in range(1, 8)),
    ("2026-11-09T12:30:00Z", "ilze", "by_hand", "2611SE00001CK4ZJF"),
    ("2026-11-12T22:30:00Z", "anna", "voided", "26110000017"),
)


def with_a_past(figures: MonthFigures) -> MonthFigures:
    """Return the figures of a month with months before it, more houses, payments and decisions."""
    now = figures.sums[0]
    before = {name: cents * 91 // 100 + 1_234 for name, cents in now.items()}
    year = {name: cents * 84 // 100 for name, cents in now.items() if name != "lift"}
    moved = [
        Mover(f"B{number:04}", name, before[name] // 3, now[name] // 3)
        for number, name in enumerate(sorted(now, key=lambda name: -now[name])[:6], 1)
    ]
    return replace(
        figures,
        sums=(now, before, year),
        houses=tuple(
            HouseUse(f"B{n:04}", 210_000 + n * 7_000, 150_000 + n * 13_000, 21_000 + n * n * 170)
            for n in range(1, _HOUSES + 1)
        ),
        paid=(
            PaidShare(Portion.PAID, 71, 1_512_345, 0),
            PaidShare(Portion.PARTLY_PAID, 9, 90_000, 81_220),
            PaidShare(Portion.OPEN, 40, 0, 797_313),
        ),
        movers=tuple(moved),
        decisions=tuple(PersonDecision(*row) for row in _DECISIONS),
    )
