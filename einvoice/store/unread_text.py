"""A column of texts that only machines read, as bytes where the database keeps bytes.

SQLite keeps UTF-8. Its driver makes a text of it, and whoever decodes JSON makes bytes of that:
with letters beyond ASCII this costs as much as decoding. On PostgreSQL it stays a text.
"""

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType


def unread(column: ColumnElement[str], name: str) -> ColumnElement[Any]:
    """Return a column of texts as bytes or texts, under a name."""
    return _Unread(column).label(name)


class _Unread(FunctionElement[Any]):
    """A text, or its bytes."""

    inherit_cache = True
    type = NullType()


@compiles(_Unread)
def _as_text(element: _Unread, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return compiler.process(element.clauses, **options)


@compiles(_Unread, "sqlite")
def _as_bytes(element: _Unread, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    return f"CAST({compiler.process(element.clauses, **options)} AS BLOB)"
