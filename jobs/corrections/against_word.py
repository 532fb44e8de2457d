"""Open answers that contradict a word about a file, once its bank says that it has the file."""

from collections.abc import Collection, Sequence

from einvoice.core.credit_notes import CreditNote
from einvoice.core.invoices import InvoiceState
from einvoice.store import answers, withdrawals
from einvoice.store.answers import AnswerRecord
from einvoice.store.transactions import ReadTransaction
from einvoice.store.withdrawals import IssuedNow
from jobs.answers.against_words import Beside, beside_word
from jobs.answers.at_odds import to_recall
from jobs.answers.open_answers import keep_settled
from jobs.context import Context
from jobs.corrections.withdraw import note_by_number

Against = Sequence[tuple[AnswerRecord, Beside]]
"""Open answers that contradict a word, and what they say beside it."""


def against_word(context: Context, file_ids: Collection[str]) -> Against:
    """Return the open answers to files that contradict a word, and what they say beside it."""
    with context.store.reading() as tx:
        waiting = [row for row in answers.open_answers(tx) if row.file_id in file_ids]
    pairs = [(message, beside_word(context, message)) for message in waiting]
    return [(message, beside) for message, beside in pairs if beside.documents]


def refused_by_both(against: Against) -> frozenset[str]:
    """Return the numbers that such answers refuse and that their bank lacks by its word too."""
    return frozenset(number for _, beside in against for number in beside.absent)


def sent_since(tx: ReadTransaction, against: Against) -> list[IssuedNow | CreditNote]:
    """Return what such answers take and what went into a further file since, while it is live."""
    numbers = sorted({number for _, beside in against for number in beside.has})
    live = (_live(tx, number) for number in numbers)
    files = {message.file_id for message, _ in against}
    return [row for row in live if isinstance(row, IssuedNow) and row.file_id not in files]


def named_in(
    tx: ReadTransaction,
    against: Against,
    settled: Collection[AnswerRecord],
) -> list[IssuedNow | CreditNote]:
    """Return the live documents of which answers and a word say something else, once settled."""
    numbers = {
        number
        for message, beside in against
        for number in (*beside.has, *beside.refused)
        if message in settled
    }
    return [document for number in sorted(numbers) if (document := _live(tx, number))]


def settled_by_word(tx: ReadTransaction, against: Against) -> list[AnswerRecord]:
    """Return those that nothing but a person's word settles: the bank has the file.

    What they take counts as accepted here, and the bank has nothing twice or void; what they
    refuse the bank has by its word.
    """
    return [
        message
        for message, beside in against
        if to_recall(tx, message) is None and all(_is_accepted(tx, n) for n in beside.has)
    ]


def settle_by_word(context: Context, file_ids: Collection[str], evidence: str) -> None:
    """Settle such answers: the bank, asked again, has the files."""
    against = against_word(context, file_ids)
    if not against:
        return
    with context.store.writing() as tx:
        for message in settled_by_word(tx, against):
            keep_settled(context, tx, message, evidence)


def _is_accepted(tx: ReadTransaction, number: str) -> bool:
    document = _live(tx, number)
    return document is not None and document.state is InvoiceState.ACCEPTED


def _live(tx: ReadTransaction, number: str) -> IssuedNow | CreditNote | None:
    return note_by_number(tx, number) or withdrawals.issued_by_number(tx, int(number))
