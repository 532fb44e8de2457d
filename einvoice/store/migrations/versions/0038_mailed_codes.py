"""What became of the mail with a registration code's letter."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    """Add the columns; the letters until now went by post alone."""
    op.add_column("codes", sa.Column("mail_state", sa.String(24)))
    op.add_column("codes", sa.Column("mail_code", sa.Integer()))
