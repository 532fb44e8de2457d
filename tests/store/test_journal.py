"""The journal is append-only and chained."""

import pytest
import sqlalchemy as sa

from einvoice.store.journal import last_seq
from einvoice.store.journal_entries import entry_hash
from einvoice.store.store import Store
from einvoice.store.tables import journal


def test_entries_are_chained_by_their_hashes(store: Store) -> None:
    """Each entry's hash covers its content and the hash before it."""
    for number in range(3):
        with store.writing() as tx:
            tx.journal("tried", "2026-10", f"thing {number}", count=number)
    with store.reading() as tx:
        rows = tx.execute(sa.select(journal).order_by(journal.c.seq)).all()
    previous = ""
    for row in rows:
        entry = dict(row._mapping)
        assert entry.pop("hash") == entry_hash(entry)
        assert entry["previous_hash"] == previous
        assert entry_hash({**entry, "subject": "other"}) != row.hash
        previous = row.hash
    assert [row.seq for row in rows] == [1, 2, 3]


@pytest.mark.parametrize(
    "statement", [sa.update(journal).values(subject="other"), sa.delete(journal)]
)
def test_the_database_refuses_to_change_the_past(store: Store, statement: sa.Update) -> None:
    """Entries can be neither changed nor removed."""
    with store.writing() as tx:
        tx.journal("tried", "2026-10", "thing")
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), store.writing() as tx:
        tx.execute(statement)


def test_an_entry_falls_with_its_effect(store: Store) -> None:
    """What is rolled back was never journalled."""
    with pytest.raises(RuntimeError), store.writing() as tx:
        tx.journal("tried", "2026-10", "thing")
        raise RuntimeError
    with store.reading() as tx:
        assert last_seq(tx, "tried") == 0
