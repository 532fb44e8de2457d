"""Figures of a page as its language writes them: sums, quantities, prices, shares."""

from einvoice.core import money
from einvoice.core.invoices import InvoiceLine
from einvoice.core.money import PRICE_DECIMALS
from einvoice.texts.explain import quantity_text, short_facts
from einvoice.texts.pages import WORDS
from einvoice.texts.writing import filled, grouped, written

_MINUS = "\u2212"


def figure(number: str, language: str) -> str:
    """Return a decimal number as a page has it: with the language's decimal sign, and a minus.

    >>> figure("-3.50", "lv"), figure("-3.50", "en")
    ('−3,50', '−3.50')
    """
    return str(written(number, language)).replace("-", _MINUS)


def sum_text(cents: int, language: str) -> str:
    """Return a sum in EUR with two decimals, its thousands apart.

    >>> sum_text(123456789, "lv"), sum_text(-5, "en")
    ('1\u00a0234\u00a0567,89', '\u22120.05')
    """
    return grouped(figure(money.format_cents(cents), language))


def sum_to_type(cents: int, language: str) -> str:
    """Return a sum in EUR as it is typed or copied into a bank's field.

    >>> sum_to_type(123456789, "lv")
    '1234567,89'
    """
    return figure(money.format_cents(cents), language)


def grouped_count(count: int) -> str:
    """Return a count with its thousands apart.

    >>> grouped_count(1234567)
    '1\u00a0234\u00a0567'
    """
    return f"{count:,}".replace(",", "\u00a0")


def percent_text(percent_e2: int, language: str) -> str:
    """Return a rate without needless zeros."""
    return figure(money.format_percent(percent_e2), language)


def cubic_metres(value_e3: int, language: str) -> str:
    """Return an amount of water with three decimals, its thousands apart."""
    return grouped(figure(money.format_scaled(value_e3, 3), language))


def price_text(line: InvoiceLine, language: str) -> str:
    """Return the unit price with four decimals, thousands apart; empty where there is none."""
    if line.unit_price_e4 is None:
        return ""
    return grouped(figure(money.format_scaled(line.unit_price_e4, PRICE_DECIMALS), language))


def measured(line: InvoiceLine, unit: str, language: str) -> str:
    """Return a line's quantity with its unit, or its part of what the house shares.

    A part is "1 of 38" where all flats count alike, otherwise in percent.
    """
    if line.quantity_e3 is not None:
        return f"{grouped(figure(quantity_text(line), language))} {unit}"
    facts = short_facts(line.inputs, line.unit_price_e4, language)
    if "percent" not in facts:
        return ""
    if line.rule == "split_equal":
        parts = {"part": facts["key"], "whole": facts["keys_sum"]}
        return filled(WORDS["share"], parts, language)
    return f"{facts['percent']} %"
