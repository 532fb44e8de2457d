"""An answer that was counted and is about other contents: it counts no longer.

It named the file id alone. Only later the bank said that it had received the file before, which
this ledger had sent once, and a person asked the bank what it has. Source: decision 54.
"""

from sqlalchemy import select, update

from einvoice.core.deliveries import FileState
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.store import frozen
from einvoice.store.answers import UNPROVEN
from einvoice.store.file_contents import move_contents
from einvoice.store.files import FileRecord, advance_file, with_state
from einvoice.store.guards import thawed
from einvoice.store.tables import answers
from einvoice.store.transactions import WriteTransaction


def take_back_counted(tx: WriteTransaction, record: FileRecord) -> FileRecord:
    """Let a file that counted as accepted wait for its bank's word again, with its documents.

    Documents that were sent in a later file, or credited since, stay as they are.
    """
    columns = answers.c
    counted = (columns.file_id == record.file_id) & (columns.outcome == FileState.ACCEPTED.value)
    rows = tx.execute(select(columns.sha256, columns.bank, columns.kind).where(counted)).all()
    with thawed(tx, "an answer about other contents"):
        tx.execute(update(answers).where(counted).values(outcome=UNPROVEN))
    for row in rows:
        tx.journal(
            Event.ANSWER,
            record.period,
            record.file_id,
            bank=row.bank,
            sha256=row.sha256,
            kind=row.kind,
            outcome=UNPROVEN,
            row_sha256=frozen.digest_of_answer(tx, row.sha256),
        )
    move_contents(tx, record.file_id, InvoiceState.ACCEPTED, InvoiceState.SENT)
    advance_file(tx, record, FileState.SENT)
    tx.touched.months.add(record.period)
    return with_state(record, FileState.SENT)
