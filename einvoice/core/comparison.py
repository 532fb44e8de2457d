"""Compares what we charge with what another system charged, and names why they differ.

By flat and service, since that is what a customer asks about. The causes are told apart by what
both say of a charge: quantity, price, VAT rate. Where the other system says only a sum, a house
whose flats all differ in the same proportion has another price or cost, else it is shared
otherwise. Sums are integer cents; VAT of a charge is rounded by itself, for comparison alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.money import vat_cents


class DifferenceCause(StrEnum):
    """Why a charge differs."""

    MISSING = "missing"  # one system does not charge it
    READING = "reading"  # another quantity of what a meter measures
    TARIFF = "tariff"  # another price, or another cost of the house
    KEY = "key"  # another area, number of persons or share
    ROUNDING = "rounding"  # the same in all that is said, but for a cent
    VAT = "vat"  # another rate


@dataclass(frozen=True, slots=True)
class Charged:
    """A charge of a flat for a service. None = not said; a share of a cost has no price."""

    flat_id: str
    service: str
    net_cents: int
    quantity_e3: int | None = None
    unit_price_e4: int | None = None
    vat_percent_e2: int | None = None
    unit: str = ""
    building_id: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A charge that differs; None where a system does not charge it. ``cents`` = ours less theirs.

    A flat of one system alone is one difference without a service. Cents are with VAT where both
    say the rate, else net.
    """

    flat_id: str
    service: str
    cause: DifferenceCause
    theirs: Charged | None
    ours: Charged | None
    cents: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences by cause, the cause and the difference with most cents first.

    ``compared`` counts charges of either system; ``tolerated`` those that differ within the
    tolerance.
    """

    compared: int
    tolerated: int
    differences: tuple[Difference, ...]

    def by_cause(self) -> Mapping[DifferenceCause, tuple[Difference, ...]]:
        """Return the differences of each cause."""
        groups: dict[DifferenceCause, list[Difference]] = {}
        for difference in self.differences:
            groups.setdefault(difference.cause, []).append(difference)
        return {cause: tuple(group) for cause, group in groups.items()}


_Charges = Mapping[tuple[str, str], Charged]
_METERED = frozenset({"m3", "MWh"})
_ENOUGH = 3
"""Flats of a house from which a proportion can be seen."""


def compare(
    ours: Iterable[Charged], theirs: Iterable[Charged], tolerance_cents: int = 0
) -> Comparison:
    """Compare two systems' charges of a month; several lines of a flat and service are one."""
    own, other = _merged(ours), _merged(theirs)
    pairs = [(own[key], other[key]) for key in own.keys() & other.keys()]
    in_proportion = _in_proportion(pairs)
    differences = [
        difference
        for ours_of, theirs_of in pairs
        if (difference := _difference(ours_of, theirs_of, in_proportion)) is not None
    ]
    differences += _missing(own, other)
    kept = [difference for difference in differences if abs(difference.cents) > tolerance_cents]
    compared = len(own.keys() | other.keys())
    return Comparison(compared, len(differences) - len(kept), _sorted(kept))


def _merged(charges: Iterable[Charged]) -> dict[tuple[str, str], Charged]:
    merged: dict[tuple[str, str], Charged] = {}
    for charge in charges:
        key = charge.flat_id, charge.service
        merged[key] = _together(merged[key], charge) if key in merged else charge
    return merged


def _together(one: Charged, other: Charged) -> Charged:
    quantities = one.quantity_e3, other.quantity_e3
    known = [quantity for quantity in quantities if quantity is not None]
    same_price = one.unit_price_e4 == other.unit_price_e4
    same_rate = one.vat_percent_e2 == other.vat_percent_e2
    return Charged(
        one.flat_id,
        one.service,
        one.net_cents + other.net_cents,
        sum(known) if len(known) == len(quantities) else None,
        one.unit_price_e4 if same_price else None,
        one.vat_percent_e2 if same_rate else None,
        one.unit,
        one.building_id,
    )


def _difference(
    ours: Charged, theirs: Charged, in_proportion: frozenset[tuple[str, str]]
) -> Difference | None:
    other_rate = _differs(ours.vat_percent_e2, theirs.vat_percent_e2)
    net = ours.net_cents - theirs.net_cents
    if not net and not other_rate:
        return None
    cents, of_rate = net, 0
    if ours.vat_percent_e2 is not None and theirs.vat_percent_e2 is not None:
        own_vat = vat_cents(ours.net_cents, ours.vat_percent_e2)
        cents += own_vat - vat_cents(theirs.net_cents, theirs.vat_percent_e2)
        of_rate = own_vat - vat_cents(ours.net_cents, theirs.vat_percent_e2)
    if other_rate and abs(of_rate) >= abs(net):
        cause = DifferenceCause.VAT
    else:
        proportional = (ours.building_id, ours.service) in in_proportion
        cause = _cause_of_net(ours, theirs, proportional=proportional)
    return Difference(ours.flat_id, ours.service, cause, theirs, ours, cents)


