"""Table of the phones that take messages of the portal."""

from sqlalchemy import Boolean, Column, Index, String, Table, Text

from einvoice.store.input_tables import metadata
from einvoice.store.types import identifier

push_subscriptions = Table(
    "push_subscriptions",
    metadata,
    Column("subscription_id", identifier(32), primary_key=True, nullable=False),
    Column("user_id", identifier(32), nullable=False),
    Column("session_hash", String(64), nullable=False),
    Column("endpoint", Text, nullable=False),
    Column("p256dh", Text, nullable=False),
    Column("auth", Text, nullable=False),
    Column("agent", String(40), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("mail_too", Boolean, nullable=False),
    Index("push_subscriptions_by_user", "user_id"),
    Index("push_subscriptions_by_session", "session_hash"),
)
"""``subscription_id`` is of the endpoint, so that a browser is there once, whoever signs in.

A phone takes messages while its session was not ended. ``mail_too``: its user wishes mails as well.
"""
