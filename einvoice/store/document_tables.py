"""Tables of the documents of houses, and of who has seen which."""

from sqlalchemy import Column, Date, Integer, String, Table, Text

from einvoice.core.house_documents import DocumentKind
from einvoice.store.input_tables import metadata
from einvoice.store.types import EnumText, identifier, scaled

house_documents = Table(
    "house_documents",
    metadata,
    Column("document_id", identifier(32), primary_key=True, nullable=False),
    Column("building_id", identifier(40), primary_key=True, nullable=False),
    Column("kind", EnumText(DocumentKind), nullable=False),
    Column("year", Integer, nullable=False),
    Column("title_lv", Text, nullable=False),
    Column("title_ru", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("published_from", Date, nullable=False),
    Column("withdrawn_at", Text),
    Column("sha256", String(64), nullable=False),
)
"""A document has a row for each house that it is of; ``sha256`` names its file."""

document_seen = Table(
    "document_seen",
    metadata,
    Column("user_id", identifier(32), primary_key=True, nullable=False),
    Column("document_id", identifier(32), primary_key=True, nullable=False),
    Column("seen_s", scaled(), nullable=False),
)
"""Who has downloaded a document, and when first."""
