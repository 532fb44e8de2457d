"""Answers of the banks: kept once by the hash of their bytes, with their effects."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from einvoice.core.deliveries import FileState
from einvoice.core.invoices import InvoiceState
from einvoice.store.files import FileRecord, advance_file, set_invoice_state
from einvoice.store.rows import fields_of
from einvoice.store.tables import answers, e_invoices, invoices


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
    connection: Connection, record: FileRecord, refusals: Iterable[tuple[str, int]], *, whole: bool
) -> FileState:
    """Mark a sent file's invoices accepted or rejected and return the file's final state.

    Args:
        connection: The transaction that also keeps the answer.
        record: The file, in state ``sent``.
        refusals: Global id and fail code of each refused invoice.
        whole: The bank refused the whole file.
    """
    codes = dict(refusals)
    for global_id, code in codes.items():
        connection.execute(
            update(e_invoices).where(e_invoices.c.global_id == global_id).values(fail_code=code)
        )
    refused = select(e_invoices.c.invoice_id).where(e_invoices.c.file_id == record.file_id)
    if not whole:
        refused = refused.where(e_invoices.c.global_id.in_(list(codes)))
    connection.execute(
        update(invoices)
        .where(invoices.c.id.in_(refused), invoices.c.state == InvoiceState.SENT)
        .values(state=InvoiceState.REJECTED)
    )
    set_invoice_state(connection, record.file_id, InvoiceState.SENT, InvoiceState.ACCEPTED)
    state = FileState.REJECTED if whole else FileState.PARTLY if codes else FileState.ACCEPTED
    advance_file(connection, record, state)
    return state
