"""Open answers that are at odds with what their bank told a person.

The bank may have invoices twice then: it is to recall one of the files, and a person says which.
"""

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.findings import Finding, Level
from einvoice.store import answers
from einvoice.store.answers import AnswerRecord
from einvoice.store.sent_twice import sent_twice
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context

_MOST_NUMBERS = 10


def at_odds(context: Context, message: AnswerRecord) -> Finding | None:
    """Return what is to be done about an open answer that is at odds; None where it is not."""
    if message.outcome not in answers.AT_ODDS or message.settled_at:
        return None
    bank, file_id, name = message.bank, message.file_id, message.name
    with context.store.reading() as tx:
        twice = _twice(tx, message)
    if twice:
        numbers = [number for number, _ in twice]
        facts = (
            ("bank", bank),
            ("file", file_id),
            ("id", message.short_id),
            ("others", ", ".join(sorted({other for _, other in twice}))),
            ("numbers", ", ".join(numbers[:_MOST_NUMBERS])),
            ("count", str(len(numbers))),
        )
        return Finding(Level.ERROR, "sent-twice", name, facts=facts)
    known = (("bank", bank), ("file", file_id), ("id", message.short_id))
    if message.outcome == answers.PASSED_OVER_FILE:
        return Finding(Level.ERROR, "passed-over-file", name, facts=known)
    return Finding(Level.ERROR, "word-contradicted", name, facts=known)


def refuse_twice(tx: ReadTransaction, message: AnswerRecord, reason: str) -> None:
    """Refuse to settle an answer while its bank has invoices twice and nobody says what it recalls.

    Raises:
        RefusedByCheckError: the reason names no file that the bank recalled.
    """
    twice = _twice(tx, message)
    file_ids = [message.file_id, *sorted({other for _, other in twice})]
    if twice and not any(file_id in reason for file_id in file_ids):
        raise RefusedByCheckError(
            "recall-unsaid", bank=message.bank, files=tuple(file_ids), id=message.short_id
        )


def _twice(tx: ReadTransaction, message: AnswerRecord) -> list[tuple[str, str]]:
    return sent_twice(tx, message.file_id) if message.outcome == answers.AGAINST_WORD else []
