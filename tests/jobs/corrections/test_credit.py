"""Taking back what banks have: credit notes, their answers, and lines on the next invoice."""

import csv
import re
from pathlib import Path

import pytest
from at_the_bank import BANK
from month_steps import (
    FIRST,
    accepted,
    answered,
    credit,
    deliver_silently,
    live,
    prepare,
    send_silently,
    state,
    state_of,
)
from sample_company import Company
from sqlalchemy import delete, update

from einvoice.core.exit_codes import ExitCode
from einvoice.core.money import parse_scaled
from einvoice.core.period import Period
from einvoice.store import frozen, guards
from einvoice.store.input_tables import balances
from einvoice.store.tables import e_invoices
from jobs.running import month

EXPORTED = ("invoices", "lines", "files", "vat", "credit_notes")


def credit_file(company: Company) -> Path:
    """Return the one file of credit notes in the bank's inbox."""
    (path,) = [
        path
        for path in (company.home / "bank" / BANK / "inbox").iterdir()
        if b'type="CRE"' in path.read_bytes()
    ]
    return path


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


@pytest.mark.parametrize(
    ("stage", "message"),
    [
        pytest.param("issue", "is issued (no bank has it: `einvoice void ", id="issued"),
        pytest.param("render", "is rendered (no bank has it: `einvoice void ", id="rendered"),
        pytest.param("sent", "is sent (its bank has not answered: `einvoice poll`)", id="sent"),
    ],
)
def test_only_what_a_bank_accepted_gets_a_credit_note(
    company: Company, stage: str, message: str
) -> None:
    """Everything else has its own remedy, which is named; nothing is changed."""
    prepare(company, "calculate", "issue", *(["render"] if stage != "issue" else []))
    if stage == "sent":
        deliver_silently(company)
    row = next(row for row in company.table("invoices") if row["bank"] == BANK)
    refused = company.cli("credit", row["invoice_number"], "--reason", "x")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert message in refused.err
    assert company.table("credit_notes") == []


def test_a_batch_with_one_wrong_invoice_is_refused_whole(company: Company) -> None:
    """Every invoice that cannot be credited is named."""
    rows = accepted(company)
    credit(company, rows[0])
    nobody = next(row for row in company.table("invoices") if row["bank"] == "")
    numbers = [rows[0]["invoice_number"], rows[1]["invoice_number"], nobody["invoice_number"]]
    refused = company.cli("credit", *numbers, "--reason", "x")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert f"{numbers[0]} has credit note {FIRST}" in refused.err
    assert f"{numbers[2]} is issued" in refused.err
    assert numbers[1] not in refused.err
    assert len(company.table("credit_notes")) == 1


@pytest.mark.parametrize("how", ["credit-note", "correction"])
@pytest.mark.parametrize(
    ("number", "reason", "message"),
    [
        pytest.param("26110000099", "x", "no such live invoice", id="unknown"),
        pytest.param(None, " ", "--reason is missing", id="no reason"),
    ],
)
def test_a_wrong_call_is_refused(
    company: Company, how: str, number: str | None, reason: str, message: str
) -> None:
    """Exit 2 and what was expected."""
    number = number or accepted(company)[0]["invoice_number"]
    refused = company.cli("credit", number, "--reason", reason, "--as", how)
    assert refused.code == ExitCode.USAGE
    assert message in refused.err


@pytest.mark.parametrize("stage", ["issued", "rendered", "rejected"])
def test_a_credit_note_that_no_bank_took_can_be_void(company: Company, stage: str) -> None:
    """The invoice stays as it was, its flat is not held, and a new credit note may be issued."""
    old = accepted(company)[0]
    credit(company, old)
    if stage == "rendered":
        assert company.cli("render").code == 0
    if stage == "rejected":
        send_silently(company)
        answered(company, 91)
    done = company.cli("void", FIRST, "--reason", "not so")
    assert done.code == 0, done.err
    assert old["invoice_number"] in done.err
    assert live(company, old["flat_id"]) == old
    status = company.cli("run", "--json").json
    assert status["exit_code"] == 0
    assert [note["state"] for note in status["credit_notes"]] == ["void"]
    assert company.cli("void", FIRST, "--reason", "again").code == ExitCode.USAGE
    credit(company, old)
    assert company.table("credit_notes")[1]["credit_note"] == "26119000002"
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    assert credit_file(company).read_text("utf-8").count('type="CRE"') == 1
    assert state_of(company, old["invoice_number"]) == "credited"


