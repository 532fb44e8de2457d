"""Who an invoice goes to at a bank: as it would go out now, and as it last went."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from einvoice.core.ownership import Owner, in_force
from einvoice.core.subscriptions import subscription_on
from einvoice.store.banks_of_flats import Sendable
from einvoice.store.flat_orders import orders_of
from einvoice.store.tables import e_invoices, files, invoices
from einvoice.store.transactions import ReadTransaction

BankData = tuple[str, ...]
"""Bank, account, payer's name and code, our contract: what an order says; empty without one."""

_BATCH = 1000


def data_now(tx: ReadTransaction, ids: Sequence[int], now: Sendable) -> Mapping[int, BankData]:
    """Return where invoices would go if they were sent now, by row id."""
    columns = invoices.c
    wanted = (columns.id, columns.flat_id, columns.period, columns.buyer_name, columns.buyer_code)
    by_invoice: dict[int, BankData] = {}
    for start in range(0, len(ids), _BATCH):
        query = select(*wanted).where(columns.id.in_(ids[start : start + _BATCH]))
        rows = tx.execute(query).all()
        orders = orders_of(tx, [row.flat_id for row in rows])
        for row in rows:
            day = row.period.last_day
            own = orders[row.flat_id].of(Owner(row.buyer_name, row.buyer_code))
            order = subscription_on(in_force(own, day, now.today), day)
            by_invoice[row.id] = (
                (
                    order.bank,
                    order.channel_address,
                    order.payer_name,
                    order.payer_code,
                    order.seller_contract_id,
                )
                if order
                else ()
            )
    return by_invoice


def data_sent(tx: ReadTransaction, ids: Sequence[int]) -> Mapping[int, BankData]:
    """Return where invoices last went, by row id."""
    columns = e_invoices.c
    by_invoice: dict[int, BankData] = {}
    for start in range(0, len(ids), _BATCH):
        query = (
            select(
                columns.invoice_id,
                files.c.bank,
                columns.channel_address,
                columns.payer_name,
                columns.payer_code,
                columns.seller_contract_id,
            )
            .join(files, files.c.file_id == columns.file_id)
            .where(columns.invoice_id.in_(ids[start : start + _BATCH]))
            .order_by(columns.attempt)
        )
        for invoice_id, *data in tx.execute(query):
            by_invoice[invoice_id] = tuple(data)
    return by_invoice
