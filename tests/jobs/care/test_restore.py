"""A backup put back after later work: nothing is sent twice, numbers go on without a gap."""

import contextlib
import shutil
import sqlite3

import pytest
from month_steps import state
from sample_company import Company

STAGES = ("imported", "calculate", "issue", "render", "deliver", "poll")
WRITING = ("run", "calculate", "issue", "render", "deliver", "poll")


@pytest.mark.parametrize("stage", STAGES)
def test_what_was_done_after_the_backup_is_known_again(home: Company, stage: str) -> None:
    """Every invoice, number, file and answer is back; the run after it has nothing to do."""
    for step in STAGES[1 : STAGES.index(stage) + 1]:
        assert home.cli(step).code == 0
    copy = home.home / "copy.db"
    assert home.cli("backup", str(copy)).code == 0
    assert home.cli("run").code == 0
    before = state(home)
    restored = home.cli("restore", str(copy))
    assert restored.code == 0, restored.err
    assert state(home) == before
    again = home.cli("run")
    assert again.code == (0 if stage == "poll" else 3), "nobody said what was imported since"
    assert "nothing to do" in again.err
    assert home.cli("restore", "--nothing-imported").code == home.cli("run").code == 0
    assert state(home) == before
    assert len(list((home.home / "data" / "backups").iterdir())) == 1


@pytest.mark.parametrize("command", WRITING)
def test_an_older_database_put_back_by_hand_stops_what_writes(
    company: Company, command: str
) -> None:
    """Exit 4, nothing is done, until `restore` lets it catch up, and `status` says so."""
    database = company.home / "data" / "einvoice.db"
    assert company.cli("calculate").code == 0
    assert company.cli("backup", str(company.home / "copy.db")).code == 0
    assert company.cli("run").code == 0
    before = state(company)
    for path in database.parent.glob("einvoice.db*"):
        path.unlink()
    shutil.copy(company.home / "copy.db", database)
    refused = company.cli(command)
    assert refused.code == 4
    assert "lacks what the archive has: - 1 issue - 2 files" in " ".join(refused.err.split())
    assert "credit" not in refused.err
    assert company.cli("import", str(company.home / "input")).code == 4
    assert company.cli("hold", "B0001-2", "--reason", "x").code == 4
    assert company.cli("status").code == 4
    assert company.cli("restore").code == 0
    assert company.cli("restore", "--nothing-imported").code == 0
    assert company.cli(command).code == 0
    assert state(company) == before


def test_lost_rows_cost_no_number_and_no_second_sending(company: Company) -> None:
    """Where drafts differ, sums come from the archive; what lies in no file is void."""
    copy = company.home / "copy.db"
    assert company.cli("backup", str(copy)).code == 0
    company.edit_rows("tariffs", ",21", ",22")
    assert company.cli("import", str(company.home / "input" / "tariffs.csv")).code == 0
    assert company.cli("run").code == 0
    before = {row["invoice_number"]: row for row in company.table("invoices")}
    vat, sent = company.table("vat"), company.bank_files()
    restored = company.cli("restore", str(copy))
    assert restored.code == 0, restored.err
    after = {row["invoice_number"]: row for row in company.table("invoices")}
    lost = [row for row in before.values() if not row["bank"]]
    assert lost
    assert {number for number, row in after.items() if row["state"] == "void"} == {
        row["invoice_number"] for row in lost
    }
    in_files = {number: row for number, row in before.items() if row["bank"]}
    assert {number: after[number] for number in in_files} == in_files
    assert company.cli("run").code == 4
    assert company.cli("import", str(company.home / "input" / "tariffs.csv")).code == 0
    assert company.cli("restore", "--imports-done").code == 0
    assert company.cli("run").code == 0
    assert company.table("vat") == vat
    numbers = sorted(int(row["invoice_number"]) for row in company.table("invoices"))
    assert numbers == list(range(numbers[0], numbers[0] + len(before) + len(lost)))
    assert company.bank_files() == sent
    assert sum(int(row["net_cents"]) for row in vat) != 0


