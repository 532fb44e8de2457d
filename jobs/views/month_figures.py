"""The figures of the month's page and its spreadsheet, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from einvoice.core.money import round_half
from einvoice.core.period import Period
from einvoice.store.month_figures import HouseUse, company_sums, house_uses
from einvoice.store.person_decisions import PersonDecision, person_decisions
from einvoice.store.rows import all_services
from einvoice.store.statements import last_days
from einvoice.texts.documents import period_name
from jobs.context import Context
from jobs.payments.paid_month import PaidShare, paid_month
from jobs.views.check import Mover, movers
from jobs.views.remembered_month import sums_of_month


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """The figures of charts: nets by service of three months, houses, shares, movers, decisions."""

    sums: tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]
    labels: Mapping[str, str]
    houses: tuple[HouseUse, ...]
    paid: tuple[PaidShare, ...] | None
    movers: tuple[Mover, ...]
    decisions: tuple[PersonDecision, ...]


def month_figures(
    context: Context, period: Period, language: str, *, whole: bool = True
) -> MonthFigures:
    """Read the figures of a month, of the month before, and of the same month a year ago.

    Not the ``whole``: without houses and what is paid, for which every account is added up.
    """
    year = Period(period.year - 1, period.month)
    with context.store.reading() as tx:
        now, before, past = (
            company_sums(sums_of_month(context, tx, month))
            for month in (period, period.previous, year)
        )
        services = all_services(tx, context.builtin_services)
        houses = tuple(house_uses(tx, period)) if whole else ()
        decisions = tuple(person_decisions(tx, period))
        reads = whole and bool(last_days(tx))
    paid = paid_month(context, period, context.today) if reads else None
    return MonthFigures(
        (now, before, past),
        {row.service: row.label(language) for row in services.values()},
        houses,
        paid,
        movers(context, period),
        decisions,
    )


def by_size(figures: MonthFigures) -> list[str]:
    """Return the services of the three months, the largest of this and the last month first."""
    now, before, year = figures.sums
    names = {*now, *before, *year}
    return sorted(names, key=lambda name: (-max(now.get(name, 0), before.get(name, 0)), name))


def by_area(use: int | None, area_m2_e2: int) -> int:
    """Return a use per m2, in tenths."""
    return round_half((use or 0) * 1000, area_m2_e2) if area_m2_e2 else 0


def months_of(period: Period, figures: MonthFigures, language: str) -> tuple[str, str, str]:
    """Return what the three months are called; empty where nothing is known of a month."""
    months = (period, period.previous, Period(period.year - 1, period.month))
    now, before, past = (
        period_name(month, language) if of else ""
        for month, of in zip(months, figures.sums, strict=True)
    )
    return now, before, past
