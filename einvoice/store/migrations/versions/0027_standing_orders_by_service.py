"""Index by which the standing orders of a flat are looked up."""

from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Create the index."""
    op.create_index("standing_orders_by_service", "standing_orders", ["service_id", "bank"])
