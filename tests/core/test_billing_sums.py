"""Drawn buildings: no cent appears or vanishes, in whatever order the rows come."""

from dataclasses import replace
from random import Random
from typing import Any

from billing_samples import FEE, FUND, LIFT, WASTE, calculate
from core_samples import (
    SERVICES,
    WATER_TARIFFS,
    balance,
    building,
    company,
    cost,
    customer,
    flat,
    meter,
    method,
    readings,
    single_charge,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core import money
from einvoice.core.building_month import BuildingInputs
from einvoice.core.findings import Level
from einvoice.core.methods import Key
from einvoice.core.premises import CustomerKind, FlatKind

MIXED = st.lists(
    st.tuples(
        st.sampled_from(list(FlatKind)),
        st.integers(1, 20000),
        st.integers(0, 5),
        st.sampled_from(list(CustomerKind)),
        st.integers(0, 40000),
    ),
    min_size=1,
    max_size=12,
)
COSTS = st.lists(
    st.tuples(
        st.sampled_from(["insurance", "land_lease", "extra"]),
        st.sampled_from(list(Key)),
        st.integers(-99999, 99999),
    ),
    max_size=3,
    unique_by=lambda row: row[0],
)
MORE_SERVICES = dict(SERVICES) | {
    name: replace(SERVICES["lift"], service=name) for name in ("insurance", "land_lease", "extra")
}


def mixed_building(
    flats: list[tuple[FlatKind, int, int, CustomerKind, int]],
    costs: list[tuple[str, Key, int]],
) -> BuildingInputs:
    """Return a building of many kinds of flats, all read, with costs by many keys."""
    ids = [str(number) for number in range(1, len(flats) + 1)]
    rows = zip(ids, flats, strict=True)
    return building(
        *(
            flat(
                name, kind=kind, fee_area_m2_e2=area, declared_persons=persons, ownership_share=area
            )
            for name, (kind, area, persons, _, _) in rows
        ),
        customers=tuple(
            customer(name, customer_kind=row[3]) for name, row in zip(ids, flats, strict=True)
        ),
        meters=tuple(meter(f"m{name}", place_id=name) for name in ids),
        readings={
            f"m{name}": readings(
                f"m{name}", {"2026-09-30": "1", "2026-10-31": money.format_scaled(1000 + row[4], 3)}
            )
            for name, row in zip(ids, flats, strict=True)
        },
        costs=tuple(cost(service, "0", amount_net_cents=net) for service, _, net in costs),
        methods=tuple(method(service, key) for service, key, _ in costs),
        balances=tuple(balance(name, "1.00", "0.50") for name in ids),
        charges=tuple(single_charge(f"c{name}", "1.23", flat_id=name) for name in ids[::3]),
    )


RULES = company(FEE, FUND, WASTE, LIFT, *WATER_TARIFFS, has_balances=True, services=MORE_SERVICES)


@settings(max_examples=50, deadline=None)
@given(MIXED, COSTS)
def test_no_cent_appears_or_vanishes(
    flats: list[tuple[FlatKind, int, int, CustomerKind, int]], costs: list[tuple[str, Key, int]]
) -> None:
    """Costs are allocated to the cent, lines reproduce, and totals are nets + VAT per rate."""
    result = calculate(mixed_building(flats, costs), RULES)
    held = any(finding.level is Level.ERROR for finding in result.findings)
    assert [draft.held for draft in result.drafts] == [held] * len(flats)
    if held:
        assert {finding.code for finding in result.findings} == {"ZERO_KEY"}
        return
    for service, _, net in costs:
        parts = [
            line.net_cents
            for draft in result.drafts
            for line in draft.lines
            if line.service == service
        ]
        assert sum(parts) == net
    for draft in result.drafts:
        assert draft.net_cents == sum(line.net_cents for line in draft.lines)
        by_rate: dict[int, int] = {}
        for line in draft.lines:
            by_rate[line.vat_percent_e2] = by_rate.get(line.vat_percent_e2, 0) + line.net_cents
            if line.unit_price_e4 is not None and line.quantity_e3 is not None:
                exact = line.quantity_e3 * line.unit_price_e4
                assert line.net_cents == money.round_half(exact, 10**5)
        vat = sum(money.vat_cents(net, rate) for rate, net in by_rate.items())
        assert draft.total_cents == draft.net_cents + vat
        assert draft.to_pay_cents == max(0, draft.total_cents + 50)


@settings(max_examples=50, deadline=None)
@given(MIXED, COSTS, st.randoms())
def test_order_of_the_inputs_is_irrelevant(
    flats: list[tuple[FlatKind, int, int, CustomerKind, int]],
    costs: list[tuple[str, Key, int]],
    random: Random,
) -> None:
    """Everything shuffled gives the same drafts and the same findings."""
    inputs = mixed_building(flats, costs)

    def mix(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(rows, len(rows)))

    mixed = replace(
        inputs,
        flats=mix(inputs.flats),
        customers=mix(inputs.customers),
        meters=mix(inputs.meters),
        readings={name: mix(rows) for name, rows in mix(tuple(inputs.readings.items()))},
        methods=mix(inputs.methods),
        costs=mix(inputs.costs),
        charges=mix(inputs.charges),
        balances=mix(inputs.balances),
    )
    rules = company(
        *mix(RULES.tariffs), has_balances=True, services=dict(mix(tuple(MORE_SERVICES.items())))
    )
    assert calculate(mixed, rules) == calculate(inputs, RULES)
