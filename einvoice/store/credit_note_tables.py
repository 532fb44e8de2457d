"""Tables of credit notes, and of the files they went into."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text, literal_column, text

from einvoice.core.invoices import InvoiceState
from einvoice.store.input_tables import metadata
from einvoice.store.types import EnumText, PeriodText, identifier, scaled

credit_notes = Table(
    "credit_notes",
    metadata,
    Column("number", scaled(), primary_key=True, autoincrement=False),
    Column("invoice_id", scaled(), ForeignKey("invoices.id"), nullable=False, index=True),
    Column("period", PeriodText, nullable=False),
    Column("bank", identifier(40), nullable=False),
    Column("issue_date", Date, nullable=False),
    Column("state", EnumText(InvoiceState), nullable=False),
    Column("reason", Text, nullable=False),
)
Index(
    "one_live_credit_note",
    credit_notes.c.invoice_id,
    unique=True,
    sqlite_where=text("state <> 'void'"),
    postgresql_where=text("state <> 'void'"),
)
IS_LIVE = credit_notes.c.state != literal_column(f"'{InvoiceState.VOID}'")
"""Written out, not bound: SQLite prepares a query anew each time a value decides on this index."""
Index("credit_notes_by_state", credit_notes.c.period, credit_notes.c.state)

credit_note_attempts = Table(
    "credit_note_attempts",
    metadata,
    Column("global_id", identifier(100), primary_key=True),
    Column("number", scaled(), ForeignKey("credit_notes.number"), nullable=False, index=True),
    Column("file_id", identifier(20), ForeignKey("files.file_id"), nullable=False, index=True),
    Column("attempt", Integer, nullable=False),
    Column("offset", scaled(), nullable=False),
    Column("length", scaled(), nullable=False),
    Column("channel_address", Text, nullable=False),
    Column("payer_name", Text, nullable=False),
    Column("payer_code", Text, nullable=False),
    Column("seller_contract_id", Text, nullable=False),
    Column("fail_code", Integer),
)
