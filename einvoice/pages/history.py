"""The chart of a page: sums and water of the last twelve months, as texts and heights of bars."""

from collections.abc import Sequence

from einvoice.core.invoices import BilledMonth
from einvoice.core.period import Period
from einvoice.pages.figures import cubic_metres, sum_text
from einvoice.pages.page import HIGHEST, PageMonth

MONTHS = 12


def history_of(months: Sequence[BilledMonth], last: Period, language: str) -> tuple[PageMonth, ...]:
    """Return the months of the chart, the earliest first; empty where there is but one.

    Months between that were not invoiced are empty. A credit has no bar.
    """
    billed = {month.period: month for month in months}
    shown: list[Period] = []
    period = last
    while len(shown) < MONTHS:
        shown.insert(0, period)
        period = period.previous
    while shown and shown[0] not in billed:
        del shown[0]
    if len(billed.keys() & set(shown)) < 2:  # noqa: PLR2004 - one bar compares nothing
        return ()
    known = [billed[period] for period in shown if period in billed]
    most_cents = max(month.total_cents for month in known)
    most_e3 = max(month.water_e3 or 0 for month in known)
    return tuple(
        _month(period, billed.get(period), (most_cents, most_e3), language) for period in shown
    )


def _month(
    period: Period, billed: BilledMonth | None, most: tuple[int, int], language: str
) -> PageMonth:
    name = f"{period.month:02d}.{period.year}"
    if billed is None:
        return PageMonth(name, "", 0, "", 0)
    water = billed.water_e3
    return PageMonth(
        name,
        sum_text(billed.total_cents, language),
        _height(billed.total_cents, most[0]),
        "" if water is None else cubic_metres(water, language),
        _height(water or 0, most[1]),
    )


def _height(value: int, most: int) -> int:
    return 0 if value <= 0 else max(1, value * HIGHEST // most)
