"""What managers decide in the portal, for the pipeline to carry out."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"


def _id(name: str, length: int) -> sa.Column[str]:
    kind = sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
    return sa.Column(name, kind, nullable=False)


def upgrade() -> None:
    """Create the table; nothing was decided yet."""
    op.create_table(
        "staff_decisions",
        _id("decision_id", 32),
        _id("staff_id", 32),
        sa.Column("kind", sa.String(24), nullable=False),
        _id("subject", 40),
        _id("flat_id", 40),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text()),
        sa.PrimaryKeyConstraint("decision_id"),
    )
    op.create_index("staff_decisions_by_subject", "staff_decisions", ["kind", "subject"])
    op.create_index("staff_decisions_by_state", "staff_decisions", ["state", "decided_at"])
