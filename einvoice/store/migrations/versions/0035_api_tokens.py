"""Tokens of native clients of the portal's interface, by their hashes."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Create the table; no native client has signed in yet."""
    op.create_table(
        "api_tokens",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("session_hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("expires_s", sa.BigInteger(), nullable=False),
        sa.Column("used_s", sa.BigInteger()),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_index("api_tokens_by_session", "api_tokens", ["session_hash"])
    op.create_index("api_tokens_by_end", "api_tokens", ["expires_s"])
