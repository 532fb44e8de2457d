"""Engines with the settings that keep money safe: full writes, foreign keys, time limits."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DataError, IntegrityError

from einvoice.core.errors import UsageError

_BUSY_SECONDS = 30
_CONNECTIONS, _MORE_CONNECTIONS, _CONNECTION_SECONDS = 12, 12, 5
"""Those that are kept open, those that are opened for a while, and how long one is waited for.

Opening one costs as much as a page: its settings, and every statement prepared anew.
"""
_NEW_PAGE = 8192
"""The bytes of a page of a database that is made.

Two invoices' lines fit in; with SQLite's 4096 a month took twice as many reads and writes. A small
transaction writes whole pages: with 16,384 twice the bytes for a reading that was sent in.
"""
_LOCK_SECONDS = 300  # writers queue in turn: longer than any transaction, shorter than for ever
_WRITERS_KEY = 0x65494E57  # ours among the database's advisory locks
READ_ONLY = "einvoice_read_only"
WAITS = "einvoice_waits_milliseconds"
"""For how many milliseconds a transaction waits for another writer, where not for the longest."""
_SET = "einvoice_set"
"""The settings of a connection, as its last transaction needed them."""
_READING: dict[str, dict[str, Any]] = {
    "sqlite": {READ_ONLY: True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


def open_engine(url: str, default: Path) -> Engine:
    """Return an engine for SQLite or PostgreSQL; for SQLite in the default file without a URL.

    On SQLite every transaction that may write begins IMMEDIATE: without that a SELECT opens no
    transaction and increments are lost without an error. On PostgreSQL a commit is on disk when
    it returns. Errors never show a statement's parameters: they may be names or accounts.

    Raises:
        UsageError: the URL is of another database, or the driver is not installed.
    """
    parsed = _parsed(url) if url else URL.create("sqlite", database=str(default))
    known = {} if parsed.get_backend_name() == "sqlite" else {"client_encoding": "utf8"}
    try:
        engine = create_engine(
            parsed,
            hide_parameters=True,
            connect_args=known,
            pool_size=_CONNECTIONS,
            max_overflow=_MORE_CONNECTIONS,
            pool_timeout=_CONNECTION_SECONDS,
            pool_use_lifo=True,  # few are used, and have their pages at hand
        )
    except ModuleNotFoundError:
        raise UsageError("no-postgresql-driver") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "do_connect", _sqlite_open)
        event.listen(engine, "connect", _sqlite_connect)
        event.listen(engine, "begin", _sqlite_begin)
    else:
        event.listen(engine, "connect", _postgresql_connect)
        event.listen(engine, "handle_error", _without_values)
    return engine


def is_trouble_of_database(error: BaseException) -> bool:
    """Return whether the database could not do its work, whatever it was asked to keep."""
    faults_of_values = (DataError, IntegrityError)
    return isinstance(error, DatabaseError) and not isinstance(error, faults_of_values)


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None
    backend = parsed.get_backend_name() if parsed else ""
    if parsed is None or backend not in _READING:
        raise UsageError("database-url-unknown")
    return parsed.set(drivername="postgresql+psycopg") if backend == "postgresql" else parsed


def sqlite_path(engine: Engine) -> Path | None:
    """Return the database file on SQLite, else None."""
    return Path(engine.url.database or "") if engine.dialect.name == "sqlite" else None


def for_reading(connection: Connection) -> Connection:
    """Make a connection's transaction a consistent view that writes nothing and blocks nobody."""
    return connection.execution_options(**_READING[connection.dialect.name])


def waiting(connection: Connection, milliseconds: int) -> Connection:
    """Let a connection's transaction wait at most so long for another writer; 0 = not at all."""
    return connection.execution_options(**{WAITS: milliseconds})


def is_busy(error: DatabaseError) -> bool:
    """Return whether another transaction wrote for longer than this waited."""
    name = getattr(error.orig, "sqlite_errorname", "") or getattr(error.orig, "sqlstate", "")
    return name in {"SQLITE_BUSY", "55P03"}


def one_writer(connection: Connection) -> None:
    """Wait until no other transaction writes, and keep others waiting until this transaction ends.

    So PostgreSQL gives what BEGIN IMMEDIATE gives on SQLite: what follows sees everything that
    others committed, the journal's chain has one end, and numbers have no gap.
    """
    if connection.dialect.name == "postgresql":
        at_most = connection.get_execution_options().get(WAITS)
        if at_most is not None:
            at_most = at_most or 1  # 0 would be for ever
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{at_most:d}ms'")
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITERS_KEY})


def _sqlite_open(_dialect: object, _record: object, names: list[Any], options: Any) -> None:  # noqa: ANN401 - the driver's own options
    """Open a database that cannot be written as it is, without the log that would be beside it.

    A log that is there belongs to somebody who writes, or was killed: it is not passed over.
    """
    path = Path(names[0])
    log = path.with_name(f"{path.name}-wal")
    if path.exists() and not os.access(path.parent, os.W_OK) and not log.exists():
        names[0] = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        options["uri"] = True


def _sqlite_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"page_size = {_NEW_PAGE}",  # before the first table; changes nothing later
        f"busy_timeout = {_BUSY_SECONDS * 1000}",
        "journal_mode = WAL",  # changes nothing where the database cannot be written
        "synchronous = FULL",
        "foreign_keys = ON",
        "cache_size = -16000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _sqlite_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    read_only = options.get(READ_ONLY, False)
    _sqlite_set(connection, "query_only", 1 if read_only else 0)
    _sqlite_set(connection, "busy_timeout", options.get(WAITS, _BUSY_SECONDS * 1000))
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _sqlite_set(connection: Connection, pragma: str, value: int) -> None:
    """Set what a transaction may or how long it waits, where the connection is set otherwise.

    Each setting of `query_only` lets SQLite prepare every statement of the connection anew.
    """
    known = connection.info.setdefault(_SET, {})
    if known.get(pragma) == value:
        return
    known.pop(pragma, None)  # not known while it is changed
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA {pragma} = {value}")
    cursor.close()
    known[pragma] = value


def _postgresql_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = '{_LOCK_SECONDS}s'")
    connection.commit()


def _without_values(context: ExceptionContext) -> None:
    """Take the server's details out of an error: they quote the row."""
    primary = getattr(getattr(context.original_exception, "diag", None), "message_primary", None)
    if primary and context.sqlalchemy_exception is not None:
        context.original_exception.args = (primary,)
        context.sqlalchemy_exception.args = (primary,)
