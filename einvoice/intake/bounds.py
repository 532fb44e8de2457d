"""Values that are out of bounds: the row is taken, and a person must confirm it.

A bound is inclusive. The value itself is never told, for a row may be about a person; what a meter
counted between two readings is, for both must be looked at.
"""

from collections.abc import Iterator
from fractions import Fraction

from einvoice.core import money
from einvoice.core.balances import Balance
from einvoice.core.bounds import Bounds, LateContradiction, ReadingStep
from einvoice.core.findings import Level
from einvoice.core.meters import MeterService, PlaceKind
from einvoice.core.methods import Cost, SingleCharge
from einvoice.core.premises import Building, Flat, FlatKind
from einvoice.core.tariffs import Norm, Tariff, Unit
from einvoice.intake.known import CoreRow
from einvoice.intake.table import Fault

_E2, _E3, _E6 = 100, 1_000, 1_000_000
_MONTH_DAYS = 28
_KWH_E6 = 1_000  # millionths of a MWh


def out_of_bounds(row: CoreRow, bounds: Bounds) -> Iterator[Fault]:
    """Yield a fault for each value of a row that is not believed without a person's word."""
    match row:
        case Flat():
            yield from _flat(row, bounds)
        case Building():
            yield from _above("requested_mw", row.requested_mw_e6 or 0, bounds.requested_mw, _E6)
        case Tariff():
            yield from _above("price_net", row.price_net_e6, _price(row.unit, bounds), _E6)
        case Norm(service="hot_water_heating"):
            yield from _above("value", row.value_e6, bounds.norm_kwh, _KWH_E6)
        case Norm():
            yield from _above("value", row.value_e6, bounds.norm_m3, _E6)
        case Cost():
            yield from _above("amount_net", row.amount_net_cents, bounds.cost_eur, _E2)
        case SingleCharge():
            yield from _above("net", row.net_cents, bounds.charge_eur, _E2)
        case Balance():
            yield from _above("balance_begin", row.balance_begin_cents, bounds.balance_eur, _E2)
            yield from _above("paid", row.paid_cents, bounds.balance_eur, _E2)


def step_out_of_bounds(step: ReadingStep, bounds: Bounds) -> Iterator[Fault]:
    """Yield a fault where a meter counted more between two readings than is believed.

    The bound is for a month; a fall is judged when the month is calculated.
    """
    water = step.service in (MeterService.COLD_WATER, MeterService.HOT_WATER)
    if step.place_kind is PlaceKind.FLAT:
        most = bounds.flat_use_m3 if water else None
    elif water:
        most = bounds.house_use_m3
    else:
        most = bounds.house_use_mwh if step.service is MeterService.HEAT else None
    if most is None:
        return
    most *= max(1, step.days // _MONTH_DAYS)
    if step.step_e3 > most * _E3:
        facts = (
            ("before", money.format_scaled(step.before_e3, 3)),
            ("before_on", str(step.before_on)),
            ("now", money.format_scaled(step.now_e3, 3)),
            ("now_on", str(step.now_on)),
            ("step", money.format_scaled(step.step_e3, 3)),
            ("most", str(most)),
            ("unit", "m3" if water else "MWh"),
        )
        yield Fault("value", "step_out_of_bounds", level=Level.PROBLEM, facts=facts)


def contradicts_late(readings: LateContradiction) -> Fault:
    """Return the fault of a reading that cannot be right beside a late reading."""
    facts = (
        ("before", money.format_scaled(readings.before_e3, 3)),
        ("before_on", str(readings.before_on)),
        ("now", money.format_scaled(readings.now_e3, 3)),
        ("now_on", str(readings.now_on)),
        ("late_on", str(readings.late_on)),
    )
    return Fault("value", "contradicts_late", level=Level.PROBLEM, facts=facts)


def _price(unit: Unit, bounds: Bounds) -> int:
    return {
        Unit.M3: bounds.price_m3,
        Unit.MWH: bounds.price_mwh,
        Unit.MW_YEAR: bounds.price_mw_year,
        Unit.M2: bounds.price_m2,
        Unit.PERSON: bounds.price_person,
        Unit.PROPERTY: bounds.price_property,
    }[unit]


def _flat(row: Flat, bounds: Bounds) -> Iterator[Fault]:
    lived_in = row.kind is not FlatKind.NON_RESIDENTIAL
    most_m2 = bounds.apartment_m2 if lived_in else bounds.other_m2
    least_m2 = bounds.apartment_m2_least if lived_in else 0
    most_persons = bounds.apartment_persons if lived_in else bounds.other_persons
    areas = {"fee_area_m2": row.fee_area_m2_e2, "heat_area_m2": row.heat_area_m2_e2}
    for column, area_e2 in areas.items():
        if 0 < area_e2 < least_m2 * _E2 or area_e2 > most_m2 * _E2:
            yield _fault(column, least_m2, most_m2)
    yield from _above("declared_persons", row.declared_persons, most_persons, 1)
    yield from _above("ownership_share", row.ownership_share, bounds.ownership_share, 1)


def _above(column: str, value: int | Fraction, most: int, scale: int) -> Iterator[Fault]:
    if not -most * scale <= value <= most * scale:
        yield _fault(column, 0, most)


def _fault(column: str, least: int, most: int) -> Fault:
    facts = (("least", str(least)), ("most", str(most)))
    return Fault(column, "out_of_bounds", level=Level.PROBLEM, facts=facts)
