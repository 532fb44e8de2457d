"""Control totals and rounding residues of buildings, and who held or released which flat."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0003"
down_revision = "0002"


def _id(length: int) -> TypeEngine[str]:
    """Return a text column that sorts by code point on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "control_totals",
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("control", _id(60), nullable=False),
        sa.Column("unit", sa.String(8), nullable=False),
        sa.Column("whole", sa.BigInteger(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("period", "building_id", "control"),
    )
    op.create_table(
        "residues",
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("service", _id(40), nullable=False),
        sa.Column("whole_cents", sa.BigInteger(), nullable=False),
        sa.Column("lines_cents", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("period", "building_id", "service"),
    )
    op.create_table(
        "hold_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("flat_id", _id(40), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_hold_decisions_flat_id", "hold_decisions", ["flat_id"], unique=False)
