"""The condition that a column has one of many ids, whose text does not depend on how many.

`in_` binds each id by itself: some three microseconds of CPU an id, and a text of its own for each
number of ids. Here they are one value, so that the query is prepared once (`ReadTransaction.rows`):
SQLite takes a JSON array apart, PostgreSQL has arrays.

A query that is made anew keeps its ids for long, too: SQLAlchemy's values hold each other, so that
only the collector of cycles frees them, which comes seldom (`jobs.context`).
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Dialect, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import UserDefinedType

from einvoice.store.line_records import as_json


def among_ids(column: ColumnElement[str], name: str = "ids") -> ColumnElement[bool]:
    """Return the condition that a column has one of the ids bound by a name, a list of texts."""
    return _Among(column, bindparam(name, type_=_Ids()))


class _Ids(UserDefinedType[Sequence[str]]):
    """Texts as a JSON array for SQLite, or as an array of PostgreSQL."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], str]:
        """Return how ids are written."""
        return as_json if dialect.name == "sqlite" else _as_array


def _as_array(ids: Sequence[str]) -> str:
    r"""Return texts as PostgreSQL spells an array: the driver takes five times as long.

    >>> print(_as_array(["B1-1", 'a "b" \\ c']))
    {"B1-1","a \"b\" \\ c"}
    """
    quoted = ('"' + text.replace("\\", r"\\").replace('"', r"\"") + '"' for text in ids)
    return "{" + ",".join(quoted) + "}"


class _Among(FunctionElement[Any]):
    """Whether a column is among the texts of an array.

    Of no type: SQLAlchemy would compare a boolean of SQLite with 1, and no index would be used.
    """

    inherit_cache = True


@compiles(_Among, "sqlite")
def _on_sqlite(element: _Among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    column, ids = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({ids}))"  # noqa: S608 - our text


@compiles(_Among, "postgresql")
def _on_postgresql(element: _Among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    # The value itself has to be the array. PostgreSQL neither knows the size of an array that the
    # query makes of a text, nor searches it as a set, and may make it again for each row.
    column, ids = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} = ANY (CAST({ids} AS TEXT[]))"
