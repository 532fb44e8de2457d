"""Priced charges: quantity x tariff, rounded to cents once per line.

A line is written when its quantity is not 0, even if its net rounds to 0 (docs/RULES.md,
"Lines").
"""

from collections.abc import Sequence

from einvoice.core import money
from einvoice.core.charges import (
    BuildingCharge,
    Inputs,
    days_inputs,
    tariff_inputs,
    vat_of_tariff,
)
from einvoice.core.flat_month import FlatMonth
from einvoice.core.services import Service
from einvoice.core.tariffs import Tariff, Unit


def tariff_charge(service: Service, tariff: Tariff, flats: Sequence[FlatMonth]) -> BuildingCharge:
    """Return what a tariff per m2 of fee area, per person or per property charges.

    Premises that were there for part of the month pay for their days.
    """
    own = days_inputs(flats)
    if tariff.unit is Unit.M2:
        quantities = [flat.premises.fee_area_m2_e2 * 10 for flat in flats]
    elif tariff.unit is Unit.PERSON:
        quantities = [flat.premises.persons_e3 for flat in flats]
        own = [(_declared(flat), *days) for flat, days in zip(flats, own, strict=True)]
    else:
        quantities = [flat.premises.property_e3 for flat in flats]
    return BuildingCharge(
        order=(service.order, service.service, 0, ""),
        service=tariff.service,
        unit=tariff.unit,
        unit_price_e4=tariff.price_e4,
        quantities_e3=quantities,
        nets=money.line_nets_cents(quantities, tariff.price_e4),
        vat=vat_of_tariff(tariff),
        rule=f"tariff_{tariff.unit}",
        inputs=tariff_inputs(tariff),
        own_inputs=own if any(own) else (),
    )


def _declared(flat: FlatMonth) -> tuple[str, str]:
    return "declared_persons", str(flat.flat.declared_persons)


def water_charge(
    service: Service,
    tariff: Tariff,
    flats: Sequence[FlatMonth],
    own_inputs: Sequence[Inputs],
    *,
    shows_readings: bool,
) -> BuildingCharge:
    """Return water by the flats' meters: (cold + hot m3) x tariff, for `cold_water` and `sewage`.

    The line is a credit when a catch-up gives back more than was used. The readings of the
    cold-water meter are in the line of ``shows_readings`` when that meter alone measured the
    cold water of the month; all meters and readings are in ``own_inputs``.
    """
    quantities = [flat.water_e3 for flat in flats]
    return BuildingCharge(
        order=(service.order, service.service, 0, ""),
        service=tariff.service,
        unit=tariff.unit,
        unit_price_e4=tariff.price_e4,
        quantities_e3=quantities,
        nets=money.line_nets_cents(quantities, tariff.price_e4),
        vat=vat_of_tariff(tariff),
        rule="metered",
        inputs=tariff_inputs(tariff),
        own_inputs=own_inputs,
        estimated=[flat.water_estimated for flat in flats],
        readings=(
            [(flat.cold.opening_e3, flat.cold.closing_e3) for flat in flats]
            if shows_readings
            else ()
        ),
    )
