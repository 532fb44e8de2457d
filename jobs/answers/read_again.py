"""Reads messages again that nobody could apply: a newer version, or what came since, may."""

from collections.abc import Iterator

from einvoice.store import answers
from einvoice.store.answers import AnswerRecord
from jobs.answers.kept_message import KeptMessage, archived
from jobs.answers.settle import Answered, AnswerReader
from jobs.context import Context
from jobs.payments.archived_statements import kept_statement


def read_open_again(context: Context, bank: str) -> Iterator[Answered]:
    """Yield what came of a bank's messages that wait for a person and can be applied now.

    Those that still cannot, and those that a person has settled, stay as they are.
    """
    with context.store.reading() as tx:
        waiting = [answer for answer in answers.open_answers(tx) if answer.bank == bank]
    if not waiting:
        return
    waiting.sort(key=_turn)
    reader = AnswerReader(context, bank)
    kept = context.store.ledger.answers(bank)
    for answer in waiting:
        path = archived(answer, kept)
        statement = kept_statement(context, answer.sha256, bank, answer.name)
        message = KeptMessage.read(bank, path, answer.name) if path else statement
        applied = reader.read_again(message) if message else None
        if applied is not None:
            yield applied


def _turn(one: AnswerRecord) -> int:
    """Return which messages are read first: an answer may explain a message that is known to doubt.

    What says for the first time that the bank received a file before comes before its answer.
    """
    if one.outcome == answers.UNSENT_BEFORE:
        return 0
    return 2 if one.outcome in answers.RECEIVED_BEFORE else 1
