"""Whoever pays is named by payments and statements alone: looked at after every test of the suite.

Of each company that a test ran commands on, the names, accounts and codes in its payments are
looked for in the journal, the findings, the alerts, the logs, the metrics, and what commands said.
Companies on PostgreSQL are passed over: their database may be gone by then.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

_TABLES = ("journal", "findings", "alerts")
_FILES = ("*.log", "*.prom", "data/archive/journal.json")
_SHORTEST = 5
_PAYERS = "SELECT DISTINCT payer_name, payer_account, payer_code FROM payments"
_NUMBERS = "SELECT number FROM invoices"
_OURS = "SELECT DISTINCT account FROM statements"

_said: dict[Path, list[str]] = {}


def note(home: Path, said: str) -> None:
    """Remember what a command on a company said."""
    _said.setdefault(home, []).append(said)


def payers_named() -> list[str]:
    """Return where payers are named in the companies since the last look, as place and value."""
    named = [hit for home, said in _said.items() for hit in _in_company(home, said)]
    _said.clear()
    return named


def spellings(value: str) -> set[str]:
    """Return a value as it is in a text, and in JSON."""
    return {value, json.dumps(value)[1:-1]}


def _in_company(home: Path, said: Iterable[str]) -> Iterator[str]:
    database = home / "data" / "einvoice.db"
    if not database.exists():
        return
    log = database.with_name("einvoice.db-wal")  # there after a kill
    how = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    with closing(sqlite3.connect(f"file:{database}?{how}", uri=True)) as connection:
        secrets = _secrets(connection)
        if not secrets:
            return
        places = {table: _rows(connection, table) for table in _TABLES}
    places["said"] = "\n".join(said)
    for path in (path for pattern in _FILES for path in home.glob(pattern)):
        places[path.name] = path.read_text("utf-8", errors="replace")
    for secret in sorted(secrets):
        for place, text in places.items():
            if any(spelling in text for spelling in spellings(secret)):
                yield f"{place}: {secret}"


def _secrets(connection: sqlite3.Connection) -> set[str]:
    """Return what payments know of payers; an account of ours and an invoice's number are none."""
    try:
        values = {value for row in connection.execute(_PAYERS) for value in row}
        known = {str(value) for q in (_NUMBERS, _OURS) for (value,) in connection.execute(q)}
    except sqlite3.DatabaseError:  # none of ours, damaged, or of an earlier version
        return set()
    return {value for value in values - known if len(value) >= _SHORTEST}


def _rows(connection: sqlite3.Connection, table: str) -> str:
    rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - one of ours
    return "\n".join(str(value) for row in rows for value in row)
