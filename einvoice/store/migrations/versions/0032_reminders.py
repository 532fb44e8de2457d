"""Reminders by e-mail and the wishes for them; documents of houses, and who has seen them."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def _id(name: str, length: int) -> sa.Column[str]:
    kind = sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
    return sa.Column(name, kind, nullable=False)


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(24), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _reminders() -> None:
    op.create_table(
        "reminders",
        _id("user_id", 32),
        _id("flat_id", 40),
        _word("kind"),
        _id("period", 40),
        _word("channel"),
        sa.Column("customer_from", sa.Date(), nullable=False),
        _word("state"),
        _number("tries"),
        _number("code"),
        sa.Column("at_s", sa.BigInteger(), nullable=False),
        sa.Column("again_s", sa.BigInteger()),
        sa.PrimaryKeyConstraint("user_id", "flat_id", "kind", "period", "channel"),
    )
    op.create_index("reminders_by_again", "reminders", ["again_s"])
    op.create_table(
        "reminder_wishes",
        _id("user_id", 32),
        _word("kind"),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "kind"),
    )


def upgrade() -> None:
    """Create the tables; nobody was reminded yet."""
    _reminders()
    op.create_table(
        "house_documents",
        _id("document_id", 32),
        _id("building_id", 40),
        _word("kind"),
        _number("year"),
        *(sa.Column(f"title_{name}", sa.Text(), nullable=False) for name in ("lv", "ru", "en")),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("published_from", sa.Date(), nullable=False),
        sa.Column("withdrawn_at", sa.Text()),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "building_id"),
    )
    op.create_table(
        "document_seen",
        _id("user_id", 32),
        _id("document_id", 32),
        sa.Column("seen_s", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "document_id"),
    )
