"""A premises in one month: what counts of it when it was there for some of the days only.

Areas, persons and the premises itself are weighted by the days of validity over the days of the
month and rounded once: areas to 2 decimals, others to 3; an ownership share stays exact. Several
rows of one premises are one premises (docs/RULES.md, "Part of a month").
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from einvoice.core import money
from einvoice.core.period import Period
from einvoice.core.premises import Flat, flat_order


@dataclass(frozen=True, slots=True)
class PremisesMonth:
    """A premises with its weighted quantities; ``flat`` is the row valid last.

    ``days`` of ``month_days`` it was valid. ``property_e3`` is 1.000 for a whole month.
    """

    flat: Flat
    days: int
    month_days: int
    property_e3: int
    fee_area_m2_e2: int
    heat_area_m2_e2: int
    persons_e3: int
    ownership_share: Fraction

    @property
    def part_of_month(self) -> bool:
        """Whether it was there for some of the days only."""
        return self.days < self.month_days

    def weighted_e3(self, whole_e3: int) -> int:
        """Return what a quantity per property and month (3 decimals) is for these days."""
        if self.days == self.month_days:
            return whole_e3
        return money.round_half(whole_e3 * self.days, self.month_days)


def premises_months(flats: Iterable[Flat], period: Period) -> list[PremisesMonth]:
    """Return each premises valid in the period, in flat order."""
    first_day, last_day = period.first_day, period.last_day
    rows: dict[str, list[tuple[Flat, int]]] = {}
    for flat in flats:
        start, end = flat.valid_from, flat.valid_to
        first = first_day if start is None or start < first_day else start
        last = last_day if end is None or end > last_day else end
        days = (last - first).days + 1
        if days > 0:
            rows.setdefault(flat.flat_id, []).append((flat, days))
    months = [_premises_month(own, period.days) for own in rows.values()]
    months.sort(key=lambda premises: flat_order(premises.flat))
    return months


def _premises_month(rows: Sequence[tuple[Flat, int]], month_days: int) -> PremisesMonth:
    if len(rows) == 1 and rows[0][1] == month_days:
        flat = rows[0][0]
        return PremisesMonth(
            flat,
            month_days,
            month_days,
            1000,
            flat.fee_area_m2_e2,
            flat.heat_area_m2_e2,
            flat.persons * 1000,
            flat.ownership_share,
        )

    def weighted(values: Iterable[int]) -> int:
        days = zip(values, rows, strict=True)
        return money.round_half(sum(value * row[1] for value, row in days), month_days)

    flats = [flat for flat, _ in rows]
    days = sum(days for _, days in rows)
    return PremisesMonth(
        flat=max(flats, key=_beginning),
        days=days,
        month_days=month_days,
        property_e3=money.round_half(1000 * days, month_days),
        fee_area_m2_e2=weighted(flat.fee_area_m2_e2 for flat in flats),
        heat_area_m2_e2=weighted(flat.heat_area_m2_e2 for flat in flats),
        persons_e3=weighted(flat.persons * 1000 for flat in flats),
        ownership_share=sum((f.ownership_share * d for f, d in rows), Fraction(0))
        * Fraction(1, month_days),
    )


def _beginning(flat: Flat) -> dt.date:
    return flat.valid_from or dt.date.min
