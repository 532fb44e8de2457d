"""Indexes by which payments are matched without reading all flats, customers and orders."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Create the indexes."""
    op.create_index("payments_by_booking", "payments", ["booked_on"])
    op.create_index("flats_by_client_number", "flats", [sa.text("upper(flat_id)")])
    op.create_index("customers_by_code", "customers", ["code"])
    op.create_index("subscriptions_by_account", "subscriptions", ["channel_address"])
