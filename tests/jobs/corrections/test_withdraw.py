"""Taking back what no bank has: void numbers stay used, banks end with one valid invoice a flat."""

import re
from pathlib import Path

import pytest
from at_the_bank import BANK, FaultyBanks, simulated
from bank_answers import answer, global_ids
from month_steps import deliver_silently, kept, live, plan_of, prepare, refuse, state, state_of
from sample_company import Company

from einvoice.core import house_month, iban
from einvoice.core.exit_codes import ExitCode
from einvoice.core.premises import Circulation
from jobs.answers.poll import poll


def sent_ids(path: Path) -> list[str]:
    """Return the global ids in a file."""
    return re.findall(r'invoiceGlobUniqId="([^"]+)"', path.read_text("utf-8"))


def bank_inbox(company: Company) -> list[Path]:
    """Return what lies at the bank now."""
    return sorted((company.home / "bank" / BANK / "inbox").iterdir())


def test_a_void_invoice_keeps_its_number_and_the_flat_gets_a_new_one(company: Company) -> None:
    """The number is not given again; the new invoice names the one it stands for."""
    prepare(company, "calculate", "issue")
    old = next(row for row in company.table("invoices") if row["bank"] == "")
    count = len(company.table("invoices"))
    done = company.cli("void", old["invoice_number"], "--reason", "wrong name")
    assert done.code == 0
    assert "1 of them went to no bank: where they were printed or mailed" in done.err
    assert company.cli("status", "--json").json["recalled"] == [
        {"flat_id": old["flat_id"], "void": old["invoice_number"], "replaced_by": ""}
    ]
    assert done.last_line.endswith("calculate --period 2026-10")
    assert company.cli("calculate").last_line.endswith("check --period 2026-10")
    assert company.cli("check").last_line.endswith("run --period 2026-10")
    assert company.cli("run").code == 0
    new = live(company, old["flat_id"])
    assert int(new["invoice_number"]) == int(old["invoice_number"][:4] + "0000000") + count + 1
    listed = company.cli("status").out
    assert [old["flat_id"], old["invoice_number"], new["invoice_number"]] in [
        line.split() for line in listed.splitlines()
    ]
    assert f"`einvoice void --recalled {old['invoice_number']}`" in listed
    assert "recall them and hand out the new invoices" in listed
    shown = company.cli("show", new["invoice_number"], "--json").json
    assert shown["replaces"] == old["invoice_number"]
    gone = company.cli("show", old["invoice_number"], "--json").json
    assert (gone["state"], gone["withdrawn_because"]) == ("void", "wrong name")
    assert company.cli("status", "--json").json["counts"]["void"] == 1


def test_a_file_that_was_never_sent_is_taken_back_with_it(company: Company) -> None:
    """The other invoices of the file go out in a further one; the old file never does."""
    prepare(company, "calculate", "issue", "render")
    rows = [row for row in company.table("invoices") if row["bank"] == BANK]
    assert company.cli("void", rows[0]["invoice_number"], "--reason", "x").code == 0
    (old_file,) = [row for row in company.table("files") if row["bank"] == BANK]
    assert old_file["state"] == "withdrawn"
    assert company.cli("run").code == 0
    (path,) = bank_inbox(company)
    assert path.name != old_file["name"]
    expected = {f"49900001005-{row['invoice_number']}-2" for row in rows[1:]}
    expected.add(f"49900001005-{live(company, rows[0]['flat_id'])['invoice_number']}-1")
    assert set(sent_ids(path)) == expected
    assert not list((company.home / "data" / "outbox").glob("*/*.xml"))


@pytest.mark.parametrize(
    ("state_at_bank", "why"),
    [("sent", "the bank has not answered yet"), ("accepted", "the bank has it; only a credit ")],
)
def test_what_a_bank_has_is_never_void(company: Company, state_at_bank: str, why: str) -> None:
    """A sent or accepted invoice is refused (4), with why; nothing changes."""
    prepare(company, "calculate", "issue", "render")
    deliver_silently(company)
    if state_at_bank == "accepted":
        answer(company, "a.xml")
        with company.context() as context, simulated(company, "no-answer") as simulator:
            poll(context, FaultyBanks(context, simulator), BANK)
    number = global_ids(company)[0].split("-")[1]
    before = state(company)
    refused = company.cli("void", number, "--reason", "x")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert f"invoice {number}: {why}" in refused.err
    assert state(company) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("26110000099", "--reason", "x"), "no such live invoice", id="unknown"),
        pytest.param(("B0001-1", "--reason", "x"), "expected an invoice number", id="no number"),
        pytest.param(("26110000001", "--reason", " "), "--reason is missing", id="no reason"),
    ],
)
def test_a_wrong_call_is_refused(
    company: Company, arguments: tuple[str, ...], message: str
) -> None:
    """Exit 2 and what was expected."""
    prepare(company, "calculate", "issue")
    result = company.cli("void", *arguments)
    assert result.code == ExitCode.USAGE
    assert message in result.err


