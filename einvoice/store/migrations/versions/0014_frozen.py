"""What is frozen may not change: the table by which a purge gets through; see `store.guards`."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the table; the triggers come after every migration: a rebuilt table has none."""
    op.create_table(
        "thawed", sa.Column("why", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("why")
    )
