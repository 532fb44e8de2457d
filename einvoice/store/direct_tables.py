"""Tables of what goes to customers directly: invoices without a bank, and reminders of debts."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text

from einvoice.core.direct_deliveries import Channel, HandedState
from einvoice.store.input_tables import metadata
from einvoice.store.types import EnumText, OpenStart, identifier, scaled

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

debt_reminders = Table(
    "debt_reminders",
    metadata,
    Column("flat_id", identifier(40), primary_key=True, nullable=False),
    Column("customer_from", OpenStart, primary_key=True, nullable=False),
    Column("day", Date, primary_key=True),
    Column("cents", scaled(), nullable=False),
    Column("state", EnumText(HandedState), nullable=False),
    Column("message_id", Text, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("code", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("debt_reminders_by_day", "day"),
)
"""One row a customer and day up to which payments were counted; ``cents`` were overdue."""
