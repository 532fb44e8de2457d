"""Invoices without a bank that were printed, or may have been: the rows of their paper."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import delete, exists, insert, select

from einvoice.core.direct_deliveries import Channel, Handed, HandedState
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.store.batches import in_batches
from einvoice.store.direct_tables import direct_deliveries
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction, WriteTransaction


def printed_at(tx: ReadTransaction, invoice_id: int) -> str:
    """Return when (UTC) an invoice was put into a file for printing; empty where it never was.

    Of what a person says was printed, when it was said.
    """
    columns = direct_deliveries.c
    which = columns.invoice_id == invoice_id, columns.channel == Channel.PAPER
    is_printed = columns.state == HandedState.PRINTED
    return tx.scalar(select(columns.at).where(*which, is_printed)) or ""


def is_printed_by_word(tx: ReadTransaction, invoice_id: int) -> bool:
    """Return whether a person's word alone says that an invoice was printed."""
    columns = direct_deliveries.c
    which = columns.invoice_id == invoice_id, columns.channel == Channel.PAPER
    return tx.scalar(select(columns.reason != "").where(*which)) or False


def keep_printed(
    tx: WriteTransaction, invoice_ids: Sequence[int], at: str, reason: str = ""
) -> None:
    """Keep that invoices are in a file for printing; those that were before stay as they are.

    ``reason`` is that of a person who says that they are on paper without such a file.
    """
    columns, unknown = direct_deliveries.c, HandedState.UNKNOWN
    for part in in_batches(invoice_ids):
        of_paper = columns.invoice_id.in_(part) & (columns.channel == Channel.PAPER)
        tx.execute(delete(direct_deliveries).where(of_paper, columns.state == unknown))
    _keep_paper(tx, invoice_ids, Handed(HandedState.PRINTED, "", 1, at=at, reason=reason))


def keep_paper_unknown(tx: WriteTransaction, invoice_ids: Sequence[int], at: str) -> None:
    """Keep that nobody knows whether invoices are on paper since before a copy was put back."""
    _keep_paper(tx, invoice_ids, Handed(HandedState.UNKNOWN, "", at=at))


def _keep_paper(tx: WriteTransaction, invoice_ids: Sequence[int], paper: Handed) -> None:
    values = asdict(paper) | {"channel": Channel.PAPER}
    for part in in_batches(invoice_ids):
        tx.execute(insert(direct_deliveries), [values | {"invoice_id": row} for row in part])


def months_without_paper(tx: ReadTransaction) -> list[Period]:
    """Return the periods with issued invoices without a bank of whose paper nothing is kept."""
    columns, kept = invoices.c, direct_deliveries.c
    of_paper = (kept.invoice_id == columns.id) & (kept.channel == Channel.PAPER)
    query = select(columns.period).where(
        columns.state == InvoiceState.ISSUED, columns.bank == "", ~exists().where(of_paper)
    )
    return list(tx.scalars(query.distinct().order_by(columns.period)))
