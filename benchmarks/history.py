"""Many flats and many months: what looking at one month costs beside all that is kept.

A finished month of 2,000 flats is copied by SQL: its flats to `copies` times as many, its invoices
into the months before. Lines are copied empty, digests not at all; nothing that is measured reads
them of other months.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from benchmarks.measure import medians, python
from einvoice.core.period import Period

FLATS = 2_000
_OF_FLATS = {  # the columns that name a building, a flat or a meter
    "buildings": ("building_id",),
    "flats": ("flat_id", "building_id"),
    "customers": ("flat_id",),
    "subscriptions": ("flat_id",),
    "meters": ("meter_id", "place_id"),
    "readings": ("meter_id",),
    "charges": ("charge_id", "flat_id"),
    "costs": ("building_id",),
    "methods": ("building_id",),
    "months": ("building_id",),
    "balances": ("flat_id",),
    "control_totals": ("building_id",),
    "residues": ("building_id",),
    "findings": ("building_id", "flat_id", "where"),
    "invoices": ("flat_id", "building_id"),
}
_NUMBERS = {
    "invoices": {"id": f"id + copy * {FLATS}", "number": f"number + copy * {FLATS}"},
    "findings": {"id": "NULL"},
}
_ID = (
    "CASE \"{0}\" WHEN '' THEN '' "
    'ELSE substr("{0}", 1, 1) || printf(\'%03d\', copy) || substr("{0}", 2) END'
)
_COPIES = (
    "WITH RECURSIVE copies(copy) AS "
    "(SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy + 1 < ?)"
)
_COMMANDS = {
    "status": ("status",),
    "show FLAT": ("show", "B0001-1"),
    "show NUMBER": ("show", "26110000001"),
    "account FLAT": ("account", "B0001-1"),
    "report": ("report",),
}


def history_rows(
    small: Path, copies: int, months: int, rounds: int
) -> Iterator[tuple[str, str, str]]:
    """Compare commands in a finished installation with the same in one with much more in it."""
    large = small.parent / "history"
    shutil.copytree(small, large)
    multiply(large / "data" / "einvoice.db", copies, months)
    for name, arguments in _COMMANDS.items():
        works = {
            "small": partial(_cpu, small, arguments),
            "large": partial(_cpu, large, arguments),
        }
        spent = medians(works, rounds)
        what = f"{name}: {FLATS * copies:,} flats, {months} months"
        yield what, f"{spent['large'] / spent['small']:.2f}x", "<= 1.50x of 2,000 flats"


def _cpu(home: Path, arguments: tuple[str, ...]) -> float:
    return python(
        "einvoice.cli.main", "--config", str(home / "config.toml"), *arguments
    ).cpu_seconds


def multiply(database: Path, copies: int, months: int) -> None:
    """Copy the flats of a finished month, and its invoices into the months before."""
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA synchronous = off")
        _copy_flats(connection, copies)
        _copy_months(connection, months)
    connection.close()


def _copy_flats(connection: sqlite3.Connection, copies: int) -> None:
    for table, ids in _OF_FLATS.items():
        anew = {name: _ID.format(name) for name in ids} | _NUMBERS.get(table, {})
        _insert(connection, table, anew, f"{table}, copies", copies)
    anew = {"invoice_id": f"invoice_id + copy * {FLATS}", "lines": "'[1,[]]'"}
    _insert(connection, "invoice_lines", anew, "invoice_lines, copies", copies)
    anew["global_id"] = "global_id || '-' || copy"
    _insert(connection, "e_invoices", anew, "e_invoices, copies", copies)
    connection.commit()


def _copy_months(connection: sqlite3.Connection, months: int) -> None:
    (each,) = connection.execute("SELECT max(id) FROM invoices").fetchone()
    newest = Period(2026, 10)
    period = newest
    for back in range(1, months):
        period = period.previous
        of_month, invoice = {"period": f"'{period}'"}, f"id - {back} * {each}"
        number = {"id": invoice, "number": f"number - {back} * 100000000"}
        _insert(connection, "invoices", of_month | number, f"invoices WHERE period = '{newest}'")
        files = {name: f"{name} || '-m{back}'" for name in ("file_id", "name")}
        _insert(connection, "files", of_month | files, f"files WHERE period = '{newest}'")
        own = {"invoice_id": f"invoice_{invoice}"}
        lines = own | {"lines": "'[1,[]]'"}
        _insert(connection, "invoice_lines", lines, "invoice_lines WHERE invoice_id > 0")
        sent = own | {name: f"{name} || '-m{back}'" for name in ("global_id", "file_id")}
        _insert(connection, "e_invoices", sent, "e_invoices WHERE invoice_id > 0")
        connection.commit()


def _insert(
    connection: sqlite3.Connection,
    table: str,
    anew: Mapping[str, str],
    source: str,
    copies: int = 1,
) -> None:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    names = ", ".join(f'"{name}"' for name in columns)
    values = ", ".join(anew.get(name, f'"{name}"') for name in columns)
    connection.execute(
        f'{_COPIES} INSERT INTO "{table}" ({names}) SELECT {values} FROM {source}',  # noqa: S608 - ours
        (copies,),
    )
