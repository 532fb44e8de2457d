"""What was issued together, and which months' drafts rest on all rows: tables, not the journal."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_ISSUED = sa.text("SELECT period, subject, detail FROM journal WHERE event = 'issued' ORDER BY seq")
_IMPORTED = sa.text("SELECT MAX(seq) FROM journal WHERE event = 'imported'")
_CALCULATED = sa.text(
    "SELECT period, MAX(seq) FROM journal WHERE event = 'calculated' GROUP BY period"
)


def upgrade() -> None:
    """Create the tables and fill them from the journal, which was read for this until now."""
    batches = op.create_table(
        "issue_batches",
        sa.Column("first_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("invoices", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("first_number"),
    )
    months = op.create_table(
        "calculated_months",
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("rows_since", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("period"),
    )
    connection = op.get_bind()
    issued = [
        {"first_number": int(first), "period": period, "invoices": json.loads(detail)["invoices"]}
        for period, first, detail in connection.execute(_ISSUED)
    ]
    imported = connection.scalar(_IMPORTED) or 0
    calculated = [
        {"period": period, "rows_since": imported > seq}
        for period, seq in connection.execute(_CALCULATED)
    ]
    if issued:
        op.bulk_insert(batches, issued)
    if calculated:
        op.bulk_insert(months, calculated)
