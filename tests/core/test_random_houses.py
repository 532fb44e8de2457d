"""Whatever house: nothing appears or vanishes, and order never matters.

With SOAK in the environment 10,000 houses are drawn.
"""

import os
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

from core_samples import (
    HEAT_TARIFFS,
    NORMS,
    OCTOBER,
    SERVICES,
    WATER_TARIFFS,
    building,
    company,
    cost,
    customer,
    day,
    flat,
    meter,
    method,
    readings,
    tariff,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from einvoice.core import money
from einvoice.core.billing import calculate_building
from einvoice.core.building_month import BuildingInputs, BuildingResult, Draft
from einvoice.core.heating import capacity_cents
from einvoice.core.late_rows import LateRows
from einvoice.core.meters import HeatingMonth, LateReading, MeterService, PlaceKind
from einvoice.core.methods import Key
from einvoice.core.premises import Circulation, CustomerKind, FlatKind
from einvoice.core.tariffs import Unit

HOUSES = 10_000 if os.environ.get("SOAK") else 80
RULES = company(
    *WATER_TARIFFS,
    *HEAT_TARIFFS,
    tariff("waste", "3.5512", Unit.PERSON),
    tariff("management_fee", "0.46155", Unit.M2),
    norms=NORMS,
)
DAYS = ["2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"]


@st.composite
def houses(draw: st.DrawFn) -> BuildingInputs:
    """Draw a house: flats of all kinds, meters with gaps, house meters, months, costs."""
    ids = [str(number) for number in range(1, draw(st.integers(1, 9)) + 1)]
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311 - seeded, for variety
    flats, meters, rows, used = [], [], {}, {"c": 0, "h": 0}
    for name in ids:
        area = random.choice([0, random.randrange(2000, 9000)])
        flats.append(
            flat(
                name,
                kind=random.choice(list(FlatKind)),
                fee_area_m2_e2=area + 300,
                heat_area_m2_e2=area,
                declared_persons=random.randrange(5),
                ownership_share=Fraction(area + 1, 7),
                valid_from=random.choice([None, None, None, day("2026-10-12")]),
            )
        )
        for kind, service in (("c", MeterService.COLD_WATER), ("h", MeterService.HOT_WATER)):
            if random.random() < 0.85:
                own = meter(f"{kind}{name}", "2026-05-31", place_id=name, service=service)
                if random.random() < 0.1:
                    own = replace(own, removed_on=day("2026-10-20"), end_value_e3=60_000)
                meters.append(own)
                value = 0
                values = {}
                for on in DAYS:
                    step = random.choice([0, random.randrange(6000), random.randrange(60_000)])
                    value += step if value + step < 60_000 else 0
                    if random.random() < 0.75:
                        values[on] = money.format_scaled(value, 3)
                used[kind] += value // 5
                rows[own.meter_id] = readings(own.meter_id, values)
    for meter_id, service, amount in (
        ("bc", MeterService.COLD_WATER, (used["c"] + used["h"]) * random.randrange(80, 130) // 100),
        ("bh", MeterService.HOT_WATER, used["h"] * random.randrange(80, 130) // 100 + 1),
        ("bq", MeterService.HEAT, random.randrange(900 * len(ids), 4000 * len(ids) + 2000)),
    ):
        if random.random() < 0.9:
            meters.append(
                meter(meter_id, "2026-09-30", place_id="B", service=service,
                      place_kind=PlaceKind.BUILDING, digits=7)
            )  # fmt: skip
            rows[meter_id] = readings(meter_id, {DAYS[-1]: money.format_scaled(amount, 3)})
    kinds = [random.choice(list(CustomerKind)) for _ in ids]
    house = replace(
        building().building,
        requested_mw_e6=random.choice([None, 0, 61_000]),
        circulation=random.choice(list(Circulation)),
    )
    amount = random.randrange(-90_000, 90_000)
    return building(
        *flats,
        building=house,
        customers=tuple(
            customer(name, customer_kind=kind) for name, kind in zip(ids, kinds, strict=True)
        )[random.randrange(2) :],
        meters=tuple(meters),
        readings=rows,
        costs=(cost("lift", "0", amount_net_cents=amount),),
        methods=(method("lift", random.choice(list(Key))),),
        heating=HeatingMonth("B", OCTOBER, random.random() < 0.7),
    )


def calculate(inputs: BuildingInputs, rules: Any = RULES) -> BuildingResult:
    """Return October of a house."""
    return calculate_building(OCTOBER, rules, inputs)


@settings(max_examples=HOUSES, deadline=None, suppress_health_check=list(HealthCheck))
@given(houses())
def test_the_whole_is_the_sum_of_its_parts(inputs: BuildingInputs) -> None:
    """Litres, energy and cents conserve, and an invoice is its lines and VAT per rate."""
    result = calculate(inputs)
    assert "UNBALANCED" not in [finding.code for finding in result.findings]
    assert not result.controls.unbalanced
    if result.controls.totals:
        totals = {total.control: total.whole for total in result.controls.totals}
        assert totals["cost.lift"] == inputs.costs[0].amount_net_cents
        if inputs.building.requested_mw_e6:
            assert totals["cost.heat_capacity"] == capacity_cents(61_000, 267_700_000)
    for residue in result.controls.residues:
        # Each line is off by half a cent at most; a price per m3 of hot water by its 4th decimal.
        most = 1 + len(result.drafts) + (10 if residue.service == "hot_water_heating" else 0)
        assert abs(residue.residue_cents) <= most
    for draft in result.drafts:
        nets: dict[int, int] = {}
        for line in draft.lines:
            nets[line.vat_percent_e2] = nets.get(line.vat_percent_e2, 0) + line.net_cents
            if line.unit_price_e4 is not None and line.quantity_e3 is not None:
                exact = line.quantity_e3 * line.unit_price_e4
                assert line.net_cents == money.round_half(exact, 10**5)
        assert draft.net_cents == sum(nets.values())
        vat = sum(money.vat_cents(net, rate) for rate, net in nets.items())
        assert draft.total_cents == draft.net_cents + vat
        assert [line.line_no for line in draft.lines] == list(range(1, len(draft.lines) + 1))


METERED = ("cold_water", "sewage", "hot_water_heating")


@settings(max_examples=HOUSES, deadline=None, suppress_health_check=list(HealthCheck))
@given(houses(), st.randoms(use_true_random=False))
def test_what_only_the_flat_knows_stays_out_of_what_is_shared(
    inputs: BuildingInputs, random: Random
) -> None:
    """A reading that came after the neighbours were issued: theirs stay, the flat's own has it.

    And everything balances.
    """
    own = [name for name in inputs.readings if name[0] != "b"]
    read = [name for name in own if any(str(r.read_on) == DAYS[-1] for r in inputs.readings[name])]
    if not read:
        return
    name = random.choice(read)
    row = LateReading(name, day(DAYS[-1]), OCTOBER.next, None)
    unknown = LateRows({name: (row,)}, {})
    apart = calculate(replace(inputs, late_shared=unknown))
    as_issued, known = calculate(replace(inputs, late=unknown)), calculate(inputs)
    assert not apart.controls.unbalanced
    for residue in apart.controls.residues:
        most = 2 + len(apart.drafts) + (10 if residue.service == "hot_water_heating" else 0)
        assert abs(residue.residue_cents) <= most
    for found, before, after in zip(apart.drafts, as_issued.drafts, known.drafts, strict=True):
        if found.flat_id != name[1:]:
            assert found.lines == before.lines
            continue
        for is_metered, expected in ((False, before), (True, after)):
            if found.lines and expected.lines:
                assert _quantities(found, metered=is_metered) == _quantities(
                    expected, metered=is_metered
                )


def _quantities(draft: Draft, *, metered: bool) -> list[tuple[str, int | None]]:
    return [
        (line.service, line.quantity_e3 if metered else line.net_cents)
        for line in draft.lines
        if (line.service in METERED) is metered
    ]


@settings(max_examples=HOUSES // 3, deadline=None, suppress_health_check=list(HealthCheck))
@given(houses(), st.randoms(use_true_random=False))
def test_order_of_the_input_is_irrelevant(inputs: BuildingInputs, random: Random) -> None:
    """Every list shuffled gives the same result, findings included."""

    def mix(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(rows, len(rows)))

    mixed = replace(
        inputs,
        flats=mix(inputs.flats),
        customers=mix(inputs.customers),
        meters=mix(inputs.meters),
        readings={name: mix(rows) for name, rows in mix(tuple(inputs.readings.items()))},
    )
    rules = company(
        *mix(RULES.tariffs), norms=mix(RULES.norms), services=dict(mix(tuple(SERVICES.items())))
    )
    assert calculate(mixed, rules) == calculate(inputs)
