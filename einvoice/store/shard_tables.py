"""Parts of a step that are handed to workers, until their results are kept."""

from sqlalchemy import Column, Integer, LargeBinary, String, Table, Text

from einvoice.store.input_tables import metadata

shards = Table(
    "shards",
    metadata,
    Column("run", String(32), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("work", String(40), nullable=False),
    Column("settings", Text, nullable=False),
    Column("part", LargeBinary, nullable=False),
    Column("result", LargeBinary),
    Column("failed", String(80), nullable=False),
)
"""``result`` is there once a worker did the part; ``failed`` names the error that stopped it."""
