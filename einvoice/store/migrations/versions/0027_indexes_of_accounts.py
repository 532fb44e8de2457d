"""Indexes by which the standing orders of a flat, and months that carry accounts, are found."""

from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Create the indexes."""
    op.create_index("standing_orders_by_service", "standing_orders", ["service_id", "bank"])
    op.create_index("account_balances_by_period", "account_balances", ["period"])
