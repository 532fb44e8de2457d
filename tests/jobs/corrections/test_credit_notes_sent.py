"""Credit notes on their way: answers, later months, and a database of yesterday."""

import csv

import pytest
from month_steps import (
    FIRST,
    accepted,
    answered,
    credit,
    send_silently,
    state,
    state_of,
)
from sample_company import Company

from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from jobs.running import month

EXPORTED = ("invoices", "lines", "files", "vat", "credit_notes")


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


def test_notes_that_count_as_accepted_are_refused_after_all(company: Company) -> None:
    """A person said that the bank has them: the screens name the old invoices that it keeps."""
    old = accepted(company)[0]
    credit(company, old)
    send_silently(company)
    (file_id,) = [row["file_id"] for row in company.table("files") if row["total_cents"] == "0"]
    word = ("--evidence", "Ilze")
    company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["no-answer"]\n')
    assert company.cli("mark-accepted", file_id, *word).code == 0
    answered(company, 92)
    shown = company.cli("answers")
    assert f"has them: {FIRST} (1 in all)" in shown.err
    assert "it keeps the old invoices, also beside the new" in shown.err
    assert "mark-refused" not in shown.last_line
    (message,) = company.cli("answers", "--json").json["answers"]
    settle = ("answers", "--settle", message["id"], "--reason")
    refused = company.cli(*settle, "as the screen says")
    assert (refused.code, refused.last_line.endswith(" answers")) == (4, True)
    assert company.cli(*settle, f"{file_id}: the customers know").code == 0
    assert state_of(company, old["invoice_number"]) == "credited"


def test_a_refused_file_of_credit_notes_credits_nothing(company: Company) -> None:
    """All its credit notes are refused; the invoices stand."""
    rows = accepted(company)
    credit(company, *rows[:2])
    send_silently(company)
    answered(company, 57, whole=True)
    assert {row["state"] for row in company.table("credit_notes")} == {"rejected"}
    assert {state_of(company, row["invoice_number"]) for row in rows[:2]} == {"accepted"}


@pytest.mark.parametrize(
    ("home", "stage"),
    [("sqlite", stage) for stage in ("before", "issued", "sent", "accepted", "anew")]
    + [("postgresql", "sent")],
    indirect=["home"],
)
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


@pytest.mark.parametrize(
    ("home", "stage"),
    [("sqlite", "before"), ("sqlite", "sent"), ("postgresql", "before")],
    indirect=["home"],
)
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
