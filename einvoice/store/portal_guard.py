"""The limits of the portal's process in the database: reading all, writing its own tables alone.

On SQLite every connection asks an authorizer before a statement is prepared: writing other tables,
definitions of tables and triggers, other databases and settings are refused, whatever the statement
looks like. On PostgreSQL the same are grants of a role (docs/PORTAL.md).
Source: sqlite.org, "Compile-Time Authorization Callbacks".
"""

import sqlite3
from typing import Any

from sqlalchemy import Engine, event

from einvoice.store.portal_tables import PORTAL_TABLES

_OWN = frozenset(table.name for table in PORTAL_TABLES)
_READS = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_SAVEPOINT,
    }
)
_WRITES = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
_CACHE_KIB = 4_000
"""How much of the file a connection keeps; fifteen may be open at a time, a page reads little."""
_SETTINGS = frozenset({"query_only", "busy_timeout", "table_info", "table_xinfo", "table_list"})


def guard(engine: Engine) -> None:
    """Let connections that an engine opens from now on write the portal's tables alone."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _guard_connection)


def _guard_connection(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.set_authorizer(_judge)


def _judge(action: int, first: str | None, second: str | None, *_where: object) -> int:
    """Return whether a part of a statement may be prepared."""
    if action in _READS and second != "load_extension":
        return sqlite3.SQLITE_OK
    if action in _WRITES and first in _OWN:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_UPDATE and first == "sqlite_master":
        return sqlite3.SQLITE_OK  # asked for json_each; SQLite itself refuses to update it
    if action == sqlite3.SQLITE_PRAGMA and first in _SETTINGS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
