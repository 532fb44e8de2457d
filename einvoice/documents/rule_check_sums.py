"""Rules on how much: lines, totals per rate, rounding, what is to be paid. Integers only."""

from einvoice.core import money
from einvoice.core.findings import Level
from einvoice.documents.rule import Rule, Terms
from einvoice.documents.written_invoice import WrittenInvoice, e4

_HALF_A_CENT_E4 = 50
_WHOLE_PERCENT_E4 = 10_000


def _line_sums(written: WrittenInvoice, terms: Terms) -> bool:
    """Nets make `InvoiceSum`; totals and `Rounding` make `TotalSum`."""
    texts, left_out = written.texts, terms.left_out
    rates_e4 = sum([vat.net_e4 for vat in written.vats])
    gap_e4 = e4(texts["TotalSum"]) - sum(written.totals_e4)
    wrong_net = "ItemSum" not in left_out and sum(written.nets_e4) != rates_e4
    wrong_gap = e4(texts.get("Rounding", "")) != gap_e4
    wrong_total = wrong_gap and not left_out.intersection({"ItemTotal", "Rounding"})
    return wrong_net or wrong_total


def _rate_sums(written: WrittenInvoice, terms: Terms) -> bool:
    """VAT is rounded once per rate; nets and VAT of all rates make the totals."""
    texts, vats, left_out = written.texts, written.vats, terms.left_out
    net_e4 = sum([vat.net_e4 for vat in vats])
    vat_e4 = sum([vat.vat_e4 for vat in vats])
    return (
        net_e4 + vat_e4 != e4(texts["TotalSum"])
        or ("InvoiceSum" not in left_out and net_e4 != e4(texts.get("InvoiceSum", "")))
        or ("TotalVATSum" not in left_out and vat_e4 != e4(texts.get("TotalVATSum", "")))
        or any(vat.vat_e4 != _vat_e4(vat.net_e4, vat.percent_e4) for vat in vats)
    )


def _vat_e4(net_e4: int, percent_e4: int) -> int:
    """Return the VAT of a net in whole cents, in 1/10000 EUR."""
    return 100 * money.round_half(net_e4 * percent_e4, 10**8)


def _rounding(written: WrittenInvoice, _: Terms) -> bool:
    """Half a cent per rate; a rate of broken percents rounds its lines too."""
    rates = written.vats
    broken = any(vat.percent_e4 % _WHOLE_PERCENT_E4 for vat in rates)
    most = _HALF_A_CENT_E4 * len(rates) + broken * len(written.invoice.lines)
    return abs(e4(written.texts.get("Rounding", ""))) > most


def _to_pay(written: WrittenInvoice, _: Terms) -> bool:
    """The month and what was carried in, never below zero; the rest stays in `BalanceEnd`.

    A credit invoice asks for nothing and carries nothing.
    """
    texts = written.texts
    if written.is_credit:
        asked_e4 = (e4(texts.get("TotalToPay", "")), e4(written.payment["PaymentTotalSum"]))
        return any(asked_e4) or "BalanceEnd" in texts
    end_e4 = e4(texts.get("BalanceBegin", "")) + e4(texts["TotalSum"])
    to_pay_e4 = max(0, end_e4)
    return (
        e4(texts.get("TotalToPay", "")) != to_pay_e4
        or e4(written.payment["PaymentTotalSum"]) != to_pay_e4
        or e4(texts.get("BalanceEnd", texts["TotalSum"])) != end_e4
        or (end_e4 < 0 and "BalanceEnd" not in texts)
    )


def _payable(written: WrittenInvoice, _: Terms) -> bool:
    payable = not written.is_credit and e4(written.payment["PaymentTotalSum"]) > 0
    return written.payment["Payable"] != ("YES" if payable else "NO")


def _nowhere_shown(written: WrittenInvoice, _: Terms) -> bool:
    hidden = written.attributes.get("presentment") == "NO"
    return hidden and written.payment["Payable"] == "NO" and not written.is_credit


def _currency(written: WrittenInvoice, _: Terms) -> bool:
    return written.payment["Currency"] != "EUR" or written.texts.get("Currency", "EUR") != "EUR"


def _zero_dropped(written: WrittenInvoice, terms: Terms) -> bool:
    """Every sum of every line and of the invoice is there, and every quantity and reading."""
    entries, left_out = len(written.invoice.lines), terms.left_out
    wanted = (_WITH_BALANCE if written.invoice.has_balance else _SUMS) - left_out
    return (
        not written.vats
        or not wanted <= written.texts.keys()
        or (len(written.nets_e4) != entries and "ItemSum" not in left_out)
        or (len(written.totals_e4) != entries and "ItemTotal" not in left_out)
        or (written.shown.vat_sums != entries and "VATSum" not in left_out)
        or _figure_of_a_line_dropped(written, left_out)
    )


def _figure_of_a_line_dropped(written: WrittenInvoice, left_out: frozenset[str]) -> bool:
    lines, shown = written.invoice.lines, written.shown
    read = [line for line in lines if line.opening_e3 is not None]
    readings = len([line for line in read if line.shown_readings[0] is not None])
    quantities = len([line for line in lines if line.quantity_e3 is not None])
    return (
        (shown.quantities != quantities and "ItemAmount" not in left_out)
        or (shown.openings != readings and "InitialReading" not in left_out)
        or (shown.closings != readings and "FinalReading" not in left_out)
    )


_SUMS = frozenset({"InvoiceSum", "Rounding", "TotalVATSum", "TotalSum", "TotalToPay", "Currency"})
_WITH_BALANCE = _SUMS | {"BalanceBegin", "BalanceEnd"}

SUM_RULES = (
    Rule("zero-dropped", Level.ERROR, "linter list: zero values are shown", _zero_dropped),
    Rule("line-sums", Level.ERROR, "fail code 9; sums of field use", _line_sums),
    Rule("rate-sums", Level.ERROR, "fail code 9; VAT once per rate", _rate_sums),
    Rule("rounding", Level.ERROR, "field use: half a cent per rate", _rounding),
    Rule("to-pay", Level.ERROR, "fail code 9; sums of field use", _to_pay),
    Rule("payable", Level.ERROR, "fail code 93; field use", _payable),
    Rule("nowhere-shown", Level.ERROR, "fail code 25", _nowhere_shown),
    Rule("currency", Level.ERROR, "fail code 7", _currency),
)
