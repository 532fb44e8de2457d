"""Bounds of what is believed without a person's word: values of import rows, sums of invoices.

They catch a lost decimal point, not a mistake of a few percent. Each is a setting of `[limits]`.
"""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.meters import MeterService, PlaceKind


@dataclass(frozen=True, slots=True)
class Bounds:
    """The largest value of each kind that is believed; whole units, bounds included.

    ``apartment_*`` are for apartments and studios, ``other_*`` for non-residential premises.
    Prices are net, by unit; norms in m3 a person and in kWh a m3; `*_use_*` are for a month between
    two readings of one meter; ``*_eur`` are absolute sums.
    """

    apartment_m2_least: int = 8
    apartment_m2: int = 500
    other_m2: int = 10_000
    apartment_persons: int = 20
    other_persons: int = 500
    ownership_share: int = 100_000
    requested_mw: int = 5
    price_m3: int = 50
    price_mwh: int = 1_000
    price_mw_year: int = 200_000
    price_m2: int = 50
    price_person: int = 100
    price_property: int = 1_000
    norm_m3: int = 20
    norm_kwh: int = 200
    flat_use_m3: int = 200
    house_use_m3: int = 20_000
    house_use_mwh: int = 2_000
    cost_eur: int = 100_000
    charge_eur: int = 5_000
    balance_eur: int = 50_000

    @property
    def least_use_e3(self) -> int:
        """The use between two readings that is believed of whatever meter, in thousandths."""
        return min(self.flat_use_m3, self.house_use_m3, self.house_use_mwh) * 1000


@dataclass(frozen=True, slots=True)
class Ceilings:
    """Use and sums of a month above which nothing is issued unseen: m3, and whole EUR with VAT.

    ``*_use_m3`` are for cold and for hot water each, ``apartment_*`` for apartments and studios.
    """

    apartment_use_m3: int = 200
    other_use_m3: int = 2_000
    apartment_total_eur: int = 2_000
    other_total_eur: int = 20_000
    file_total_eur: int = 5_000_000


@dataclass(frozen=True, slots=True)
class UsualPrices:
    """The highest expected price: net EUR by unit at most where there is no price before it.

    ``price_change_times``: a price above N times, or below 1/N of, the price before it is shown.
    The bounds are some three to six times what is paid in Latvia in 2026.
    """

    usual_price_m3: int = 6
    usual_price_mwh: int = 250
    usual_price_mw_year: int = 100_000
    usual_price_m2: int = 2
    usual_price_person: int = 15
    usual_price_property: int = 30
    price_change_times: int = 3


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """A meter's value at a reading and at the reading before it, in thousandths."""

    place_kind: PlaceKind
    service: MeterService
    before_on: dt.date
    before_e3: int
    now_on: dt.date
    now_e3: int

    @property
    def step_e3(self) -> int:
        """The use that it counted between them."""
        return self.now_e3 - self.before_e3

    @property
    def days(self) -> int:
        """The days between them."""
        return (self.now_on - self.before_on).days


@dataclass(frozen=True, slots=True)
class LateContradiction:
    """Two readings of a meter of which the later is lower, in thousandths; one came late.

    ``late_on`` is the day of the reading that came after its month was issued.
    """

    before_on: dt.date
    before_e3: int
    now_on: dt.date
    now_e3: int
    late_on: dt.date
