"""Sequences without gaps: taken inside the transaction that uses the numbers."""

from sqlalchemy import Connection, insert, select, update

from einvoice.store.tables import sequences


def last_of(connection: Connection, name: str) -> int:
    """Return the last number given; 0 when none was."""
    found = connection.scalar(select(sequences.c.last).where(sequences.c.name == name))
    return found or 0


def take(connection: Connection, name: str, count: int) -> int:
    """Take ``count`` numbers and return the one before the first of them."""
    row = connection.execute(
        update(sequences)
        .where(sequences.c.name == name)
        .values(last=sequences.c.last + count)
        .returning(sequences.c.last)
    ).first()
    if row is None:
        connection.execute(insert(sequences).values(name=name, last=count))
        return 0
    return int(row.last) - count
