"""VAT of an invoice: rounded once per rate on the sum of the nets (as EN 16931 does it)."""

from collections.abc import Iterable

from einvoice.core import money
from einvoice.core.invoices import InvoiceLine, VatTotal
from einvoice.core.tariffs import VatKind


def fits(kind: VatKind, vat_percent_e2: int) -> bool:
    """Tell whether a rate may stand with a kind: without VAT there is no rate but 0.

    >>> fits(VatKind.NOTTAX, 2100), fits(VatKind.TAX, 0)
    (False, True)
    """
    return vat_percent_e2 == 0 or (vat_percent_e2 > 0 and kind is VatKind.TAX)


def totals(lines: Iterable[InvoiceLine]) -> tuple[VatTotal, ...]:
    """Return the nets and the VAT per rate and kind, in order of rate and kind."""
    nets: dict[tuple[int, VatKind], int] = {}
    for line in lines:
        rate = (line.vat_percent_e2, line.vat_kind)
        nets[rate] = nets.get(rate, 0) + line.net_cents
    return tuple(
        VatTotal(percent, kind, net, money.vat_cents(net, percent))
        for (percent, kind), net in sorted(nets.items())
    )
