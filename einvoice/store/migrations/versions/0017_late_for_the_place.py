"""What came late for the place's own invoice, beside what came late for its neighbours.

Until now the two were the same. For a flat that waits beside issued neighbours while this version
is installed, a row counts from the first month that the flat itself has not been issued.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0017"
down_revision = "0016"


def _id(length: int) -> TypeEngine[str]:
    """Return a text column that sorts by code point on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


_FIRST_OPEN = """(
    SELECT MIN(draft.period)
    FROM meters AS m JOIN invoices AS draft ON draft.flat_id = m.place_id
    WHERE m.meter_id = late.meter_id AND m.place_kind = 'flat'
    AND draft.state IN ('draft', 'held') AND draft.period < late.counts_from
    AND draft.period > COALESCE((
        SELECT MAX(issued.period) FROM invoices AS issued
        WHERE issued.flat_id = m.place_id AND issued.state NOT IN ('draft', 'held')
    ), '')
)"""


def _fill(table: str, columns: str) -> None:
    """Copy what is kept; of several changes before one month the first says what was before."""
    op.execute(
        f"INSERT INTO {table}_own (counts_from, {columns}) "  # noqa: S608 - our own names
        f"SELECT COALESCE({_FIRST_OPEN}, late.counts_from), {columns} FROM {table} AS late "
        "WHERE 1 = 1 ORDER BY late.counts_from ON CONFLICT DO NOTHING"
    )


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
    _fill("late_readings", "meter_id, read_on, before_e3")
    _fill(
        "late_meters",
        "meter_id, known, installed_on, removed_on, start_value_e3, end_value_e3, digits",
    )
