"""The table of invoices that no bank delivers: who was sent an e-mail, and what was printed."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from einvoice.core.direct_deliveries import Channel, HandedState
from einvoice.store.input_tables import metadata
from einvoice.store.types import EnumText, scaled

direct_deliveries = Table(
    "direct_deliveries",
    metadata,
    Column(
        "invoice_id", scaled(), ForeignKey("invoices.id"), primary_key=True, autoincrement=False
    ),
    Column("channel", EnumText(Channel), primary_key=True),
    Column("state", EnumText(HandedState), nullable=False),
    Column("message_id", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("code", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
"""One row an invoice and channel, so that nothing is on its way twice."""
