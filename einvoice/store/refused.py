"""Invoices about which a bank said something: refused, or taken with a remark."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store.tables import e_invoices, files, invoices
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class RefusedInvoice:
    """An invoice, or a credit note, that the bank did not take: its last file and fail code.

    ``said`` is what the bank told a person since: whether it has it; ``mended`` whether it would go
    to another account or payer now than it went; ``again_from`` is the day before which its bank
    would call it a duplicate; ``by_word``: its bank answered nothing,
    and only a person's word says what it has.
    """

    flat_id: str
    building_id: str
    invoice_number: str
    bank: str
    fail_code: int
    file_id: str = ""
    credit_note: bool = False
    said: bool | None = None
    mended: bool = False
    again_from: dt.date | None = None
    by_word: bool = False


def refused_invoices(tx: ReadTransaction, period: Period) -> list[RefusedInvoice]:
    """Return the invoices that are now rejected, by number, with the code of the last attempt."""
    return _with_last_attempt(tx, period, InvoiceState.REJECTED)


def remarked_invoices(tx: ReadTransaction, period: Period) -> list[RefusedInvoice]:
    """Return accepted invoices of which the bank said something all the same, by number."""
    coded = e_invoices.alias("coded")
    few = (
        select(coded.c.invoice_id)
        .join(files, files.c.file_id == coded.c.file_id)
        .where(files.c.period == period, coded.c.fail_code.is_not(None))
    )
    has_code = e_invoices.c.fail_code.is_not(None)
    return _with_last_attempt(tx, period, InvoiceState.ACCEPTED, invoices.c.id.in_(few), has_code)


def _with_last_attempt(
    tx: ReadTransaction, period: Period, state: InvoiceState, *which: ColumnElement[bool]
) -> list[RefusedInvoice]:
    """Return invoices in a state with the code of their last attempt.

    The attempt is looked up by its invoice: by its file, a whole file is read for each of them.
    """
    latest = (
        select(func.max(e_invoices.c.attempt))
        .where(e_invoices.c.invoice_id == invoices.c.id)
        .correlate(invoices)
        .scalar_subquery()
    )
    columns = invoices.c
    query = (
        select(
            columns.flat_id,
            columns.building_id,
            columns.number,
            columns.bank,
            e_invoices.c.fail_code,
            e_invoices.c.file_id,
        )
        .join(e_invoices, e_invoices.c.invoice_id == columns.id)
        .where(
            columns.period == period,
            columns.state == state,
            e_invoices.c.attempt == latest,
            *which,
        )
        .order_by(columns.number)
    )
    return [
        RefusedInvoice(row[0], row[1], invoice_number(row[2]), row[3], row[4], row[5])
        for row in tx.execute(query)
    ]
