"""Tables of what we made: invoices, files, answers, findings, sequences, journal."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from einvoice.core.deliveries import FileState
from einvoice.core.findings import Level
from einvoice.core.invoices import InvoiceState
from einvoice.store import (  # noqa: F401 - their tables belong to the metadata
    application_tables,
    credit_note_tables,
    direct_tables,
    payment_tables,
    portal_tables,
    shard_tables,
    unsettled_tables,
)
from einvoice.store.input_tables import metadata as metadata  # noqa: PLC0414 - all tables, in one place
from einvoice.store.types import (
    EnumText,
    NoticesText,
    PairsText,
    PeriodText,
    identifier,
    scaled,
)

invoices = Table(
    "invoices",
    metadata,
    Column("id", scaled(), primary_key=True, autoincrement=False),
    Column("flat_id", identifier(40), nullable=False),
    Column("building_id", identifier(40), nullable=False),
    Column("period", PeriodText, nullable=False),
    Column("position", Integer, nullable=False),
    Column("state", EnumText(InvoiceState), nullable=False),
    Column("number", scaled(), unique=True),
    Column("issue_date", Date),
    Column("due_date", Date),
    Column("bank", identifier(40), nullable=False),
    Column("buyer_name", Text, nullable=False),
    Column("buyer_code", Text, nullable=False),
    Column("buyer_email", Text, nullable=False),
    Column("buyer_language", Text, nullable=False),
    Column("buyer_address", Text, nullable=False),
    Column("buyer_city", Text, nullable=False),
    Column("buyer_postal_code", Text, nullable=False),
    Column("net_cents", scaled(), nullable=False),
    Column("vat_cents", scaled(), nullable=False),
    Column("total_cents", scaled(), nullable=False),
    Column("balance_begin_cents", scaled(), nullable=False),
    Column("paid_cents", scaled(), nullable=False),
    Column("to_pay_cents", scaled(), nullable=False),
    Column("notices", NoticesText, nullable=False),
)

SUMS = (
    "net_cents",
    "vat_cents",
    "total_cents",
    "balance_begin_cents",
    "paid_cents",
    "to_pay_cents",
)
"""The sums of an invoice, as its draft and the archive have them too."""
Index(
    "one_live_invoice",
    invoices.c.flat_id,
    invoices.c.period,
    unique=True,
    sqlite_where=text("state NOT IN ('void', 'credited')"),
    postgresql_where=text("state NOT IN ('void', 'credited')"),
)
Index("invoices_by_flat", invoices.c.flat_id, invoices.c.period)
Index(
    "invoices_by_state",
    invoices.c.period,
    invoices.c.state,
    invoices.c.bank,
    invoices.c.number,
    invoices.c.total_cents,
    invoices.c.to_pay_cents,
)
WAITS_FOR_FILE = text("state = 'issued' AND bank <> ''")
"""Written out, not bound: so a database sees that the index has the rows."""
Index(
    "invoices_waiting",
    invoices.c.period,
    sqlite_where=WAITS_FOR_FILE,
    postgresql_where=WAITS_FOR_FILE,
)
Index("invoices_by_building", invoices.c.period, invoices.c.building_id)

invoice_lines = Table(
    "invoice_lines",
    metadata,
    Column(
        "invoice_id", scaled(), ForeignKey("invoices.id"), primary_key=True, autoincrement=False
    ),
    Column("lines", Text, nullable=False),
    Column("cold_water_e3", scaled()),
)
"""One row an invoice: its lines as a record of `line_records`."""

files = Table(
    "files",
    metadata,
    Column("file_id", identifier(20), primary_key=True),
    Column("bank", identifier(40), nullable=False),
    Column("period", PeriodText, nullable=False),
    Column("kind", identifier(20), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", scaled(), nullable=False),
    Column("invoices", Integer, nullable=False),
    Column("total_cents", scaled(), nullable=False),
    Column("latest_sending_day", Date, nullable=False),
    Column("state", EnumText(FileState), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("verified", Boolean, nullable=False),
    Column("host_key", Text, nullable=False),
    Column("sent_at", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("version", Text, nullable=False),
    UniqueConstraint("bank", "period", "kind", "sequence"),
)
Index("files_by_state", files.c.period, files.c.state)

e_invoices = Table(
    "e_invoices",
    metadata,
    Column("global_id", identifier(100), primary_key=True),
    Column("invoice_id", scaled(), ForeignKey("invoices.id"), nullable=False, index=True),
    Column("file_id", identifier(20), ForeignKey("files.file_id"), nullable=False, index=True),
    Column("attempt", Integer, nullable=False),
    Column("offset", scaled(), nullable=False),
    Column("length", scaled(), nullable=False),
    Column("channel_address", Text, nullable=False),
    Column("payer_name", Text, nullable=False),
    Column("payer_code", Text, nullable=False),
    Column("seller_contract_id", Text, nullable=False),
    Column("fail_code", Integer),
)
Index(
    "e_invoices_with_code",
    e_invoices.c.file_id,
    sqlite_where=e_invoices.c.fail_code.is_not(None),
    postgresql_where=e_invoices.c.fail_code.is_not(None),
)

answers = Table(
    "answers",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("bank", identifier(40), nullable=False),
    Column("name", Text, nullable=False),
    Column("size", scaled(), nullable=False),
    Column("kind", Text, nullable=False),
    Column("file_id", Text, nullable=False, index=True),
    Column("outcome", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("namespaces", Text, nullable=False, server_default=""),
    Column("settled_at", Text, nullable=False, server_default=""),
    Column("settled_reason", Text, nullable=False, server_default=""),
    Column("left_at_bank", Boolean, nullable=False, server_default=false()),
)

unsafe_names = Table(
    "unsafe_names",
    metadata,
    Column("bank", identifier(40), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("seen_at", Text, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("period", PeriodText, nullable=False),
    Column("step", identifier(20), nullable=False),
    Column("building_id", identifier(40), nullable=False),
    Column("flat_id", identifier(40), nullable=False),
    Column("level", EnumText(Level), nullable=False),
    Column("code", identifier(40), nullable=False),
    Column("where", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("facts", PairsText, nullable=False, server_default=""),
)
Index("findings_by_building", findings.c.period, findings.c.building_id, findings.c.flat_id)

control_totals = Table(
    "control_totals",
    metadata,
    Column("period", PeriodText, primary_key=True),
    Column("building_id", identifier(40), primary_key=True),
    Column("control", identifier(60), primary_key=True),
    Column("unit", String(8), nullable=False),
    Column("whole", scaled(), nullable=False),
    Column("parts", PairsText, nullable=False),
)

residues = Table(
    "residues",
    metadata,
    Column("period", PeriodText, primary_key=True),
    Column("building_id", identifier(40), primary_key=True),
    Column("service", identifier(40), primary_key=True),
    Column("whole_cents", scaled(), nullable=False),
    Column("lines_cents", scaled(), nullable=False),
)

hold_decisions = Table(
    "hold_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("flat_id", identifier(40), nullable=False, index=True),
    Column("period", PeriodText, nullable=False),
    Column("held", Boolean, nullable=False),
    Column("only_its_month", Boolean, nullable=False, server_default=false()),
    Column("reason", Text, nullable=False),
    Column("codes", Text, nullable=False, server_default=""),
    Column("seen_cents", scaled()),
)

withdrawn_invoices = Table(
    "withdrawn_invoices",
    metadata,
    Column("invoice_id", scaled(), ForeignKey("invoices.id"), primary_key=True),
    Column("reason", Text, nullable=False),
)

thawed = Table("thawed", metadata, Column("why", Text, primary_key=True))
"""A row in it lets frozen rows change, within the transaction that put it there."""

sequences = Table(
    "sequences",
    metadata,
    Column("name", identifier(60), primary_key=True),
    Column("last", scaled(), nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("seq", scaled(), primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("event", identifier(40), nullable=False),
    Column("period", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
alerts = Table(
    "alerts",
    metadata,
    Column("period", PeriodText, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("told_at", Text, nullable=False),
    Column("ended", Boolean, nullable=False),
)


issue_batches = Table(
    "issue_batches",
    metadata,
    Column("first_number", scaled(), primary_key=True, autoincrement=False),
    Column("period", PeriodText, nullable=False),
    Column("invoices", Integer, nullable=False),
)
calculated_months = Table(
    "calculated_months",
    metadata,
    Column("period", PeriodText, primary_key=True),
    Column("rows_since", Boolean, nullable=False),
)

Index("journal_by_event", journal.c.event, journal.c.period, journal.c.seq)
