"""Two systems' charges: twelve planted differences are found, each with its cause."""

from dataclasses import replace

import pytest

from einvoice.core.comparison import Charged, DifferenceCause, compare

MISSING, READING, TARIFF, KEY, ROUNDING, VAT = (
    DifferenceCause.MISSING,
    DifferenceCause.READING,
    DifferenceCause.TARIFF,
    DifferenceCause.KEY,
    DifferenceCause.ROUNDING,
    DifferenceCause.VAT,
)
WATER = Charged("F1", "water", 480, 5_000, 9_600, 2100, "m3", "B1")
FEE = Charged("F1", "fee", 2158, 50_000, 4_316, 2100, "m2", "B1")
LIFT = Charged("F1", "lift", 676, None, None, 2100, "share", "B1")


def one(ours: Charged, tolerance: int = 0, **values: int | None) -> tuple[DifferenceCause, int]:
    """Return cause and cents of the one difference to a charge with other values."""
    (difference,) = compare([ours], [replace(ours, **values)], tolerance).differences  # type: ignore[arg-type]
    return difference.cause, difference.cents


@pytest.mark.parametrize(
    ("ours", "values", "cause", "cents"),
    [
        (WATER, {"quantity_e3": 4_000, "net_cents": 384}, READING, 116),
        (WATER, {"unit_price_e4": 9_000, "net_cents": 450}, TARIFF, 36),
        (WATER, {"quantity_e3": 1_000, "unit_price_e4": 9_500, "net_cents": 95}, READING, 466),
        (WATER, {"quantity_e3": 4_900, "unit_price_e4": 5_000, "net_cents": 245}, TARIFF, 285),
        (WATER, {"net_cents": 479}, ROUNDING, 1),
        (WATER, {"vat_percent_e2": 1200}, VAT, 43),
        (WATER, {"vat_percent_e2": 1200, "net_cents": 479}, VAT, 45),
        (WATER, {"vat_percent_e2": None, "net_cents": 470}, TARIFF, 10),
        (WATER, {"quantity_e3": None, "net_cents": 300}, READING, 218),
        (WATER, {"quantity_e3": None, "unit_price_e4": None, "net_cents": 300}, READING, 218),
        (WATER, {"unit_price_e4": None, "net_cents": 300}, TARIFF, 218),
        (FEE, {"quantity_e3": 52_000, "net_cents": 2244}, KEY, -104),
        (FEE, {"quantity_e3": None, "net_cents": 2244}, KEY, -104),
        (LIFT, {"net_cents": 338}, KEY, 409),
        (LIFT, {"net_cents": 675}, ROUNDING, 1),
    ],
)
def test_each_cause(
    ours: Charged, values: dict[str, int | None], cause: DifferenceCause, cents: int
) -> None:
    """By what both say; cents are ours less theirs, with VAT where both say the rate."""
    assert one(ours, **values) == (cause, cents)


def test_decimals_of_a_price_are_rounding() -> None:
    """A price of 6 decimals, rounded to 4, is 1 cent in 200 m2."""
    large = replace(FEE, quantity_e3=600_000, net_cents=25_896)
    assert one(large, net_cents=25_892)[0] is ROUNDING
    assert one(large, net_cents=25_891)[0] is TARIFF


def house(service: str, *nets: int) -> list[Charged]:
    """Return allocated charges of the flats of a house."""
    return [
        Charged(f"F{place}", service, net, None, None, None, "share", "B1")
        for place, net in enumerate(nets)
    ]


def test_a_house_in_one_proportion_has_another_cost() -> None:
    """To the cent; where only one flat differs, or few flats are there, the key does."""
    ours = house("lift", 1000, 2000, 3000, 1234)
    causes = {d.cause for d in compare(ours, house("lift", 1100, 2200, 3300, 1357)).differences}
    assert causes == {TARIFF}
    other = compare(ours, house("lift", 1100, 1960, 2940, 1234)).differences
    assert {d.cause for d in other} == {KEY}
    few = compare(ours[:2], house("lift", 1100, 2200)).differences
    assert {d.cause for d in few} == {KEY}
    nothing = compare(house("lift", 0, 0, 0), house("lift", 5, 5, 5)).differences
    assert {d.cause for d in nothing} == {KEY}


def test_what_one_system_charges_alone() -> None:
    """A service, or a whole flat as one sum; a charge of nothing is not missed."""
    alone = replace(WATER, flat_id="F2")
    nothing = replace(WATER, service="sewage", net_cents=0)
    comparison = compare([WATER, FEE, nothing], [WATER, alone, replace(FEE, flat_id="F2")])
    assert [(d.flat_id, d.service, d.cents) for d in comparison.differences] == [
        ("F2", "", -(480 + 101 + 2158 + 453)),
        ("F1", "fee", 2158 + 453),
    ]
    assert {d.cause for d in comparison.differences} == {MISSING}
    (theirs,) = compare([FEE], [FEE, WATER]).differences
    assert (theirs.ours, theirs.theirs, theirs.cents) == (None, WATER, -581)


def test_lines_of_a_service_are_one_charge() -> None:
    """Sums and quantities add up; a price, quantity or rate that is not one is not said."""
    halves = [replace(WATER, net_cents=240, quantity_e3=2_500)] * 2
    assert compare([WATER], halves).differences == ()
    unsaid = [replace(halves[0], quantity_e3=None), replace(halves[1], unit_price_e4=9_000)]
    assert compare([WATER], unsaid).differences == ()
    rates = [halves[0], replace(halves[1], vat_percent_e2=1200, net_cents=140)]
    (difference,) = compare([WATER], rates).differences
    assert difference.cents == 100


def test_the_biggest_cause_comes_first_and_small_ones_are_tolerated() -> None:
    """By the sum of a cause, then by the difference; what is tolerated is counted."""
    ours = [WATER, replace(WATER, flat_id="F2"), FEE, replace(LIFT, flat_id="F2")]
    theirs = [
        replace(WATER, quantity_e3=1_000, net_cents=96),
        replace(WATER, flat_id="F2", quantity_e3=0, net_cents=0),
        replace(FEE, quantity_e3=10_000, net_cents=432),
        replace(LIFT, flat_id="F2", net_cents=675),
    ]
    comparison = compare(ours, theirs)
    assert [(d.cause, d.flat_id) for d in comparison.differences] == [
        (KEY, "F1"),
        (READING, "F2"),
        (READING, "F1"),
        (ROUNDING, "F2"),
    ]
    assert list(comparison.by_cause()) == [KEY, READING, ROUNDING]
    tolerant = compare(ours, theirs, tolerance_cents=1)
    assert (tolerant.compared, tolerant.tolerated, len(tolerant.differences)) == (4, 1, 3)