def _cause_of_net(ours: Charged, theirs: Charged, *, proportional: bool) -> DifferenceCause:
    other_price = _differs(ours.unit_price_e4, theirs.unit_price_e4)
    other_quantity = _differs(ours.quantity_e3, theirs.quantity_e3)
    if other_quantity and not (other_price and _price_weighs_more(ours, theirs)):
        return _of_quantity(ours)
    if other_price:
        return DifferenceCause.TARIFF
    if abs(ours.net_cents - theirs.net_cents) <= _rounding(ours):
        return DifferenceCause.ROUNDING
    if proportional:
        return DifferenceCause.TARIFF
    if ours.unit_price_e4 is None:
        return DifferenceCause.KEY
    # What they say is as ours: what they do not say is what differs.
    return DifferenceCause.TARIFF if theirs.quantity_e3 is not None else _of_quantity(ours)


def _differs(ours: int | None, theirs: int | None) -> bool:
    """Return whether both say a value, and not the same."""
    return ours is not None and theirs is not None and ours != theirs


def _price_weighs_more(ours: Charged, theirs: Charged) -> bool:
    own_quantity, own_price = ours.quantity_e3 or 0, ours.unit_price_e4 or 0
    by_quantity = abs(own_quantity - (theirs.quantity_e3 or 0)) * own_price
    by_price = abs(own_price - (theirs.unit_price_e4 or 0)) * own_quantity
    return by_price >= by_quantity


def _of_quantity(ours: Charged) -> DifferenceCause:
    return DifferenceCause.READING if ours.unit in _METERED else DifferenceCause.KEY


def _rounding(ours: Charged) -> int:
    """Return by how many cents rounding alone can differ: a cent, and decimals of the price."""
    return 1 + abs(ours.quantity_e3 or 0) // 200_000


def _in_proportion(pairs: Iterable[tuple[Charged, Charged]]) -> frozenset[tuple[str, str]]:
    """Return the buildings and services whose flats all differ in one proportion, to the cent."""
    houses: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for ours, theirs in pairs:
        nets = ours.net_cents, theirs.net_cents
        houses[ours.building_id, ours.service].append(nets)
    return frozenset(house for house, nets in houses.items() if _is_proportion(nets))


def _is_proportion(nets: list[tuple[int, int]]) -> bool:
    ours, theirs = (sum(column) for column in zip(*nets, strict=True))
    if len(nets) < _ENOUGH or abs(ours - theirs) <= len(nets) or not ours:
        return False
    return all(2 * abs(their * ours - own * theirs) <= 3 * abs(ours) for own, their in nets)


def _missing(own: _Charges, other: _Charges) -> list[Difference]:
    """Return what one system charges alone; of a flat that the other does not know, its sum."""
    flats = {flat for flat, _ in own}, {flat for flat, _ in other}
    return [
        *_of_one(own, other, flats[1], sign=1),
        *_of_one(other, own, flats[0], sign=-1),
    ]


def _of_one(
    charges: _Charges, others: _Charges, known: set[str], *, sign: int
) -> Iterable[Difference]:
    whole: dict[str, int] = defaultdict(int)
    for (flat_id, service), charge in charges.items():
        if (flat_id, service) in others or not charge.net_cents:
            continue
        cents = sign * (charge.net_cents + vat_cents(charge.net_cents, charge.vat_percent_e2 or 0))
        if flat_id not in known:
            whole[flat_id] += cents
            continue
        theirs, ours = (None, charge) if sign > 0 else (charge, None)
        yield Difference(flat_id, service, DifferenceCause.MISSING, theirs, ours, cents)
    for flat_id, cents in whole.items():
        yield Difference(flat_id, "", DifferenceCause.MISSING, None, None, cents)


def _sorted(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    weights: dict[DifferenceCause, int] = defaultdict(int)
    own = list(differences)
    for difference in own:
        weights[difference.cause] += abs(difference.cents)
    return tuple(
        sorted(
            own,
            key=lambda d: (-weights[d.cause], d.cause, -abs(d.cents), d.flat_id, d.service),
        )
    )