def test_a_stranger_is_not_restored(company: Company) -> None:
    """Another file, another database, a damaged or missing copy: refused, nothing changed."""
    other = company.home / "other.db"
    assert company.cli("restore", str(other)).code == 2
    other.write_text("no database")
    assert company.cli("restore", str(other)).code == 2
    other.unlink()
    with contextlib.closing(sqlite3.connect(other)) as database, database:
        database.execute("CREATE TABLE flats (flat_id TEXT)")
    refused = company.cli("restore", str(other))
    assert refused.code == 2
    assert "is not a whole copy of this database" in refused.err
    assert company.cli("run").code == 0


def test_two_issued_invoices_of_one_flat_are_a_contradiction(company: Company) -> None:
    """Nobody guesses which one holds."""
    copy = company.home / "copy.db"
    assert company.cli("run").code == 0
    assert company.cli("backup", str(copy)).code == 0
    with contextlib.closing(sqlite3.connect(copy)) as database, database:
        database.execute("DROP TRIGGER frozen_invoices_update")
        database.execute("UPDATE invoices SET number = number + 500")
    refused = company.cli("restore", str(copy))
    assert refused.code == 4
    assert "for the same period" in refused.err


CHARGES = "{}-{},{},2026-10,correction,{},21,TAX,2026-09,Labojums,,,found late"


def charges(company: Company, flat_id: str, *nets: str) -> None:
    """Import two charges of a flat."""
    path = company.home / "input" / "charges.csv"
    head = path.read_text("utf-8").splitlines()[0]
    rows = [CHARGES.format(flat_id, place, flat_id, net) for place, net in enumerate(nets)]
    path.write_text("\n".join([head, *rows, ""]), "utf-8")
    imported = company.cli("import", str(path))
    assert imported.code == 0, imported.err


@pytest.mark.parametrize("changed", ["charges", "customers"])
def test_an_adopted_invoice_is_what_its_file_says(company: Company, changed: str) -> None:
    """What was imported since the copy changed lines or a buyer, and no sum: the bytes decide."""
    subscribed = (company.home / "input" / "subscriptions.csv").read_text("utf-8")
    flat_id = subscribed.splitlines()[1].split(",")[0]
    customers = (company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    name = next(row.split(",")[1] for row in customers if row.startswith(f"{flat_id},"))
    charges(company, flat_id, "1.00", "2.00")
    assert company.cli("calculate").code == 0
    assert company.cli("backup", str(company.home / "copy.db")).code == 0
    if changed == "charges":
        charges(company, flat_id, "1.50", "1.50")
    else:
        company.edit_rows("customers", f"{flat_id},{name}", f"{flat_id},Zane Liepa")
        assert company.cli("import", str(company.home / "input" / "customers.csv")).code == 0
    assert company.cli("run").code == 0
    before = state(company)["invoices"]
    assert company.cli("restore", str(company.home / "copy.db")).code == 0
    verified = company.cli("audit", "verify")
    assert verified.code == 0, verified.out
    after = state(company)["invoices"]
    number = next(row["invoice_number"] for row in after if row["flat_id"] == flat_id)
    assert [row for row in after if row["invoice_number"] == number] == [
        row for row in before if row["invoice_number"] == number
    ]
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        query = "SELECT buyer_name FROM invoices WHERE flat_id = ?"
        ((kept,),) = database.execute(query, (flat_id,))
    assert kept == ("Zane Liepa" if changed == "customers" else name)


def test_a_database_put_back_by_hand_is_known_by_its_journal(company: Company) -> None:
    """Nothing was issued or sent since the copy, and what was imported is lost all the same."""
    database = company.home / "data" / "einvoice.db"
    assert company.cli("backup", str(company.home / "copy.db")).code == 0
    company.edit_rows("tariffs", ",21", ",22")
    assert company.cli("import", str(company.home / "input" / "tariffs.csv")).code == 0
    for path in database.parent.glob("einvoice.db*"):
        path.unlink()
    shutil.copy(company.home / "copy.db", database)
    refused = company.cli("run")
    assert refused.code == 4
    assert "lacks entry" in refused.err
    assert company.bank_files() == {}
    assert company.cli("restore").code == 0
    assert company.cli("run").code == 4
    assert company.cli("import", str(company.home / "input" / "tariffs.csv")).code == 0
    assert company.cli("restore", "--imports-done").code == 0
    assert company.cli("run").code == 0
    assert company.cli("audit", "verify").code == 0
