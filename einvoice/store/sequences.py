"""Sequences without gaps: taken inside the transaction that uses the numbers."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from einvoice.store.tables import sequences
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_INSERT: dict[str, Callable[..., Any]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def of_files(bank: str, month: str) -> str:
    """Return the name of the sequence of a bank's file ids in a month of issue (``YYMM``)."""
    return f"file:{bank}:{month}"


def last_of(tx: ReadTransaction, name: str) -> int:
    """Return the last number given; 0 when none was."""
    last = tx.scalar(select(sequences.c.last).where(sequences.c.name == name))
    return last or 0


def raise_to(tx: WriteTransaction, name: str, least: int) -> None:
    """Let a sequence go on after a number that was given already."""
    missing = least - last_of(tx, name)
    if missing > 0:
        take(tx, name, missing)


def take(tx: WriteTransaction, name: str, count: int) -> int:
    """Take ``count`` numbers and return the number before the first of them."""
    wanted = _INSERT[tx.dialect](sequences).values(name=name, last=count)
    taken = wanted.on_conflict_do_update(
        index_elements=[sequences.c.name], set_={"last": sequences.c.last + wanted.excluded.last}
    ).returning(sequences.c.last)
    return int(tx.execute(taken).scalar_one()) - count
