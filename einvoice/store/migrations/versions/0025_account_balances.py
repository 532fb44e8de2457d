"""The balances that invoices carry from accounts, and the payments that are in them."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Create the table; no invoice carried the balance of an account before."""
    text = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")
    op.create_table(
        "account_balances",
        sa.Column("flat_id", text, nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("customer_from", sa.Date(), nullable=False),
        sa.Column("cut_off", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("flat_id", "period"),
    )
    op.add_column("payment_shares", sa.Column("counted_in", sa.BigInteger(), nullable=True))
    op.create_index("payment_shares_counted", "payment_shares", ["counted_in"])
