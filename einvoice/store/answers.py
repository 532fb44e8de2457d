"""Answers of the banks: kept once by the hash of their bytes, with their effects."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, func, insert, not_, or_, select

from einvoice.core.deliveries import FileState
from einvoice.store.credit_notes import credit_accepted
from einvoice.store.file_contents import ListedCode, settle_contents
from einvoice.store.files import FileRecord, advance_file
from einvoice.store.rows import fields_of
from einvoice.store.tables import answers


class AnswerKind(StrEnum):
    """What a bank sent. `UNREADABLE` is what could not be believed."""

    FAILED_INVOICE = "failed_invoice"
    APPLICATIONS = "applications"
    STANDING_ORDERS = "standing_orders"
    PAYMENT_REPORT = "payment_report"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        """How a person calls it."""
        return self.value.replace("_", " ")


MAY_BE_UNFINISHED = ("answer-empty", "answer-broken")
"""Outcomes of what may not have been written to its end."""


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """An answer that was read; ``outcome`` names what came of it."""

    sha256: str
    bank: str
    name: str
    size: int
    kind: str
    file_id: str
    outcome: str
    received_at: str


def knows_answer(connection: Connection, sha256: str) -> bool:
    """Tell whether an answer with these bytes was read before."""
    query = select(answers.c.sha256).where(answers.c.sha256 == sha256)
    return connection.execute(query).first() is not None


def file_of_answer(connection: Connection, sha256: str) -> str:
    """Return the file id an answer quotes; empty when it could not be read."""
    query = select(answers.c.file_id).where(answers.c.sha256 == sha256)
    return connection.scalar(query) or ""


def may_be_unfinished(connection: Connection, sha256: str) -> bool:
    """Tell whether a message was not whole XML: it may have been half-written."""
    query = select(answers.c.sha256).where(
        answers.c.sha256 == sha256, answers.c.outcome.in_(MAY_BE_UNFINISHED)
    )
    return connection.execute(query).first() is not None


def odd_answers(connection: Connection) -> int:
    """Return how many messages could not be applied: unreadable, strange or contradicting.

    A half-written one counts no longer once the bank finished it under the same name.
    """
    outcomes = [f"{state}%" for state in (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)]
    whole = answers.alias()
    finished = (
        select(whole.c.sha256)
        .where(
            whole.c.bank == answers.c.bank,
            whole.c.name == answers.c.name,
            whole.c.kind != AnswerKind.UNREADABLE,
            answers.c.outcome.in_(MAY_BE_UNFINISHED),
        )
        .exists()
    )
    query = select(func.count()).where(
        or_(
            (answers.c.kind == AnswerKind.UNREADABLE) & not_(finished),
            (answers.c.kind == AnswerKind.FAILED_INVOICE)
            & not_(or_(*(answers.c.outcome.like(outcome) for outcome in outcomes))),
        )
    )
    return connection.scalar(query) or 0


def record_answer(connection: Connection, record: AnswerRecord) -> None:
    """Keep an answer."""
    connection.execute(
        insert(answers).values({name: getattr(record, name) for name in fields_of(AnswerRecord)})
    )


def settle(
    connection: Connection,
    record: FileRecord,
    listed: Sequence[ListedCode],
    file_code: int | None,
) -> FileState:
    """Mark what lies in a sent file accepted or rejected and return the file's final state.

    An accepted credit note credits its invoice.

    Args:
        connection: The transaction that also keeps the answer.
        record: The file, in state ``sent``.
        listed: What the bank says of single invoices; the others are accepted.
        file_code: Why the bank refused the whole file, None when it did not.
    """
    settle_contents(connection, record.file_id, listed, file_code)
    credit_accepted(connection, record.file_id)
    some = FileState.PARTLY if any(one.refused for one in listed) else FileState.ACCEPTED
    state = some if file_code is None else FileState.REJECTED
    advance_file(connection, record, state)
    return state
