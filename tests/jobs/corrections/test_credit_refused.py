"""What gets no credit note, which credit notes are void, and which never."""

import re

import pytest
from at_the_bank import BANK
from credit_steps import credit_file
from month_steps import (
    FIRST,
    accepted,
    answered,
    credit,
    deliver_silently,
    live,
    prepare,
    refuse,
    send_silently,
    state_of,
)
from sample_company import Company
from sqlalchemy import update

from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.store import frozen, guards
from einvoice.store.tables import e_invoices


@pytest.mark.parametrize(
    ("stage", "message"),
    [
        pytest.param("issue", "is issued (no bank has it: `einvoice void ", id="issued"),
        pytest.param("render", "is rendered (no bank has it: `einvoice void ", id="rendered"),
        pytest.param("sent", "is sent (its bank has not answered: `einvoice poll`)", id="sent"),
        pytest.param("rejected", "is rejected (its bank refused it: `einvoice rerun", id="refused"),
    ],
)
def test_only_what_a_bank_accepted_gets_a_credit_note(
    company: Company, stage: str, message: str
) -> None:
    """Everything else has its own remedy, which is named; nothing is changed."""
    if stage == "rejected":
        refuse(company, (0, 33))
    else:
        prepare(company, "calculate", "issue", *(["render"] if stage != "issue" else []))
    if stage == "sent":
        deliver_silently(company)
    row = next(row for row in company.table("invoices") if row["bank"] == BANK)
    refused = company.cli("credit", row["invoice_number"], "--reason", "x")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert f"{row['invoice_number']} {message}" in refused.err
    assert f"`einvoice show {row['invoice_number']}` shows its state" in refused.err
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


@pytest.mark.parametrize("how", ["credit-note", "correction"])
def test_what_a_bank_has_not_accepted_is_not_taken_back(simple: Company, how: str) -> None:
    """Were a sent one refused later, its line would give back what nobody owes."""
    prepare(simple, "calculate", "issue", "render")
    deliver_silently(simple)
    row = next(row for row in simple.table("invoices") if row["state"] == "sent")
    refused = simple.cli("credit", row["invoice_number"], "--reason", "x", "--as", how)
    assert refused.code == ExitCode.REFUSED_BY_CHECK


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


@pytest.mark.parametrize("command", ["void", "show", "credit"])
def test_a_number_of_twenty_digits_is_no_invoice(company: Company, command: str) -> None:
    """Refused like any other that is not there."""
    reason = () if command == "show" else ("--reason", "x")
    assert company.cli(command, "9" * 20, *reason).code == ExitCode.USAGE
