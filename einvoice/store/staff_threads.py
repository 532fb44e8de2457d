"""Threads that the staff began, by the flats that they are about."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from einvoice.core.staff_acts import ActKind
from einvoice.store.batches import in_batches
from einvoice.store.message_tables import threads
from einvoice.store.portal_tables import staff_journal
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class BegunThread:
    """A thread that a member of the staff began with a user; ``opened_at`` is UTC."""

    flat_id: str
    user_id: str
    thread_id: str
    staff_id: str
    opened_at: str


def begun_about(tx: ReadTransaction, flat_ids: Collection[str]) -> list[BegunThread]:
    """Return the threads that the staff began about flats, the latest last."""
    c, acts = threads.c, staff_journal.c
    is_begun = (acts.act == ActKind.MESSAGE_BEGUN) & (acts.subject == c.thread_id)
    query = select(c.flat_id, c.user_id, c.thread_id, acts.staff_id, c.opened_at).join(
        staff_journal, is_begun
    )
    rows = [
        BegunThread(*row)
        for part in in_batches(sorted(set(flat_ids)))
        for row in tx.execute(query.where(c.flat_id.in_(part)))
    ]
    return sorted(rows, key=lambda row: (row.opened_at, row.thread_id))
