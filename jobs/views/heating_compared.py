"""The heating of an invoice beside the same month of last year: by how much, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from einvoice.core import money
from einvoice.core.invoices import InvoiceLine

_E3, _E6 = 3, 6


@dataclass(frozen=True, slots=True)
class HeatingCompared:
    """Heating without VAT now and then: cents, the house's MWh (3 decimals), the price of a MWh.

    The change in cents is ``by_use_cents``, at last year's price, and ``by_price_cents``, which is
    nothing where the price is the same: a cent of rounding is of the use then.
    """

    change_cents: int
    by_use_cents: int
    by_price_cents: int
    heat_e3: int
    then_heat_e3: int
    price_cents: int
    then_price_cents: int


def compare_heating(
    now: Iterable[InvoiceLine], then: Iterable[InvoiceLine]
) -> HeatingCompared | None:
    """Return the heating of two invoices; None where it cannot be laid to use and price alone.

    That is where one of them has none, or the flat counted for another part of the house's area.
    """
    line, before = _heating(now), _heating(then)
    if line is None or before is None:
        return None
    facts, earlier = dict(line.inputs), dict(before.inputs)
    then_heat_e3 = money.parse_scaled(earlier["heating_heat"], _E3)
    same_part = (line.quantity_e3, facts["keys_sum"]) == (before.quantity_e3, earlier["keys_sum"])
    if not same_part or not then_heat_e3:
        return None
    heat_e3 = money.parse_scaled(facts["heating_heat"], _E3)
    change_cents = line.net_cents - before.net_cents
    by_use_cents = money.round_half(before.net_cents * (heat_e3 - then_heat_e3), then_heat_e3)
    if facts["tariff"] == earlier["tariff"]:
        by_use_cents = change_cents
    return HeatingCompared(
        change_cents=change_cents,
        by_use_cents=by_use_cents,
        by_price_cents=change_cents - by_use_cents,
        heat_e3=heat_e3,
        then_heat_e3=then_heat_e3,
        price_cents=_price_cents(facts),
        then_price_cents=_price_cents(earlier),
    )


def _heating(lines: Iterable[InvoiceLine]) -> InvoiceLine | None:
    return next((line for line in lines if line.rule == "heating"), None)


def _price_cents(inputs: dict[str, str]) -> int:
    return money.round_half(money.parse_scaled(inputs["tariff"], _E6), 10**4)
