"""The lines of an invoice are one record; every row becomes a part of its invoice's.

The record's form is written down here as it was then: `store.line_records` may go on.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

_COLUMNS = (
    "line_no",
    "service",
    "quantity_e3",
    "unit",
    "unit_price_e4",
    "net_cents",
    "vat_percent_e2",
    "vat_kind",
    "estimated",
    "opening_e3",
    "closing_e3",
    "rule",
    "inputs",
    "text",
)
_AT_ONCE = 2000
_COLD_WATER = "cold_water"


def upgrade() -> None:
    """Create the table anew and fill it; only some invoices at a time are in memory."""
    op.rename_table("invoice_lines", "line_rows")
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.execute("ALTER TABLE line_rows RENAME CONSTRAINT invoice_lines_pkey TO line_rows_pkey")
    records = op.create_table(
        "invoice_lines",
        sa.Column("invoice_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("cold_water_e3", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["invoice_id"], ["invoices.id"]),
        sa.PrimaryKeyConstraint("invoice_id"),
    )
    after = -1
    while made := [_record(row_id, rows) for row_id, rows in _lines(connection, after)]:
        op.bulk_insert(records, made)
        after = made[-1]["invoice_id"]
    op.drop_table("line_rows")


def _lines(connection: sa.Connection, after: int) -> Iterator[tuple[int, Iterable[Any]]]:
    """Yield the next invoices by id, each with its lines in order."""
    table = sa.table("line_rows", sa.column("invoice_id"), *map(sa.column, _COLUMNS))
    next_ids = (
        sa.select(table.c.invoice_id)
        .where(table.c.invoice_id > after)
        .distinct()
        .order_by(table.c.invoice_id)
        .limit(_AT_ONCE)
    )
    ids = list(connection.scalars(next_ids))
    if not ids:
        return
    query = (
        sa.select(table)
        .where(table.c.invoice_id.between(ids[0], ids[-1]))
        .order_by(table.c.invoice_id, table.c.line_no)
    )
    yield from groupby(connection.execute(query).all(), key=lambda row: row.invoice_id)


def _record(invoice_id: int, rows: Iterable[Any]) -> dict[str, Any]:
    lines = [_line(row) for row in rows]
    water = [line[2] for line in lines if line[1] == _COLD_WATER and line[2] is not None]
    record = json.dumps([1, lines], ensure_ascii=False, separators=(",", ":"))
    return {
        "invoice_id": invoice_id,
        "lines": record,
        "cold_water_e3": sum(water) if water else None,
    }


def _line(row: Any) -> list[Any]:  # noqa: ANN401 - any row
    values = [getattr(row, name) for name in _COLUMNS]
    values[_COLUMNS.index("estimated")] = bool(row.estimated)
    values[_COLUMNS.index("inputs")] = json.loads(row.inputs or "[]")
    return values
