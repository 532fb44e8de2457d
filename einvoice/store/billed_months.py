"""The months before an invoice that were invoiced to the same customer of its flat."""

from sqlalchemy import select

from einvoice.core.invoices import ISSUED_STATES, BilledMonth, Buyer
from einvoice.core.ownership import same_customer
from einvoice.core.period import Period
from einvoice.store.tables import invoice_lines, invoices
from einvoice.store.transactions import ReadTransaction


def billed_months(
    tx: ReadTransaction, flat_id: str, buyer: Buyer, first: Period, last: Period
) -> tuple[BilledMonth, ...]:
    """Return the live invoices of a flat in some months, to this customer alone.

    What another customer of the flat was invoiced is nobody else's business.
    """
    columns = invoices.c
    query = (
        select(
            columns.period,
            columns.total_cents,
            invoice_lines.c.cold_water_e3,
            columns.buyer_name.label("name"),
            columns.buyer_code.label("code"),
        )
        .join_from(invoices, invoice_lines, isouter=True)
        .where(
            columns.flat_id == flat_id,
            columns.period >= first,
            columns.period <= last,
            columns.state.in_(ISSUED_STATES),
        )
        .order_by(columns.period)
    )
    return tuple(
        BilledMonth(row.period, row.total_cents, row.cold_water_e3)
        for row in tx.execute(query)
        if same_customer(row, buyer)
    )
