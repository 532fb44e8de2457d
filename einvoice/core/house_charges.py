"""Charges a building's meters make: differences, circulation, hot water, heating, capacity.

Only `heat_energy` carries price and VAT of the parts of heat, but `heat_capacity`, which has its
own (Cabinet Regulations 1013 and 524; docs/RULES.md, "Lines").
"""

from collections.abc import Mapping, Sequence

from einvoice.core import money
from einvoice.core.allocation import split
from einvoice.core.charges import (
    BuildingCharge,
    Inputs,
    days_inputs,
    tariff_inputs,
    vat_of_tariff,
)
from einvoice.core.flat_month import Flats
from einvoice.core.heating import HeatMonth
from einvoice.core.services import Service
from einvoice.core.tariffs import Tariff, Unit
from einvoice.core.water_difference import Difference, DifferenceRule

CIRCULATION = "circulation"
HOT_WATER_HEATING = "hot_water_heating"
HOT_WATER_DIFFERENCE = "hot_water_difference"
HEATING = "heating"
HEAT_CAPACITY = "heat_capacity"
WATER_DIFFERENCE = "water_difference"
SEWAGE_DIFFERENCE = "sewage_difference"


class HouseCharges:
    """Makes the charges of one building's meters.

    Args:
        services: the company's services; those used here are built in.
        flats: the building's premises in flat order.
    """

    def __init__(self, services: Mapping[str, Service], flats: Flats) -> None:
        self._services = services
        self._flats = flats.own
        self._shared = flats.shared
        self._days = days_inputs(flats.own)

    def difference(
        self, service: str, difference: Difference, price_e4: int, tariff: Tariff
    ) -> BuildingCharge:
        """Return a difference at a price per m3, with the VAT of a tariff."""
        return self._priced(
            service,
            Unit.M3,
            list(difference.parts_e3),
            price_e4,
            tariff,
            rule=difference.rule,
            inputs=_difference_inputs(difference) + tariff_inputs(tariff),
            own_inputs=self._difference_own(service, difference),
        )

    def circulation(
        self, circulation_e3: Sequence[int], norm_e3: int, tariff: Tariff
    ) -> BuildingCharge:
        """Return the norm of circulation per property at the price of energy."""
        return self._priced(
            CIRCULATION,
            Unit.MWH,
            list(circulation_e3),
            tariff.price_e4,
            tariff,
            rule="circulation",
            inputs=(("norm", _e3(norm_e3)), *tariff_inputs(tariff)),
            own_inputs=self._days if any(self._days) else (),
        )

    def hot_water_heating(
        self, heat: HeatMonth, tariff: Tariff, hot_inputs: Sequence[Inputs]
    ) -> BuildingCharge:
        """Return each flat's hot water at the month's price of heating it.

        ``hot_inputs`` say how the m3 of each flat came about.
        """
        measured = heat.measured
        inputs: Inputs
        if measured.heating_on:
            rule = "hot_water_by_norm"
            inputs = (("norm", money.format_scaled(measured.norm_e6, 6)),)
        else:
            rule = "hot_water_by_meter"
            inputs = (
                ("heat", _e3(measured.total_e3)),
                ("circulation", _e3(measured.circulation_e3)),
                ("hot_water_heat", _e3(heat.hot_water_e3)),
                ("hot_water", _e3(measured.hot_m3_e3 or 0)),
            )
        return self._priced(
            HOT_WATER_HEATING,
            Unit.M3,
            [flat.hot.billed_e3 for flat in self._flats],
            heat.hot_price_e4,
            tariff,
            rule=rule,
            inputs=inputs + tariff_inputs(tariff),
            own_inputs=hot_inputs,
            estimated=[flat.hot.estimated for flat in self._flats],
            readings=[(flat.hot.opening_e3, flat.hot.closing_e3) for flat in self._flats],
        )

    def heating(self, heat: HeatMonth, tariff: Tariff) -> BuildingCharge:
        """Return the remainder of the heat, split by heat area."""
        measured = heat.measured
        inputs = (
            ("heat", _e3(measured.total_e3)),
            ("hot_water_heat", _e3(heat.hot_water_e3)),
            ("circulation", _e3(measured.circulation_e3)),
            ("heating_heat", _e3(heat.heating_e3)),
            ("cost", money.format_cents(heat.heating_cents)),
        )
        return self._by_heat_area(HEATING, heat.heating_cents, tariff, inputs)

    def capacity(self, cents: int, requested_mw_e6: int, tariff: Tariff) -> BuildingCharge:
        """Return a twelfth of the yearly capacity fee, split by heat area."""
        inputs = (
            ("requested_mw", money.format_scaled(requested_mw_e6, 6)),
            ("cost", money.format_cents(cents)),
        )
        return self._by_heat_area(HEAT_CAPACITY, cents, tariff, inputs)

    def _by_heat_area(
        self, service: str, cents: int, tariff: Tariff, inputs: Inputs
    ) -> BuildingCharge:
        areas = [flat.premises.heat_area_m2_e2 for flat in self._flats]
        known = self._services[service]
        return BuildingCharge(
            order=(known.order, service, 0, ""),
            service=service,
            unit=Unit.M2,
            unit_price_e4=None,
            quantities_e3=[area * 10 for area in areas],
            nets=split(cents, areas),
            vat=vat_of_tariff(tariff),
            rule=service,
            inputs=(
                *inputs,
                ("keys_sum", money.format_scaled(sum(areas), 2)),
                *tariff_inputs(tariff),
            ),
            own_inputs=self._days if any(self._days) else (),
        )

    def _priced(  # noqa: PLR0913 - a charge has many facts
        self,
        service: str,
        unit: Unit,
        quantities_e3: Sequence[int],
        price_e4: int,
        tariff: Tariff,
        *,
        rule: str,
        inputs: Inputs,
        own_inputs: Sequence[Inputs] = (),
        estimated: Sequence[bool] = (),
        readings: Sequence[tuple[int | None, int | None]] = (),
    ) -> BuildingCharge:
        known = self._services[service]
        return BuildingCharge(
            order=(known.order, service, 0, ""),
            service=service,
            unit=unit,
            unit_price_e4=price_e4,
            quantities_e3=quantities_e3,
            nets=money.line_nets_cents(quantities_e3, price_e4),
            vat=vat_of_tariff(tariff),
            rule=rule,
            inputs=inputs,
            own_inputs=own_inputs,
            estimated=estimated,
            readings=readings,
        )

    def _difference_own(self, service: str, difference: Difference) -> Sequence[Inputs]:
        if difference.rule is DifferenceRule.BY_USE:
            hot = service == HOT_WATER_DIFFERENCE
            uses = [flat.hot.billed_e3 if hot else flat.water_e3 for flat in self._shared]
            return [(("own", _e3(max(0, use))),) for use in uses]
        if difference.rule is DifferenceRule.EQUAL:
            return self._days if any(self._days) else ()
        # What a flat pays of the first round; who is no defaulter has no cap.
        first = (
            difference.caps_e3
            if difference.rule is DifferenceRule.OVER_CAPS
            else difference.parts_e3
        )
        return [
            (("first_round", _e3(part)), ("cap", _e3(cap)), *days)
            for part, cap, days in zip(first, difference.caps_e3, self._days, strict=True)
        ]


def _difference_inputs(difference: Difference) -> Inputs:
    inputs = (
        ("building", _e3(difference.building_e3)),
        ("flats", _e3(difference.flats_e3)),
        ("difference", _e3(difference.difference_e3)),
        ("properties", str(len(difference.parts_e3))),
    )
    if not difference.caps_e3:
        return inputs
    return (
        *inputs,
        ("defaulters", str(difference.defaulters)),
        ("caps_sum", _e3(sum(difference.caps_e3))),
        ("rest", _e3(difference.rest_e3)),
    )


def _e3(value: int) -> str:
    return money.format_scaled(value, 3)
