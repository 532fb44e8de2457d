"""Exact decimal arithmetic on scaled integers: the only place where anything is rounded.

Money is whole cents. ``round half`` means half away from zero (RULES.md, "Arithmetic").
"""

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"(-?)([0-9]+)(?:\.([0-9]+))?")

PRICE_DECIMALS = 4
"""Every price is rounded to this before it multiplies; the bank format shows as many."""


def round_half(numerator: int, denominator: int) -> int:
    """Return ``numerator / denominator`` rounded to an integer, half away from zero.

    >>> [round_half(n, 2) for n in (1, 3, -1, -3)]
    [1, 2, -1, -2]
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def rescale(value: int, from_decimals: int, to_decimals: int) -> int:
    """Return a scaled integer at another scale, rounded half away from zero.

    >>> rescale(1234567, 6, 4)
    12346
    """
    if to_decimals >= from_decimals:
        return int(value * 10 ** (to_decimals - from_decimals))
    return round_half(value, 10 ** (from_decimals - to_decimals))


def price_e4(price_e6: int) -> int:
    """Return a price (EUR, 6 decimals) as it may be used: rounded to 4 decimals."""
    return rescale(price_e6, 6, PRICE_DECIMALS)


def line_net_cents(quantity_e3: int, unit_price_e4: int) -> int:
    """Return ``round(quantity x unit price, 2)`` in cents: the net of a priced line.

    >>> line_net_cents(4341, 10913)
    474
    """
    return round_half(quantity_e3 * unit_price_e4, 10**5)


def line_nets_cents(quantities_e3: Iterable[int], unit_price_e4: int) -> list[int]:
    """Return `line_net_cents` of many quantities at one price, in a fraction of the time.

    >>> line_nets_cents([4341, -4341, 0], 10913)
    [474, -474, 0]
    """
    exact = [quantity * unit_price_e4 for quantity in quantities_e3]
    return [(n + 50_000) // 100_000 if n >= 0 else -((50_000 - n) // 100_000) for n in exact]


def vat_cents(net_cents: int, vat_percent_e2: int) -> int:
    """Return the VAT of a sum of nets at one rate, in cents.

    >>> vat_cents(22308 - 18, 2100)
    4681
    """
    return round_half(net_cents * vat_percent_e2, 10**4)


def parse_scaled(text: str, decimals: int) -> int:
    """Return a decimal number as an integer scaled by ``10**decimals``.

    Raises:
        ValueError: not a plain decimal number with ``.``, or more decimals than allowed.

    >>> parse_scaled("-3.50", 2), parse_scaled("7", 3)
    (-350, 7000)
    """
    match = _NUMBER.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError("not a number")
    sign, whole, fraction = match.group(1), match.group(2), match.group(3) or ""
    if len(fraction.rstrip("0")) > decimals:
        raise ValueError(f"more than {decimals} decimals")
    value = int(whole + fraction.rstrip("0").ljust(decimals, "0"))
    return -value if sign else value


def format_scaled(value: int, decimals: int) -> str:
    """Return a scaled integer as decimal text with exactly that many decimals.

    >>> format_scaled(-5, 2), format_scaled(12, 0)
    ('-0.05', '12')
    """
    digits = str(value)
    if decimals == 0:
        return digits
    if value > 0 and len(digits) > decimals:  # nearly always
        return f"{digits[:-decimals]}.{digits[-decimals:]}"
    digits = str(abs(value)).zfill(decimals + 1)
    return f"{'-' if value < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"


def format_cents(cents: int) -> str:
    """Return cents as EUR with two decimals, a point and no grouping."""
    return format_scaled(cents, 2)


def format_e4(value: int) -> str:
    """Return `format_scaled` with four decimals: an invoice of 16 lines has some 70 of these.

    >>> format_e4(10000), format_e4(9999), format_e4(-5)
    ('1.0000', '0.9999', '-0.0005')
    """
    if value > 9_999:  # noqa: PLR2004 - with a digit before the point
        digits = str(value)
        return f"{digits[:-4]}.{digits[-4:]}"
    return format_scaled(value, 4)


def format_e3(value: int) -> str:
    """Return `format_scaled` with three decimals, for readings and quantities.

    >>> format_e3(1000), format_e3(999), format_e3(-5)
    ('1.000', '0.999', '-0.005')
    """
    if value > 999:  # noqa: PLR2004 - with a digit before the point
        digits = str(value)
        return f"{digits[:-3]}.{digits[-3:]}"
    return format_scaled(value, 3)


def line_vat_e4(net_cents: int, vat_percent_e2: int) -> int:
    """Return the VAT of one line in 1/10000 EUR, as the bank's format shows it.

    >>> line_vat_e4(474, 2100), line_vat_e4(-1, 550), line_vat_e4(1, 1)
    (9954, -6, 0)
    """
    exact_e6 = net_cents * vat_percent_e2
    # With a rate of whole percents nothing is left to round.
    return rescale(exact_e6, 6, 4) if exact_e6 % 100 else exact_e6 // 100


def format_percent(percent_e2: int) -> str:
    """Return a rate without needless zeros.

    >>> format_percent(2100), format_percent(550), format_percent(0)
    ('21', '5.5', '0')
    """
    return format_scaled(percent_e2, 2).rstrip("0").rstrip(".")
