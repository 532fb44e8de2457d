"""Statements compiled once for all databases of a test run, as one program does for its own.

A test opens a database for each command, and SQLAlchemy compiles for each of them anew: half of the
time of a short command. The SQL is the same on every SQLite file.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from einvoice.store import engine


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
    """Let the databases on SQLite that are opened in the meantime share their statements."""
    statements = CompiledStatements()
    create_engine = sa.create_engine

    def sharing(url: sa.URL, **options: Any) -> sa.Engine:
        if url.get_backend_name() == "sqlite":
            options["execution_options"] = {"compiled_cache": statements}
        return create_engine(url, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", sharing)
        yield
