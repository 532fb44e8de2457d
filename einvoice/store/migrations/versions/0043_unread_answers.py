"""Threads with an answer that the resident has not opened yet."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    """Add the column; what was answered until now counts as read."""
    op.add_column(
        "threads", sa.Column("unread", sa.Boolean(), nullable=False, server_default=sa.false())
    )
