"""Invoices that the linter must not refuse, and what a profile forbids."""

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import pytest
from broken_invoices import ALL_LINES, OLD, TWO_LINES
from damaged_invoices import FAMILIES, Sample, broken, buyer
from sample_invoices import BUYER, ISSUED, invoice, order

from einvoice.documents.bank_file import write_bank_file
from einvoice.texts.findings import sentence

GOOD = [
    pytest.param({}, {}, id="as it is"),
    pytest.param({"subscribed_from": dt.date(2026, 10, 31)}, {}, id="subscribed on the last day"),
    pytest.param({"subscribed_to": ISSUED}, {}, id="subscription ends today"),
    pytest.param({}, {"today": dt.date(2026, 11, 25)}, id="the last sending day"),
    pytest.param(buyer(code="32867300679"), {}, id="new code with the old check digit"),
    pytest.param(buyer(code="40203999985"), {}, id="company"),
    pytest.param({**buyer(code=""), "payer_code": "010190-11004"}, {}, id="payer's code"),
    pytest.param({"balance_begin_cents": -99999}, {}, id="overpaid"),
    pytest.param({"has_balance": False}, {}, id="no balances"),
    pytest.param({"lines": TWO_LINES}, {}, id="zero quantity and readings"),
    pytest.param({"payer_name": ""}, {}, id="the buyer pays"),
]


@pytest.mark.parametrize("version", FAMILIES)
@pytest.mark.parametrize(("changes", "ordered"), GOOD)
def test_nothing_is_held_against_a_good_invoice(
    version: str, changes: dict[str, Any], ordered: dict[str, Any]
) -> None:
    """The linter must say no to nothing that is right, up to every boundary."""
    assert broken(Sample("none", invoice=changes, order=ordered), version) == []


def test_rates_of_broken_percents_round_each_line() -> None:
    """Where line VAT has more than 4 decimals, what its rounding adds is no fault."""
    pair = tuple(
        ALL_LINES[4]._replace(line_no=number, net_cents=1, vat_percent_e2=550)
        for number in range(1, 8)
    )
    assert broken(Sample("none", invoice={"lines": pair}), "1.2") == []


CREDITS = [
    pytest.param({}, id="as it is"),
    pytest.param({"subscribed_to": dt.date(2026, 10, 5)}, id="the customer's order has ended"),
    pytest.param({"due_date": dt.date(2026, 11, 1)}, id="the invoice was due before"),
    pytest.param({"balance_begin_cents": 99999}, id="the invoice carried a debt"),
    pytest.param({"balance_begin_cents": -99999}, id="the invoice carried an overpayment"),
    pytest.param({"lines": TWO_LINES}, id="zero quantity and readings"),
]


@pytest.mark.parametrize("version", FAMILIES)
@pytest.mark.parametrize("changes", CREDITS)
def test_nothing_is_held_against_a_good_credit_invoice(
    version: str, changes: dict[str, Any]
) -> None:
    """It asks for nothing, has no date to keep, and follows its invoice whoever pays now."""
    assert broken(Sample("none", invoice=changes, cancels=OLD), version) == []


@pytest.mark.parametrize("version", FAMILIES)
def test_what_a_profile_forbids_is_not_missed(version: str) -> None:
    """An element left out for a bank breaks none of the rules that would look for it."""
    forbidden = (
        "@languageId",
        "InvoiceInformation/DueDate",
        "InvoiceInformation/Period",
        "InvoiceSumGroup/Balance",
        "InvoiceSumGroup/Rounding",
        "InvoiceSumGroup/InvoiceSum",
        "InvoiceSumGroup/TotalVATSum",
        "InvoiceItem/InvoiceItemGroup/ItemEntry/ItemTotal",
        "InvoiceItem/InvoiceItemGroup/ItemEntry/ItemSum",
        "InvoiceItem/InvoiceItemGroup/ItemEntry/InitialReading",
        "PaymentInfo/PayToBIC",
    )
    out = io.BytesIO()
    made = order([invoice(1)], version, forbidden_elements=forbidden)
    result = write_bank_file(made, [invoice(1)], out)
    assert result.findings == ()
    names = {path.rpartition("/")[2].removeprefix("@") for path in forbidden}
    assert not [name for name in names if f"<{name}>".encode() in out.getvalue()]
    assert b"languageId" not in out.getvalue()


def test_an_empty_name_is_seen_where_a_profile_forbids_something() -> None:
    """Taking an element out changes nothing about the others: an empty name stays an empty name."""
    bad = invoice(2, buyer=replace(BUYER, name=""), payer_name="Anna Bērziņa")
    made = order([bad], forbidden_elements=("@presentment",))
    (finding,) = write_bank_file(made, [bad], io.BytesIO()).findings
    assert "rule buyer-name: " in sentence(finding, "en")


def test_a_payer_name_that_a_profile_forbids() -> None:
    """1.1 can do without the payer's name."""
    made = order([invoice(1)], "1.1", forbidden_elements=("PaymentInfo/PayerName",))
    assert write_bank_file(made, [invoice(1)], io.BytesIO()).findings == ()
