"""A house as its residents may see it: sums of all flats by month, heat and water by area."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from einvoice.core import money
from einvoice.core.account_keys import AccountKey
from einvoice.core.period import Period
from einvoice.core.services import Service
from einvoice.store.customer_spans import CustomerSpan, FlatPlace, place_of, span_of
from einvoice.store.house_sums import (
    COLD_WATER,
    HEAT,
    HouseAreas,
    HouseSum,
    HouseTotal,
    house_areas,
    house_extent,
    house_sums,
    house_totals,
)
from einvoice.store.rows import all_services
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.views.remembered import Remembered

FEWEST_FLATS = 3
"""Of fewer flats nothing is shown: who knows their own figure would know another's."""
MONTHS = 13
"""The months shown: a year, and the same month of the year before."""


@dataclass(frozen=True, slots=True)
class HouseService:
    """The charge of all flats for a service: net cents, without VAT."""

    service: str
    net_cents: int


@dataclass(frozen=True, slots=True)
class HouseMonth:
    """A month of a house. ``total_cents`` is the sum of the services that are shown.

    ``left_out``: there are services that fewer than three flats are charged for. Heat (Wh) and
    water (ml) are for a square metre of the house, and of the whole house in MWh and m3 with 3
    decimals; None where the house has no such meter.
    """

    period: Period
    services: tuple[HouseService, ...]
    total_cents: int
    left_out: bool
    heating_wh_m2: int | None
    water_ml_m2: int | None
    heating_e3: int | None
    water_e3: int | None


@dataclass(frozen=True, slots=True)
class ResidentHouse:
    """A house with its months, the newest first, in the customer's time.

    ``too_small``: it has fewer than three flats, and nothing is shown.
    """

    place: FlatPlace
    too_small: bool
    months: tuple[HouseMonth, ...]
    services: Mapping[str, Service]


def house_of(context: Context, key: AccountKey) -> ResidentHouse | None:
    """Return the house of a customer of a flat; None where no customer's time begins so."""
    with context.store.reading() as tx:
        span, place = span_of(tx, key), place_of(tx, key.flat_id)
        if span is None or place is None:
            return None
        sums = _sums(tx, context, place.building_id, _periods(span, context))
        periods = tuple(dict.fromkeys(row.period for row in sums))
        areas = house_areas(tx, place.building_id, periods) if periods else {}
        totals = house_totals(tx, place.building_id, periods) if periods else ()
        services = all_services(tx, context.builtin_services)
    small = any(area.flats < FEWEST_FLATS for area in areas.values())
    months = () if small else tuple(_months(sums, areas, totals, services))
    return ResidentHouse(place, small, months[::-1][:MONTHS], services)


_remembered = Remembered[tuple[HouseSum, ...]](most=2_000)
"""Sums of a house are the same for all its residents, until an invoice is issued or credited."""


def _sums(
    tx: ReadTransaction, context: Context, building_id: str, periods: tuple[Period, ...]
) -> tuple[HouseSum, ...]:
    live = house_extent(tx, building_id, periods)
    basis = (context.config.data_path, context.config.database_url, building_id, periods, live)
    return _remembered.of(basis, lambda: house_sums(tx, building_id, periods))


def _periods(span: CustomerSpan, context: Context) -> tuple[Period, ...]:
    """Return the months that are asked for: the present month is seldom invoiced yet."""
    last = Period.of(span.last_day(context.today))
    first = max(Period.of(span.since), last.plus(-MONTHS))
    return tuple(last.plus(-back) for back in range(MONTHS + 1) if last.plus(-back) >= first)


def _months(
    sums: Sequence[HouseSum],
    areas: Mapping[Period, HouseAreas],
    totals: Sequence[HouseTotal],
    services: Mapping[str, Service],
) -> Iterator[HouseMonth]:
    for period, of_period in groupby(sums, lambda row: row.period):
        rows = list(of_period)
        shown = [row for row in rows if row.flats >= FEWEST_FLATS]
        if not shown:
            continue
        own = {total.control: total for total in totals if total.period == period}
        yield HouseMonth(
            period,
            tuple(HouseService(row.service, row.net_cents) for row in _ordered(shown, services)),
            sum(row.net_cents for row in shown),
            len(shown) < len(rows),
            _heating(own.get(HEAT), areas[period]),
            _water(own.get(COLD_WATER), areas[period]),
            _heating_e3(own[HEAT]) if HEAT in own else None,
            own[COLD_WATER].whole_e3 if COLD_WATER in own else None,
        )


def _ordered(rows: Sequence[HouseSum], services: Mapping[str, Service]) -> list[HouseSum]:
    """Return services in the order of an invoice's lines, unknown services last."""
    last = max((service.order for service in services.values()), default=0) + 1
    orders = {name: service.order for name, service in services.items()}
    return sorted(rows, key=lambda row: (orders.get(row.service, last), row.service))


def _heating(total: HouseTotal | None, area: HouseAreas) -> int | None:
    """Return the heat for heating in Wh a square metre, of MWh with 3 decimals; rounded half up."""
    if total is None or not area.heat_area_m2_e2:
        return None
    return money.round_half(_heating_e3(total) * 1_000 * 100, area.heat_area_m2_e2)


def _heating_e3(total: HouseTotal) -> int:
    return dict(total.parts).get("heating", 0)


def _water(total: HouseTotal | None, area: HouseAreas) -> int | None:
    """Return the water in ml a square metre, of m3 with 3 decimals; rounded half up."""
    if total is None or not area.fee_area_m2_e2:
        return None
    return money.round_half(total.whole_e3 * 1_000 * 100, area.fee_area_m2_e2)
