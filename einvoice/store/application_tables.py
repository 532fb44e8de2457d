"""Tables of customers' orders: applications, standing orders, and whose an order is."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from einvoice.core.applications import Action, ApplicationState, Cause
from einvoice.store.input_tables import metadata
from einvoice.store.types import EnumText, identifier, scaled

applications = Table(
    "applications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("bank", identifier(40), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("answer_sha256", String(64), nullable=False),
    Column("action", EnumText(Action), nullable=False),
    Column("service_id", Text, nullable=False),
    Column("channel_address", Text, nullable=False),
    Column("presentment", Text, nullable=False),
    Column("customer_code", Text, nullable=False),
    Column("customer_name", Text, nullable=False),
    Column("customer_email", Text, nullable=False),
    Column("seller_reg_number", Text, nullable=False),
    Column("contract_id", Text, nullable=False),
    Column("stamped_at", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("state", EnumText(ApplicationState), nullable=False),
    Column("cause", EnumText(Cause), nullable=False),
    Column("flat_id", identifier(40), nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("bank", "digest"),
)
Index("applications_by_flat", applications.c.flat_id, applications.c.bank)
Index("applications_by_state", applications.c.state)

imported_subscriptions = Table(
    "imported_subscriptions",
    metadata,
    Column("flat_id", identifier(40), primary_key=True),
    Column("bank", identifier(40), primary_key=True),
    Column("channel_address", Text, nullable=False),
    Column("payer_name", Text, nullable=False),
    Column("payer_code", Text, nullable=False),
    Column("seller_contract_id", Text, nullable=False),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    Column("after", Text, nullable=False),
)

order_owners = Table(
    "order_owners",
    metadata,
    Column("flat_id", identifier(40), primary_key=True),
    Column("bank", identifier(40), primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("customer_name", Text, nullable=False),
    Column("customer_code", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
"""The customer an order belongs to, where that is not the flat's customer on its first day."""

standing_orders = Table(
    "standing_orders",
    metadata,
    Column("bank", identifier(40), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("answer_sha256", String(64), nullable=False),
    Column("seller_reg_number", Text, nullable=False),
    Column("action", EnumText(Action), nullable=False),
    Column("service_id", Text, nullable=False),
    Column("payer_account", Text, nullable=False),
    Column("partial", Boolean, nullable=False),
    Column("month_limit_cents", scaled()),
    Column("start_date", Date),
    Column("end_date", Date),
    Column("stamped_at", Text, nullable=False),
)
Index("standing_orders_by_service", standing_orders.c.service_id, standing_orders.c.bank)