def test_refused_invoices_go_out_again_under_their_numbers(company: Company) -> None:
    """Their payers mended it: one more file with only those, as attempt 2, and all are accepted."""
    refused = refuse(company, (0, 33), (2, 3))
    made = plan_of(company, "--rejected", "--unchanged")
    assert [(row["flat_id"], row["remedy"]) for row in made["invoices"]] == [
        (row["flat_id"], "again") for row in refused
    ]
    assert [row["old_cents"] for row in made["invoices"]] == [
        row["new_cents"] for row in made["invoices"]
    ]
    before = company.table("invoices")
    assert company.cli("rerun", "--rejected", "--unchanged").code == 0
    assert company.table("invoices") == before, "a plan does nothing"
    assert company.cli("rerun", "--apply", made["plan"]).code == 0
    assert company.cli("run").code == 0
    (path,) = bank_inbox(company)
    assert sent_ids(path) == [f"49900001005-{row['invoice_number']}-2" for row in refused]
    assert [live(company, row["flat_id"])["state"] for row in refused] == ["accepted"] * 2
    counts = company.cli("status", "--json").json["counts"]
    assert (counts["refused"], counts["void"], counts["awaited"]) == (0, 0, 0)


def test_a_recalled_paper_is_ticked_off_once(company: Company) -> None:
    """Several at once, all or none; the journal says it once for each, and the list is empty."""
    prepare(company, "calculate", "issue")
    alone = [row for row in company.table("invoices") if not row["bank"]]
    first, second, live_one = (row["invoice_number"] for row in alone[:3])
    (at_bank, *_) = (row["invoice_number"] for row in company.table("invoices") if row["bank"])
    company.cli("void", first, second, at_bank, "--reason", "wrong name")
    for wrong in (live_one, at_bank):
        refused = company.cli("void", "--recalled", first, wrong)
        assert refused.code == ExitCode.REFUSED_BY_CHECK
        assert f"{wrong}: expected a void invoice that went to no bank" in refused.err
    assert company.cli("void", "--recalled", "--all").code == ExitCode.USAGE
    assert [row["void"] for row in company.cli("status", "--json").json["recalled"]] == [
        first,
        second,
    ]
    assert state_of(company, live_one) == "issued"
    done = company.cli("void", "--recalled", first)
    assert done.code == 0
    assert done.last_line.endswith("status --period 2026-10")
    both = company.cli("void", "--recalled", first, second, "--json").json["recalled"]
    assert [(row["invoice_number"], row["already"]) for row in both] == [
        (first, True),
        (second, False),
    ]
    assert [row[2] for row in kept(company, "paper_recalled")] == [first, second]
    assert company.cli("status", "--json").json["recalled"] == []
    assert "recall them" not in company.cli("status").out
    assert company.cli("audit", "verify").code == 0


def correct_account(company: Company, flat_id: str, iban: str) -> None:
    """Import the flat's subscription with another account."""
    lines = (company.home / "input" / "subscriptions.csv").read_text("utf-8").splitlines()
    row = next(line for line in lines[1:] if line.startswith(f"{flat_id},")).split(",")
    row[lines[0].split(",").index("channel_address")] = iban
    path = company.home / "subscriptions-corrected.csv"
    path.write_text(f"{lines[0]}\n{','.join(row)}\n", "utf-8")
    imported = company.cli("import", str(path))
    assert imported.code == 0, imported.err


