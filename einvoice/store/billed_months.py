"""The months before an invoice that were invoiced to the same customer of its flat."""

from sqlalchemy import bindparam, select

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
    values = {"flat_id": flat_id, "first": first, "last": last}
    return tuple(
        BilledMonth(row.period, row.total_cents, row.cold_water_e3)
        for row in tx.execute(_MONTHS, values)
        if same_customer(row, buyer)
    )


_MONTHS = (
    select(
        invoices.c.period,
        invoices.c.total_cents,
        invoice_lines.c.cold_water_e3,
        invoices.c.buyer_name.label("name"),
        invoices.c.buyer_code.label("code"),
    )
    .join_from(invoices, invoice_lines, isouter=True)
    .where(
        invoices.c.flat_id == bindparam("flat_id"),
        invoices.c.period >= bindparam("first"),
        invoices.c.period <= bindparam("last"),
        invoices.c.state.in_(ISSUED_STATES),
    )
    .order_by(invoices.c.period)
)
