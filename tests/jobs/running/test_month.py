"""The whole month through the command line, over real SFTP to the simulator."""

import contextlib
import hashlib
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest
from sample_company import FLATS, Company, needs

EQUATIONS = (
    ("calculated", ("held", "drafts", "issued")),
    ("issued", ("no_bank", "rendered", "to_render")),
    ("rendered", ("sent", "to_send")),
    ("sent", ("accepted", "refused", "awaited")),
)


def check_equations(counts: dict[str, int]) -> None:
    """Every flat is accounted for."""
    for whole, parts in EQUATIONS:
        assert counts[whole] == sum(counts[part] for part in parts), whole


def test_one_run_brings_every_invoice_to_its_bank(company: Company) -> None:
    """`run` calculates, issues, renders, sends and settles, and accounts for every flat."""
    result = company.cli("run", "--json")
    assert result.code == 0, result.err
    found = result.json
    check_equations(found["counts"])
    assert found["counts"]["calculated"] == found["counts"]["issued"] == FLATS
    direct = found["without_bank"]
    assert direct["by_mail"] + direct["on_paper"] == found["counts"]["no_bank"]
    assert found["counts"]["accepted"] == found["counts"]["sent"] > 0
    assert {bank["bank"] for bank in found["banks"]} == {"seb", "swedbank"}
    assert all(file["state"] == "accepted" for bank in found["banks"] for file in bank["files"])
    assert set(found) == {
        "period",
        "today",
        "deadline",
        "decisions",
        "slack_hours",
        "steps",
        "counts",
        "banks",
        "held",
        "credit_notes",
        "refused",
        "recalled",
        "unsettled_rows",
        "unsettled_count",
        "meters",
        "accounts",
        "answers",
        "orders",
        "without_bank",
        "next_command",
        "exit_code",
    }
    assert found["deadline"] == "2026-11-13T17:00"
    assert found["slack_hours"] == 8 * 24 + 8


def test_a_second_run_changes_nothing(company: Company) -> None:
    """A finished month is left alone: same files, same ledger, same journal."""
    company.cli("run")
    before = company.bank_files(), company.table("files"), journal_length(company)
    result = company.cli("run")
    assert result.code == 0
    assert "nothing to do" in result.err
    assert (company.bank_files(), company.table("files"), journal_length(company)) == before


def journal_length(company: Company) -> int:
    """Return how many entries the journal has."""
    with contextlib.closing(sqlite3.connect(company.home / "data" / "einvoice.db")) as database:
        return int(database.execute("SELECT count(*) FROM journal").fetchone()[0])


def test_single_steps_come_to_the_same_as_one_run(company: Company, tmp_path: Path) -> None:
    """calculate, issue, render, deliver and poll by hand give the bytes that `run` gives."""
    other = Company(tmp_path / "other")
    shutil.copytree(company.home, other.home)
    company.cli("run")
    for step in ("calculate", "issue", "render", "deliver", "poll"):
        result = other.cli(step)
        assert result.code == 0, (step, result.err)
        assert result.last_line.startswith("next: einvoice ")
    assert other.bank_files() == company.bank_files()
    assert other.table("invoices") == company.table("invoices")
    assert other.table("files") == company.table("files")


def test_what_the_banks_hold_is_valid_for_xmllint(company: Company) -> None:
    """Each whole file validates against its family's schema in another program."""
    xmllint = needs("xmllint")
    company.cli("run")
    for bank, schema in (("swedbank", "1.1"), ("seb", "1.2")):
        files = list((company.home / "bank" / bank / "inbox").iterdir())
        assert files
        subprocess.run(
            [xmllint, "--noout", "--schema", f"schemas/e-invoice-{schema}.xsd", *map(str, files)],
            check=True,
            capture_output=True,
        )


def test_archive_outbox_and_bank_hold_the_same_bytes(company: Company) -> None:
    """The archived bytes are what the bank got, are hashed in the ledger, and left the outbox."""
    company.cli("run")
    held = company.bank_files()
    for file in company.table("files"):
        archived = (
            company.home / "data/archive/2026-10" / file["bank"] / "outbound" / file["name"]
        ).read_bytes()
        assert held[f"{file['bank']}/{file['name']}"] == archived
        assert hashlib.sha256(archived).hexdigest() == file["sha256"]
        assert file["verified"] == "true"
    assert not [path for path in (company.home / "data/outbox").rglob("*") if path.is_file()]


