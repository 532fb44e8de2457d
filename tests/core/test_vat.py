import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.core import money, vat
from einvoice.core.invoices import InvoiceLine, VatTotal
from einvoice.core.tariffs import VatKind


def line(net_cents: int, percent_e2: int, kind: VatKind = VatKind.TAX) -> InvoiceLine:
    """Return a line that has nothing but a net and a rate."""
    return InvoiceLine(1, "waste", None, "share", None, net_cents, percent_e2, kind)


@pytest.mark.parametrize(
    ("kind", "percent_e2", "fits"),
    [
        (VatKind.TAX, 2100, True),
        (VatKind.TAX, 0, True),
        (VatKind.TAX, -1, False),
        (VatKind.TAXEX, 0, True),
        (VatKind.TAXEX, 1, False),
        (VatKind.NOTTAX, 0, True),
        (VatKind.NOTTAX, 2100, False),
        (VatKind.NOTTAX, -1, False),
    ],
)
def test_without_vat_there_is_no_rate(kind: VatKind, percent_e2: int, fits: bool) -> None:  # noqa: FBT001 - a table
    """NOTTAX and TAXEX stand with 0 only."""
    assert vat.fits(kind, percent_e2) is fits


def test_vat_is_rounded_once_per_rate() -> None:
    """Nets are summed before VAT is rounded, in order of rate and kind."""
    lines = [
        line(2, 2100),
        line(2, 2100),
        line(100, 1200),
        line(5, 0),
        line(7, 0, VatKind.NOTTAX),
    ]
    assert vat.totals(lines) == (
        VatTotal(0, VatKind.NOTTAX, 7, 0),
        VatTotal(0, VatKind.TAX, 5, 0),
        VatTotal(1200, VatKind.TAX, 100, 12),
        VatTotal(2100, VatKind.TAX, 4, 1),
    )


def test_no_lines_have_no_totals() -> None:
    """An empty invoice has no VAT rows."""
    assert vat.totals([]) == ()


@given(st.lists(st.tuples(st.integers(-99999, 99999), st.sampled_from([0, 500, 1200, 2100]))))
def test_order_of_lines_is_irrelevant_and_no_net_is_lost(rows: list[tuple[int, int]]) -> None:
    """The totals hold every net once and are the same for any order of lines."""
    lines = [line(net, percent) for net, percent in rows]
    totals = vat.totals(lines)
    assert totals == vat.totals(lines[::-1])
    assert sum(total.net_cents for total in totals) == sum(net for net, _ in rows)
    for total in totals:
        assert total.vat_cents == money.vat_cents(total.net_cents, total.vat_percent_e2)
