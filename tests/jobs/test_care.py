"""`backup` and `migrate` from the command line."""

import contextlib
import sqlite3

from sample_company import Company


def test_a_backup_is_made_while_a_run_goes_on(company: Company) -> None:
    """The lock of a run does not stop it, and a second one to the same file is refused."""
    target = company.home / "copy.db"
    with company.context() as context, context.store.run_lock():
        assert company.cli("backup", str(target)).code == 0
    assert company.cli("backup", str(target)).code == 2
    with contextlib.closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) > 0 FROM flats").fetchone() == (1,)


def test_a_migration_waits_for_no_run(company: Company) -> None:
    """In the middle of a run it is refused with 5; afterwards it copies and migrates."""
    database = company.home / "data" / "einvoice.db"
    with contextlib.closing(sqlite3.connect(database)) as old, old:
        old.execute("UPDATE alembic_version SET version_num = '0001'")
        for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall():
            if name in NEW_TABLES:
                old.execute(f"DROP TABLE {name}")
    refused = company.cli("run")
    assert refused.code == 2
    assert "einvoice migrate" in refused.err
    with company.context() as context, context.store.run_lock():
        assert company.cli("migrate").code == 5
    assert company.cli("migrate").code == 0
    assert len(list((company.home / "data" / "backups").iterdir())) == 1
    assert company.cli("run").code == 0
    assert company.cli("migrate").code == 0


NEW_TABLES = (
    "invoice_lines",
    "e_invoices",
    "invoices",
    "files",
    "answers",
    "findings",
    "journal",
    "sequences",
    "applications",
    "imported_subscriptions",
    "standing_orders",
    "control_totals",
    "residues",
    "hold_decisions",
)
