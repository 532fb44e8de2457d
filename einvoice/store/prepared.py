"""Queries that pages ask again and again, compiled once for each database.

SQLAlchemy makes an execution of its own for each query, with its parameters, cursor and rows: some
50 microseconds of CPU beside the ten that SQLite needs for a row. Here only the driver is asked;
statement, types and values are SQLAlchemy's.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.sql.compiler import SQLCompiler

_KEPT = 512
"""Queries that a process keeps compiled; pages ask some forty."""
_Process = Callable[[Any], Any] | None


class Prepared:
    """A query, ready to be asked with values."""

    def __init__(self, query: Select[*tuple[Any, ...]], dialect: Dialect) -> None:
        compiled = query.compile(dialect=dialect)
        if not isinstance(compiled, SQLCompiler) or compiled.post_compile_params:
            raise TypeError("a query whose text depends on its values cannot be prepared")
        self._query, self._dialect = query, dialect
        self._sql, self._in_order = str(compiled), compiled.positiontup
        self._binds = [
            (
                name,
                bind.required,
                bind.value,
                bind.type.dialect_impl(dialect).bind_processor(dialect),
            )
            for name, bind in ((n, compiled.binds[n]) for n in self._in_order or compiled.binds)
        ]
        names = [column.key or "" for column in query.selected_columns]
        row: Any = namedtuple("Row", names)  # type: ignore[misc]  # noqa: PYI024 - its fields are the query's
        self._made: Callable[[Iterable[Any]], Any] = row._make
        self._reads: list[tuple[int, Callable[[Any], Any]]] | None = None

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[Any]:
        """Return the rows, each a tuple with the names of the columns.

        Raises:
            DatabaseError: as of a query that SQLAlchemy asks.
        """
        if connection.dispatch.before_cursor_execute:  # whoever listens hears of every statement
            return list(connection.execute(self._query, values))
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self._sql, self._parameters(values))
            raw = cursor.fetchall()
            reads = self._readers(cursor.description) if self._reads is None else self._reads
        except self._dialect.loaded_dbapi.Error:
            return list(connection.execute(self._query, values))  # says what is wrong in its words
        finally:
            cursor.close()
        return list(map(self._made, _read(raw, reads)))

    def _parameters(self, values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - the driver's own type
        bound = [
            (process(value) if process else value)
            for name, required, fixed, process in self._binds
            for value in (values[name] if required else values.get(name, fixed),)
        ]
        if self._in_order is not None:
            return tuple(bound)
        return dict(zip((bind[0] for bind in self._binds), bound, strict=True))

    def _readers(self, description: Iterable[Any]) -> list[tuple[int, Callable[[Any], Any]]]:
        """Return how columns that are not kept as they are become values, by place."""
        columns = zip(self._query.selected_columns, description, strict=True)
        made = (
            (
                place,
                column.type.dialect_impl(self._dialect).result_processor(self._dialect, kind[1]),
            )
            for place, (column, kind) in enumerate(columns)
        )
        self._reads = [(place, process) for place, process in made if process is not None]
        return self._reads


def _read(
    rows: Sequence[tuple[Any, ...]], reads: list[tuple[int, Callable[[Any], Any]]]
) -> Iterable[tuple[Any, ...]]:
    """Return rows with their values read, column by column: that is less work than row by row."""
    if not reads or not rows:
        return rows
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, process in reads:
        columns[place] = map(process, columns[place])
    return zip(*columns, strict=True)


@lru_cache(_KEPT)
def prepared(query: Select[*tuple[Any, ...]], dialect: Dialect) -> Prepared:
    """Return a query prepared for a database; it is compiled when it is asked first."""
    return Prepared(query, dialect)
