"""The content of an archived answer, by the ledger."""

from sqlalchemy import select

from einvoice.store.credit_note_tables import credit_note_attempts
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
