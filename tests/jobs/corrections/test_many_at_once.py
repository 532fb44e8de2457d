"""Taking back, holding and releasing many: a plan first, then exactly that."""

import re
import shlex
from pathlib import Path

import pytest
from at_the_bank import BANK
from many_steps import MONTH, WHY, apply, plan
from month_steps import accepted, answered, credit, send_silently
from sample_company import FLATS, ROOT, Company

from einvoice.core.exit_codes import ExitCode

FAULTY = 'simulator_faults = ["debits-paid"]\n'


def right_tariffs(company: Company) -> Path:
    """Write the row of the management fee as it should have been."""
    rows = (company.home / "input" / "tariffs.csv").read_text("utf-8").splitlines()
    (fee,) = [row for row in rows if row.startswith("management_fee,,")]
    path = company.home / "tariffs-right.csv"
    path.write_text(f"{rows[0]}\n{fee.replace('0.4316', '0.4163')}\n", "utf-8")
    assert "0.4163" in path.read_text("utf-8")
    return path


def recipe(name: str) -> list[list[str]]:
    """Return the commands of a recipe, as `docs/OPERATIONS.md` has them."""
    text = (ROOT / "docs" / "OPERATIONS.md").read_text("utf-8")
    found = re.search(rf"<!-- recipe: {name} -->\n```\n(.*?)```", text, re.DOTALL)
    assert found
    lines = [shlex.split(line) for line in found.group(1).strip().splitlines()]
    assert {line[0] for line in lines} == {"einvoice"}
    return [line[1:] for line in lines]


def fees(company: Company) -> dict[str, str]:
    """Return the unit price of the management fee on each live invoice, by flat."""
    return {
        row["flat_id"]: row["unit_price"]
        for row in company.table("lines")
        if row["service"] == "management_fee"
    }


def test_the_recipe_of_a_wrong_tariff_puts_the_whole_company_right(company: Company) -> None:
    """Exactly its commands: every flat ends with one invoice at the right price, none with two."""
    company.edit_config("held_flats = 25", "held_flats = 0")
    assert company.cli("run").code == 0
    right_tariffs(company)
    before = company.table("invoices")
    at_banks = sum(row["bank"] != "" for row in before)
    plan_id, done = "", []
    for words in recipe("wrong tariff"):
        named = [word.replace("PLAN", plan_id) for word in words]
        result = company.cli(*(str(company.home / w) if w.endswith(".csv") else w for w in named))
        done.append((result.code, result.err + result.out))
        plan_id = (re.findall(r"plan ([0-9a-f]{12})", result.err) or [""])[0]
    codes = [code for code, _ in done]
    assert codes == [3, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0], done
    texts = [text for _, text in done]
    assert f"{at_banks} accepted (" in texts[0]
    assert f"{FLATS - at_banks} issued without a bank (" in texts[0]
    assert "`einvoice credit --building B0001 --period 2026-10 --reason TEXT`" in texts[0]
    assert f"credit {at_banks}, " in texts[1]
    assert f"; leave {FLATS - at_banks}, " in texts[1]
    assert f"void {FLATS - at_banks}, " in texts[3]
    assert "1 corrected" in texts[6]
    assert f"release {FLATS}, " in texts[7]
    assert f"issued {FLATS} invoices from number {26110000001 + FLATS}" in texts[11]
    after = [row for row in company.table("invoices") if row["state"] not in {"void", "credited"}]
    assert [row["flat_id"] for row in after] == sorted({row["flat_id"] for row in before}, key=_no)
    assert {row["state"] for row in after if row["bank"]} == {"accepted"}
    assert {row["state"] for row in after if not row["bank"]} == {"issued"}
    assert set(fees(company).values()) == {"0.4163"}
    notes = company.table("credit_notes")
    assert {row["state"] for row in notes} == {"accepted"}
    credited = {row["invoice_number"]: -int(row["total_cents"]) for row in notes}
    assert credited == {r["invoice_number"]: int(r["total_cents"]) for r in before if r["bank"]}
    assert "nothing to do" in company.cli("run").err


