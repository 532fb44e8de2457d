"""What the tests of billing share: one calculation, and the tariffs of one flat."""

from typing import Any

from core_samples import (
    OCTOBER,
    building,
    cost,
    flat,
    meter,
    method,
    readings,
    tariff,
)

from einvoice.core.billing import calculate_building
from einvoice.core.building_month import BuildingInputs, BuildingResult, CompanyInputs, Draft
from einvoice.core.meters import MeterService
from einvoice.core.methods import Key
from einvoice.core.tariffs import Unit, VatKind

FEE = tariff("management_fee", "0.46155", Unit.M2, building_id="B")
FUND = tariff("repair_fund", "0.4822", Unit.M2, vat=0, kind=VatKind.NOTTAX)
WASTE = tariff("waste", "3.5512", Unit.PERSON)
LIFT = tariff("lift", "1.20", Unit.PROPERTY, vat=12, vat_other=21)
READ = readings("m", {"2026-09-30": "10", "2026-10-31": "14.341"})


def calculate(inputs: BuildingInputs, rules: CompanyInputs) -> BuildingResult:
    """Return October of a building."""
    return calculate_building(OCTOBER, rules, inputs)


def only(inputs: BuildingInputs, rules: CompanyInputs) -> Draft:
    """Return the only draft of a building in which nothing is wrong."""
    result = calculate(inputs, rules)
    assert result.findings == ()
    (draft,) = result.drafts
    return draft


def codes(draft: Draft) -> list[str]:
    """Return the codes of what was found at a draft."""
    return [finding.code for finding in draft.findings]


def metered(*, hot: str | None = None) -> BuildingInputs:
    """Return a flat that used 4.341 m3 of cold water, and hot water if it has such a meter."""
    meters = [meter("m", place_id="1")]
    rows = {"m": READ}
    if hot is not None:
        meters.append(meter("h", place_id="1", service=MeterService.HOT_WATER))
        rows["h"] = readings("h", {"2026-09-30": "5", "2026-10-31": hot})
    return building(flat(), meters=tuple(meters), readings=rows)


def split_by(key: Key, net: str = "100.00", **changes: Any) -> dict[str, Any]:
    """Return a cost of the lift and its method as inputs of a building."""
    return {"costs": (cost("lift", net, **changes),), "methods": (method("lift", key),)}
