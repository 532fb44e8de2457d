"""Answers of the banks: kept once by the hash of their bytes, with their effects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, func, insert, not_, or_, select, update

from einvoice.core.deliveries import FileState
from einvoice.core.invoices import InvoiceState
from einvoice.store.files import FileRecord, advance_file, last_in, set_invoice_state
from einvoice.store.rows import fields_of
from einvoice.store.tables import answers, e_invoices, invoices


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


@dataclass(frozen=True, slots=True)
class ListedCode:
    """An invoice the bank lists, with its code, and whether that means it was refused."""

    global_id: str
    code: int
    refused: bool


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


def count_known(connection: Connection, global_ids: Iterable[str]) -> int:
    """Return how many of these are invoices of ours, in whatever file."""
    query = select(func.count()).where(e_invoices.c.global_id.in_(list(global_ids)[:500]))
    return connection.scalar(query) or 0


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


def ids_in_file(connection: Connection, file_id: str) -> frozenset[str]:
    """Return the global ids of the invoices in a file."""
    query = select(e_invoices.c.global_id).where(e_invoices.c.file_id == file_id)
    return frozenset(connection.scalars(query))


def settle(
    connection: Connection,
    record: FileRecord,
    listed: Sequence[ListedCode],
    file_code: int | None,
) -> FileState:
    """Mark a sent file's invoices accepted or rejected and return the file's final state.

    Args:
        connection: The transaction that also keeps the answer.
        record: The file, in state ``sent``.
        listed: What the bank says of single invoices; the others are accepted.
        file_code: Why the bank refused the whole file, None when it did not.
    """
    for one in listed:
        connection.execute(
            update(e_invoices)
            .where(e_invoices.c.global_id == one.global_id)
            .values(fail_code=one.code)
        )
    whole = file_code is not None
    if whole:
        connection.execute(
            update(e_invoices)
            .where(e_invoices.c.file_id == record.file_id)
            .values(fail_code=file_code)
        )
    refused_ids = [one.global_id for one in listed if one.refused]
    refused = last_in(record.file_id)
    if not whole:
        refused = refused.where(e_invoices.c.global_id.in_(refused_ids))
    connection.execute(
        update(invoices)
        .where(invoices.c.id.in_(refused), invoices.c.state == InvoiceState.SENT)
        .values(state=InvoiceState.REJECTED)
    )
    set_invoice_state(connection, record.file_id, InvoiceState.SENT, InvoiceState.ACCEPTED)
    state = FileState.REJECTED if whole else FileState.PARTLY if refused_ids else FileState.ACCEPTED
    advance_file(connection, record, state)
    return state
