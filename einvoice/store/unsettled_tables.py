"""Rows of import files that a person must look at."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text, text

from einvoice.core.unsettled import Concern, RowState
from einvoice.store.input_tables import metadata
from einvoice.store.types import EnumText, PeriodText, identifier, scaled

unsettled_rows = Table(
    "unsettled_rows",
    metadata,
    Column("number", scaled(), primary_key=True, autoincrement=False),
    Column("identity", String(64), nullable=False, unique=True),
    Column("state", EnumText(RowState), nullable=False),
    Column("kind", identifier(40), nullable=False),
    Column("file", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("column", identifier(40), nullable=False),
    Column("code", identifier(40), nullable=False),
    Column("key", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("left_out", Text, nullable=False),
    Column("rest_sha256", String(64), nullable=False),
    Column("concern", EnumText(Concern), nullable=False),
    Column("place_id", identifier(40), nullable=False),
    Column("first", PeriodText),
    Column("last", PeriodText),
    Column("kept_on", Date, nullable=False),
    Column("reason", Text, nullable=False),
)
_OPEN = text("state IN ('refused', 'doubtful')")
Index(
    "open_rows_by_place",
    unsettled_rows.c.concern,
    unsettled_rows.c.place_id,
    sqlite_where=_OPEN,
    postgresql_where=_OPEN,
)
