"""Users who sign in by a provider that knows their personal code."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    """Create the table; nobody signs in by a provider yet."""
    user = sa.String(32).with_variant(sa.String(32, collation="C"), "postgresql")
    op.create_table(
        "provider_links",
        sa.Column("user_id", user, nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("user_id"),
        sa.UniqueConstraint("mark"),
    )
