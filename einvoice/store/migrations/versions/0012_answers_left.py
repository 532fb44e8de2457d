"""Messages that were read and are not yet cleared away at their banks."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the column."""
    kind = sa.Boolean()
    op.add_column(
        "answers", sa.Column("left_at_bank", kind, nullable=False, server_default=sa.false())
    )
