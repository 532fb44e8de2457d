"""Taking back what banks have: credit notes, their answers, and lines on the next invoice."""

import re

from at_the_bank import BANK
from credit_steps import credit_file
from month_steps import (
    FIRST,
    accepted,
    credit,
    live,
    state_of,
)
from sample_company import Company
from sqlalchemy import delete

from einvoice.core.exit_codes import ExitCode
from einvoice.core.money import parse_scaled
from einvoice.store.input_tables import balances


def test_an_accepted_credit_note_credits_its_invoice_and_the_flat_is_issued_anew(
    home: Company,
) -> None:
    """The bank gets one credit invoice; the flat is held until released, then has one live one."""
    old = accepted(home)[1]
    done = home.cli("credit", old["invoice_number"], "--reason", "wrong readings")
    assert done.code == 0
    assert old["invoice_number"] in done.out
    assert FIRST in done.out
    assert "einvoice release FLAT --period 2026-10 --reason TEXT` lets `run`" in done.err
    assert done.last_line.endswith("run --period 2026-10")
    assert live(home, old["flat_id"]) == old, "the invoice stands until the bank has the other"
    status = home.cli("run", "--json").json
    assert (status["counts"]["credited"], status["counts"]["held"]) == (1, 1)
    assert status["exit_code"] == ExitCode.NEEDS_A_PERSON
    assert status["credit_notes"] == [
        {
            "credit_note": FIRST,
            "cancels": old["invoice_number"],
            "flat_id": old["flat_id"],
            "bank": BANK,
            "total_cents": -int(old["total_cents"]),
            "state": "accepted",
        }
    ]
    assert state_of(home, old["invoice_number"]) == "credited"
    held = home.cli("run")
    assert held.code == ExitCode.NEEDS_A_PERSON
    assert home.cli("release", old["flat_id"], "--reason", "corrected").code == 0
    assert home.cli("run").code == 0
    rows = [row for row in home.table("invoices") if row["flat_id"] == old["flat_id"]]
    assert sorted(row["state"] for row in rows) == ["accepted", "credited"]
    new = next(row for row in rows if row["state"] == "accepted")
    assert new["invoice_number"] > old["invoice_number"]
    assert home.cli("report", "--json").json["balances"]
    assert "nothing to do" in home.cli("run").err


def test_what_is_released_at_once_is_put_right_by_one_run(company: Company) -> None:
    """Credit note sent and accepted, new invoice issued, sent and accepted: one run, no ceiling."""
    company.edit_config("held_flats = 25", "held_flats = 0")
    rows = accepted(company)[:3]
    credit(company, *rows)
    freed = [row["flat_id"] for row in rows[:2]]
    assert company.cli("release", *freed, "--reason", "corrected").code == 0
    done = company.cli("run", "--json")
    assert done.code == ExitCode.NEEDS_A_PERSON, done.err
    (held,) = done.json["held"]
    assert (held["flat_id"], held["code"]) == (rows[2]["flat_id"], "TAKEN_BACK")
    counts = done.json["counts"]
    assert (counts["credited"], counts["awaited"], counts["drafts"]) == (3, 0, 0)
    for flat_id in freed:
        states = [row["state"] for row in company.table("invoices") if row["flat_id"] == flat_id]
        assert sorted(states) == ["accepted", "credited"]
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON, "the ceiling does not count it"


def test_a_flat_taken_back_that_is_wrong_besides_counts_for_the_ceiling(company: Company) -> None:
    """A person's hold hides no other reason."""
    company.edit_config("held_flats = 25", "held_flats = 0")
    old = accepted(company)[0]
    credit(company, old)
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    with company.context() as context, context.store.writing() as tx:
        tx.execute(delete(balances).where(balances.c.flat_id == old["flat_id"]))
    stopped = company.cli("calculate")
    assert stopped.code == ExitCode.REFUSED_BY_CHECK
    assert "1 flat is held, expected at most 0" in stopped.err


