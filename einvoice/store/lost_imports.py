"""Rows imported after a copy of the database was made, and lost since it was put back.

Nobody here can know those rows: until a person has imported them again, or said that there were
none, nothing is issued, and rows that only adopted invoices may have used are taken.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, false, func, or_, select

from einvoice.core.advice import Action
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.unsettled import UnsettledRow
from einvoice.store import unsettled_rows
from einvoice.store.drafts import ARCHIVED
from einvoice.store.journal import details as journal_details
from einvoice.store.journal import last_seq
from einvoice.store.kept_lines import lines_of
from einvoice.store.tables import invoices, journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class AdoptedInvoice:
    """An invoice with the sums that the archive has, in cents, with VAT.

    ``to_pay_cents`` is its total with what was brought forward and paid.
    """

    period: Period
    building_id: str
    flat_id: str
    total_cents: int
    to_pay_cents: int


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


def sign_of_file(tx: ReadTransaction, file_id: str) -> str:
    """Return what a file shows that its bank has and that waits here: a person may have brought it.

    A file that was lost here and made again shows nothing new.
    """
    return file_id if is_sign(tx, file_id) else f"{_READY_HERE} {file_id}"


def is_sign(tx: ReadTransaction, sign: str) -> bool:
    """Return whether something showed once that imports are lost."""
    return any(sign in note["signs"] for note in _notes(tx))


def awaited_step(tx: ReadTransaction) -> Action | None:
    """Return what a person does next about lost imports; None where none are awaited.

    That is an import, and after any import of which no row is refused the word that everything is
    imported again. Where nothing but files that waited here shows it, a person has brought them
    rather than put a copy back: then the word that nothing is to be imported.
    """
    opened = _opened(tx)
    if opened is None:
        return None
    if last_seq(tx, Event.IMPORTED) > opened:
        return Action.IMPORT if refused_since(tx) else Action.IMPORTS_DONE
    notes = _notes(tx, last_seq(tx, Event.IMPORTS_REPEATED))
    return Action.NOTHING_IMPORTED if _is_by_hand(notes) else Action.IMPORT


def _is_by_hand(notes: Sequence[dict[str, Any]]) -> bool:
    signs = [sign for note in notes for sign in note["signs"]]
    adopted = any(note["numbers"] for note in notes)
    return not adopted and all(sign.startswith(_READY_HERE) for sign in signs)


_READY_HERE = "ready here:"


def by_hand_spans(tx: ReadTransaction) -> list[tuple[int, int]]:
    """Return between which entries a question was answered so: a person brought the file.

    No copy was put back then, and nothing noted between them went out before one.
    """
    columns, since, spans = journal.c, 0, []
    query = select(columns.seq, columns.detail).where(columns.event == Event.IMPORTS_REPEATED)
    for seq, detail in tx.execute(query.order_by(columns.seq)):
        if json.loads(detail).get("by_hand"):
            spans.append((since, seq))
        since = seq
    return spans


def last_word(tx: ReadTransaction) -> str:
    """Return the hash of the entry of the last word about lost imports; empty where none is."""
    columns = journal.c
    words = select(columns.hash).where(columns.event == Event.IMPORTS_REPEATED)
    return tx.scalar(words.order_by(columns.seq.desc()).limit(1)) or ""


def refused_since(tx: ReadTransaction) -> list[UnsettledRow]:
    """Return the open refused rows of the kinds of file that refused some since imports are lost.

    None of another kind: the copy had those, and was calculated with them.
    """
    opened = _opened(tx)
    if opened is None:
        return []
    entries = (journal.c.event == Event.IMPORTED) & (journal.c.seq > opened)
    since = [json.loads(detail) for detail in tx.scalars(select(journal.c.detail).where(entries))]
    kinds = {entry["kind"] for entry in since if entry["refused"]}
    return unsettled_rows.refused_of(tx, kinds)


def _opened(tx: ReadTransaction) -> int | None:
    """Return the number of the entry that asks for imports; None where nothing is awaited."""
    columns = journal.c
    last = select(func.max(columns.seq)).where(columns.event == Event.IMPORTS_REPEATED)
    repeated = func.coalesce(last.scalar_subquery(), 0)
    asking = (columns.event == Event.IMPORTS_LOST) & (columns.seq > repeated)
    return tx.scalar(select(func.min(columns.seq)).where(asking))


def refuse_if_awaited(tx: ReadTransaction, period: Period) -> None:
    """Refuse to issue with the values of the copy.

    Raises:
        RefusedByCheckError: imports are lost, and nobody has said that they are repeated.
    """
    step = awaited_step(tx)
    if step:
        code = "imports-unsaid" if step is Action.IMPORTS_DONE else "imports-awaited"
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
        signs = [f"{_TAKEN_BACK} {repeated}"]
        tx.journal(Event.IMPORTS_LOST, "", "", signs=signs, numbers=numbers)
    return bool(repeated)


def is_reopened_alone(tx: ReadTransaction) -> bool:
    """Return whether imports are asked for only because the word on them was taken back."""
    notes = _notes(tx, last_seq(tx, Event.IMPORTS_REPEATED))
    signs = [sign for note in notes for sign in note["signs"]]
    return bool(signs) and all(sign.startswith(_TAKEN_BACK) for sign in signs)


_TAKEN_BACK = "word taken back"


def is_word_with_reason(tx: ReadTransaction) -> bool:
    """Return whether the last word about lost imports says why sums are others all the same."""
    words = journal_details(tx, Event.IMPORTS_REPEATED)
    *_, (_, last) = [("", "{}"), *words]
    return "reason_sha256" in json.loads(last)


def insisted_numbers(tx: ReadTransaction) -> list[tuple[int, int]]:
    """Return which numbers (first, last) were adopted before a word that other sums contradicted.

    Empty where none did, and while imports are awaited: then that is asked.
    """
    *_, (_, last) = [("", "{}"), *journal_details(tx, Event.IMPORTS_REPEATED)]
    insisted = json.loads(last).get("otherwise") and awaited_step(tx) is None
    return said_of(tx) if insisted else []


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


def adopted_otherwise(
    tx: ReadTransaction, numbers: Sequence[tuple[int, int]]
) -> list[AdoptedInvoice]:
    """Return the invoices among some numbers that have the archive's sums, not the copy's.

    Of each flat the last: what was issued before it is void or credited. What is credited since
    asks nothing of anybody any more.
    """
    if not numbers:
        return []
    columns = invoices.c
    among = or_(*(columns.number.between(first, last) for first, last in numbers))
    query = select(
        columns.id,
        columns.period,
        columns.building_id,
        columns.flat_id,
        columns.total_cents,
        columns.to_pay_cents,
        columns.state,
    )
    rows = tx.execute(query.where(among).order_by(columns.number)).all()
    last = {(row.period, row.flat_id): row for row in rows}.values()
    live = [row for row in last if row.state is not InvoiceState.CREDITED]
    kept = lines_of(tx, [row.id for row in live])
    return [
        AdoptedInvoice(*row[1:-1])
        for row in live
        if any(line.rule == ARCHIVED[0] for line in kept.get(row.id, ()))
    ]


def adopted_meanwhile(tx: ReadTransaction) -> ColumnElement[bool]:
    """Return what selects the invoices that were adopted while the imports are awaited."""
    numbers = awaited_numbers(tx)
    return or_(false(), *(invoices.c.number.between(first, last) for first, last in numbers))


def any_adopted(tx: ReadTransaction) -> bool:
    """Return whether invoices were adopted while the imports are awaited."""
    return bool(awaited_numbers(tx))


def awaited_numbers(tx: ReadTransaction) -> list[tuple[int, int]]:
    """Return which numbers (first, last) were adopted while the imports are awaited."""
    since = last_seq(tx, Event.IMPORTS_REPEATED)
    return [(first, last) for note in _notes(tx, since) for first, last in note["numbers"]]


def _notes(tx: ReadTransaction, since: int = 0, until: int | None = None) -> list[dict[str, Any]]:
    columns = journal.c
    query = select(columns.detail).where(columns.event == Event.IMPORTS_LOST, columns.seq > since)
    if until is not None:
        query = query.where(columns.seq < until)
    return [json.loads(detail) for detail in tx.scalars(query)]
