"""The condition that a column has one of many ids, whose text does not depend on how many.

`in_` binds each id by itself: some three microseconds of CPU an id, and a text of its own for each
number of ids. Here they are one value, a JSON array that the database takes apart, so that the
query is prepared once (`ReadTransaction.rows`).
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Dialect, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from einvoice.store.line_records import as_json


def among_ids(column: ColumnElement[str], name: str = "ids") -> ColumnElement[bool]:
    """Return the condition that a column has one of the ids bound by a name, a list of texts."""
    return column.bool_op("IN")(_Each(bindparam(name, type_=_Ids)))


class _Ids(TypeDecorator[Sequence[str]]):
    """Texts as a JSON array."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ANN401 - SQLAlchemy's signature
        """Write the ids as JSON."""
        del dialect
        return as_json(value)


class _Each(FunctionElement[str]):
    """The texts of a JSON array, a row each."""

    inherit_cache = True


@compiles(_Each, "sqlite")
def _on_sqlite(element: _Each, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **options)}))"  # noqa: S608 - our text


@compiles(_Each, "postgresql")
def _on_postgresql(element: _Each, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    ids = compiler.process(element.clauses, **options)
    return f"(SELECT json_array_elements_text(CAST({ids} AS json)))"
