"""Which alerts were told: a table, filled from the journal, which told them until now."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_WELL = "well"
_TOLD = sa.text("SELECT period, subject, at FROM journal WHERE event = 'alerted' ORDER BY seq")


def upgrade() -> None:
    """Create the table; trouble told before a month was well again has ended."""
    table = op.create_table(
        "alerts",
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("told_at", sa.Text(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("period", "what"),
    )
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for period, what, at in op.get_bind().execute(_TOLD):
        if what != _WELL:
            told = {"period": period, "what": what, "told_at": at, "ended": False}
            rows[period, what] = told
            continue
        for (month, told_as), row in rows.items():
            if month == period and told_as.startswith("trouble:"):
                row["ended"] = True
    if rows:
        op.bulk_insert(table, list(rows.values()))
