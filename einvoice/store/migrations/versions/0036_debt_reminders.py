"""Reminders of debts by e-mail."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Create the table; whoever was reminded before is known to nobody here."""
    flat_id = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")
    op.create_table(
        "debt_reminders",
        sa.Column("flat_id", flat_id, nullable=False),
        sa.Column("customer_from", sa.Date(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("answer", "at", "reason")),
        sa.PrimaryKeyConstraint("flat_id", "customer_from", "day"),
    )
    op.create_index("debt_reminders_by_day", "debt_reminders", ["day"])
