"""Keys: what each flat counts for when a cost is split over its building."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from einvoice.core import money
from einvoice.core.allocation import whole_keys
from einvoice.core.flat_month import FlatMonth
from einvoice.core.methods import Key
from einvoice.core.shares import Share


@dataclass(frozen=True, slots=True)
class Keys:
    """A building's keys in flat order, as integers in exact proportion and as people read them."""

    values: tuple[int, ...]
    texts: tuple[str, ...]
    sum_text: str


def keys_of(key: Key, flats: Sequence[FlatMonth]) -> Keys:
    """Return the keys of a building's flats, in flat order.

    Areas in m2 with 2 decimals, persons, 1 for each premises, the ownership share as it is
    (any number, unrounded), own cold + hot m3 with 3 decimals where a negative one counts as 0.
    Of premises that were there for part of the month all but the m3 are weighted by days.
    """
    if key is Key.SHARE:
        shares = [month.premises.ownership_share for month in flats]
        texts = tuple(exact_text(share) for share in shares)
        return Keys(tuple(whole_keys(shares)), texts, exact_text(sum(shares, Fraction(0))))
    values = tuple(_value(key, month) for month in flats)
    decimals = _DECIMALS.get(key, 3)
    write = _text if key in _COUNTED else money.format_scaled
    texts = tuple(write(value, decimals) for value in values)
    return Keys(values, texts, write(sum(values), decimals))


_DECIMALS = {Key.AREA: 2, Key.HEAT_AREA: 2}
_COUNTED = frozenset({Key.PERSONS, Key.EQUAL})


def _text(value: int, decimals: int) -> str:
    text = money.format_scaled(value, decimals)
    return text[: -decimals - 1] if text.endswith("." + "0" * decimals) else text


def _value(key: Key, month: FlatMonth) -> int:
    match key:
        case Key.AREA:
            return month.premises.fee_area_m2_e2
        case Key.HEAT_AREA:
            return month.premises.heat_area_m2_e2
        case Key.PERSONS:
            return month.premises.persons_e3
        case Key.CONSUMPTION:
            return max(0, month.water_e3)
        case _:
            return month.premises.property_e3


def exact_text(number: Fraction) -> str:
    """Return a fraction as decimal text where that is exact, else as ``1/3``.

    An ownership share is shown as it was imported.

    >>> exact_text(Fraction("69.36")), exact_text(Fraction(1, 3)), exact_text(Fraction(-2))
    ('69.36', '1/3', '-2')
    """
    if isinstance(number, Share):
        return str(number)
    rest, decimals = number.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        decimals = max(decimals, power)
    if rest != 1:
        return str(number)
    return money.format_scaled(int(number * 10**decimals), decimals)
