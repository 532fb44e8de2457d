"""Bank statements, the payments in them, and what each was applied to."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def _id(name: str, length: int) -> sa.Column[str]:
    text = sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
    return sa.Column(name, text, nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _cents(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def upgrade() -> None:
    """Create the tables; no statement was read before."""
    _statements()
    _payments()
    op.create_index("invoices_by_flat", "invoices", ["flat_id", "period"])


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        _id("account", 34),
        sa.Column("format", sa.String(24), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        _cents("opening_cents"),
        _cents("closing_cents"),
        sa.PrimaryKeyConstraint("source", "place"),
    )
    op.create_index("statements_by_account", "statements", ["account", "last_day"])
    op.create_table(
        "statement_files",
        sa.Column("sha256", sa.String(64), nullable=False),
        _text("path"),
        _text("received_at"),
        sa.Column("waits_for_pages", sa.Boolean(), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "taken_pages",
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", "place"),
    )


def _payments() -> None:
    op.create_table(
        "payments",
        _id("payment_id", 16),
        _id("account", 34),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("value_on", sa.Date(), nullable=True),
        sa.Column("part", sa.Integer(), nullable=False),
        _cents("entry_cents"),
        _cents("cents"),
        _text("bank_ref"),
        sa.Column("is_return", sa.Boolean(), nullable=False),
        *map(
            _text,
            (
                "payer_name",
                "payer_plain_name",
                "payer_account",
                "payer_code",
                "text",
                "end_to_end_id",
                "transaction_id",
                "structured_ref",
            ),
        ),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("rule", sa.Integer(), nullable=True),
        _id("waits", 24),
        sa.Column("is_double", sa.Boolean(), nullable=False),
        sa.Column("by_person", sa.Boolean(), nullable=False),
        _text("reason"),
        sa.PrimaryKeyConstraint("payment_id"),
    )
    op.create_index("payments_by_day", "payments", ["account", "booked_on"])
    op.create_index("payments_by_state", "payments", ["state", "booked_on"])
    op.create_index("payments_by_payer", "payments", ["payer_account", "booked_on"])
    op.create_index("payments_by_name", "payments", ["payer_plain_name", "booked_on"])
    op.create_table(
        "payment_shares",
        _id("payment_id", 16),
        _id("flat_id", 40),
        sa.Column("customer_from", sa.Date(), nullable=False),
        _cents("cents"),
        _text("names"),
        sa.PrimaryKeyConstraint("payment_id", "flat_id", "customer_from"),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.payment_id"]),
    )
    op.create_index("payment_shares_by_flat", "payment_shares", ["flat_id"])
    op.create_table(
        "payment_candidates",
        _id("payment_id", 16),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Integer(), nullable=False),
        _id("flat_id", 40),
        sa.Column("customer_from", sa.Date(), nullable=False),
        _text("invoice"),
        sa.Column("is_weak", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("payment_id", "place"),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.payment_id"]),
    )
