"""The question to the banks, where nothing here or outside says what they received since a copy.

A whole folder that was put back contradicts nothing, and without a witness banks whose inboxes and
outboxes are empty say nothing by themselves. Until a person has asked them nothing is issued or
sent: numbers and file ids would be given twice.
"""

import json
from dataclasses import dataclass

from sqlalchemy import select

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.store.tables import journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class BanksToAsk:
    """The question: what came since a moment (UTC), under these file ids or later."""

    since: str
    files: tuple[str, ...]


def note(tx: WriteTransaction, question: BanksToAsk) -> None:
    """Keep that the banks are to be asked."""
    tx.journal(Event.BANKS_TO_ASK, "", "", since=question.since, files=list(question.files))


def answer(tx: WriteTransaction) -> None:
    """Keep that a person has asked them, and has said which files they have."""
    tx.journal(Event.BANKS_ASKED, "", "")


def awaited(tx: ReadTransaction) -> BanksToAsk | None:
    """Return what the banks are to be asked; None where a person has said that they were."""
    columns = journal.c
    query = select(columns.event, columns.detail)
    query = query.where(columns.event.in_((Event.BANKS_TO_ASK, Event.BANKS_ASKED)))
    row = tx.execute(query.order_by(columns.seq.desc()).limit(1)).first()
    if row is None or row.event == Event.BANKS_ASKED:
        return None
    facts = json.loads(row.detail)
    return BanksToAsk(facts["since"], tuple(facts["files"]))


def refuse_if_awaited(tx: ReadTransaction) -> None:
    """Refuse to issue or to send what a bank may have already.

    Raises:
        RefusedByCheckError: a copy was put back, and nobody has asked the banks.
    """
    question = awaited(tx)
    if question is not None:
        raise RefusedByCheckError("banks-unasked", since=question.since, files=question.files)
