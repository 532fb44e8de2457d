"""Plans of `rerun`: what was corrected goes anew, the rest is not sent again, and old plans end."""

import re

import pytest
from at_the_bank import BANK, bank_inbox, sent_ids
from month_steps import live, plan_of, prepare, refuse
from sample_company import Company

from einvoice.core import house_month, iban
from einvoice.core.exit_codes import ExitCode
from einvoice.core.premises import Circulation


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
