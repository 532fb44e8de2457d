"""The highest cost, to a flat without readings, of paying a building's water differences first.

A defaulter pays of each difference at most the norm of its persons, before the others share the
rest (Cabinet Regulation 1013). Customers are told the dearest case before it comes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from einvoice.core import money
from einvoice.core.charges import ChargeVat, vat_of_tariff
from einvoice.core.flat_month import FlatMonth
from einvoice.core.house_month import HouseMonth
from einvoice.core.meters import MeterService
from einvoice.core.price_list import COLD_WATER, HEAT_ENERGY, SEWAGE, PriceList
from einvoice.core.tariffs import Norm, Tariff


@dataclass(frozen=True, slots=True)
class CappedDifference:
    """One difference: its norm (m3 per person and month, 6 decimals) and prices per m3.

    ``norm_e6`` is ``None`` where no norm is valid: then nobody can say what it may cost.
    """

    norm_e6: int | None
    prices: tuple[tuple[int, ChargeVat], ...]


FirstToPay = Mapping[MeterService, Sequence[CappedDifference]]
"""By the meter whose readings are missing: which differences its flat pays first."""


def first_to_pay(
    house: HouseMonth, prices: PriceList, norms: Mapping[str, Norm | None]
) -> FirstToPay:
    """Return what a building's defaulters pay first; nothing where it has no differences.

    Args:
        house: the building's month; it has a difference where it has a meter of the water.
        prices: what is charged in the building.
        norms: the norms ``water`` and ``hot_water`` valid in the building, where there are any.
    """
    water: list[CappedDifference] = []
    if house.water is not None:
        tariffs = (prices.tariff(COLD_WATER), prices.tariff(SEWAGE))
        water.append(_capped(norms["water"], [(t.price_e4, t) for t in tariffs if t]))
    hot = list(water)
    energy = prices.tariff(HEAT_ENERGY)
    if house.hot_water is not None and house.heat is not None and energy is not None:
        hot.append(_capped(norms["hot_water"], [(house.heat.hot_price_e4, energy)]))
    return {MeterService.COLD_WATER: water, MeterService.HOT_WATER: hot}


def _capped(norm: Norm | None, prices: Iterable[tuple[int, Tariff]]) -> CappedDifference:
    priced = tuple((price_e4, vat_of_tariff(tariff)) for price_e4, tariff in prices)
    return CappedDifference(None if norm is None else norm.value_e6, priced)


def dearest_cents(differences: Iterable[CappedDifference], flat: FlatMonth) -> int | None:
    """Return what the norms of a flat's persons cost with VAT; ``None`` where a norm is missing.

    The flat's own use, which makes its caps smaller, is left out: the sum is an upper bound.
    """
    total_cents = 0
    for difference in differences:
        if difference.norm_e6 is None:
            return None
        cap_e3 = money.round_half(difference.norm_e6 * flat.premises.persons_e3, 10**6)
        for price_e4, vat in difference.prices:
            net_cents = money.line_net_cents(cap_e3, price_e4)
            percent_e2 = vat.household_e2 if flat.household else vat.other_e2
            total_cents += net_cents + money.vat_cents(net_cents, percent_e2)
    return total_cents