def test_a_credit_invoice_is_its_invoice_negated(company: Company) -> None:
    """Sums cancel to the cent; it names its invoice, asks for nothing and goes the same way."""
    old = accepted(company)[2]
    sent = company.cli("show", old["invoice_number"], "--format", "xml").out
    credit(company, old)
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    text = credit_file(company).read_text("utf-8")
    (line,) = re.findall(r"<Invoice .*</Invoice>", text)
    assert company.cli("show", FIRST, "--format", "xml").out.strip() == line
    source = old["invoice_number"]
    assert f'<Type type="CRE"><SourceInvoice>{source}</SourceInvoice></Type>' in line
    assert "<DocumentName>Kredītrēķins</DocumentName>" in line or 'languageId="lv"' not in line
    assert "DueDate" not in line
    assert "Balance" not in line
    assert "<Payable>NO</Payable>" in line
    assert "<TotalToPay>0.00</TotalToPay>" in line
    assert "<PaymentTotalSum>0.00</PaymentTotalSum>" in line
    for name in ("ItemSum", "ItemTotal", "VATSum", "SumBeforeVAT", "TotalSum", "TotalVATSum"):
        pattern = rf"<{name}>(-?[0-9.]+)<"
        sums = [parse_scaled(one, 4) for one in re.findall(pattern, line)]
        assert sums == [-parse_scaled(one, 4) for one in re.findall(pattern, sent)], name
        assert sums
    for name in ("channelAddress", "serviceId", "regNumber", "sellerContractId"):
        found = re.compile(f'{name}="([^"]*)"')
        assert found.findall(line) == found.findall(sent), name
    assert "<TotalNumberInvoices>1</TotalNumberInvoices><TotalAmount>0.00<" in re.sub(
        r">\s+<", "><", text
    )


def test_a_batch_is_numbered_in_the_order_of_the_invoices(company: Company) -> None:
    """All or none; the series is its own and has no gap, and invoices have none for it."""
    rows = accepted(company)
    credit(company, rows[2], rows[0])
    credit(company, rows[1])
    notes = company.table("credit_notes")
    assert [(row["credit_note"], row["invoice_number"]) for row in notes] == [
        (FIRST, rows[0]["invoice_number"]),
        ("26119000002", rows[2]["invoice_number"]),
        ("26119000003", rows[1]["invoice_number"]),
    ]
    for note in notes:
        (old,) = [r for r in rows if r["invoice_number"] == note["invoice_number"]]
        for name in ("net_cents", "vat_cents", "total_cents"):
            assert int(note[name]) == -int(old[name])
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    assert credit_file(company).read_text("utf-8").count('type="CRE"') == 3
    freed = [row["flat_id"] for row in rows[:3]]
    assert company.cli("release", *freed, "--reason", "x").code == 0
    assert company.cli("run").code == 0
    issued = sorted(int(row["invoice_number"]) for row in company.table("invoices"))
    assert issued == list(range(issued[0], issued[0] + len(issued)))


def test_a_credited_flat_is_held_for_that_month_alone(simple: Company) -> None:
    """The next month goes on; a general hold outlives the credit note's end."""
    old = accepted(simple)[0]
    flat_id = old["flat_id"]
    credit(simple, old)
    assert simple.cli("run").code == ExitCode.NEEDS_A_PERSON
    later = ("--period", "2026-11")
    assert simple.cli("calculate", *later, today="2026-12-05").code == 0
    shown = simple.cli("show", flat_id, *later, "--json").json
    assert shown["state"] == "draft"
    assert simple.cli("show", flat_id, "--period", "2026-10", "--json").json["state"] == "held"


def test_the_end_of_a_credit_note_releases_no_other_hold(simple: Company) -> None:
    """Who is held until released stays held, before and after the credit note."""
    old = accepted(simple)[0]
    flat_id = old["flat_id"]
    assert simple.cli("hold", flat_id, "--reason", "under repair").code == 0
    credit(simple, old)
    assert simple.cli("void", FIRST, "--reason", "not so").code == 0
    later = ("--period", "2026-11")
    simple.cli("calculate", *later, today="2026-12-05")
    assert simple.cli("show", flat_id, *later, "--json").json["state"] == "held"


def test_a_credited_flat_shows_both(company: Company) -> None:
    """The invoice says which credit note takes it back; the credit note's number finds it too."""
    old = accepted(company)[0]
    credit(company, old)
    for name in (old["invoice_number"], FIRST):
        shown = company.cli("show", name)
        assert f"credit note {FIRST} of 2026-11-05 takes back invoice" in shown.out
    assert company.cli("show", FIRST, "--format", "xml").code == ExitCode.USAGE, "in no file yet"
