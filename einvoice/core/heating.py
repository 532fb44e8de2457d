"""Heat of a building in one month: one amount of energy in three parts, and their prices.

The heat meter gives ``Q``. Circulation is a norm per property; hot water is what was heated;
heating is **the remainder**. Source: the company's published rules and the annexes of
Cabinet Regulation 524 (docs/RULES.md, "Lines"). Energy in MWh and water in m3 with
3 decimals, prices in EUR with 4.
"""

from dataclasses import dataclass

from einvoice.core import money

NORM_E6 = 58_200
"""MWh to heat one m3 of water, unless `norms` says otherwise."""


@dataclass(frozen=True, slots=True)
class HeatMeasured:
    """The inputs of a month's heat.

    ``hot_m3_e3`` is the building's hot water, ``None`` where nothing says how much there was.
    """

    total_e3: int
    circulation_e3: int
    hot_m3_e3: int | None
    price_e4: int
    norm_e6: int
    heating_on: bool


@dataclass(frozen=True, slots=True)
class HeatMonth:
    """The three parts, the price of heating one m3 of water, and what heating costs in cents."""

    measured: HeatMeasured
    hot_water_e3: int
    heating_e3: int
    hot_price_e4: int
    heating_cents: int


@dataclass(frozen=True, slots=True)
class PriceBounds:
    """Between which percentages of ``norm x price`` a price of hot water is believed."""

    min_percent: int = 30
    max_percent: int = 300


class ImpossibleHeatError(ValueError):
    """A month's heat cannot be divided; ``why`` is a key of `finding_texts.words`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def heat_month(measured: HeatMeasured) -> HeatMonth:
    """Return the three parts of a month's heat.

    With heating off everything but circulation heated water; with heating on the norm says what
    water took, and heating is what is left.

    Raises:
        ImpossibleHeatError: nothing was heated that the energy could have gone into, or a part
            would be negative.
    """
    if measured.hot_m3_e3 is None:
        raise ImpossibleHeatError("no_hot_meter")
    if measured.heating_on:
        return _heating_on(measured, measured.hot_m3_e3)
    return _heating_off(measured, measured.hot_m3_e3)


def _heating_off(measured: HeatMeasured, hot_m3_e3: int) -> HeatMonth:
    hot_water_e3 = measured.total_e3 - measured.circulation_e3
    if hot_water_e3 < 0:
        raise ImpossibleHeatError("circulation_too_much")
    if hot_m3_e3 <= 0:
        raise ImpossibleHeatError("no_hot_water")
    price_e4 = money.round_half(hot_water_e3 * measured.price_e4, hot_m3_e3)
    return HeatMonth(measured, hot_water_e3, 0, price_e4, 0)


def _heating_on(measured: HeatMeasured, hot_m3_e3: int) -> HeatMonth:
    hot_water_e3 = money.round_half(measured.norm_e6 * hot_m3_e3, 10**6)
    heating_e3 = measured.total_e3 - hot_water_e3 - measured.circulation_e3
    if heating_e3 < 0:
        raise ImpossibleHeatError("water_too_much")
    price_e4 = money.round_half(measured.norm_e6 * measured.price_e4, 10**6)
    heating_cents = money.line_net_cents(heating_e3, measured.price_e4)
    return HeatMonth(measured, hot_water_e3, heating_e3, price_e4, heating_cents)


def is_plausible(heat: HeatMonth, bounds: PriceBounds) -> bool:
    """Return whether the rounded price of hot water is within its bounds, both included."""
    usual_e10 = heat.measured.norm_e6 * heat.measured.price_e4
    price_e12 = heat.hot_price_e4 * 10**8
    return bounds.min_percent * usual_e10 <= price_e12 <= bounds.max_percent * usual_e10


def capacity_cents(requested_mw_e6: int, yearly_price_e4: int) -> int:
    """Return a month's capacity fee: a twelfth of requested MW x yearly price, in cents.

    >>> capacity_cents(100_000, 26_770 * 10**4)
    22308
    """
    return money.round_half(requested_mw_e6 * yearly_price_e4, 12 * 10**8)
