"""The notices of an invoice."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; what was made before has none."""
    op.add_column("invoices", sa.Column("notices", sa.Text(), nullable=False, server_default=""))
