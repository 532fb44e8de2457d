"""Many new rows of one table at once, the quickest way of each database.

A statement of SQLAlchemy makes a dictionary of each row and looks up each of its values; here a
column's values are made ready together. PostgreSQL copies them, SQLite inserts them as they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Table
from sqlalchemy.exc import DBAPIError


def insert_columns(
    connection: Connection, table: Table, columns: Mapping[str, Sequence[Any]]
) -> None:
    """Insert rows whose values are given by column, each column with as many values.

    Raises:
        DBAPIError: as of any statement that the database refuses, without the values.
    """
    dialect = connection.dialect
    ready = [_bound(table.c[name], values, dialect) for name, values in columns.items()]
    rows = list(zip(*ready, strict=True))
    if not rows:
        return
    quote = dialect.identifier_preparer.quote
    into = f"{quote(table.name)} ({', '.join(map(quote, columns))})"
    if dialect.name == "postgresql":
        _copy(connection, f"COPY {into} FROM STDIN", rows)
    else:
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608 - our names


def _bound(column: Column[Any], values: Sequence[Any], dialect: Dialect) -> Iterable[Any]:
    """Return a column's values as the driver takes them."""
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    return values if process is None else map(process, values)


def _copy(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    driver: Any = connection.dialect.loaded_dbapi
    cursor: Any = connection.connection.cursor()
    try:
        with cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except driver.Error as error:
        # The server's details quote the row, and the driver's own error has them.
        error.args = (error.diag.message_primary or type(error).__name__,)
        hidden: Any = DBAPIError.instance(
            statement, None, error, driver.Error, hide_parameters=True
        )
        raise hidden from None
