"""Months that were taken back by lines on later invoices and are billed nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select

from einvoice.core.credit_notes import TAKES_BACK
from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.period import Period
from einvoice.store.input_tables import charges
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class NotBilled:
    """A flat whose ``period`` is taken back on the invoice of ``later`` and billed nowhere."""

    flat_id: str
    period: Period
    later: Period


def not_billed_again(tx: ReadTransaction) -> Sequence[NotBilled]:
    """Return what is not billed again at each VAT rate, by flat and month.

    Once the later invoice is issued, a person has said that nothing is to be billed.
    """
    columns, others, live = charges.c, charges.alias("others"), invoices.alias("live")
    again = select(others.c.charge_id).where(
        others.c.flat_id == columns.flat_id,
        others.c.for_period == columns.for_period,
        or_(others.c.net_cents == 0, others.c.vat_percent_e2 == columns.vat_percent_e2),
        ~others.c.charge_id.startswith(TAKES_BACK),
    )
    issued = select(live.c.id).where(
        live.c.flat_id == columns.flat_id,
        live.c.period == columns.period,
        live.c.state.in_(ISSUED_STATES),
    )
    query = (
        select(columns.flat_id, columns.for_period, columns.period)
        .where(columns.charge_id.startswith(TAKES_BACK), columns.for_period.is_not(None))
        .where(~again.exists(), ~issued.exists())
        .distinct()
        .order_by(columns.flat_id, columns.for_period)
    )
    return [NotBilled(*row) for row in tx.execute(query)]
