"""Passkeys of residents: the public half of each."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def _id(name: str, length: int) -> sa.Column[str]:
    kind = sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
    return sa.Column(name, kind, nullable=False)


def upgrade() -> None:
    """Create the table; nobody has a passkey yet."""
    op.create_table(
        "passkeys",
        _id("credential_id", 1368),
        _id("user_id", 32),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("agent", sa.String(40), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("used_at", sa.Text()),
        sa.PrimaryKeyConstraint("credential_id"),
    )
    op.create_index("passkeys_by_user", "passkeys", ["user_id"])
