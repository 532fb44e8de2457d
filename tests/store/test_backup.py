"""Copies of the database: whole, for the owner alone, and made before anything is migrated."""

import contextlib
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sample_company import needs
from store_samples import FLAT, open_store

from einvoice.core.errors import RunInProgressError, UsageError
from einvoice.core.premises import Flat
from einvoice.store import sequences
from einvoice.store.migrate import upgrade, version_of
from einvoice.store.rows import all_rows, insert_rows
from einvoice.store.store import Store
from einvoice.texts.errors import hint


def holds(copy: Path, text: str) -> bool:
    """Tell whether a copy holds a row with a text, read by the database's own program."""
    if copy.read_bytes().startswith(b"SQLite"):
        with contextlib.closing(sqlite3.connect(copy)) as database:
            assert database.execute("PRAGMA quick_check").fetchone() == ("ok",)
            rows = database.execute("SELECT flat_id FROM flats UNION SELECT name FROM sequences")
            return (text,) in rows.fetchall()
    command = [needs("pg_restore"), "--file=-", "--data-only", str(copy)]
    return text in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_backup_is_one_moment_while_others_write(store: Store, tmp_path: Path) -> None:
    """What is committed is in it, what is being written is not, and the writer goes on."""
    with store.writing() as tx:
        insert_rows(tx, [FLAT])
    with store.run_lock(), store.writing() as tx:
        sequences.take(tx, "unfinished", 1)
        store.backup(tmp_path / "copies" / "copy.db")
    copy = tmp_path / "copies" / "copy.db"
    assert holds(copy, FLAT.flat_id)
    assert not holds(copy, "unfinished")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]
    with store.reading() as tx:
        assert sequences.last_of(tx, "unfinished") == 1


def test_a_backup_is_never_overwritten(store: Store, tmp_path: Path) -> None:
    """Yesterday's copy may be the one that is needed."""
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(UsageError, match="backup-exists"):
        store.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_a_folder_that_cannot_be_written_is_said(store: Store) -> None:
    """A full or missing disk is a fault to be named, and leaves nothing half."""
    with pytest.raises(UsageError, match="cannot-write"):
        store.backup(Path("/proc/copy.db"))


def test_pg_dump_must_be_there(
    postgresql_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it the copy is refused, and the message names the package."""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UsageError) as caught:
        postgresql_store.backup(tmp_path / "copy.db")
    assert "postgresql-client" in hint(caught.value.cause, "en")
    assert list(tmp_path.glob("*copy*")) == []


def test_a_dump_that_fails_says_why(
    postgresql_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server's own words, and no file that looks like a backup."""
    needs("pg_dump")
    said = r"client-program-failed program=pg_dump .*nonsense"
    with monkeypatch.context() as patch, pytest.raises(UsageError, match=said):
        patch.setenv("PGOPTIONS", "-c nonsense=1")
        postgresql_store.backup(tmp_path / "copy.db")
    assert list(tmp_path.glob("*copy*")) == []


def test_a_migration_copies_the_database_first(
    tmp_path: Path, new_url: Callable[[Path], str]
) -> None:
    """The copy has the old tables and rows; a second migration makes no second copy."""
    store = open_store(tmp_path / "data", new_url(tmp_path / "data"))
    store.data_dir.mkdir()
    upgrade(store._engine, "0001")
    with store.writing() as tx:
        insert_rows(tx, [FLAT])
    with store.run_lock(), pytest.raises(RunInProgressError):
        store.create()
    assert version_of(store._engine) == "0001"
    store.create()
    store.create()
    store.require_current()
    with store.reading() as tx:
        assert all_rows(tx, Flat) == [FLAT]
    (copy,) = (store.data_dir / "backups").iterdir()
    assert copy.name.startswith("before-0001-")
    assert FLAT.flat_id.encode() in copy.read_bytes() or holds(copy, FLAT.flat_id)
    store.close()


def test_a_new_database_needs_no_copy(tmp_path: Path, new_url: Callable[[Path], str]) -> None:
    """There is nothing to lose yet."""
    store = open_store(tmp_path / "data", new_url(tmp_path / "data"))
    store.create()
    assert not (store.data_dir / "backups").exists()
    store.close()
