"""What was issued, written and answered is held against its digests, and the database refuses more.

Each change is made as whoever owns the database can: with the triggers dropped, and put back after.
"""

# ruff: noqa: S608 - statements of our own tables
import json
import sqlite3
from pathlib import Path

import pytest
from bank_answers import answer, global_ids, read, refusal
from sample_company import PERIOD, Company
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from einvoice.core.exit_codes import ExitCode
from einvoice.store import guards
from einvoice.store.frozen_columns import FROZEN, MUTABLE
from einvoice.store.store import Store
from einvoice.store.tables import metadata


def change(company: Company, *statements: str) -> None:
    """Change rows behind the program's back, and leave the triggers as they were."""
    with company.context() as context, context.store.writing() as tx:
        for name in guards.missing(tx):
            raise AssertionError(name)
        with guards.thawed(tx, "a test"):
            for statement in statements:
                assert tx.execute(text(statement)).rowcount > 0, statement


def wrong(company: Company) -> list[tuple[str, str]]:
    """Return what the audit finds."""
    result = company.cli("audit", "verify", "--json")
    found = [(one["where"], one["what"]) for one in result.json["wrong"]]
    assert result.code == (ExitCode.REFUSED_BY_CHECK if found else 0)
    return found


FIRST = "26110000001"
OF_FIRST = f"(SELECT id FROM invoices WHERE number = {FIRST})"
OF_RECORD = f"WHERE invoice_id = {OF_FIRST}"
CHANGES = {
    "a total": (f"UPDATE invoices SET total_cents = total_cents + 1 WHERE number = {FIRST}", FIRST),
    "a line": (
        f"UPDATE invoice_lines SET lines = replace(lines, 'NOTTAX', 'TAX') {OF_RECORD}",
        FIRST,
    ),
    "lines that are no record": (
        f"UPDATE invoice_lines SET lines = '[1,[[1,2]]]' {OF_RECORD}",
        FIRST,
    ),
    "water beside the lines": (
        f"UPDATE invoice_lines SET cold_water_e3 = 1 {OF_RECORD}",
        FIRST,
    ),
    "lines gone": (f"DELETE FROM invoice_lines {OF_RECORD}", FIRST),
    "a buyer": (f"UPDATE invoices SET buyer_name = 'X' WHERE number = {FIRST}", FIRST),
    "a due date": (f"UPDATE invoices SET due_date = '2026-12-31' WHERE number = {FIRST}", FIRST),
    "a file's sum": ("UPDATE files SET total_cents = 1 WHERE bank = 'seb'", "file 2611SE"),
    "an account": (
        "UPDATE e_invoices SET channel_address = 'X' WHERE global_id LIKE '%-26110000001-1'",
        "49900001005-26110000001-1",
    ),
    "a fail code": (
        "UPDATE e_invoices SET fail_code = 33 WHERE global_id LIKE '%-26110000001-1'",
        "49900001005-26110000001-1",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_changed_by_sql_is_found(company: Company, what: str) -> None:
    """The audit, `check` and `run` name it (4); put back as it was, all is well again."""
    assert company.cli("run").code == 0
    assert wrong(company) == []
    copy = company.home / "copy.db"
    assert company.cli("backup", str(copy)).code == 0
    statement, where = CHANGES[what]
    change(company, statement)
    assert any(one.startswith(where) for one, _ in wrong(company)), wrong(company)
    checked = company.cli("check")
    assert checked.code == ExitCode.REFUSED_BY_CHECK
    assert where in checked.out
    ran = company.cli("run")
    assert ran.code == ExitCode.REFUSED_BY_CHECK
    assert where in ran.err
    assert "audit accept" in ran.err
    assert company.cli("restore", str(copy)).code == 0
    assert wrong(company) == []
    assert company.cli("restore", "--nothing-imported").code == 0
    assert company.cli("run").code == 0


def test_an_invoice_put_in_or_taken_out_is_found(company: Company) -> None:
    """A number in no digest, and one that a digest has and the ledger has not."""
    assert company.cli("run").code == 0
    names = [one.name for one in metadata.tables["invoices"].columns]
    columns = ", ".join(f'"{name}"' for name in names if name not in {"id", "number"})
    copied = columns.replace('"flat_id"', "'B9999-1'")
    change(
        company,
        f"INSERT INTO invoices (id, number, {columns}) SELECT id + 900, number + 900, {copied} "
        f"FROM invoices WHERE number = {FIRST}",
    )
    assert (
        "invoices 26110000901-26110000901",
        "is in no digest of the journal",
    ) in [*wrong(company)]
    change(company, f"UPDATE invoices SET number = NULL WHERE number = {FIRST}")
    assert any("has 23 rows, expected 24" in told for _, told in wrong(company))


def test_a_state_that_the_answer_contradicts_is_found(waiting: Company) -> None:
    """Refused by its code and accepted by its state: somebody would pay what was never sent."""
    answer(waiting, "a.xml", refusal(global_ids(waiting)[0], 33), 1)
    read(waiting)
    assert wrong(waiting) == []
    change(waiting, "UPDATE invoices SET state = 'accepted' WHERE state = 'rejected'")
    assert any("contradicts" in told for _, told in wrong(waiting))


def test_a_credit_note_is_read_back_from_its_file(company: Company) -> None:
    """What was sent of it, and which invoice it cancels, stand in the archived bytes."""
    assert company.cli("run").code == 0
    taken = next(r["invoice_number"] for r in company.table("invoices") if r["bank"] == "seb")
    assert company.cli("credit", taken, "--reason", "wrong").code == 0
    company.cli("run", "--period", "2026-10")
    assert wrong(company) == []
    change(company, "UPDATE credit_note_attempts SET channel_address = 'X'")
    change(company, f"UPDATE invoices SET number = number + 500 WHERE number = {taken}")
    said = {told.partition(" is not")[0] for where, told in wrong(company) if where[4] == "9"}
    assert said >= {"its account", "its cancelled invoice"}


def test_an_answer_changed_in_the_ledger_is_found(company: Company) -> None:
    """Its outcome, and what the journal does not say by itself."""
    assert company.cli("run").code == 0
    change(company, "UPDATE answers SET received_at = 'x' WHERE bank = 'seb'")
    assert any("differs from the answer that was read" in told for _, told in wrong(company))


def test_a_person_may_accept_a_change(company: Company) -> None:
    """With a reason, in the journal by its digest; then the month goes on."""
    assert company.cli("run").code == 0
    assert company.cli("audit", "accept", "--reason", "x").code == ExitCode.REFUSED_BY_CHECK
    change(company, CHANGES["a buyer"][0])
    assert company.cli("audit", "accept", "--reason", " ").code == ExitCode.USAGE
    done = company.cli("audit", "accept", "--reason", "Anna changed it", "--json")
    assert done.json == {"period": str(PERIOD), "accepted": [FIRST]}
    assert [told for _, told in wrong(company)] == [
        "its buyer is not that of 2611SE00001TEST01, expected what was written there"
    ], "what a bank has stays the truth"
    assert company.cli("run").code == 0
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        said = database.execute("SELECT detail FROM journal WHERE event = 'changes_accepted'")
        ((detail,),) = said.fetchall()
    assert "Anna" not in detail
    assert json.loads(detail)["rows"] == [FIRST]


def test_a_state_that_an_answer_contradicts_may_be_accepted(company: Company) -> None:
    """A bank said by telephone that it took a refused invoice: this state alone, and no other."""
    company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["refuse-some"]\n')
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    number = company.cli("status", "--json").json["refused"][0]["invoice_number"]
    change(company, f"UPDATE invoices SET state = 'accepted' WHERE number = {number}")
    assert company.cli("run").code == ExitCode.REFUSED_BY_CHECK
    done = company.cli("audit", "accept", "--reason", "the bank, by telephone", "--json")
    assert done.json["accepted"] == [number]
    assert wrong(company) == []
    assert company.cli("run").code == 0
    change(company, f"UPDATE invoices SET state = 'credited' WHERE number = {number}")
    assert [where for where, _ in wrong(company)] == [number]


def test_nothing_is_written_of_a_month_that_was_changed(company: Company) -> None:
    """Changed between issuing and rendering: no file is made of it until a person has looked."""
    for step in ("calculate", "issue"):
        assert company.cli(step).code == 0
    change(company, CHANGES["a total"][0])
    assert company.cli("render").code == ExitCode.REFUSED_BY_CHECK
    assert company.cli("run").code == ExitCode.REFUSED_BY_CHECK
    assert company.bank_files() == {}
    change(company, CHANGES["a total"][0].replace("+ 1", "- 1"))
    assert company.cli("run").code == 0
    assert len(company.bank_files()) == 2


REFUSED = (
    *(statement for statement, _ in list(CHANGES.values())[:-1]),
    "UPDATE e_invoices SET fail_code = 1 WHERE fail_code IS NOT NULL",
    "UPDATE e_invoices SET fail_code = NULL WHERE fail_code IS NOT NULL",
    "UPDATE answers SET outcome = 'x'",
    "UPDATE credit_notes SET number = number + 1",
    *(f"DELETE FROM {table}" for table in FROZEN),
)


def test_the_database_refuses_to_change_what_is_frozen(home: Company) -> None:
    """Every table, on both databases; what goes on changing may still be changed."""
    assert home.cli("run").code == 0
    with home.context() as context:
        with context.store.writing() as tx:
            tx.execute(text("UPDATE e_invoices SET fail_code = 86"))
        number = next(row["invoice_number"] for row in home.table("invoices") if row["bank"])
        assert home.cli("credit", number, "--reason", "x").code == 0
        for statement in REFUSED:
            if "credit_note_attempts" in statement:
                continue  # nothing lies in it yet
            with pytest.raises(DatabaseError, match="frozen"), context.store.writing() as tx:
                tx.execute(text(statement))
        with context.store.writing() as tx:
            tx.execute(text("UPDATE invoices SET state = state, bank = bank"))
            tx.execute(text("UPDATE files SET evidence = 'x'"))


def test_every_column_is_frozen_or_may_change() -> None:
    """A new column of these tables is put into one of both lists, and into a new form."""
    for table, frozen in FROZEN.items():
        columns = set(metadata.tables[table].c.keys())
        assert set(frozen) | MUTABLE[table] == columns, table
        assert not set(frozen) & MUTABLE[table]


def test_a_trigger_that_is_gone_is_named_and_made_again(company: Company) -> None:
    """By the audit, and by `migrate`."""
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        database.execute("DROP TRIGGER frozen_invoices_update")
    assert [where for where, _ in wrong(company)] == ["trigger frozen_invoices_update"]
    assert company.cli("migrate").code == 0
    assert wrong(company) == []


def test_rows_of_an_earlier_version_are_frozen_as_they_are_found(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of a month: the audit says since when they are proven."""
    with monkeypatch.context() as earlier:
        earlier.setattr("einvoice.store.frozen.freeze", lambda *_: None)
        for step in ("calculate", "issue", "render"):
            assert company.cli(step).code == 0
    assert any("is in no digest" in told for _, told in wrong(company))
    with company.context() as context:
        upgraded(context.store)
    assert wrong(company) == []
    assert "before digests were kept" in company.cli("audit", "verify").out
    assert company.cli("run").code == 0
    assert wrong(company) == []
    change(company, CHANGES["a total"][0])
    assert "has other sums than the archive kept" in [told for _, told in wrong(company)]
    change(company, CHANGES["a total"][0].replace("+ 1", "- 1"), CHANGES["a line"][0])
    assert {where for where, _ in wrong(company)} == {FIRST}


def upgraded(store: Store) -> None:
    """Do what a migration does."""
    store._upgrade()


def test_a_purged_month_is_proven_by_what_is_left(company: Company) -> None:
    """Its persons go past the triggers, and a sum changed afterwards is found."""
    assert company.cli("run").code == 0
    assert company.cli("purge", "--older-than", "5", "--yes", today="2032-02-01").code == 0
    assert wrong(company) == []
    change(company, CHANGES["a total"][0])
    assert any(where == FIRST for where, _ in wrong(company))


def test_no_name_reaches_the_digests(company: Company) -> None:
    """The journal has digests and beginnings of digests alone."""
    assert company.cli("run").code == 0
    names = (Path(company.home) / "input" / "customers.csv").read_text("utf-8")
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        rows = database.execute("SELECT detail FROM journal WHERE event = 'frozen'").fetchall()
    assert len(rows) == 5, "a shard of invoices, two files, two files' codes"
    for line in names.splitlines()[1:]:
        assert line.split(",")[1] not in "".join(detail for (detail,) in rows)
