"""The day as of which a resident's reading counts, where it is not its own."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    """Add the column; of what was taken until now the own day counts."""
    op.add_column("submitted_readings", sa.Column("counted_on", sa.Date()))
