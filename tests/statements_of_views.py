"""The statements that a view asks, and the tables that they read whole."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event, text

from einvoice.config import Config


@contextmanager
def asked() -> Iterator[list[tuple[str, Any]]]:
    """Yield the statements that read, each with its values."""
    statements: list[tuple[str, Any]] = []

    def keep(*facts: Any) -> None:
        if facts[2].startswith("SELECT"):
            statements.append((facts[2], facts[3]))

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", keep)


def engine_of(config: Config) -> Engine:
    """Return the database of a company."""
    url = config.database_url.replace("postgresql:", "postgresql+psycopg:")
    return create_engine(url or f"sqlite:///{config.data_path / 'einvoice.db'}")


def read_whole(config: Config, statements: Sequence[tuple[str, Any]]) -> dict[str, str]:
    """Return the tables that statements read from end to end, each with such a statement."""
    engine, whole = engine_of(config), {}
    with engine.connect() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        if not is_sqlite:  # small tables are read from end to end unless that is forbidden
            connection.execute(text("SET enable_seqscan = off"))
        for statement, values in statements:
            how = "EXPLAIN QUERY PLAN " if is_sqlite else "EXPLAIN "
            for row in connection.exec_driver_sql(how + statement, values):
                step = str(row[3]) if is_sqlite else str(row[0])
                table = re.search(r"(?:SCAN|Seq Scan on) (\w+)", step)
                if table and "invoices_waiting" not in step:  # an index of these few alone
                    whole[table[1].removesuffix("_1")] = statement  # an alias
    engine.dispose()
    return whole
