"""The client portal: users and their rights, codes, sessions, readings that came by it."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def _id(name: str, length: int, *, nullable: bool = False) -> sa.Column[str]:
    kind = sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
    return sa.Column(name, kind, nullable=nullable)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _number(name: str) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, primary_key=True)


def _people() -> None:
    op.create_table(
        "users",
        _id("user_id", 32),
        _id("email", 254),
        *_texts("password_hash"),
        sa.Column("language", sa.String(2), nullable=False),
        *_texts("created_at"),
        sa.Column("ended_at", sa.Text()),
        sa.Column("mail_stopped_at", sa.Text()),
        *_texts("mail_stopped_reason"),
        sa.PrimaryKeyConstraint("user_id"),
        sa.UniqueConstraint("email"),
    )
    op.create_table(
        "user_flats",
        _id("user_id", 32),
        _id("flat_id", 40),
        sa.Column("customer_from", sa.Date(), nullable=False),
        sa.Column("right", sa.String(24), nullable=False),
        _id("granted_by", 32),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date()),
        sa.PrimaryKeyConstraint("user_id", "flat_id", "customer_from"),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"]),
    )
    op.create_index("user_flats_by_flat", "user_flats", ["flat_id", "customer_from"])
    op.create_index("user_flats_by_giver", "user_flats", ["granted_by"])
    op.create_table(
        "staff",
        _id("staff_id", 32),
        _id("email", 254),
        *_texts("name"),
        sa.Column("role", sa.String(24), nullable=False),
        *_texts("password_hash"),
        sa.Column("language", sa.String(2), nullable=False),
        *_texts("created_at"),
        sa.Column("ended_at", sa.Text()),
        sa.PrimaryKeyConstraint("staff_id"),
        sa.UniqueConstraint("email"),
    )
    op.create_table(
        "staff_journal",
        _number("number"),
        _id("staff_id", 32),
        *_texts("at"),
        sa.Column("act", sa.String(40), nullable=False),
        *_texts("subject"),
    )
    op.create_index("staff_journal_by_subject", "staff_journal", ["subject"])


def _secrets() -> None:
    op.create_table(
        "codes",
        sa.Column("hash", sa.String(64), nullable=False),
        _id("flat_id", 40),
        sa.Column("customer_from", sa.Date(), nullable=False),
        *_texts("made_at"),
        sa.Column("expires_on", sa.Date(), nullable=False),
        _id("used_by", 32, nullable=True),
        sa.Column("wrong_tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_index("codes_by_flat", "codes", ["flat_id"])
    op.create_table(
        "sessions",
        sa.Column("hash", sa.String(64), nullable=False),
        _id("person_id", 32),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("made_s", sa.BigInteger(), nullable=False),
        sa.Column("seen_s", sa.BigInteger(), nullable=False),
        sa.Column("ended_s", sa.BigInteger()),
        sa.Column("agent", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_index("sessions_by_person", "sessions", ["person_id"])
    op.create_table(
        "tokens",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        _id("user_id", 32),
        _id("email", 254),
        _id("flat_id", 40),
        sa.Column("customer_from", sa.Date(), nullable=False),
        sa.Column("right", sa.String(24)),
        sa.Column("expires_s", sa.BigInteger(), nullable=False),
        sa.Column("used_s", sa.BigInteger()),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_index("tokens_by_user", "tokens", ["user_id"])
    op.create_table(
        "attempts",
        _number("id"),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("at_s", sa.BigInteger(), nullable=False),
    )
    op.create_index("attempts_by_subject", "attempts", ["subject", "at_s"])
    op.create_index("attempts_by_age", "attempts", ["at_s"])


def upgrade() -> None:
    """Create the tables; nobody uses a portal yet."""
    _people()
    _secrets()
    op.create_table(
        "submitted_readings",
        _id("key", 64),
        _id("meter_id", 40),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("value_e3", sa.BigInteger(), nullable=False),
        _id("user_id", 32),
        *_texts("read_at", "received_at"),
        sa.Column("clock_off", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        _id("photo_id", 32, nullable=True),
        *_texts("confirmed"),
        sa.PrimaryKeyConstraint("key"),
    )
    by = "submitted_readings_by"
    op.create_index(f"{by}_meter", "submitted_readings", ["meter_id", "period"])
    op.create_index(f"{by}_state", "submitted_readings", ["state", "period"])
    op.create_index(f"{by}_user", "submitted_readings", ["user_id"])
