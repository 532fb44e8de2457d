"""VAT of an invoice: rounded once per rate on the sum of the nets (as EN 16931 does it)."""

from collections.abc import Iterable
from typing import Protocol

from einvoice.core import money
from einvoice.core.invoices import VatTotal
from einvoice.core.tariffs import VatKind


def fits(kind: VatKind, vat_percent_e2: int) -> bool:
    """Return whether a rate may go with a kind: without VAT there is no rate but 0.

    >>> fits(VatKind.NOTTAX, 2100), fits(VatKind.TAX, 0)
    (False, True)
    """
    return vat_percent_e2 == 0 or (vat_percent_e2 > 0 and kind is VatKind.TAX)


class Taxed(Protocol):
    """A line as far as its VAT."""

    @property
    def net_cents(self) -> int:
        """The net."""

    @property
    def vat_percent_e2(self) -> int:
        """The rate."""

    @property
    def vat_kind(self) -> VatKind:
        """The kind of VAT."""


def totals(lines: Iterable[Taxed]) -> tuple[VatTotal, ...]:
    """Return the nets and the VAT per rate and kind, in order of rate and kind."""
    # By identity of the kind: hashing an enum member costs more than all the rest.
    nets: dict[tuple[int, int], int] = {}
    kinds: dict[int, VatKind] = {}
    for line in lines:
        kind = line.vat_kind
        rate = (line.vat_percent_e2, id(kind))
        if rate in nets:
            nets[rate] += line.net_cents
        else:
            nets[rate] = line.net_cents
            kinds[id(kind)] = kind
    rates = sorted((percent, kinds[kind], net) for (percent, kind), net in nets.items())
    return tuple(
        [
            VatTotal(percent, kind, net, money.vat_cents(net, percent))
            for percent, kind, net in rates
        ]
    )