def test_a_missing_customer_holds_one_flat_and_is_billed_once_it_comes(company: Company) -> None:
    """A held flat keeps its reason, stops nobody, and goes out in a further file when mended."""
    path = company.home / "input" / "customers.csv"
    head, late, *rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(head + "".join(rows), "utf-8")
    company.import_anew()
    result = company.cli("run", "--json")
    assert result.code == 3
    found = result.json
    check_equations(found["counts"])
    assert found["counts"]["held"] == 1
    (held,) = found["held"]
    assert late.startswith(held["flat_id"])
    assert held["code"] == "NO_CUSTOMER"
    assert found["next_command"] == f"einvoice show {held['flat_id']} --period 2026-10"
    assert company.cli("run").code == 3, "nothing was mended, so it stays held"

    came = company.home / "customers-late.csv"
    came.write_text(head + late, "utf-8")
    assert company.cli("import", str(came)).code == 0
    after = company.cli("run", "--json")
    assert after.code == 0, after.err
    check_equations(after.json["counts"])
    assert after.json["counts"]["issued"] == FLATS
    assert file_ids(found) <= file_ids(after.json)
    numbers = sorted(row["invoice_number"] for row in company.table("invoices"))
    assert numbers == [f"2611{place:07d}" for place in range(1, FLATS + 1)]


def file_ids(status: dict[str, Any]) -> set[str]:
    """Return the ids of every file in a status."""
    return {file["file_id"] for bank in status["banks"] for file in bank["files"]}


def test_too_early_is_refused_and_late_is_not(company: Company) -> None:
    """`calculate` waits for the 4th; `run` before it does nothing; late work is still done."""
    early = company.cli("calculate", today="2026-11-03")
    assert early.code == 4
    assert "expected 2026-11-04 or later" in early.err
    assert company.cli("run", "--json", today="2026-11-03").json["steps"][0]["state"] == "too_early"
    assert company.cli("calculate", today="2026-11-04").code == 0


def test_past_the_deadline_it_is_still_sent_and_said(company: Company) -> None:
    """Between the deadline and the last sending day a run sends, and exits with 8."""
    assert company.cli("run", "--period", "2026-10", today="2026-11-20").code == 8
    assert company.bank_files()


def test_too_late_for_the_due_date_sends_nothing(company: Company) -> None:
    """When the lead days before the due date are gone nothing is sent, and it exits with 8."""
    for step in ("calculate", "issue", "render"):
        assert company.cli(step, today="2026-11-20").code == 0
    result = company.cli("deliver", "--period", "2026-10", today="2026-11-26")
    assert result.code == 8
    assert "einvoice rerun" in result.err
    assert company.bank_files() == {}


def test_issued_after_the_lead_days_is_due_next_month(company: Company) -> None:
    """An invoice issued on the 26th is due at the end of the following month."""
    company.cli("run", "--period", "2026-10", today="2026-11-26")
    shown = company.cli("show", "26110000001", "--json").json
    assert (shown["issue_date"], shown["due_date"]) == ("2026-11-26", "2026-12-31")


def test_drafts_older_than_an_import_are_not_issued(company: Company) -> None:
    """What was imported after the calculation cannot be frozen over by `issue`."""
    assert company.cli("calculate").code == 0
    company.edit_rows("buildings", "LV-5001", "LV-5002")
    assert company.cli("import", str(company.home / "input" / "buildings.csv")).code == 0
    refused = company.cli("issue")
    assert refused.code == 4
    assert "calculate" in refused.err
    assert company.cli("calculate").code == 0
    assert company.cli("issue").code == 0


def test_more_held_than_the_ceiling_stops_before_issuing(company: Company) -> None:
    """When too much is held something general is wrong: nothing is issued, exit 4."""
    company.edit_config("held_buildings = 3", "held_buildings = 0")
    company.edit_config("held_flats = 25", "held_flats = 0")
    (company.home / "input" / "tariffs.csv").unlink()
    company.import_anew()
    result = company.cli("run", "--json")
    assert result.code == 4
    assert "1 building is held, expected at most 0" in result.err
    assert result.json["counts"]["issued"] == 0


@pytest.mark.parametrize("fixture", ["calculated", "issued"])
def test_an_issued_invoice_never_changes(company: Company, fixture: str) -> None:
    """Drafts follow corrected rows, issued invoices do not: the correction is refused."""
    company.cli("calculate")
    if fixture == "issued":
        company.cli("issue")
    before = company.table("lines")
    costs = (company.home / "input" / "costs.csv").read_text("utf-8")
    head, first, *rest = costs.splitlines()
    cells = first.split(",")
    cells[3] = "999.99"
    path = company.home / "input" / "costs.csv"
    path.write_text("\n".join([head, ",".join(cells), *rest]) + "\n", "utf-8")
    code = company.cli("import", str(path)).code
    company.cli("calculate")
    if fixture == "issued":
        assert code == 3
        assert company.table("lines") == before
    else:
        assert code == 0
        assert company.table("lines") != before
