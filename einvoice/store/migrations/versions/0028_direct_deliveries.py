"""Invoices by e-mail and on paper, and which of these a customer wants."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Create the table; who was sent an e-mail before is known to nobody here."""
    op.add_column("customers", sa.Column("delivery", sa.String(24), nullable=True))
    op.create_table(
        "direct_deliveries",
        sa.Column(
            "invoice_id",
            sa.BigInteger(),
            sa.ForeignKey("invoices.id"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("channel", sa.String(24), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("answer", "at", "reason")),
        sa.PrimaryKeyConstraint("invoice_id", "channel"),
    )
