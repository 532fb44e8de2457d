"""Tables of bank statements, of the payments in them, and of what each payment was applied to."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, func

from einvoice.core.payments import StatementFormat
from einvoice.core.recorded_payments import PaymentState
from einvoice.store.input_tables import customers, flats, metadata, subscriptions
from einvoice.store.types import EnumText, OpenStart, PeriodText, identifier, scaled

statements = Table(
    "statements",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("account", identifier(34), nullable=False),
    Column("format", EnumText(StatementFormat), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("opening_cents", scaled(), nullable=False),
    Column("closing_cents", scaled(), nullable=False),
)
Index("statements_by_account", statements.c.account, statements.c.last_day)

statement_files = Table(
    "statement_files",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("path", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("waits_for_pages", Boolean, nullable=False),
    Column("refused", Boolean, nullable=False),
)

taken_pages = Table(
    "taken_pages",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("place", Integer, primary_key=True),
)
"""Pages of statements that were taken, while their file waits for others."""

payments = Table(
    "payments",
    metadata,
    Column("payment_id", identifier(16), primary_key=True),
    Column("account", identifier(34), nullable=False),
    Column("booked_on", Date, nullable=False),
    Column("value_on", Date),
    Column("part", Integer, nullable=False),
    Column("entry_cents", scaled(), nullable=False),
    Column("cents", scaled(), nullable=False),
    Column("bank_ref", Text, nullable=False),
    Column("is_return", Boolean, nullable=False),
    Column("kind", Text, nullable=False, server_default=""),
    Column("payer_name", Text, nullable=False),
    Column("payer_plain_name", Text, nullable=False),
    Column("payer_account", Text, nullable=False),
    Column("payer_code", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("end_to_end_id", Text, nullable=False),
    Column("transaction_id", Text, nullable=False),
    Column("structured_ref", Text, nullable=False),
    Column("state", EnumText(PaymentState), nullable=False),
    Column("rule", Integer),
    Column("waits", identifier(24), nullable=False),
    Column("is_double", Boolean, nullable=False),
    Column("by_person", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
)
Index("payments_by_day", payments.c.account, payments.c.booked_on)
Index("payments_by_state", payments.c.state, payments.c.booked_on)
Index("payments_by_payer", payments.c.payer_account, payments.c.booked_on)
Index("payments_by_name", payments.c.payer_plain_name, payments.c.booked_on)
Index("payments_by_booking", payments.c.booked_on)
Index("payments_by_double", payments.c.is_double, payments.c.booked_on)
Index("payments_by_sum", payments.c.cents, payments.c.state, payments.c.booked_on)
"""By which the payment that a debit returns is looked up."""

# By which payments are matched: client numbers in capitals, payers' codes and accounts.
Index("flats_by_client_number", func.upper(flats.c.flat_id))
Index("customers_by_code", customers.c.code)
Index("subscriptions_by_account", subscriptions.c.channel_address)

payment_shares = Table(
    "payment_shares",
    metadata,
    Column("payment_id", identifier(16), ForeignKey("payments.payment_id"), primary_key=True),
    Column("flat_id", identifier(40), primary_key=True),
    Column("customer_from", OpenStart, primary_key=True),
    Column("cents", scaled(), nullable=False),
    Column("names", Text, nullable=False),
    Column("counted_in", scaled()),
)
"""``counted_in`` is the number of the issued invoice whose balance has this payment."""
Index("payment_shares_by_flat", payment_shares.c.flat_id)
Index("payment_shares_by_names", payment_shares.c.names)
Index("payment_shares_counted", payment_shares.c.counted_in)

account_balances = Table(
    "account_balances",
    metadata,
    Column("flat_id", identifier(40), primary_key=True),
    Column("period", PeriodText, primary_key=True),
    Column("customer_from", OpenStart, nullable=False),
    Column("cut_off", Date),
)
"""Whose account the invoice of a flat and month carries, and up to which day payments count."""
Index("account_balances_by_period", account_balances.c.period)

payment_candidates = Table(
    "payment_candidates",
    metadata,
    Column("payment_id", identifier(16), ForeignKey("payments.payment_id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("rule", Integer, nullable=False),
    Column("flat_id", identifier(40), nullable=False),
    Column("customer_from", OpenStart, nullable=False),
    Column("invoice", Text, nullable=False),
    Column("is_weak", Boolean, nullable=False),
)
Index("payment_candidates_by_flat", payment_candidates.c.flat_id)
