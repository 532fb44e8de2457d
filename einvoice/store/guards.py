"""Triggers that make the database refuse to change or remove what is frozen.

A purge has a way through: within its own transaction a row is in `thawed`. Whoever owns the
database can drop the triggers or put a row there too; the digests in the journal find that.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType

from sqlalchemy import Connection, String, column, select, text

from einvoice.store.frozen_columns import FROZEN
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_MESSAGE = "it is frozen: issued, written or read"
_OPEN = "EXISTS (SELECT 1 FROM thawed)"
_ISSUED = "OLD.number IS NOT NULL"
_LINE_OF_ISSUED = "EXISTS (SELECT 1 FROM invoices WHERE id = OLD.invoice_id AND number IS NOT NULL)"
_SETTLED = "OLD.fail_code IS NOT NULL"
_WHEN = MappingProxyType({"invoices": _ISSUED, "invoice_lines": _LINE_OF_ISSUED})
"""By table: which rows are frozen; in the others each is."""
_THERE = {
    "sqlite": ("name", "sqlite_master", "type = 'trigger'"),
    "postgresql": ("tgname", "pg_trigger", "tgenabled IN ('O', 'A') AND NOT tgisinternal"),
}
_PREFIX = "frozen_"
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {_PREFIX}row() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF NOT {_OPEN} THEN RAISE EXCEPTION '{_MESSAGE}'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
"""
_FUNCTION_OF_LINES = f"""
CREATE OR REPLACE FUNCTION {_PREFIX}line() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF NOT {_OPEN} AND {_LINE_OF_ISSUED} THEN RAISE EXCEPTION '{_MESSAGE}'; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$
"""


def install(connection: Connection) -> None:
    """Create every trigger anew; a migration that rebuilds a table loses those it had."""
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        for function in (_FUNCTION, _FUNCTION_OF_LINES):
            connection.exec_driver_sql(function)
    for name, table, event, condition in _triggers():
        if sqlite:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            statement = _sqlite(name, table, event, condition)
        else:
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {table}")
            statement = _postgresql(name, table, event, condition)
        connection.exec_driver_sql(statement)


def missing(tx: ReadTransaction) -> list[str]:
    """Return the triggers that are not there or are switched off, by name."""
    name, table, which = _THERE[tx.dialect]
    query = select(column(name, String())).select_from(text(table)).where(text(which))
    there = set(tx.scalars(query))
    return [name for name, *_ in _triggers() if name not in there]


@contextmanager
def thawed(tx: WriteTransaction, why: str) -> Iterator[None]:
    """Let frozen rows change within a transaction: nobody else sees it, and a kill ends it."""
    tx.execute(text("INSERT INTO thawed (why) VALUES (:why)"), {"why": why})
    yield
    tx.execute(text("DELETE FROM thawed"))


def _triggers() -> Iterator[tuple[str, str, str, str]]:
    """Yield name, table, event and the condition under which a row may not change."""
    for table, columns in FROZEN.items():
        frozen = _WHEN.get(table, "")
        differs = " OR ".join(f'OLD."{name}" {{differs}} NEW."{name}"' for name in columns)
        changed = f"({differs})"
        if table in {"e_invoices", "credit_note_attempts"}:
            code = f"({_SETTLED} AND OLD.fail_code {{differs}} NEW.fail_code)"
            changed = f"({differs} OR {code})"
        yield f"{_PREFIX}{table}_update", table, "UPDATE", _and(frozen, changed)
        yield f"{_PREFIX}{table}_delete", table, "DELETE", frozen


def _and(*conditions: str) -> str:
    return " AND ".join(condition for condition in conditions if condition)


def _sqlite(name: str, table: str, event: str, condition: str) -> str:
    when = _and(condition.format(differs="IS NOT"), f"NOT {_OPEN}")
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
    )


def _postgresql(name: str, table: str, event: str, condition: str) -> str:
    """A condition may not look into another table: there the function does."""
    of_lines = table == "invoice_lines"
    function = f"{_PREFIX}{'line' if of_lines else 'row'}"
    condition = condition.replace(f"{_LINE_OF_ISSUED} AND ", "").replace(_LINE_OF_ISSUED, "")
    when = f"WHEN ({condition.format(differs='IS DISTINCT FROM')})" if condition else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when} "
        f"EXECUTE FUNCTION {function}()"
    )
