"""The second step of staff at their door: the secret of an app that shows codes."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Create the table; nobody has a second step yet."""
    id_text = sa.String(32).with_variant(sa.String(32, collation="C"), "postgresql")
    op.create_table(
        "totp",
        sa.Column("staff_id", id_text, nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id"),
    )
