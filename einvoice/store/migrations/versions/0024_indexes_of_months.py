"""Indexes by which a month is counted without reading its invoices, or those of other months."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

_CODED = sa.text("fail_code IS NOT NULL")
_WAITS = sa.text("state = 'issued' AND bank <> ''")


def upgrade() -> None:
    """Create the indexes."""
    op.drop_index("invoices_by_state", "invoices")
    columns = ["period", "state", "bank", "number", "total_cents", "to_pay_cents"]
    op.create_index("invoices_by_state", "invoices", columns)
    op.create_index(
        "invoices_waiting",
        "invoices",
        ["period"],
        sqlite_where=_WAITS,
        postgresql_where=_WAITS,
    )
    op.create_index(
        "e_invoices_with_code",
        "e_invoices",
        ["file_id"],
        sqlite_where=_CODED,
        postgresql_where=_CODED,
    )
