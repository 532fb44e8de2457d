"""Statements compiled and documents explained once in a test run, as one program does for its own.

A test opens a database for each command, and SQLAlchemy compiles for each of them anew: half of the
time of a short command. The SQL is the same on every SQLite file, and on every database of the
tests' PostgreSQL.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
import sqlalchemy as sa

from einvoice.safe_xml import Schema, load_schema
from einvoice.store import engine
from einvoice.xml_faults import XmlFault


class CompiledStatements(dict[Any, Any]):
    """SQLAlchemy's cache with the dialect's name in its key, not one engine's dialect."""

    def get(self, key: Any, default: Any = None) -> Any:
        """Return a compiled statement, whichever database it was compiled for."""
        return super().get(_for_all(key), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__(_for_all(key), compiled)


def _for_all(key: Any) -> tuple[Any, ...]:
    dialect, *statement = key
    return (dialect.name, *statement)


@contextmanager
def compiled_once() -> Iterator[None]:
    """Let the databases of a kind that are opened in the meantime share their statements."""
    statements = CompiledStatements()
    create_engine = sa.create_engine

    def sharing(url: sa.URL, **options: Any) -> sa.Engine:
        shared = {"compiled_cache": statements}
        return create_engine(url, execution_options=shared, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", sharing)
        yield


@contextmanager
def explained_once() -> Iterator[None]:
    """Ask xmlschema about the same bytes once: what it says depends on nothing else.

    The invoices of a small month are the same in hundreds of tests.
    """
    explain = Schema.explain

    @cache
    def explained(name: str, content: bytes) -> tuple[XmlFault, ...]:
        return explain(load_schema(name), content)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Schema, "explain", lambda schema, content: explained(schema.name, content))
        yield
