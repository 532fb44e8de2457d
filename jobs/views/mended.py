"""Which refused invoices would go elsewhere now: what their bank refused is mended."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store.bank_data import data_now, data_sent
from einvoice.store.refused import RefusedInvoice
from einvoice.store.transactions import ReadTransaction
from einvoice.store.withdrawals import Selection, issued_now
from jobs.context import Context


def as_mended(
    context: Context, tx: ReadTransaction, period: Period, refused: Sequence[RefusedInvoice]
) -> Iterable[RefusedInvoice]:
    """Return refused invoices, marked where bank, account or payer is another since.

    A corrected name or sum is seen only by calculating, so by the plan of a rerun.
    """
    if not refused:
        return refused
    now_issued = issued_now(tx, period, Selection(rejected=True))
    ids = [invoice.id for invoice in now_issued]
    now, sent = data_now(tx, ids, context.sendable()), data_sent(tx, ids)
    differs = {
        invoice_number(invoice.number): now[invoice.id] != sent.get(invoice.id)
        for invoice in now_issued
    }
    return [
        replace(invoice, mended=differs.get(invoice.invoice_number, False)) for invoice in refused
    ]
