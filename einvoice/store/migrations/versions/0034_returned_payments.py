"""Index by which the payment that a debit returns is looked up."""

from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Create the index."""
    op.create_index("payments_by_sum", "payments", ["cents", "state", "booked_on"])
