"""Tables of refunds, and of the files that order them from a bank."""

from sqlalchemy import Boolean, Column, Date, Index, String, Table, Text

from einvoice.store.input_tables import metadata
from einvoice.store.types import OpenStart, identifier, scaled

refunds = Table(
    "refunds",
    metadata,
    Column("refund_id", identifier(16), primary_key=True),
    Column("flat_id", identifier(40), nullable=False),
    Column("customer_from", OpenStart, nullable=False),
    Column("cents", scaled(), nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("from_account", identifier(34), nullable=False),
    Column("to_account", Text, nullable=False),
    Column("to_name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("payment_id", identifier(16), nullable=False),
    Column("evidence", Text, nullable=False),
    Column("file_id", identifier(16), nullable=False),
    Column("is_cancelled", Boolean, nullable=False),
)
Index("refunds_by_flat", refunds.c.flat_id)
Index("refunds_by_file", refunds.c.file_id)
Index("refunds_by_day", refunds.c.decided_on)

refund_files = Table(
    "refund_files",
    metadata,
    Column("file_id", identifier(16), primary_key=True),
    Column("account", identifier(34), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("is_written", Boolean, nullable=False),
)
"""``is_written``: its bytes are where the bank, or the person who uploads them, takes them."""