def test_where_a_bank_was_paid_the_tariff_is_put_right_all_the_same(company: Company) -> None:
    """Credit note refused (92): a line on the next invoice, and the row is free for all others."""
    rows = accepted(company)
    credit(company, rows[0])
    send_silently(company)
    answered(company, 92)
    path = right_tariffs(company)
    assert company.cli("void", "26119000001", *WHY).code == 0
    number = rows[0]["invoice_number"]
    assert company.cli("credit", number, "--as", "correction", *WHY).code == 0
    for command in ("credit", "void"):
        assert company.cli(command, "--all", "--yes", *MONTH, *WHY).code == 0
    refused = company.cli("import", str(path))
    assert refused.code == ExitCode.NEEDS_A_PERSON
    assert number not in refused.err, "it binds nothing any more"
    company.cli("run")
    taken = company.cli("import", str(path))
    assert taken.code == 0
    assert taken.last_line.endswith("release --all --period 2026-10 --reason TEXT")
    assert company.cli("release", "--all", "--yes", *MONTH, *WHY).code == 0
    done = company.cli("run", "--json")
    assert done.code == ExitCode.NEEDS_A_PERSON, "nothing bills the first flat's month again"
    prices = fees(company)
    assert prices.pop(rows[0]["flat_id"]) == "0.4316"
    assert (set(prices.values()), len(prices)) == ({"0.4163"}, FLATS - 1)


def commands_in(text: str) -> list[list[str]]:
    """Return the commands that a message names."""
    return [shlex.split(found)[1:] for found in re.findall(r"`(einvoice [^`]+)`", text)]


def test_refused_credit_notes_lead_to_lines_on_the_next_invoices(company: Company) -> None:
    """All had paid: the printed commands take the notes back together, then the invoices."""
    for bank in ("seb", "swedbank"):
        company.edit_config(f"[banks.{bank}]\n", f"[banks.{bank}]\n{FAULTY}")
    assert company.cli("run").code == 0
    assert company.cli("credit", "--all", "--yes", *MONTH, *WHY).code == 0
    assert company.cli("void", "--all", "--yes", *MONTH, *WHY).code == 0
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    together = "void --refused-notes --all --period 2026-10 --reason TEXT"
    assert company.cli("report").last_line.endswith(together)
    path = right_tariffs(company)
    left = plan(company, "void", "--all")["flats"]
    wanted = f"einvoice {together}"
    assert wanted in {row["instead"] for row in left if row["state"]}
    told = company.cli("import", str(path))
    (command,) = [one for one in commands_in(told.err) if one[0] == "void"]
    house = ["--building", "B0001"]
    assert command == ["void", "--refused-notes", *house, *MONTH, "--reason", "TEXT"]
    assert "einvoice run" not in told.err
    notes = plan(company, *command[:4])
    assert 0 < notes["taken"]["count"] < FLATS
    planned = notes["plan"]
    done = company.cli("void", "--apply", planned, *WHY)
    assert f"done: {notes['taken']['count']} credit notes void" in done.err
    assert "credit --as correction --building B0001 --period 2026-10" in done.last_line
    assert company.cli("void", "--refused-notes", "--all", "--apply", planned, *WHY).code == 2
    told = company.cli("import", str(path))
    (command,) = [one for one in commands_in(told.err) if one[0] == "credit"]
    assert command[:5] == ["credit", "--as", "correction", *house]
    assert company.cli(*command, "--yes").code == 0
    assert company.cli("import", str(path)).code == 0


def _no(flat_id: str) -> tuple[str, int]:
    building, _, number = flat_id.partition("-")
    return building, int(number)


