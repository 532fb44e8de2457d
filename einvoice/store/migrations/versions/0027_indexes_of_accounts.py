"""Indexes: a flat's standing orders and payments that wait, and months that carry accounts."""

from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Create the indexes."""
    op.create_index("standing_orders_by_service", "standing_orders", ["service_id", "bank"])
    op.create_index("account_balances_by_period", "account_balances", ["period"])
    op.create_index("payment_candidates_by_flat", "payment_candidates", ["flat_id"])
