"""Messages that a person has settled, the namespaces they came in, and unsafe remote names."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the columns and the table."""
    for name in ("namespaces", "settled_at", "settled_reason"):
        column = sa.Column(name, sa.Text(), nullable=False, server_default="")
        op.add_column("answers", column)
    op.create_table(
        "unsafe_names",
        sa.Column("bank", sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("bank", "digest"),
    )
