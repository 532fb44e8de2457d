"""Charges: what writes the line of one service for the flats of a building.

A charge of a building is calculated for all its flats at once, in whole cents and also for flats
whose own invoice is held, so that its sum can be compared with what the building owes.
``rule`` and ``inputs`` of a line are ids and values from which a report can write the formula;
quantity, price and net are in the line itself.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress, repeat
from typing import Protocol

from einvoice.core import money
from einvoice.core.flat_month import FlatMonth
from einvoice.core.invoices import InvoiceLine
from einvoice.core.tariffs import Tariff, VatKind
from einvoice.core.validity import Dated

Inputs = tuple[tuple[str, str], ...]
Order = tuple[int, str, int, str]
"""The service's place and id, then tariffs before costs before single charges, then their id."""


class Charge(Protocol):
    """The rules that write lines of flats."""

    @property
    def order(self) -> Order:
        """The place of its lines on an invoice."""

    def write(self, flats: Sequence[FlatMonth], lines: Sequence[list[InvoiceLine]]) -> None:
        """Add its line to those of each flat that has one; both in flat order."""


@dataclass(frozen=True, slots=True)
class ChargeVat:
    """VAT of a charge: the household rate, the other rate (percent, 2 decimals), the kind."""

    household_e2: int
    other_e2: int
    kind: VatKind


@dataclass(frozen=True, slots=True)
class BuildingCharge:
    """One service for every flat of a building, in flat order.

    A priced charge (``unit_price_e4``) has a line where the quantity is not 0, even if its net
    rounds to 0; a split one where its cents are not 0. ``inputs`` are shared by all lines,
    ``own_inputs`` come before them. ``estimated`` and ``readings`` are empty where there is
    none.
    """

    order: Order
    service: str
    unit: str
    unit_price_e4: int | None
    quantities_e3: Sequence[int | None]
    nets: Sequence[int]
    vat: ChargeVat
    rule: str
    inputs: Inputs
    own_inputs: Sequence[Inputs] = ()
    estimated: Sequence[bool] = ()
    readings: Sequence[tuple[int | None, int | None]] = ()

    @property
    def net_cents(self) -> int:
        """The sum that all flats together are charged."""
        return sum(self.nets)

    def write(self, flats: Sequence[FlatMonth], lines: Sequence[list[InvoiceLine]]) -> None:
        """Add its line to those of each flat that has one."""
        of_household, of_others = self.vat.household_e2, self.vat.other_e2
        openings, closings = zip(*self.readings, strict=True) if self.readings else (_NONE, _NONE)
        own_inputs = [own + self.inputs for own in self.own_inputs]
        # The fields of a line in their order, column by column: line by line takes twice as long.
        rows = zip(
            [len(own) + 1 for own in lines],
            repeat(self.service),
            self.quantities_e3,
            repeat(self.unit),
            repeat(self.unit_price_e4),
            self.nets,
            [of_household if flat.household else of_others for flat in flats],
            repeat(self.vat.kind),
            self.estimated or repeat(False),  # noqa: FBT003 - a value, not a flag
            openings,
            closings,
            repeat(self.rule),
            own_inputs or repeat(self.inputs),
            repeat(""),
            strict=False,
        )
        charged = self.nets if self.unit_price_e4 is None else self.quantities_e3
        for own, row in compress(zip(lines, rows, strict=False), charged):
            own.append(_line(row))


_line: Callable[[tuple[object, ...]], InvoiceLine] = partial(tuple.__new__, InvoiceLine)
"""Makes a line of all its fields in order; as `_make`, without a function of Python's."""
_NONE = repeat(None)


def vat_of_tariff(tariff: Tariff) -> ChargeVat:
    """Return the rates at which a tariff is charged."""
    return ChargeVat(tariff.vat_percent_e2, tariff.vat_percent_other_e2, tariff.vat_kind)


def interval(row: Dated) -> str:
    """Return a validity as ISO interval; ``..`` is an open end."""
    return f"{row.valid_from or '..'}/{row.valid_to or '..'}"


def tariff_inputs(tariff: Tariff) -> Inputs:
    """Return the price as it was imported, since when it is valid, and for which building."""
    return (
        ("tariff", money.format_scaled(tariff.price_net_e6, 6)),
        ("tariff_valid", interval(tariff)),
        ("tariff_building", tariff.building_id),
    )


def days_inputs(flats: Sequence[FlatMonth]) -> list[Inputs]:
    """Return for each flat the days of a premises that was there for part of the month."""
    return [
        (("days", f"{flat.premises.days}/{flat.premises.month_days}"),)
        if flat.premises.part_of_month
        else ()
        for flat in flats
    ]


def write_lines(
    charges: Iterable[Charge], flats: Sequence[FlatMonth]
) -> list[tuple[InvoiceLine, ...]]:
    """Return the lines of each flat in the order of the charges given, numbered from 1."""
    lines: list[list[InvoiceLine]] = [[] for _ in flats]
    for charge in charges:
        charge.write(flats, lines)
    return [tuple(own) for own in lines]
