"""A month's prices beside the previous prices, and beside what such a price usually is.

A decimal point in the wrong place is ten times the price and looks like any other number. A price
that was known before is compared with that price; the first of its service and building, which has
none, with a bound by its unit. Nothing is held: `check` shows it before anything is issued.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from einvoice.core import holds, money
from einvoice.core.bounds import UsualPrices
from einvoice.core.findings import Finding, Level
from einvoice.core.period import Period
from einvoice.core.tariffs import Tariff, Unit
from einvoice.core.validity import valid_on


@dataclass(frozen=True, slots=True)
class PriceOfMonth:
    """A tariff that holds on the last day of a month, and the tariff before it, if any."""

    tariff: Tariff
    before: Tariff | None

    @property
    def where(self) -> str:
        """The service, and the building whose own price it is."""
        place = self.tariff.building_id
        return f"{self.tariff.service}, {place}" if place else self.tariff.service


def prices_of(tariffs: Iterable[Tariff], period: Period) -> list[PriceOfMonth]:
    """Return the prices of a month by service and building, general before buildings' own."""
    by_place: dict[tuple[str, str], list[Tariff]] = {}
    for tariff in tariffs:
        by_place.setdefault((tariff.service, tariff.building_id), []).append(tariff)
    prices = []
    for _, rows in sorted(by_place.items()):
        now = valid_on(rows, period.last_day)
        if now is not None:
            earlier = [row for row in rows if row.valid_from < now.valid_from]
            before = max(earlier, key=lambda row: row.valid_from, default=None)
            prices.append(PriceOfMonth(now, before))
    return prices


def unusual_prices(prices: Iterable[PriceOfMonth], usual: UsualPrices) -> Iterator[Finding]:
    """Yield a warning for each price that changed too much, or is too high for a first price."""
    for price in prices:
        now, before = price.tariff, price.before
        if before is None or before.unit is not now.unit:
            if now.price_net_e6 > most_of(now.unit, usual) * 10**6:
                yield _unusual(price, most_of(now.unit, usual))
            continue
        low, high = sorted((now.price_net_e6, before.price_net_e6))
        if high > usual.price_change_times * low:
            yield _changed(price, before)


def _unusual(price: PriceOfMonth, most_eur: int) -> Finding:
    now = price.tariff
    facts = (
        ("service", now.service),
        ("price", _shown(now)),
        ("unit", str(now.unit)),
        ("most", str(most_eur)),
    )
    return Finding(Level.WARNING, holds.PRICE_UNUSUAL, price.where, facts=facts)


def _changed(price: PriceOfMonth, before: Tariff) -> Finding:
    now = price.tariff
    facts = (
        ("service", now.service),
        ("price", _shown(now)),
        ("unit", str(now.unit)),
        ("before", _shown(before)),
        ("since", str(now.valid_from)),
    )
    return Finding(Level.WARNING, holds.PRICE_CHANGED, price.where, facts=facts)


def most_of(unit: Unit, usual: UsualPrices) -> int:
    """Return the highest usual price by unit, in EUR net."""
    return {
        Unit.M3: usual.usual_price_m3,
        Unit.MWH: usual.usual_price_mwh,
        Unit.MW_YEAR: usual.usual_price_mw_year,
        Unit.M2: usual.usual_price_m2,
        Unit.PERSON: usual.usual_price_person,
        Unit.PROPERTY: usual.usual_price_property,
    }[unit]


def _shown(tariff: Tariff) -> str:
    return money.format_scaled(tariff.price_e4, money.PRICE_DECIMALS)
