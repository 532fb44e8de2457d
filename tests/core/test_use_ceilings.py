"""A use that nobody believes holds the whole house; a person who saw it lets it go."""

from dataclasses import replace

import pytest
from billing_samples import FEE, calculate
from core_samples import NORMS, WATER_TARIFFS, building, company, flat, meter, readings

from einvoice.core.building_month import BuildingResult
from einvoice.core.findings import Finding, Level
from einvoice.core.meters import MeterService, PlaceKind
from einvoice.core.premises import FlatKind
from einvoice.core.unusual import FlatRecord
from einvoice.core.use_ceilings import held_unless_seen

APARTMENT, SHOP = FlatKind.APARTMENT, FlatKind.NON_RESIDENTIAL


def house(
    closing: str, kind: FlatKind = APARTMENT, service: MeterService = MeterService.COLD_WATER
) -> BuildingResult:
    """Return October of two flats; the register of the first was at 1000 a month before."""
    own = meter("m", place_id="1", service=service)
    whole = meter("b", place_id="B", place_kind=PlaceKind.BUILDING)
    days = {"2026-09-30": "1000", "2026-10-31": closing}
    rows = {name: readings(name, days) for name in ("m", "b")}
    inputs = building(flat("1", kind=kind), flat("2"), meters=(own, whole), readings=rows)
    return calculate(inputs, company(FEE, *WATER_TARIFFS, norms=NORMS))


@pytest.mark.parametrize(
    ("closing", "kind", "service", "used"),
    [
        ("1200.000", APARTMENT, MeterService.COLD_WATER, None),
        ("1200.001", APARTMENT, MeterService.COLD_WATER, "200.001"),
        ("1838.000", APARTMENT, MeterService.HOT_WATER, "838.000"),
        ("1838.000", FlatKind.STUDIO, MeterService.COLD_WATER, "838.000"),
        ("1838.000", SHOP, MeterService.COLD_WATER, None),
        ("3000.001", SHOP, MeterService.COLD_WATER, "2000.001"),
    ],
)
def test_a_month_above_the_ceiling_holds_the_house(
    closing: str, kind: FlatKind, service: MeterService, used: str | None
) -> None:
    """The ceiling is believed; a thousandth above it nobody of the house is issued."""
    result = held_unless_seen(house(closing, kind, service), {})
    facts = [dict(f.facts) for f in result.findings if f.code == "USE_OVER_CEILING"]
    assert [fact["used"] for fact in facts] == ([] if used is None else [used])
    assert [draft.held for draft in result.drafts] == [used is not None] * 2
    if used is not None:
        (finding,) = [f for f in result.findings if f.code == "USE_OVER_CEILING"]
        assert (finding.level, finding.where) == (Level.ERROR, "B")
        assert (facts[0]["flat"], facts[0]["service"]) == ("1", str(service))


def test_a_credit_counts_like_a_charge() -> None:
    """What was estimated too high and is given back at once also goes to the neighbours."""
    own = meter("m", place_id="1")
    days = {"2026-01-31": "300", "2026-02-28": "600", "2026-03-31": "900"}
    rows = readings("m", {**days, "2026-10-31": "901"})
    inputs = building(flat("1"), flat("2"), meters=(own,), readings={"m": rows})
    result = held_unless_seen(calculate(inputs, company(FEE)), {})
    (finding,) = [f for f in result.findings if f.code == "USE_OVER_CEILING"]
    assert dict(finding.facts)["used"] == "-899.000"


def test_a_person_who_saw_it_lets_it_go_and_it_is_still_named() -> None:
    """Of the flat that used it; another sum asks again, another flat's release is none."""
    result = house("1838")
    total = result.drafts[0].total_cents
    seen = {"1": FlatRecord(released={"USE_OVER_CEILING": total})}
    let_go = held_unless_seen(result, seen)
    assert [draft.held for draft in let_go.drafts] == [False, False]
    assert [(f.code, f.level) for f in let_go.findings] == [("USE_RELEASED", Level.WARNING)]
    for other in (
        {"2": FlatRecord(released={"USE_OVER_CEILING": total})},
        {"1": FlatRecord(released={"USE_OVER_CEILING": total + 100_000})},
        {"1": FlatRecord(released={"OVER_CEILING": total})},
    ):
        held = held_unless_seen(result, other)
        assert [draft.held for draft in held.drafts] == [True, True]


def test_what_else_is_found_stays_as_it_is() -> None:
    """A warning about the same house is neither a hold nor lost."""
    result = house("1100")
    warned = replace(result, findings=(Finding(Level.WARNING, "CHARGE_WITHOUT_FLAT", "1"),))
    assert held_unless_seen(warned, {}) == warned
