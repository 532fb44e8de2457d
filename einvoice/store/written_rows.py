"""What an archived file of invoices and an archived answer must say, by the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from einvoice.store.credit_note_tables import credit_note_attempts
from einvoice.store.drafts import ARCHIVED
from einvoice.store.tables import answers, e_invoices, invoice_lines, invoices

_BATCH = 500


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """An invoice as a file holds it; sums in cents, ``nets`` of its lines in ascending order.

    ``nets`` is None where a restored database knows only its sums: buyer and lines are in the file.
    """

    offset: int
    length: int
    number: int
    flat_id: str
    global_id: str
    channel_address: str
    buyer_name: str
    due_date: str
    total_cents: int
    to_pay_cents: int
    nets: tuple[int, ...] | None


def written_rows(connection: Connection, file_id: str) -> Iterator[WrittenRow]:
    """Yield the invoices of a file in the order of their bytes; some hundreds are in memory."""
    places = connection.execute(
        select(e_invoices.c.offset, e_invoices.c.invoice_id)
        .where(e_invoices.c.file_id == file_id)
        .order_by(e_invoices.c.offset)
    ).all()
    for start in range(0, len(places), _BATCH):
        ids = [row.invoice_id for row in places[start : start + _BATCH]]
        yield from _rows(connection, file_id, ids)


def _rows(connection: Connection, file_id: str, ids: list[int]) -> Iterator[WrittenRow]:
    columns, nets = invoice_lines.c, dict[int, list[int] | None]()
    lines = select(columns.invoice_id, columns.net_cents, columns.rule)
    ordered = lines.where(columns.invoice_id.in_(ids)).order_by(columns.net_cents)
    for invoice_id, net, rule in connection.execute(ordered):
        known = nets.setdefault(invoice_id, [])
        if rule == ARCHIVED[0]:
            nets[invoice_id] = None
        elif known is not None:
            known.append(net)
    for row in connection.execute(_query(file_id, ids)):
        found = nets.get(row.id, [])
        yield WrittenRow(
            row.offset,
            row.length,
            row.number or 0,
            row.flat_id,
            row.global_id,
            row.channel_address,
            row.buyer_name,
            str(row.due_date),
            row.total_cents,
            row.to_pay_cents,
            None if found is None else tuple(found),
        )


def _query(file_id: str, ids: list[int]) -> Select[Any]:
    sent, made = e_invoices.c, invoices.c
    names = ["id", "number", "flat_id", "buyer_name", "due_date", "total_cents", "to_pay_cents"]
    query: Select[Any] = select(sent.offset, sent.length, sent.global_id, sent.channel_address)
    return (
        query.add_columns(*(made[name] for name in names))
        .join(invoices, made.id == sent.invoice_id)
        .where(sent.file_id == file_id, sent.invoice_id.in_(ids))
        .order_by(sent.offset)
    )


def codes_in_file(connection: Connection, file_id: str) -> dict[str, int | None]:
    """Return the fail code of all that lies in a file, by global id."""
    found: dict[str, int | None] = {}
    for table in (e_invoices, credit_note_attempts):
        query = select(table.c.global_id, table.c.fail_code).where(table.c.file_id == file_id)
        found |= {row[0]: row[1] for row in connection.execute(query)}
    return found


def outcome_of(connection: Connection, sha256: str) -> str:
    """Return what came of an answer; empty where it was never read."""
    query = select(answers.c.outcome).where(answers.c.sha256 == sha256)
    return connection.scalar(query) or ""
