"""Phones that take messages of the portal."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def _id(name: str) -> sa.Column[str]:
    kind = sa.String(32).with_variant(sa.String(32, collation="C"), "postgresql")
    return sa.Column(name, kind, nullable=False)


def upgrade() -> None:
    """Create the table; no phone takes messages yet."""
    op.create_table(
        "push_subscriptions",
        _id("subscription_id"),
        _id("user_id"),
        sa.Column("session_hash", sa.String(64), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("p256dh", sa.Text(), nullable=False),
        sa.Column("auth", sa.Text(), nullable=False),
        sa.Column("agent", sa.String(40), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("mail_too", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("subscription_id"),
    )
    op.create_index("push_subscriptions_by_user", "push_subscriptions", ["user_id"])
    op.create_index("push_subscriptions_by_session", "push_subscriptions", ["session_hash"])
