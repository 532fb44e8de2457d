"""Readings and meters that came after months they concern were issued."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0013"
down_revision = "0012"


def _id(length: int) -> TypeEngine[str]:
    """Return a text column that sorts by code point on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "late_readings",
        sa.Column("meter_id", _id(40), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("counts_from", sa.String(7), nullable=False),
        sa.Column("before_e3", sa.BigInteger()),
        sa.PrimaryKeyConstraint("meter_id", "read_on", "counts_from"),
    )
    op.create_table(
        "late_meters",
        sa.Column("meter_id", _id(40), nullable=False),
        sa.Column("counts_from", sa.String(7), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("installed_on", sa.Date()),
        sa.Column("removed_on", sa.Date()),
        sa.Column("start_value_e3", sa.BigInteger()),
        sa.Column("end_value_e3", sa.BigInteger()),
        sa.Column("digits", sa.Integer()),
        sa.PrimaryKeyConstraint("meter_id", "counts_from"),
    )
