"""Heating beside last year's: the change is what use and price make of it."""

import pytest

from einvoice.core.invoices import InvoiceLine
from einvoice.core.tariffs import VatKind
from jobs.views.heating_compared import compare_heating


def heating(net_cents: int, heat: str, tariff: str, area: int = 57_410) -> InvoiceLine:
    """Return a flat's line of heating."""
    inputs = (("heating_heat", heat), ("tariff", tariff), ("keys_sum", "1429.37"))
    taxed = (net_cents, 1200, VatKind.TAX)
    return InvoiceLine(1, "heating", area, "m2", None, *taxed, rule="heating", inputs=inputs)


def test_use_and_price_make_the_change() -> None:
    """At last year's price what was used more; the rest is the price."""
    found = compare_heating(
        [heating(7703, "27.532", "69.660000")], [heating(5420, "19.272", "70.020000")]
    )
    assert found is not None
    assert (found.change_cents, found.by_use_cents, found.by_price_cents) == (2283, 2323, -40)
    assert (found.heat_e3, found.then_heat_e3) == (27_532, 19_272)
    assert (found.price_cents, found.then_price_cents) == (6966, 7002)


def test_the_same_price_makes_nothing() -> None:
    """Parts of a house's cost are whole cents: at last year's price this use makes 23.23 alone."""
    found = compare_heating(
        [heating(7744, "27.532", "69.660000")], [heating(5420, "19.272", "69.660000")]
    )
    assert found is not None
    assert (found.change_cents, found.by_use_cents, found.by_price_cents) == (2324, 2324, 0)


@pytest.mark.parametrize(
    "then",
    [[], [heating(0, "0.000", "70.020000")], [heating(5420, "19.272", "70.020000", area=60_000)]],
    ids=["none", "heating off", "another area"],
)
def test_what_cannot_be_laid_to_both_is_not_said(then: list[InvoiceLine]) -> None:
    """Of a flat that counted for another part, use and price alone would not make the change."""
    assert compare_heating([heating(7703, "27.532", "69.660000")], then) is None