def test_nothing_that_was_not_corrected_is_sent_again(company: Company) -> None:
    """The plan says why; what is a matter of time, or what a person asks for, goes."""
    wrong, later = refuse(company, (0, 3), (1, 20))
    planned = company.cli("rerun", "--rejected")
    assert "1 invoice is not sent again, for nothing was corrected" in planned.err
    assert "`einvoice rerun --rejected --unchanged --period 2026-10`" in planned.err
    found = plan_of(company, "--rejected")["invoices"]
    assert {row["flat_id"]: (row["remedy"], row["why"]) for row in found} == {
        wrong["flat_id"]: ("none", "unchanged"),
        later["flat_id"]: ("again", "refused"),
    }
    both = plan_of(company, "--rejected", "--unchanged")
    assert {row["remedy"] for row in both["invoices"]} == {"again"}
    assert company.cli("rerun", "--apply", both["plan"], "--unchanged").code == ExitCode.USAGE
    assert company.cli("rerun", "--apply", both["plan"]).code == 0
    assert live(company, wrong["flat_id"])["state"] == "issued"


def test_a_plan_rests_on_where_its_invoices_go(company: Company) -> None:
    """Another account is another plan, so that nobody sends what they did not see."""
    (row,) = refuse(company, (0, 3))
    first, second = (iban.with_check_digits("LV", f"UNLA000000000000{n}") for n in (1, 2))
    correct_account(company, row["flat_id"], first)
    made = plan_of(company, "--rejected")
    assert [one["remedy"] for one in made["invoices"]] == ["again"]
    correct_account(company, row["flat_id"], second)
    outdated = company.cli("rerun", "--apply", made["plan"])
    assert outdated.code == ExitCode.REFUSED_BY_CHECK
    assert company.cli("rerun", "--apply", plan_of(company, "--rejected")["plan"]).code == 0
    assert company.cli("run").code == 0
    (path,) = bank_inbox(company)
    assert second in path.read_text("utf-8")
    assert first not in path.read_text("utf-8")


def test_a_refused_invoice_whose_customer_was_corrected_is_issued_anew(company: Company) -> None:
    """The rows of the refused flat may be corrected; the plan says void; the bank gets one."""
    (old,) = refuse(company, (1, 80))
    path = company.home / "input" / "customers.csv"
    lines = path.read_text("utf-8").splitlines()
    header = lines[0].split(",")
    row = next(line for line in lines[1:] if line.startswith(f"{old['flat_id']},")).split(",")
    row[header.index("name")] = "Ķibele Žīgure"
    corrected = company.home / "customers-corrected.csv"
    corrected.write_text(f"{lines[0]}\n{','.join(row)}\n", "utf-8")
    imported = company.cli("import", str(corrected))
    assert imported.code == 0, imported.err
    made = plan_of(company, "--rejected")
    assert [row["remedy"] for row in made["invoices"]] == ["reissue"]
    assert company.cli("rerun", "--apply", made["plan"]).code == 0
    new = live(company, old["flat_id"])
    assert new["state"] == "issued"
    assert new["total_cents"] == old["total_cents"]
    assert company.cli("run").code == 0
    (sent,) = bank_inbox(company)
    assert sent_ids(sent) == [f"49900001005-{new['invoice_number']}-1"]
    assert "Ķibele Žīgure" in sent.read_text("utf-8")
    assert live(company, old["flat_id"])["state"] == "accepted"


def test_a_refused_invoice_whose_charges_were_corrected_has_another_sum(company: Company) -> None:
    """Old and new cents stand in the plan; a held neighbour is not disturbed by it."""
    prepare(company, "calculate")
    neighbour = next(row for row in company.table("invoices") if row["bank"] != BANK)
    assert company.cli("hold", neighbour["flat_id"], "--reason", "x").code == 0
    (old,) = refuse(company, (1, 80))
    charges = company.home / "charges-new.csv"
    charges.write_text(
        "charge_id,flat_id,period,service,net,vat_percent,vat_kind,text_lv,reason\n"
        f"NEW1,{old['flat_id']},2026-10,penalty,12.34,0,NOTTAX,Līgumsods,kavējums\n",
        "utf-8",
    )
    assert company.cli("import", str(charges)).code == 0
    assert company.cli("release", neighbour["flat_id"], "--reason", "y").code == 0
    assert company.cli("calculate", "--json").json["held"] == 0
    (row,) = plan_of(company, "--rejected")["invoices"]
    assert (row["remedy"], row["new_cents"] - row["old_cents"]) == ("reissue", 1234)
    assert company.cli("rerun", "--apply", plan_of(company, "--rejected")["plan"]).code == 0
    assert company.cli("run").code == 0
    new = live(company, old["flat_id"])
    assert (new["state"], int(new["total_cents"])) == ("accepted", row["new_cents"])
    assert live(company, neighbour["flat_id"])["state"] in {"accepted", "issued"}


