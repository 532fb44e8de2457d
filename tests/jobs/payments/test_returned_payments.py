"""Payments that come back: what is undone at once, what is proposed, what waits."""

from dataclasses import replace

import pytest
from paid_company import PaidCompany, booked

from bank_adapters.simulator.statements import SWEDBANK, render_fidavista
from einvoice.core.payments import StatementEntry
from einvoice.core.references import reference

NOT_OURS = 'not_ours = [{ name = "debits", code = "*" }]\n'


def test_a_returned_payment_is_undone(paid: PaidCompany) -> None:
    """The invoice is open again, and the account says both."""
    row = paid.invoices[0]
    cents, global_id = int(row["total_cents"]), paid.global_id(row["invoice_number"])
    entries = [booked(9, cents, end_to_end_id=global_id), booked(12, -cents, "", global_id)]
    result = paid.read(paid.write(paid.statement(9, 15, entries)))
    assert result.code == 0, result.err
    assert paid.state_of(row["flat_id"]) == ("unpaid", cents)
    kinds = [entry["kind"] for entry in paid.account_of(row["flat_id"])["rows"]]
    assert kinds == ["invoice", "payment", "return"]


def test_a_payment_is_undone_on_its_own_day(paid: PaidCompany) -> None:
    """Whichever of the two has the lower id, and also when both are decided anew."""
    entries, rows = [], [row for row in paid.invoices if row["bank"]][:8]
    for row in rows:
        cents, global_id = int(row["total_cents"]), paid.global_id(row["invoice_number"])
        entries += [booked(9, cents, end_to_end_id=global_id), booked(9, -cents, "", global_id)]
    assert paid.read(paid.write(paid.statement(9, 9, entries))).code == 0
    assert paid.read(paid.write(paid.statement(8, 8, [booked(8, 5, "īre")]))).code == 3
    first_is_lower = set()
    for row in rows:
        _, payment, back = paid.account_of(row["flat_id"])["rows"]
        assert (payment["kind"], back["kind"]) == ("payment", "return")
        first_is_lower.add(payment["document"] < back["document"])
    assert first_is_lower == {True, False}
    assert len(paid.waiting()) == 1


@pytest.mark.parametrize("named", ["bank_ref", "transaction_id"])
def test_what_a_bank_calls_a_return_is_undone_by_what_it_names(
    paid: PaidCompany, named: str
) -> None:
    """The bank's reference of the payment, or its transaction id; the sum must be the payment's."""
    row = paid.invoices[0]
    cents = int(row["total_cents"])
    entries = [
        naming(booked(9, cents, reference(row["invoice_number"])), **{named: "B1"}),
        naming(booked(12, 1 - cents), **{named: "B1"}),
        naming(booked(12, -cents), **{named: "B2"}),
        naming(booked(13, -cents), **{named: "B1"}),
    ]
    paid.read(paid.write(paid.statement(9, 15, entries)))
    assert paid.state_of(row["flat_id"]) == ("unpaid", cents)
    assert [(w["cents"], w["booked_on"]) for w in paid.waiting()] == [
        (1 - cents, "2026-11-12"),
        (-cents, "2026-11-12"),
    ]


def test_a_banks_reference_undoes_nothing_where_no_bank_says_return(paid: PaidCompany) -> None:
    """A payment and its fee share it."""
    row = paid.invoices[0]
    cents = int(row["total_cents"])
    payment = naming(booked(9, cents, reference(row["invoice_number"])), bank_ref="B1")
    fee = replace(naming(booked(9, -cents), bank_ref="B1"), kind="PMNT-MDOP-CHRG")
    paid.read(paid.write(paid.statement(9, 15, [payment, fee])))
    assert paid.state_of(row["flat_id"]) == ("paid", 0)
    assert [w["cents"] for w in paid.waiting()] == [-cents]


def naming(entry: StatementEntry, **names: str) -> StatementEntry:
    """Return an entry whose payment has references; a debit is one that its bank calls a return."""
    kind = "PMNT-RCDT-RRTN" if entry.cents < 0 else ""
    return replace(entry, kind=kind, parts=(replace(entry.parts[0], **names),))


@pytest.mark.parametrize("rules", ["", NOT_OURS])
def test_a_debit_that_names_ours_is_a_proposal(paid: PaidCompany, rules: str) -> None:
    """FiDAViSta has no field for it: nothing is undone by itself, nor taken for not ours."""
    row = paid.invoices[0]
    number, cents = row["invoice_number"], int(row["total_cents"])
    if rules:
        paid.company.edit_config('by_account = "propose"\n', f'by_account = "propose"\n{rules}')
    entries = [
        booked(9, cents, f"Rēķins {reference(number)}"),
        booked(12, -cents, f"Atgriezts maksājums, rēķins {number}"),
        booked(13, -100, "Komisija"),
    ]
    path = paid.write(paid.statement(9, 15))
    path.write_bytes(render_fidavista(paid.statement(9, 15, entries), SWEDBANK))
    assert paid.read(path).code == 3
    assert paid.state_of(row["flat_id"]) == ("paid", 0)
    waiting = {w["cents"]: [p["flat_id"] for p in w["proposals"]] for w in paid.waiting()}
    assert waiting == {-cents: [row["flat_id"]]} | ({} if rules else {-100: []})
    payment = next(w["payment_id"] for w in paid.waiting() if w["cents"] == -cents)
    assert paid.cli("payments", "accept", payment, "--flat", row["flat_id"]).code == 0
    assert paid.account_of(row["flat_id"])["balance_cents"] == cents


def test_a_debit_that_names_nothing_waits(paid: PaidCompany) -> None:
    """A fee is not ours until a person says so."""
    assert paid.read(paid.write(paid.statement(9, 15, [booked(9, -100, "Komisija")]))).code == 3
    (fee,) = paid.waiting()
    assert (fee["why"], fee["cents"]) == ("not_a_payment", -100)
