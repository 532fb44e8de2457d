"""Copies of the database: taken while a run writes, and put back whole or not at all."""

import contextlib
import os
import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy import Engine

from einvoice.core.errors import UsageError
from einvoice.store.archive import sync_folder
from einvoice.store.engine import sqlite_path
from einvoice.store.queue_place import PREFIX

_NOT_KEPT = (f"--exclude-schema={PREFIX}*", "--exclude-table-data=shards")
"""Parts that a run handed out, and their queue: a copy that is put back must not bring them."""


def save(engine: Engine, target: Path) -> None:
    """Copy the database as it is at one moment into a file; writers do not wait.

    SQLite's own backup, or `pg_dump` in its custom format.

    Raises:
        UsageError: the file exists, or cannot be written.
    """
    if target.exists():
        raise UsageError("backup-exists", path=target)
    temporary = target.with_name(f".{target.name}.new")
    temporary.unlink(missing_ok=True)
    try:
        temporary.touch(0o600)
        _copy(engine, temporary)
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.rename(target)
    except OSError as error:
        raise UsageError("cannot-write", path=target, why=error.strerror) from None
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


def check(engine: Engine, source: Path) -> None:
    """Refuse a file that is not a whole copy; one of PostgreSQL's is checked as it is loaded.

    Raises:
        UsageError: it is none.
    """
    if not source.is_file():
        raise UsageError("no-such-backup", path=source)
    if sqlite_path(engine) is None:
        return
    with contextlib.closing(sqlite3.connect(source)) as copy:
        try:
            whole = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            copy.execute("SELECT version_num FROM alembic_version")
        except sqlite3.DatabaseError:
            whole = False
    if not whole:
        raise UsageError("backup-broken", path=source)


def load(engine: Engine, source: Path) -> None:
    """Put a copy that was checked in the place of the database, in one transaction.

    Raises:
        UsageError: PostgreSQL's own program refuses it; the database is as it was.
    """
    live = sqlite_path(engine)
    if live is None:
        arguments = ["--clean", "--if-exists", "--single-transaction", "--exit-on-error"]
        _run(engine, "pg_restore", [*arguments, str(source)])
        return
    with (
        contextlib.closing(sqlite3.connect(source)) as copy,
        contextlib.closing(sqlite3.connect(live)) as database,
    ):
        copy.backup(database)


def _copy(engine: Engine, target: Path) -> None:
    live = sqlite_path(engine)
    if live is None:
        _run(engine, "pg_dump", ["--format=custom", f"--file={target}", *_NOT_KEPT])
        return
    with (
        contextlib.closing(sqlite3.connect(live)) as database,
        contextlib.closing(sqlite3.connect(target)) as copy,
    ):
        database.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it


def _run(engine: Engine, program: str, arguments: list[str]) -> None:
    """Run a program of PostgreSQL on our database; the password comes from where libpq looks."""
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    command = [program, f"--dbname={url}", "--no-owner", *arguments]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    except FileNotFoundError:
        raise UsageError("no-client-program", program=program) from None
    if ended.returncode != 0:
        why = (ended.stderr.strip().splitlines() or ["?"])[0]
        raise UsageError("client-program-failed", program=program, why=why)
