"""Corrections as lines on the next invoice, where the bank was paid already."""

import shlex

import pytest
from month_steps import (
    FIRST,
    accepted,
    answered,
    credit,
    live,
    send_silently,
)
from sample_company import Company

from einvoice.core.exit_codes import ExitCode


def test_paid_already_leads_to_a_line_on_the_next_invoice(company: Company) -> None:
    """After fail code 92: void the credit note, then a line on next month's invoice, once."""
    old = accepted(company)[0]
    credit(company, old)
    send_silently(company)
    answered(company, 92)
    (refused,) = company.cli("status", "--json").json["refused"]
    assert refused["next_command"] == f"einvoice void {FIRST} --reason TEXT"
    number = old["invoice_number"]
    again = company.cli("credit", number, "--reason", "paid", "--as", "correction")
    assert again.code == ExitCode.REFUSED_BY_CHECK, "the credit note may still be on its way"
    assert company.cli("void", FIRST, "--reason", "paid").code == 0
    done = company.cli("credit", number, "--reason", "paid", "--as", "correction", "--json")
    assert done.code == 0, done.err
    charges = done.json["charges"]
    assert {one["period"] for one in charges} == {"2026-11"}
    assert sum(one["net_cents"] for one in charges) == -int(old["net_cents"])
    assert live(company, old["flat_id"]) == old
    for how in ("correction", "credit-note"):
        twice = company.cli("credit", number, "--reason", "paid", "--as", how)
        assert twice.code == ExitCode.REFUSED_BY_CHECK
        assert f"{number} is taken back by charge credit-{number}-1" in twice.err


@pytest.mark.parametrize("drafted", [True, False])
def test_a_correction_stands_on_the_next_invoice(simple: Company, *, drafted: bool) -> None:
    """Next month takes the invoice back by one line per VAT rate and kind, naming the month."""
    old = accepted(simple)[0]
    number, flat_id = old["invoice_number"], old["flat_id"]
    later = ("--period", "2026-11")
    if drafted:
        assert simple.cli("calculate", *later, today="2026-12-05").code == 0
    done = simple.cli("credit", number, "--reason", "not owner", "--as", "correction")
    assert done.code == 0, done.err
    assert "2026-11" in done.out
    if not drafted:
        assert simple.cli("calculate", *later, today="2026-12-05").code == 0
    shown = simple.cli("show", flat_id, *later, "--json").json
    lines = [line for line in shown["lines"] if line["service"] == "correction"]
    rates = {row["vat_percent"] for row in simple.table("vat")}
    assert len(lines) == len(rates) > 1
    assert sum(line["net_cents"] for line in lines) == -int(old["net_cents"])
    assert (shown["net_cents"], shown["total_cents"]) == (0, 0)
    assert "correction" in [notice["code"] for notice in shown["notices"]]
    assert number in simple.cli("show", flat_id, *later).out


def charges_row(company: Company, flat_id: str, net: str, *rates: str) -> str:
    """Write rows, one for each VAT rate, that bill October again on November's invoice."""
    path = company.home / "charges.csv"
    rows = [
        f"again-{rate},{flat_id},2026-11,correction,{net},{rate},2026-10,paid already\n"
        for rate in rates or ("21",)
    ]
    head = "charge_id,flat_id,period,service,net,vat_percent,for_period,reason\n"
    path.write_text(head + "".join(rows), "utf-8")
    return str(path)


def test_a_month_that_was_taken_back_does_not_end_unbilled(simple: Company) -> None:
    """Every screen says what is missing; the later invoice is held until the month is billed."""
    old = accepted(simple)[0]
    flat_id, later = old["flat_id"], ("--period", "2026-11")
    done = simple.cli("credit", old["invoice_number"], "--reason", "x", "--as", "correction")
    missing = f"2026-10: of 1 flat ({flat_id}) the invoice is taken back on the one of 2026-11"
    assert missing in done.err
    assert done.last_line.endswith("import --example charges")
    example = simple.cli(*shlex.split(done.last_line.partition("einvoice ")[2]))
    assert example.code == 0, "nobody has the file yet"
    assert example.out.startswith("charge_id,flat_id,")
    assert "a row for each VAT rate" in done.err
    assert simple.cli("run").code == ExitCode.NEEDS_A_PERSON
    status = simple.cli("status")
    assert missing in status.out + status.err
    assert status.last_line.endswith("import --example charges")
    checked = simple.cli("check")
    assert checked.code == ExitCode.NEEDS_A_PERSON
    assert "1 flat has a month that was taken back and is billed nowhere" in checked.out
    simple.cli("calculate", *later, today="2026-12-05")
    shown = simple.cli("show", flat_id, *later)
    assert "and nothing is billed in their place" in shown.out
    assert f"release {flat_id} --period 2026-11" in shown.out
    assert shown.last_line.endswith("import --example charges")
    assert simple.cli("import", charges_row(simple, flat_id, "12.34")).code == 0
    assert missing in simple.cli("status").out, "nothing is billed at the other VAT rates"
    simple.cli("calculate", *later, today="2026-12-05")
    assert simple.cli("show", flat_id, *later, "--json").json["state"] == "held"
    rates = sorted({row["vat_percent"] for row in simple.table("vat")})
    assert simple.cli("import", charges_row(simple, flat_id, "12.34", *rates)).code == 0
    assert "taken back on the one" not in simple.cli("status").out
    assert simple.cli("run").code == 0
    simple.cli("calculate", *later, today="2026-12-05")
    billed = simple.cli("show", flat_id, *later, "--json").json
    assert (billed["state"], billed["net_cents"]) == ("draft", 1234 * len(rates))


