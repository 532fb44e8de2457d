"""The content of archived answers, by the ledger."""

from sqlalchemy import select

from einvoice.store.answers import AnswerRecord
from einvoice.store.credit_note_tables import credit_note_attempts
from einvoice.store.rows import fields_of
from einvoice.store.tables import answers, e_invoices
from einvoice.store.transactions import ReadTransaction


def codes_in_file(tx: ReadTransaction, file_id: str) -> dict[str, int | None]:
    """Return the fail code of all documents of a file, by global id."""
    codes: dict[str, int | None] = {}
    for table in (e_invoices, credit_note_attempts):
        query = select(table.c.global_id, table.c.fail_code).where(table.c.file_id == file_id)
        codes |= {row[0]: row[1] for row in tx.execute(query)}
    return codes


def outcome_of(tx: ReadTransaction, sha256: str) -> str:
    """Return what came of an answer; empty where it was never read."""
    query = select(answers.c.outcome).where(answers.c.sha256 == sha256)
    return tx.scalar(query) or ""


def answers_to(tx: ReadTransaction, file_id: str) -> tuple[AnswerRecord, ...]:
    """Return what a bank said of a file, oldest first."""
    columns = [answers.c[name] for name in fields_of(AnswerRecord)]
    query = select(*columns).where(answers.c.file_id == file_id)
    rows = tx.execute(query.order_by(answers.c.received_at, answers.c.sha256))
    return tuple(AnswerRecord(*row) for row in rows)
