"""A flat in one period: everything about it that its lines are made from."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from einvoice.core.building_month import BuildingInputs
from einvoice.core.consumption import Consumption, consumption_of
from einvoice.core.meters import Meter, MeterService, PlaceKind
from einvoice.core.period import Period
from einvoice.core.premises import Customer, Flat, flat_order
from einvoice.core.validity import valid_on
from einvoice.core.windows import ReadingWindows


@dataclass(frozen=True, slots=True)
class FlatMonth:
    """One premises in the period, at its place in the flat order.

    ``water_e3`` is what `cold_water` and `sewage` charge: cold + hot m3, negative when a
    catch-up gives more back than was used. ``parts`` counts the rows of the premises that are
    valid in the period; ``flat`` is the one valid last.
    """

    position: int
    flat: Flat
    parts: int
    customer: Customer | None
    cold: Consumption
    hot: Consumption
    water_e3: int
    water_inputs: tuple[tuple[str, str], ...]

    @property
    def metered(self) -> bool:
        """Whether a water meter was in force in the flat on any day of the month."""
        return self.cold.metered or self.hot.metered

    @property
    def water_estimated(self) -> bool:
        """Whether either meter's month is an estimate."""
        return self.cold.estimated or self.hot.estimated


def flat_months(inputs: BuildingInputs, windows: ReadingWindows) -> tuple[FlatMonth, ...]:
    """Return the premises of a building that are valid in the period, in flat order.

    The customer is the one valid on the last day of the period; of several the one who came last.
    """
    meters = _by_place(inputs.meters)
    customers: dict[str, list[Customer]] = {}
    for customer in inputs.customers:
        customers.setdefault(customer.flat_id, []).append(customer)

    def consumption(flat: Flat, service: MeterService) -> Consumption:
        found = meters.get((flat.flat_id, service), ())
        return consumption_of(flat.flat_id, service, found, inputs.readings, windows)

    months = []
    for position, (flat, parts) in enumerate(_premises(inputs.flats, windows.period)):
        cold = consumption(flat, MeterService.COLD_WATER)
        hot = consumption(flat, MeterService.HOT_WATER)
        months.append(
            FlatMonth(
                position=position,
                flat=flat,
                parts=parts,
                customer=valid_on(customers.get(flat.flat_id, ()), windows.last_day),
                cold=cold,
                hot=hot,
                water_e3=cold.billed_e3 + hot.billed_e3,
                water_inputs=cold.inputs + hot.inputs,
            )
        )
    return tuple(months)


def _by_place(meters: Iterable[Meter]) -> Mapping[tuple[str, MeterService], list[Meter]]:
    found: dict[tuple[str, MeterService], list[Meter]] = {}
    for meter in meters:
        if meter.place_kind is PlaceKind.FLAT:
            found.setdefault((meter.place_id, meter.service), []).append(meter)
    return found


def _premises(flats: Iterable[Flat], period: Period) -> list[tuple[Flat, int]]:
    """Return each premises valid in the period with the number of its rows, in flat order."""
    first_day, last_day = period.first_day, period.last_day
    rows: dict[str, list[Flat]] = {}
    for flat in flats:
        if (flat.valid_from is None or flat.valid_from <= last_day) and (
            flat.valid_to is None or flat.valid_to >= first_day
        ):
            rows.setdefault(flat.flat_id, []).append(flat)
    latest = [(max(own, key=_beginning), len(own)) for own in rows.values()]
    return sorted(latest, key=lambda premises: flat_order(premises[0]))


def _beginning(flat: Flat) -> dt.date:
    return flat.valid_from or dt.date.min
