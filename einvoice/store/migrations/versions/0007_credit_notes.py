"""Credit notes, and the files they went into."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0007"
down_revision = "0006"


def _id(length: int) -> TypeEngine[str]:
    """Return a text column that sorts by code point on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables; a credit note holds its flat for its month alone."""
    only: sa.Column[bool] = sa.Column(
        "only_its_month", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("hold_decisions", only)
    op.create_table(
        "credit_notes",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("invoice_id", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("bank", _id(40), nullable=False),
        sa.Column("issue_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_credit_notes_invoice_id", "credit_notes", ["invoice_id"])
    op.create_index("credit_notes_by_state", "credit_notes", ["period", "state"])
    op.create_index(
        "one_live_credit_note",
        "credit_notes",
        ["invoice_id"],
        unique=True,
        sqlite_where=sa.text("state <> 'void'"),
        postgresql_where=sa.text("state <> 'void'"),
    )
    op.create_table(
        "credit_note_attempts",
        sa.Column("global_id", _id(100), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("file_id", _id(20), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("channel_address", sa.Text(), nullable=False),
        sa.Column("payer_name", sa.Text(), nullable=False),
        sa.Column("payer_code", sa.Text(), nullable=False),
        sa.Column("seller_contract_id", sa.Text(), nullable=False),
        sa.Column("fail_code", sa.Integer()),
        sa.ForeignKeyConstraint(["number"], ["credit_notes.number"]),
        sa.ForeignKeyConstraint(["file_id"], ["files.file_id"]),
        sa.PrimaryKeyConstraint("global_id"),
    )
    op.create_index("ix_credit_note_attempts_number", "credit_note_attempts", ["number"])
    op.create_index("ix_credit_note_attempts_file_id", "credit_note_attempts", ["file_id"])
