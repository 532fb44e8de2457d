"""Rows imported after a copy of the database was made, and lost since it was put back.

Nobody here can know those rows: until a person has imported them again, or said that there were
none, nothing is issued, and rows that only adopted invoices may have used are taken.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, false, func, or_, select

from einvoice.core.advice import Action
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.store.drafts import ARCHIVED
from einvoice.store.journal import last_seq
from einvoice.store.kept_lines import lines_of
from einvoice.store.tables import invoices, journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction


def note_lost(
    tx: WriteTransaction, signs: Collection[str], numbers: Sequence[tuple[int, int]] = ()
) -> None:
    """Keep that imports are lost, and which numbers (first, last) were adopted meanwhile.

    ``signs`` are what shows it: hashes of journal entries and ids of files that the database lacks.
    Signs that were noted before show nothing new.
    """
    noted = {sign for note in _notes(tx) for sign in note["signs"]}
    if numbers or set(signs) - noted:
        tx.journal(Event.IMPORTS_LOST, "", "", signs=sorted(signs), numbers=numbers)


def is_sign(tx: ReadTransaction, sign: str) -> bool:
    """Return whether something showed once that imports are lost."""
    return any(sign in note["signs"] for note in _notes(tx))


def awaited_step(tx: ReadTransaction) -> Action | None:
    """Return what a person does next about lost imports; None where none are awaited.

    That is an import, and after any import the word that everything is imported again.
    """
    columns, repeated = journal.c, last_seq(tx, Event.IMPORTS_REPEATED)
    opened = tx.scalar(
        select(func.min(columns.seq)).where(
            columns.event == Event.IMPORTS_LOST, columns.seq > repeated
        )
    )
    if opened is None:
        return None
    return Action.IMPORTS_DONE if last_seq(tx, Event.IMPORTED) > opened else Action.IMPORT


def refuse_if_awaited(tx: ReadTransaction, period: Period) -> None:
    """Refuse to issue with the values of the copy.

    Raises:
        RefusedByCheckError: imports are lost, and nobody has said that they are repeated.
    """
    step = awaited_step(tx)
    if step:
        code = "imports-awaited" if step is Action.IMPORT else "imports-unsaid"
        raise RefusedByCheckError(code, period=period)


def reopen(tx: WriteTransaction) -> bool:
    """Take back a person's word that imports are repeated, or that there were none.

    What was adopted before that word may take the lost rows again; what was issued after it has
    the values of the copy, and keeps them out.

    Returns:
        Whether there is such a word; nothing is done where imports are awaited.
    """
    if awaited_step(tx):
        return True
    repeated, numbers = last_seq(tx, Event.IMPORTS_REPEATED), said_of(tx)
    if repeated:
        signs = [f"word {repeated} taken back"]
        tx.journal(Event.IMPORTS_LOST, "", "", signs=signs, numbers=numbers)
    return bool(repeated)


def said_of(tx: ReadTransaction) -> list[tuple[int, int]]:
    """Return which numbers (first, last) were adopted before the last word about lost imports."""
    columns, repeated = journal.c, last_seq(tx, Event.IMPORTS_REPEATED)
    earlier = tx.scalar(
        select(func.max(columns.seq)).where(
            columns.event == Event.IMPORTS_REPEATED, columns.seq < repeated
        )
    )
    notes = _notes(tx, earlier or 0, repeated)
    return [(first, last) for note in notes for first, last in note["numbers"]]


def count_otherwise(tx: ReadTransaction, numbers: Sequence[tuple[int, int]]) -> int:
    """Return how many invoices of some numbers have the archive's sums, as the copy gave others."""
    if not numbers:
        return 0
    among = or_(*(invoices.c.number.between(first, last) for first, last in numbers))
    ids = list(tx.scalars(select(invoices.c.id).where(among)))
    kept = lines_of(tx, ids).values()
    return sum(any(line.rule == ARCHIVED[0] for line in lines) for lines in kept)


def adopted_meanwhile(tx: ReadTransaction) -> ColumnElement[bool]:
    """Return what selects the invoices that were adopted while the imports are awaited."""
    numbers = _awaited_numbers(tx)
    return or_(false(), *(invoices.c.number.between(first, last) for first, last in numbers))


def any_adopted(tx: ReadTransaction) -> bool:
    """Return whether invoices were adopted while the imports are awaited."""
    return bool(_awaited_numbers(tx))


def _awaited_numbers(tx: ReadTransaction) -> list[tuple[int, int]]:
    since = last_seq(tx, Event.IMPORTS_REPEATED)
    return [(first, last) for note in _notes(tx, since) for first, last in note["numbers"]]


def _notes(tx: ReadTransaction, since: int = 0, until: int | None = None) -> list[dict[str, Any]]:
    columns = journal.c
    query = select(columns.detail).where(columns.event == Event.IMPORTS_LOST, columns.seq > since)
    if until is not None:
        query = query.where(columns.seq < until)
    return [json.loads(detail) for detail in tx.scalars(query)]