def test_what_else_lay_in_a_file_taken_back_goes_out_as_the_next_attempt(company: Company) -> None:
    """Voiding one of two credit notes leaves the other in a new file."""
    rows = accepted(company)
    credit(company, *rows[:2])
    assert company.cli("render").code == 0
    assert company.cli("void", FIRST, "--reason", "x").code == 0
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    text = credit_file(company).read_text("utf-8")
    assert re.findall('invoiceGlobUniqId="([^"]*)"', text) == ["49900001005-26119000002-2"]


@pytest.mark.parametrize("stage", ["sent", "accepted"])
def test_a_credit_note_that_a_bank_has_is_never_void(company: Company, stage: str) -> None:
    """It is refused (4) and nothing changes."""
    old = accepted(company)[0]
    credit(company, old)
    send_silently(company)
    if stage == "accepted":
        answered(company, None)
    before = company.table("credit_notes")
    assert company.cli("void", FIRST, "--reason", "x").code == ExitCode.REFUSED_BY_CHECK
    assert company.table("credit_notes") == before
    assert before[0]["state"] == stage


@pytest.mark.parametrize(
    ("code", "note", "invoice"),
    [
        (None, "accepted", "credited"),
        (105, "accepted", "credited"),
        (103, "accepted", "credited"),
        (104, "accepted", "credited"),
        (91, "rejected", "accepted"),
        (92, "rejected", "accepted"),
        (93, "rejected", "accepted"),
        (102, "rejected", "accepted"),
        (7777, "rejected", "accepted"),
    ],
)
def test_the_banks_answer_to_a_credit_note(
    company: Company, code: int | None, note: str, invoice: str
) -> None:
    """Cancelled, also in part, credits the invoice; a refusal leaves it."""
    old = accepted(company)[0]
    credit(company, old)
    send_silently(company)
    answered(company, code)
    assert [row["state"] for row in company.table("credit_notes")] == [note]
    assert state_of(company, old["invoice_number"]) == invoice
    found = company.cli("report", "--json").json
    refused, remarks = (
        [(one["invoice_number"], one["code"]) for one in found[name]]
        for name in ("refused", "remarks")
    )
    assert refused == ([(FIRST, code)] if note == "rejected" else [])
    assert remarks == ([(FIRST, code)] if note == "accepted" and code else [])
    assert found["balances"]


def test_a_refused_file_of_credit_notes_credits_nothing(company: Company) -> None:
    """All its credit notes are refused; the invoices stand."""
    rows = accepted(company)
    credit(company, *rows[:2])
    send_silently(company)
    answered(company, 57, whole=True)
    assert {row["state"] for row in company.table("credit_notes")} == {"rejected"}
    assert {state_of(company, row["invoice_number"]) for row in rows[:2]} == {"accepted"}


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


def charges_row(company: Company, flat_id: str, net: str) -> str:
    """Write a row that bills October again on November's invoice."""
    path = company.home / "charges.csv"
    path.write_text(
        "charge_id,flat_id,period,service,net,vat_percent,for_period,reason\n"
        f"again-1,{flat_id},2026-11,correction,{net},21,2026-10,paid already\n",
        "utf-8",
    )
    return str(path)


def test_a_month_that_was_taken_back_does_not_end_unbilled(simple: Company) -> None:
    """Every screen says what is missing; the later invoice is held until the month is billed."""
    old = accepted(simple)[0]
    flat_id, later = old["flat_id"], ("--period", "2026-11")
    done = simple.cli("credit", old["invoice_number"], "--reason", "x", "--as", "correction")
    missing = f"2026-10: of 1 flat ({flat_id}) the invoice is taken back on the one of 2026-11"
    assert missing in done.err
    assert done.last_line.endswith("import charges.csv")
    assert simple.cli("run").code == ExitCode.NEEDS_A_PERSON
    status = simple.cli("status")
    assert missing in status.out + status.err
    assert status.last_line.endswith("import charges.csv")
    checked = simple.cli("check")
    assert checked.code == ExitCode.NEEDS_A_PERSON
    assert "1 flat has a month that was taken back and is billed nowhere" in checked.out
    simple.cli("calculate", *later, today="2026-12-05")
    shown = simple.cli("show", flat_id, *later)
    assert "and nothing is billed in its place" in shown.out
    assert f"release {flat_id} --period 2026-11" in shown.out
    assert shown.last_line.endswith("import charges.csv")
    assert simple.cli("import", charges_row(simple, flat_id, "12.34")).code == 0
    assert "taken back on the one" not in simple.cli("status").out
    assert simple.cli("run").code == 0
    simple.cli("calculate", *later, today="2026-12-05")
    billed = simple.cli("show", flat_id, *later, "--json").json
    assert (billed["state"], billed["net_cents"]) == ("draft", 1234)


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


