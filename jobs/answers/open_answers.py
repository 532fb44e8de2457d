"""Settles what banks sent and nobody could apply: a person says what became of it."""

import hashlib

from einvoice.core.errors import UsageError
from einvoice.core.events import Event
from einvoice.store import answers
from einvoice.store.answers import AnswerRecord
from jobs.context import Context


def messages(context: Context, bank: str | None, *, everything: bool) -> tuple[AnswerRecord, ...]:
    """Return the messages of banks that wait for a person, or every message, oldest first."""
    with context.store.reading() as tx:
        read = answers.all_answers if everything else answers.open_answers
        rows = read(tx)
    return tuple(message for message in rows if bank in {None, message.bank})


def settle(context: Context, short_id: str, reason: str) -> AnswerRecord:
    """Keep that a person settled a message, and why; nothing else changes.

    The journal carries the digest of the reason, for it may name a person.

    Raises:
        UsageError: there is no such message, it was applied or settled, or there is no reason.
    """
    if not reason.strip():
        raise UsageError("no-reason-for-answer")
    with context.store.writing() as tx:
        waiting = answers.open_answers(tx)
        matching = [answer for answer in waiting if answer.sha256.startswith(short_id.lower())]
        if len(matching) != 1 or not short_id:
            raise UsageError("answers-not-one", begin=repr(short_id), count=len(matching))
        (answer,) = matching
        answers.settle_open(tx, answer.sha256, context.clock.timestamp(), reason)
        tx.journal(
            Event.ANSWER_SETTLED,
            context.default_period,
            "",
            bank=answer.bank,
            sha256=answer.sha256,
            outcome=answer.outcome,
            reason_sha256=hashlib.sha256(reason.encode()).hexdigest(),
        )
    return answer
