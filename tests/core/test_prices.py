"""Prices: compared with the one before, and a first one with what such a price usually is."""

import datetime as dt
from dataclasses import replace

import pytest

from einvoice.core.bounds import UsualPrices
from einvoice.core.period import Period
from einvoice.core.prices import prices_of, unusual_prices
from einvoice.core.tariffs import Tariff, Unit, VatKind

PERIOD = Period(2026, 10)
FIRST = Tariff("sewage", "", dt.date(2026, 1, 1), None, Unit.M3, 2_030000, 2100, 2100, VatKind.TAX)
OWN = replace(FIRST, building_id="B1")


def later(price_e6: int, first: Tariff = FIRST) -> tuple[Tariff, Tariff]:
    """Return a tariff that ended with September, and the next one."""
    end = dt.date(2026, 9, 30)
    begin = dt.date(2026, 10, 1)
    return replace(first, valid_to=end), replace(first, valid_from=begin, price_net_e6=price_e6)


@pytest.mark.parametrize(
    ("tariffs", "code"),
    [
        pytest.param((FIRST,), "", id="a first price as usual"),
        pytest.param((replace(FIRST, price_net_e6=6_000000),), "", id="at the bound"),
        pytest.param((replace(FIRST, price_net_e6=6_000001),), "PRICE_UNUSUAL", id="above it"),
        pytest.param((replace(FIRST, price_net_e6=20_300000),), "PRICE_UNUSUAL", id="ten times"),
        pytest.param(later(2_230000), "", id="a rise"),
        pytest.param(later(6_090000), "", id="three times"),
        pytest.param(later(6_090001), "PRICE_CHANGED", id="more than three times"),
        pytest.param(later(203000), "PRICE_CHANGED", id="a tenth"),
        pytest.param(later(0), "PRICE_CHANGED", id="free of charge"),
        pytest.param((FIRST, *later(20_300000, OWN)), "PRICE_CHANGED", id="a building's own"),
        pytest.param((FIRST, replace(OWN, price_net_e6=20_300000)), "PRICE_UNUSUAL", id="own"),
        pytest.param((replace(FIRST, valid_from=dt.date(2026, 11, 1)),), "", id="not yet"),
        pytest.param(
            (later(1)[0], replace(FIRST, unit=Unit.M2, valid_from=dt.date(2026, 10, 1))),
            "PRICE_UNUSUAL",
            id="another unit is a first price",
        ),
    ],
)
def test_what_is_unusual_about_a_price(tariffs: tuple[Tariff, ...], code: str) -> None:
    """Exactly one finding where something is, with the price."""
    found = list(unusual_prices(prices_of(tariffs, PERIOD), UsualPrices()))
    assert [one.code for one in found] == ([code] if code else [])


@pytest.mark.parametrize("unit", list(Unit))
def test_every_unit_has_a_bound(unit: Unit) -> None:
    """Ten times it is named with the bound."""
    bound = getattr(UsualPrices(), f"usual_price_{unit.lower()}")
    tariff = replace(FIRST, unit=unit, price_net_e6=bound * 10**7)
    (found,) = unusual_prices(prices_of([tariff], PERIOD), UsualPrices())
    assert dict(found.facts)["most"] == str(bound)