@pytest.mark.parametrize("how", ["credit-note", "correction"])
def test_what_a_bank_has_not_accepted_is_not_taken_back(simple: Company, how: str) -> None:
    """Were a sent one refused later, its line would give back what nobody owes."""
    prepare(simple, "calculate", "issue", "render")
    deliver_silently(simple)
    row = next(row for row in simple.table("invoices") if row["state"] == "sent")
    refused = simple.cli("credit", row["invoice_number"], "--reason", "x", "--as", how)
    assert refused.code == ExitCode.REFUSED_BY_CHECK


def test_a_new_customer_does_not_get_the_old_ones_correction(simple: Company) -> None:
    """Who moved in since is not given back what the other paid; the bank's way is named."""
    old = accepted(simple)[0]
    path = simple.home / "customers-new.csv"
    rows = (simple.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    own = next(row for row in rows if row.startswith(f"{old['flat_id']},")).split(",")
    closed = [*own[:-1], "2026-11-09"]
    own[1], own[3], own[-2:] = "Jaunā Īpašniece", "", ["2026-11-10", ""]
    path.write_text("\n".join([rows[0], ",".join(closed), ",".join(own), ""]), "utf-8")
    imported = simple.cli("import", str(path))
    assert imported.code == 0, imported.err
    number = old["invoice_number"]
    refused = simple.cli("credit", number, "--reason", "x", "--as", "correction")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert "has another customer in 2026-11" in refused.err
    assert simple.cli("credit", number, "--reason", "x").code == 0


def test_a_correction_goes_to_the_first_month_that_is_not_issued(simple: Company) -> None:
    """An issued month cannot take it any more."""
    old = accepted(simple)[0]
    assert simple.cli("run", "--period", "2026-11", today="2026-12-05").code == 0
    done = simple.cli(
        "credit", old["invoice_number"], "--reason", "x", "--as", "correction", "--json"
    )
    assert {one["period"] for one in done.json["charges"]} == {"2026-12"}


@pytest.mark.parametrize("stage", ["before", "issued", "sent", "accepted", "anew"])
def test_credit_notes_outlive_an_older_database(home: Company, stage: str) -> None:
    """After a restore every credit note, credited invoice and new invoice is known again."""
    old = accepted(home)[1]
    copy = home.home / "copy.db"

    def at(now: str) -> None:
        if now == stage:
            assert home.cli("backup", str(copy)).code == 0

    at("before")
    credit(home, old)
    at("issued")
    assert home.cli("render").code == 0
    assert home.cli("deliver").code == 0
    at("sent")
    assert home.cli("poll").code == 0
    at("accepted")
    assert home.cli("release", old["flat_id"], "--reason", "corrected").code == 0
    assert home.cli("run").code == 0
    at("anew")
    before = state(home) | {name: home.table(name) for name in EXPORTED}
    restored = home.cli("restore", str(copy))
    assert restored.code == 0, restored.err
    assert state(home) | {name: home.table(name) for name in EXPORTED} == before
    assert home.cli("credit", old["invoice_number"], "--reason", "x").code == 4
    assert "nothing to do" in home.cli("run").err
    assert home.bank_files() == before["banks"]
    rows = [row for row in home.table("invoices") if row["flat_id"] == old["flat_id"]]
    credit(home, next(row for row in rows if row["state"] == "accepted"))
    assert home.table("credit_notes")[-1]["credit_note"] == "26119000002"


@pytest.mark.parametrize("stage", ["before", "sent"])
def test_a_restore_does_not_let_the_wrong_invoice_out_again(home: Company, stage: str) -> None:
    """The hold that came with the credit note is known again: nothing is issued by itself."""
    old = accepted(home)[1]
    copy = home.home / "copy.db"
    if stage == "before":
        assert home.cli("backup", str(copy)).code == 0
    credit(home, old)
    assert home.cli("run").code == ExitCode.NEEDS_A_PERSON
    if stage == "sent":
        assert home.cli("backup", str(copy)).code == 0
    assert home.cli("restore", str(copy)).code == 0
    assert home.cli("run").code == ExitCode.NEEDS_A_PERSON
    rows = [row for row in home.table("invoices") if row["flat_id"] == old["flat_id"]]
    assert sorted(row["state"] for row in rows) == ["credited", "held"]


def test_a_credit_note_that_rendering_refuses_is_named(company: Company) -> None:
    """It stands among what is held, with its reason and exit 3, until somebody mends it."""
    old = accepted(company)[0]
    credit(company, old)
    with company.context() as context, context.store.writing() as tx:
        broken = update(e_invoices).values(channel_address="LV00")
        with guards.thawed(tx, "a test"):
            tx.execute(broken.where(e_invoices.c.channel_address != ""))
        frozen.freeze(tx, frozen.frozen_shards(tx, Period(2026, 10)), "a test")
    for _ in range(2):
        found = company.cli("run", "--json")
        assert found.code == ExitCode.NEEDS_A_PERSON
        (held,) = found.json["held"]
        assert (held["flat_id"], held["code"]) == (old["flat_id"], "channel-address")
        assert found.json["next_command"] == f"einvoice show {old['flat_id']} --period 2026-10"
    assert [note["state"] for note in found.json["credit_notes"]] == ["issued"]


def test_the_run_of_a_later_month_sends_an_earlier_ones_credit_note(company: Company) -> None:
    """Without `--period` it brings earlier months to their end; no deadline is lost by that."""
    old = accepted(company)[0]
    late = "2026-12-05"
    assert company.cli("credit", old["invoice_number"], "--reason", "x", today=late).code == 0
    status = company.cli("status", today=late)
    assert "2026-10 has something on its way" in " ".join(status.out.split())
    watch = company.cli("watch", "--json", today="2026-12-10")
    assert any("2026-10 has something" in line for line in watch.json["missing"])
    company.cli("run", today=late)
    assert state_of(company, old["invoice_number"]) == "credited"
    with company.context(today=late) as context:
        report = month.run(context, Period(2026, 10), only_begun=True)
        assert report.exit_code in {ExitCode.DONE, ExitCode.NEEDS_A_PERSON}


@pytest.mark.parametrize("command", ["void", "show", "credit"])
def test_a_number_of_twenty_digits_is_no_invoice(company: Company, command: str) -> None:
    """Refused like any other that is not there."""
    reason = () if command == "show" else ("--reason", "x")
    assert company.cli(command, "9" * 20, *reason).code == ExitCode.USAGE


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


def test_a_credited_flat_shows_both(company: Company) -> None:
    """The invoice says which credit note takes it back; the credit note's number finds it too."""
    old = accepted(company)[0]
    credit(company, old)
    for name in (old["invoice_number"], FIRST):
        shown = company.cli("show", name)
        assert f"credit note {FIRST} of 2026-11-05 takes back invoice" in shown.out
    assert company.cli("show", FIRST, "--format", "xml").code == ExitCode.USAGE, "in no file yet"


def test_credit_notes_are_sent_after_the_deadline_and_the_customers_order(
    company: Company,
) -> None:
    """They have no due date, and go to the account the invoice went to, whoever pays now."""
    old = accepted(company)[0]
    path = company.home / "subscriptions.csv"
    with (company.home / "input" / "subscriptions.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["flat_id"] == old["flat_id"]]
    for row in rows:
        row["valid_to"] = "2026-11-10"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    company.cli("import", str(path))
    late = "2026-12-20"
    number = old["invoice_number"]
    assert company.cli("credit", number, "--reason", "x", today=late).code == 0
    done = company.cli("run", "--period", "2026-10", "--json", today=late)
    assert done.code == ExitCode.NEEDS_A_PERSON, done.err
    (note,) = done.json["credit_notes"]
    assert (note["credit_note"], note["state"]) == ("26129000001", "accepted")