def test_void_takes_what_no_bank_has_and_holds_its_flats(company: Company) -> None:
    """Also out of a file that was not sent; the next run issues none of them anew by itself."""
    for step in ("calculate", "issue", "render"):
        assert company.cli(step).code == 0
    assert company.cli("deliver", "--bank", BANK).code == 0
    assert company.cli("poll").code == 0
    made = plan(company, "void", "--all")
    sent = sum(row["bank"] == BANK for row in company.table("invoices"))
    assert made["left"]["count"] == sent
    assert {row["why"] for row in made["flats"]} == {"accepted", "no_bank", "not_sent"}
    assert company.cli("void", "--all", "--yes", *MONTH, *WHY).code == 0
    run = company.cli("run", "--json")
    assert run.code == ExitCode.NEEDS_A_PERSON, run.err
    assert (run.json["counts"]["void"], run.json["counts"]["held"]) == (FLATS - sent, FLATS - sent)
    assert {held["code"] for held in run.json["held"]} == {"TAKEN_BACK"}
    assert company.cli("release", "--all", "--yes", *MONTH, *WHY).code == 0
    assert company.cli("run").code == 0


@pytest.mark.parametrize("copied", ["before issuing", "before voiding", "before issuing anew"])
def test_a_restore_holds_again_what_was_void_and_held(company: Company, copied: str) -> None:
    """Nothing is issued anew by itself from rows that a person wanted to correct first."""
    copy = company.home / "copy.db"
    assert company.cli("calculate").code == 0
    if copied == "before issuing":
        assert company.cli("backup", str(copy)).code == 0
    assert company.cli("issue").code == 0
    if copied == "before voiding":
        assert company.cli("backup", str(copy)).code == 0
    assert company.cli("void", "--all", "--yes", *MONTH, *WHY).code == 0
    if copied == "before issuing anew":
        assert company.cli("backup", str(copy)).code == 0
        assert company.cli("release", "--all", "--yes", *MONTH, *WHY).code == 0
        assert company.cli("run").code == 0
    restored = company.cli("restore", str(copy))
    assert restored.code == 0, restored.err
    counts = company.cli("run", "--json").json["counts"]
    anew = copied == "before issuing anew"
    assert (counts["void"], counts["held"]) == (FLATS, 0 if anew else FLATS)
    assert counts["issued"] == (FLATS if anew else 0)


def test_a_whole_building_is_held_and_released_without_a_ceiling(company: Company) -> None:
    """A person's word is no sign that something general is wrong."""
    company.edit_config("held_flats = 25", "held_flats = 0")
    assert company.cli("calculate").code == 0
    made = plan(company, "hold", "--building", "B0001")
    assert made["taken"]["count"] == FLATS
    assert apply(company, "hold", made["plan"]).code == 0
    run = company.cli("run", "--json")
    assert (run.code, run.json["counts"]["held"]) == (ExitCode.NEEDS_A_PERSON, FLATS)
    assert plan(company, "hold", "--all")["plan"] == ""
    made = plan(company, "release", "--all")
    assert made["taken"]["count"] == FLATS
    done = apply(company, "release", made["plan"])
    assert done.json["next_command"] == "einvoice calculate --period 2026-10"
    assert plan(company, "release", "--all")["flats"] == []
    assert company.cli("run").code == 0


def test_lines_on_the_next_invoices_take_many_back(company: Company) -> None:
    """`--as correction`: the banks hear nothing, and none is taken twice."""
    assert company.cli("run").code == 0
    made = company.cli("credit", "--all", "--as", "correction", *MONTH, *WHY, "--json").json
    done = apply(company, "credit", made["plan"]).json
    net = sum(int(row["net_cents"]) for row in company.table("invoices") if row["bank"])
    assert sum(charge["net_cents"] for charge in done["charges"]) == -net
    assert done["next_command"] == "einvoice import --example charges"
    again = plan(company, "credit", "--all")
    assert (again["plan"], again["taken"]["count"]) == ("", 0)
    assert {row["why"] for row in again["flats"]} == {"corrected", "no_bank"}
