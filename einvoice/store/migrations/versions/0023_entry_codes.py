"""The bank's own code of an entry: rules say by it what is no payment of a customer."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add the column; of what was read before the code is not known."""
    op.add_column("payments", sa.Column("kind", sa.Text(), nullable=False, server_default=""))
