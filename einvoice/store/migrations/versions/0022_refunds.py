"""Refunds and the files that order them; what a payment names is looked up by key."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def _id(name: str, length: int) -> sa.Column[str]:
    text = sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
    return sa.Column(name, text, nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def upgrade() -> None:
    """Create the tables and the index; nothing was paid back before."""
    op.create_table(
        "refunds",
        _id("refund_id", 16),
        _id("flat_id", 40),
        sa.Column("customer_from", sa.Date(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        _id("from_account", 34),
        *map(_text, ("to_account", "to_name", "reason")),
        _id("payment_id", 16),
        _text("evidence"),
        _id("file_id", 16),
        sa.Column("is_cancelled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("refund_id"),
    )
    op.create_index("refunds_by_flat", "refunds", ["flat_id"])
    op.create_index("refunds_by_file", "refunds", ["file_id"])
    op.create_index("refunds_by_day", "refunds", ["decided_on"])
    op.create_table(
        "refund_files",
        _id("file_id", 16),
        _id("account", 34),
        _text("made_at"),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("is_written", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("file_id"),
    )
    op.create_index("payment_shares_by_names", "payment_shares", ["names"])
    op.create_index("payments_by_double", "payments", ["is_double", "booked_on"])
