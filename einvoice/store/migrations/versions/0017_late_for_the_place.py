"""What came late for the place's own invoice, beside what came late for its neighbours.

Until now the two were the same.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0017"
down_revision = "0016"


def _id(length: int) -> TypeEngine[str]:
    """Return a text column that sorts by code point on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables and fill them from those of the neighbours."""
    op.create_table(
        "late_readings_own",
        sa.Column("meter_id", _id(40), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("counts_from", sa.String(7), nullable=False),
        sa.Column("before_e3", sa.BigInteger()),
        sa.PrimaryKeyConstraint("meter_id", "read_on", "counts_from"),
    )
    op.create_table(
        "late_meters_own",
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
    op.execute(
        "INSERT INTO late_readings_own (meter_id, read_on, counts_from, before_e3) "
        "SELECT meter_id, read_on, counts_from, before_e3 FROM late_readings"
    )
    columns = (
        "meter_id, counts_from, known, installed_on, removed_on, "
        "start_value_e3, end_value_e3, digits"
    )
    op.execute(
        f"INSERT INTO late_meters_own ({columns}) SELECT {columns} FROM late_meters"  # noqa: S608 - our own names
    )
