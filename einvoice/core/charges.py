"""Charges: what can write the line of one service for the flats of a building.

Every kind of charge prepares once per building what its lines share, and then writes a flat's
line in whole cents. ``rule`` and ``inputs`` of a line are ids and values from which a report can
write the formula; quantity, price and net stand in the line itself.
"""

from collections.abc import Sequence
from typing import Protocol

from einvoice.core.flat_month import FlatMonth
from einvoice.core.invoices import InvoiceLine
from einvoice.core.premises import Customer
from einvoice.core.validity import Dated

Inputs = tuple[tuple[str, str], ...]
Order = tuple[int, str, int, str]
"""The service's place and id, then tariffs before costs before single charges, then their id."""


class Charge(Protocol):
    """What can write a flat's line."""

    @property
    def order(self) -> Order:
        """Where its lines stand on an invoice."""

    def line(self, flat: FlatMonth, customer: Customer, line_no: int) -> InvoiceLine | None:
        """Return the flat's line, ``None`` where it has none."""


def interval(row: Dated) -> str:
    """Return a validity as ISO interval; ``..`` is an open end."""
    return f"{row.valid_from or '..'}/{row.valid_to or '..'}"


def write_lines(
    charges: Sequence[Charge], flat: FlatMonth, customer: Customer
) -> tuple[InvoiceLine, ...]:
    """Return a flat's lines in the order of the charges given, numbered from 1."""
    lines: list[InvoiceLine] = []
    for charge in charges:
        line = charge.line(flat, customer, len(lines) + 1)
        if line is not None:
            lines.append(line)
    return tuple(lines)
