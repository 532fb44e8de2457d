"""What missing readings may cost: told before it comes, as the norm of the persons of a flat."""

from typing import Any

import pytest
from core_samples import (
    OCTOBER,
    WATER_TARIFFS,
    building,
    company,
    customer,
    flat,
    meter,
    norm,
    readings,
    tariff,
)

from einvoice.core.billing import calculate_building
from einvoice.core.invoices import NoticeCode
from einvoice.core.meters import HeatingMonth, MeterService, PlaceKind
from einvoice.core.premises import CustomerKind
from einvoice.core.tariffs import Unit

FEE = tariff("management_fee", "0.5", Unit.M2)
HEAT = tariff("heat_energy", "70", Unit.MWH, vat=12, vat_other=21)
NORMS = (norm("water", "6"), norm("hot_water", "2"))
HOUSE = PlaceKind.BUILDING
READ = {"2026-09-30": "10", "2026-10-31": "20"}


def told(service: MeterService, *norms: Any, hot_house: bool = False, **facts: Any) -> list[Any]:
    """Return the inputs of the notice of a flat's unread meter, without service and months."""
    meters = [
        meter("own", service=service),
        meter("house", place_kind=HOUSE, place_id="B"),
    ]
    values = {"own": readings("own", {"2026-09-30": "1"}), "house": readings("house", READ)}
    changes: dict[str, Any] = {}
    if hot_house:
        for name, kind in (("hot", MeterService.HOT_WATER), ("heat", MeterService.HEAT)):
            meters.append(meter(name, service=kind, place_kind=HOUSE, place_id="B"))
            values[name] = readings(name, READ)
        changes["heating"] = HeatingMonth("B", OCTOBER, heating_on=True)
    inputs = building(
        flat(declared_persons=2),
        meters=tuple(meters),
        readings=values,
        **changes,
        **facts,
    )
    of_company = company(*WATER_TARIFFS, FEE, HEAT, norms=norms)
    (draft,) = calculate_building(OCTOBER, of_company, inputs).drafts
    (notice,) = (one for one in draft.notices if one.code is NoticeCode.ESTIMATED)
    return list(notice.inputs[2:])


def test_it_is_the_norm_of_the_persons_at_both_prices_with_vat() -> None:
    """2 persons x 6 m3 = 12 m3: at 1.0913 and 1.3473 EUR 13.10 and 16.17 EUR, and 21 % VAT."""
    assert told(MeterService.COLD_WATER, *NORMS) == [("may_cost", "35.42")]


def test_hot_water_adds_its_own_difference() -> None:
    """2 x 2 m3 at the price of heating (0.0582 x 70 = 4.0740): 16.30 EUR and 12 % are 18.26."""
    assert told(MeterService.HOT_WATER, *NORMS, hot_house=True) == [("may_cost", "53.68")]
    assert told(MeterService.HOT_WATER, *NORMS) == [("may_cost", "35.42")]


@pytest.mark.parametrize(
    ("service", "norms"),
    [(MeterService.COLD_WATER, ()), (MeterService.HOT_WATER, NORMS[:1])],
)
def test_without_a_norm_no_sum_is_told(service: MeterService, norms: tuple[Any, ...]) -> None:
    """What follows is still said."""
    assert told(service, *norms, hot_house=True) == []


def test_others_pay_their_own_rate() -> None:
    """A company pays the other VAT rate: 21 % of the heat too, 19.72 EUR."""
    payer = customer(customer_kind=CustomerKind.COMPANY)
    found = told(MeterService.HOT_WATER, *NORMS, hot_house=True, customers=(payer,))
    assert found == [("may_cost", "55.14")]
