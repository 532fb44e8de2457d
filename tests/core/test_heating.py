import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.core.heating import (
    NORM_E6,
    HeatMeasured,
    HeatMonth,
    ImpossibleHeatError,
    PriceBounds,
    capacity_cents,
    heat_month,
    is_plausible,
)


def heat(  # noqa: PLR0913 - a month of heat has many facts
    total: int,
    circulation: int,
    hot: int | None,
    *,
    on: bool,
    price: int = 696_600,
    norm: int = NORM_E6,
) -> HeatMonth:
    """Return a month of heat; MWh and m3 in thousandths, the price in ten-thousandths of EUR."""
    return heat_month(HeatMeasured(total, circulation, hot, price, norm, on))


def test_summer_everything_but_circulation_heats_water() -> None:
    """(5.000 - 0.800) MWh x 69.66 over 60 m3 = 4.8762 EUR per m3, and no heating."""
    found = heat(5000, 800, 60_000, on=False)
    assert (found.hot_water_e3, found.heating_e3, found.heating_cents) == (4200, 0, 0)
    assert found.hot_price_e4 == 48_762


def test_winter_heating_is_the_remainder() -> None:
    """20.000 - 0.0582 x 60 - 0.800 = 15.708 MWh, x 69.66 = 1094.22 EUR; 4.0542 EUR per m3."""
    found = heat(20_000, 800, 60_000, on=True)
    assert (found.hot_water_e3, found.heating_e3) == (3492, 15_708)
    assert (found.heating_cents, found.hot_price_e4) == (109_422, 40_542)


def test_energy_of_hot_water_is_rounded_half() -> None:
    """0.5 x 1.001 m3 = 0.5005 MWh becomes 0.501, and heating takes what is left."""
    found = heat(1000, 0, 1001, on=True, norm=500_000)
    assert (found.hot_water_e3, found.heating_e3) == (501, 499)


def test_winter_without_hot_water() -> None:
    """Zero hot water in winter leaves everything but circulation to heating."""
    assert heat(1000, 100, 0, on=True).heating_e3 == 900


@pytest.mark.parametrize(
    ("total", "circulation", "hot", "on", "why"),
    [
        pytest.param(799, 800, 60_000, False, "circulation_too_much", id="summer, circulation"),
        pytest.param(5000, 800, 0, False, "no_hot_water", id="summer, nothing heated"),
        pytest.param(5000, 800, -1, False, "no_hot_water", id="summer, less than nothing"),
        pytest.param(5000, 800, None, False, "no_hot_meter", id="summer, no meter says how much"),
        pytest.param(4291, 800, 60_000, True, "water_too_much", id="winter, negative remainder"),
    ],
)
def test_impossible_heat(total: int, circulation: int, hot: int | None, on: bool, why: str) -> None:  # noqa: FBT001 - a table
    """What cannot be is refused with its reason, never split."""
    with pytest.raises(ImpossibleHeatError, match=f"^{why}$"):
        heat(total, circulation, hot, on=on)


@pytest.mark.parametrize(("total", "circulation"), [(800, 800), (4292, 800)])
def test_nothing_left_is_possible(total: int, circulation: int) -> None:
    """All heat in circulation (summer), or no remainder (winter), is no mistake."""
    on = total > circulation
    found = heat(total, circulation, 60_000, on=on)
    assert (found.heating_e3, found.heating_cents) == (0, 0)


@pytest.mark.parametrize(
    ("total", "plausible"),
    [(2999, False), (3000, True), (30_000, True), (30_001, False)],
)
def test_bounds_are_included(total: int, plausible: bool) -> None:  # noqa: FBT001 - a table
    """With norm x price = 10 EUR a price from 3.0000 to 30.0000 is believed."""
    found = heat(total, 0, 100_000, on=False, price=1_000_000, norm=100_000)
    assert found.hot_price_e4 == total * 10
    assert is_plausible(found, PriceBounds()) is plausible
    assert is_plausible(found, PriceBounds(0, 10_000))


@pytest.mark.parametrize(
    ("requested_e6", "price_e4", "cents"),
    [
        (100_000, 267_700_000, 22_308),  # 0.1 MW x 26 770 / 12 = 223.083
        (60_000, 267_700_000, 13_385),
        (1, 599_999_999, 0),
        (1, 600_000_000, 1),  # half a cent
    ],
)
def test_capacity_fee_is_a_twelfth(requested_e6: int, price_e4: int, cents: int) -> None:
    """A month is a twelfth of the yearly price, rounded half once."""
    assert capacity_cents(requested_e6, price_e4) == cents


@given(st.integers(0, 200_000), st.integers(0, 5_000), st.integers(1, 900_000), st.booleans())
def test_energy_conserves(total: int, circulation: int, hot: int, on: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever is not refused: the three parts are the whole, none is negative."""
    try:
        found = heat(total, circulation, hot, on=on)
    except ValueError:
        return
    assert found.hot_water_e3 + circulation + found.heating_e3 == total
    assert min(found.hot_water_e3, found.heating_e3) >= 0
