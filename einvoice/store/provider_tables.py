"""Table of the users who sign in by a provider that knows their personal code."""

from sqlalchemy import Column, String, Table, Text

from einvoice.store.input_tables import metadata
from einvoice.store.types import identifier

provider_links = Table(
    "provider_links",
    metadata,
    Column("user_id", identifier(32), primary_key=True, nullable=False),
    Column("mark", String(64), nullable=False, unique=True),
    Column("made_at", Text, nullable=False),
)
"""``mark`` is a keyed hash of provider and personal code: without the key it is of nobody."""
