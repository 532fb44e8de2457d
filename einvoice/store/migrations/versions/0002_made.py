"""What is made: invoices, files, answers, findings, and the append-only journal."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"

_LIVE = "state NOT IN ('void', 'credited')"
_APPEND_ONLY_SQLITE = """
CREATE TRIGGER journal_no_{event} BEFORE {event} ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""
_APPEND_ONLY_FUNCTION = """
CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$
"""
_APPEND_ONLY_POSTGRESQL = """
CREATE TRIGGER journal_no_{event} BEFORE {event} ON journal
FOR EACH ROW EXECUTE FUNCTION journal_is_append_only()
"""


def _id(length: int) -> TypeEngine[str]:
    """Return a text column that sorts by code point on every database."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables of invoices, deliveries and records."""
    _invoices()
    _deliveries()
    _records()
    _append_only_journal()


def _invoices() -> None:
    """Create the tables of invoices and their lines."""
    op.create_table(
        "invoices",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("flat_id", _id(40), nullable=False),
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("issue_date", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("bank", _id(40), nullable=False),
        sa.Column("buyer_name", sa.Text(), nullable=False),
        sa.Column("buyer_code", sa.Text(), nullable=False),
        sa.Column("buyer_email", sa.Text(), nullable=False),
        sa.Column("buyer_language", sa.Text(), nullable=False),
        sa.Column("buyer_address", sa.Text(), nullable=False),
        sa.Column("buyer_city", sa.Text(), nullable=False),
        sa.Column("buyer_postal_code", sa.Text(), nullable=False),
        sa.Column("net_cents", sa.BigInteger(), nullable=False),
        sa.Column("vat_cents", sa.BigInteger(), nullable=False),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.Column("balance_begin_cents", sa.BigInteger(), nullable=False),
        sa.Column("paid_cents", sa.BigInteger(), nullable=False),
        sa.Column("to_pay_cents", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("invoices_by_building", "invoices", ["period", "building_id"], unique=False)
    op.create_index("invoices_by_state", "invoices", ["period", "state", "bank"], unique=False)
    op.create_index(
        "one_live_invoice",
        "invoices",
        ["flat_id", "period"],
        unique=True,
        sqlite_where=sa.text(_LIVE),
        postgresql_where=sa.text(_LIVE),
    )
    op.create_table(
        "invoice_lines",
        sa.Column("invoice_id", sa.BigInteger(), nullable=False),
        sa.Column("line_no", sa.Integer(), nullable=False),
        sa.Column("service", _id(40), nullable=False),
        sa.Column("quantity_e3", sa.BigInteger(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("unit_price_e4", sa.BigInteger(), nullable=True),
        sa.Column("net_cents", sa.BigInteger(), nullable=False),
        sa.Column("vat_percent_e2", sa.Integer(), nullable=False),
        sa.Column("vat_kind", sa.String(24), nullable=False),
        sa.Column("estimated", sa.Boolean(), nullable=False),
        sa.Column("opening_e3", sa.BigInteger(), nullable=True),
        sa.Column("closing_e3", sa.BigInteger(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"]),
        sa.PrimaryKeyConstraint("invoice_id", "line_no"),
        sqlite_with_rowid=False,
    )


def _deliveries() -> None:
    """Create the tables of files, what is in them, and answers."""
    op.create_table(
        "files",
        sa.Column("file_id", _id(20), nullable=False),
        sa.Column("bank", _id(40), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("kind", _id(20), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("invoices", sa.Integer(), nullable=False),
        sa.Column("total_cents", sa.BigInteger(), nullable=False),
        sa.Column("latest_sending_day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("host_key", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("file_id"),
        sa.UniqueConstraint("bank", "period", "kind", "sequence"),
    )
    op.create_index("files_by_state", "files", ["period", "state"], unique=False)
    op.create_table(
        "e_invoices",
        sa.Column("global_id", _id(100), nullable=False),
        sa.Column("invoice_id", sa.BigInteger(), nullable=False),
        sa.Column("file_id", _id(20), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("channel_address", sa.Text(), nullable=False),
        sa.Column("payer_name", sa.Text(), nullable=False),
        sa.Column("payer_code", sa.Text(), nullable=False),
        sa.Column("seller_contract_id", sa.Text(), nullable=False),
        sa.Column("fail_code", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["file_id"], ["files.file_id"]),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"]),
        sa.PrimaryKeyConstraint("global_id"),
    )
    op.create_index(("ix_e_invoices_file_id"), "e_invoices", ["file_id"], unique=False)
    op.create_index(("ix_e_invoices_invoice_id"), "e_invoices", ["invoice_id"], unique=False)
    op.create_table(
        "answers",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("bank", _id(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_index(("ix_answers_file_id"), "answers", ["file_id"], unique=False)


def _records() -> None:
    """Create the tables of findings, sequences and the journal."""
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("step", _id(20), nullable=False),
        sa.Column("building_id", _id(40), nullable=False),
        sa.Column("flat_id", _id(40), nullable=False),
        sa.Column("level", sa.String(24), nullable=False),
        sa.Column("code", _id(40), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "findings_by_building", "findings", ["period", "building_id", "flat_id"], unique=False
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("event", _id(40), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_index("journal_by_event", "journal", ["event", "period", "seq"], unique=False)
    op.create_table(
        "sequences",
        sa.Column("name", _id(60), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _append_only_journal() -> None:
    """Make the database refuse changed and removed journal entries."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute(_APPEND_ONLY_FUNCTION)
    trigger = _APPEND_ONLY_SQLITE if sqlite else _APPEND_ONLY_POSTGRESQL
    for event in ("UPDATE", "DELETE"):
        op.execute(trigger.format(event=event))
