"""Whose an order or a balance is."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0010"
down_revision = "0009"


def _id(length: int) -> TypeEngine[str]:
    """Return a text column that sorts by code point on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table and the column; until now nobody decided anything."""
    op.create_table(
        "order_owners",
        sa.Column("flat_id", _id(40), nullable=False),
        sa.Column("bank", _id(40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("customer_name", sa.Text(), nullable=False),
        sa.Column("customer_code", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("flat_id", "bank", "valid_from"),
    )
    named: sa.Column[str] = sa.Column("customer_code", sa.Text(), nullable=False, server_default="")
    op.add_column("balances", named)
