"""What an archived answer must say, by the ledger."""

from sqlalchemy import Connection, select

from einvoice.store.credit_note_tables import credit_note_attempts
from einvoice.store.tables import answers, e_invoices


def codes_in_file(connection: Connection, file_id: str) -> dict[str, int | None]:
    """Return the fail code of all that lies in a file, by global id."""
    found: dict[str, int | None] = {}
    for table in (e_invoices, credit_note_attempts):
        query = select(table.c.global_id, table.c.fail_code).where(table.c.file_id == file_id)
        found |= {row[0]: row[1] for row in connection.execute(query)}
    return found


def outcome_of(connection: Connection, sha256: str) -> str:
    """Return what came of an answer; empty where it was never read."""
    query = select(answers.c.outcome).where(answers.c.sha256 == sha256)
    return connection.scalar(query) or ""
