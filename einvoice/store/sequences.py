"""Sequences without gaps: taken inside the transaction that uses the numbers."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from einvoice.store.tables import sequences

_INSERT: dict[str, Callable[..., Any]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def last_of(connection: Connection, name: str) -> int:
    """Return the last number given; 0 when none was."""
    found = connection.scalar(select(sequences.c.last).where(sequences.c.name == name))
    return found or 0


def raise_to(connection: Connection, name: str, least: int) -> None:
    """Let a sequence go on after a number that was given already."""
    missing = least - last_of(connection, name)
    if missing > 0:
        take(connection, name, missing)


def take(connection: Connection, name: str, count: int) -> int:
    """Take ``count`` numbers and return the one before the first of them."""
    wanted = _INSERT[connection.dialect.name](sequences).values(name=name, last=count)
    taken = wanted.on_conflict_do_update(
        index_elements=[sequences.c.name], set_={"last": sequences.c.last + wanted.excluded.last}
    ).returning(sequences.c.last)
    return int(connection.execute(taken).scalar_one()) - count
