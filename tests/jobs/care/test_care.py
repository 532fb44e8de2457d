"""`backup` and `migrate` from the command line."""

import contextlib
import shutil
import sqlite3

from sample_company import Company

from einvoice.store.engine import open_engine
from einvoice.store.migrate import upgrade


def test_a_backup_is_made_while_a_run_goes_on(company: Company) -> None:
    """The lock of a run does not stop it, and a second one to the same file is refused."""
    target = company.home / "copy.db"
    with company.context() as context, context.store.run_lock():
        assert company.cli("backup", str(target)).code == 0
    assert company.cli("backup", str(target)).code == 2
    with contextlib.closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT count(*) > 0 FROM flats").fetchone() == (1,)


def first_version(company: Company) -> None:
    """Put the imported rows into a database of the first version: its tables and no others."""
    current = company.home / "data" / "einvoice.db"
    old = company.home / "old.db"
    engine = open_engine("", old)
    upgrade(engine, "0001")
    engine.dispose()
    with contextlib.closing(sqlite3.connect(old)) as rows, rows:
        rows.execute("ATTACH ? AS new", (str(current),))
        names = [
            name
            for (name,) in rows.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")
            if name != "alembic_version"
        ]
        for name in names:
            columns = ", ".join(
                f'"{row[1]}"' for row in rows.execute(f"PRAGMA main.table_info({name})")
            )
            copy = f"INSERT INTO {name} ({columns}) SELECT {columns} FROM new.{name}"  # noqa: S608 - our tables
            rows.execute(copy)
    for path in current.parent.glob("einvoice.db*"):
        path.unlink()
    old.rename(current)


def test_a_database_of_the_first_version_is_brought_up_with_its_rows(company: Company) -> None:
    """In the middle of a run it is refused with 5; afterwards it copies, migrates and bills."""
    assert company.cli("run").code == 0
    expected = company.table("lines")
    first_version(company)
    shutil.rmtree(company.home / "data" / "archive")
    shutil.rmtree(company.home / "bank")
    refused = company.cli("run")
    assert refused.code == 2
    assert "einvoice migrate" in refused.err
    with company.context() as context, context.store.run_lock():
        assert company.cli("migrate").code == 5
    assert company.cli("migrate").code == 0
    assert len(list((company.home / "data" / "backups").iterdir())) == 1
    assert company.cli("run").code == 0
    assert company.table("lines") == expected
    assert company.cli("migrate").code == 0
