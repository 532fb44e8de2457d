"""Rows of import files that were refused or are doubtful, until they are settled."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0009"
down_revision = "0008"


def _id(length: int) -> TypeEngine[str]:
    """Return a text column that sorts by code point on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "unsettled_rows",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("identity", sa.String(64), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("kind", _id(40), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("column", _id(40), nullable=False),
        sa.Column("code", _id(40), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("left_out", sa.Text(), nullable=False),
        sa.Column("rest_sha256", sa.String(64), nullable=False),
        sa.Column("concern", sa.String(24), nullable=False),
        sa.Column("place_id", _id(40), nullable=False),
        sa.Column("first", sa.String(7)),
        sa.Column("last", sa.String(7)),
        sa.Column("kept_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("identity"),
    )
    still_open = sa.text("state IN ('refused', 'doubtful')")
    op.create_index(
        "open_rows_by_place",
        "unsettled_rows",
        ["concern", "place_id"],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
