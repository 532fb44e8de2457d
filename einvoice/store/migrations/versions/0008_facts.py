"""The facts of a finding: its sentence is made from them in the reader's language."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; findings written before keep their message."""
    op.add_column("findings", sa.Column("facts", sa.Text(), nullable=False, server_default=""))