@pytest.mark.parametrize("way", ["release", "a row of 0.00"])
def test_nothing_is_to_be_billed_again(simple: Company, way: str) -> None:
    """A person says so, by a release of the later month or by a row of 0.00."""
    old = accepted(simple)[0]
    flat_id, later = old["flat_id"], ("--period", "2026-11")
    simple.cli("credit", old["invoice_number"], "--reason", "x", "--as", "correction")
    simple.cli("calculate", *later, today="2026-12-05")
    if way == "release":
        done = simple.cli("release", flat_id, *later, "--reason", "sold", today="2026-12-05")
        assert "NOT_BILLED_AGAIN" in done.err
    else:
        assert simple.cli("import", charges_row(simple, flat_id, "0.00")).code == 0
        simple.cli("calculate", *later, today="2026-12-05")
    assert simple.cli("show", flat_id, *later, "--json").json["state"] == "draft"
    simple.cli("run", *later, today="2026-12-05")
    assert simple.cli("run").code == 0


def test_a_new_customer_does_not_get_the_old_ones_correction(simple: Company) -> None:
    """Who moved in since is not given back what the other paid; the bank's way is named.

    Who has the same name, and no code any more, is the same.
    """
    old, same = accepted(simple)[:2]
    path = simple.home / "customers-new.csv"
    rows = (simple.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    written = [rows[0]]
    for invoice in (old, same):
        own = next(row for row in rows if row.startswith(f"{invoice['flat_id']},")).split(",")
        written.append(",".join([*own[:-1], "2026-11-09"]))
        own[1] = "Jaunā Īpašniece" if invoice is old else own[1]
        own[3], own[-2:] = "", ["2026-11-10", ""]
        written.append(",".join(own))
    path.write_text("\n".join([*written, ""]), "utf-8")
    imported = simple.cli("import", str(path))
    assert imported.code == 0, imported.err
    number = old["invoice_number"]
    refused = simple.cli("credit", number, "--reason", "x", "--as", "correction")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert f"{number}: {old['flat_id']} has another customer in 2026-11" in refused.err
    assert simple.cli("credit", number, "--reason", "x").code == 0
    corrected = ("credit", same["invoice_number"], "--reason", "x", "--as", "correction")
    assert simple.cli(*corrected).code == 0


def test_a_correction_goes_to_the_first_month_that_is_not_issued(simple: Company) -> None:
    """An issued month cannot take it any more."""
    old = accepted(simple)[0]
    assert simple.cli("run", "--period", "2026-11", today="2026-12-05").code == 0
    done = simple.cli(
        "credit", old["invoice_number"], "--reason", "x", "--as", "correction", "--json"
    )
    assert {one["period"] for one in done.json["charges"]} == {"2026-12"}


def test_a_flat_that_ends_takes_no_correction(simple: Company) -> None:
    """There is no next invoice that a line could stand on; the bank's way is named."""
    old = accepted(simple)[0]
    path = simple.home / "flats-closed.csv"
    rows = (simple.home / "input" / "flats.csv").read_text("utf-8").splitlines()
    own = next(row for row in rows if row.startswith(f"{old['flat_id']},"))
    path.write_text(f"{rows[0]}\n{own.rstrip(',')},,2026-10-31\n", "utf-8")
    imported = simple.cli("import", str(path))
    assert imported.code == 0, imported.err
    number = old["invoice_number"]
    refused = simple.cli("credit", number, "--reason", "x", "--as", "correction")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