def test_a_plan_that_does_not_fit_what_else_was_issued_is_refused(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One flat calculated otherwise would not add up with its neighbours'; for all, it does."""
    prepare(company, "calculate", "issue")
    first = next(row for row in company.table("invoices") if row["bank"] == "")
    monkeypatch.setattr(house_month, "CIRCULATION_E3", dict.fromkeys(Circulation, 90))
    made = plan_of(company, "--flat", first["flat_id"])
    assert (made["period"], made["plan"]) == ("2026-10", "")
    assert [row["why"] for row in made["invoices"]] == ["nothing"]
    made = plan_of(company, "--building", "B0001")
    assert {(row["why"], row["remedy"]) for row in made["invoices"]} == {("differs", "reissue")}


def test_rows_of_a_flat_that_a_bank_took_stay_bound(company: Company) -> None:
    """Only the refused flat's customer may be corrected."""
    refuse(company, (1, 80))
    accepted = next(row for row in company.table("invoices") if row["state"] == "accepted")
    text = (company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    row = next(line for line in text[1:] if line.startswith(f"{accepted['flat_id']},"))
    corrected = company.home / "customers-corrected.csv"
    cells = row.split(",")
    cells[1], cells[3] = "Cits", ""
    corrected.write_text(f"{text[0]}\n{','.join(cells)}\n", "utf-8")
    assert company.cli("import", str(corrected)).code == ExitCode.NEEDS_A_PERSON


@pytest.mark.parametrize(("code", "why"), [(106, "bank_says_has"), (999, "code_unknown")])
def test_what_the_bank_may_have_is_never_sent_again(company: Company, code: int, why: str) -> None:
    """It says that it has the same invoice, or nobody knows what it says: a person asks."""
    (old,) = refuse(company, (0, code))
    made = plan_of(company, "--rejected")
    assert made["plan"] == ""
    assert [row["why"] for row in made["invoices"]] == [why]
    refused = company.cli("void", old["invoice_number"], "--reason", "x")
    assert refused.code == ExitCode.REFUSED_BY_CHECK


def test_past_the_last_day_invoices_are_issued_anew_with_a_later_due_date(
    company: Company,
) -> None:
    """What can no longer be paid in time is void; the new ones are due at the next month's end."""
    prepare(company, "calculate", "issue", "render")
    late = "2026-11-27"
    assert company.cli("run", today=late).code == ExitCode.DEADLINE_IN_DANGER
    made = plan_of(company, "--period", "2026-10", today=late)
    assert {row["why"] for row in made["invoices"]} == {"due_date"}
    applied = company.cli("rerun", "--apply", made["plan"], today=late)
    assert applied.code == 0, applied.err
    run = company.cli("run", "--period", "2026-10", today=late)
    assert run.code in {0, ExitCode.DEADLINE_IN_DANGER}
    text = bank_inbox(company)[0].read_text("utf-8")
    assert set(re.findall("<PayDueDate>([^<]+)", text)) == {"2026-12-31"}
    counts = company.cli("status", "--period", "2026-10", "--json").json["counts"]
    assert counts["void"] == len(made["invoices"])
    assert counts["accepted"] == len(made["invoices"])


def test_a_plan_that_no_longer_holds_is_refused(company: Company) -> None:
    """Whatever changed since, nothing is done; an unknown plan is a wrong call."""
    rows = refuse(company, (0, 33), (1, 33))
    made = plan_of(company, "--rejected", "--unchanged")
    assert company.cli("void", rows[0]["invoice_number"], "--reason", "x").code == 0
    before = company.table("invoices")
    result = company.cli("rerun", "--apply", made["plan"])
    assert result.code == ExitCode.REFUSED_BY_CHECK
    assert "something changed" in result.err
    assert company.table("invoices") == before
    for unknown in ("0123456789ab", "../../etc"):
        assert company.cli("rerun", "--apply", unknown).code == ExitCode.USAGE
    assert company.cli("rerun", "--apply", made["plan"], "--rejected").code == ExitCode.USAGE
