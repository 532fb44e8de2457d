"""The question to the banks, where nothing here or outside says what they received since a copy.

A whole folder that was put back contradicts nothing, and without a witness banks whose inboxes and
outboxes are empty say nothing by themselves. Until a person has asked them nothing is issued or
sent: numbers and file ids would be given twice.
"""

import json
from dataclasses import dataclass

from sqlalchemy import select

from einvoice.core.advice import Action
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.events import Event
from einvoice.core.numbering import file_code_of
from einvoice.store.tables import journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class BanksToAsk:
    """The question: what came since a moment (UTC), under these file ids or later.

    ``named`` are the files that a person has declared since it was asked.
    """

    since: str
    files: tuple[str, ...]
    named: tuple[str, ...] = ()

    @property
    def step(self) -> Action:
        """The next step: a file of each bank, then the word that they have no other."""
        banks = {file_code_of(file_id) for file_id in self.files}
        named = {file_code_of(file_id) for file_id in self.named}
        return Action.NOTHING_SENT if banks <= named else Action.DECLARE_SENT


def note(tx: WriteTransaction, question: BanksToAsk) -> None:
    """Keep that the banks are to be asked."""
    tx.journal(Event.BANKS_TO_ASK, "", "", since=question.since, files=list(question.files))


def answer(tx: WriteTransaction) -> None:
    """Keep that a person has asked them, and has said which files they have."""
    tx.journal(Event.BANKS_ASKED, "", "")


def awaited(tx: ReadTransaction) -> BanksToAsk | None:
    """Return what the banks are to be asked; None where a person has said that they were."""
    columns = journal.c
    query = select(columns.event, columns.detail, columns.seq)
    query = query.where(columns.event.in_((Event.BANKS_TO_ASK, Event.BANKS_ASKED)))
    row = tx.execute(query.order_by(columns.seq.desc()).limit(1)).first()
    if row is None or row.event == Event.BANKS_ASKED:
        return None
    facts = json.loads(row.detail)
    declared = select(columns.subject).where(
        columns.event == Event.SEEN_AT_BANK, columns.seq > row.seq
    )
    return BanksToAsk(facts["since"], tuple(facts["files"]), tuple(tx.scalars(declared)))


def refuse_if_awaited(tx: ReadTransaction) -> None:
    """Refuse to issue or to send what a bank may have already.

    Raises:
        RefusedByCheckError: a copy was put back, and nobody has asked the banks.
    """
    question = awaited(tx)
    if question is not None:
        raise RefusedByCheckError(
            "banks-unasked", since=question.since, files=question.files, step=question.step
        )
