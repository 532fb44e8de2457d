"""Shares of payments whose account has another first day since its customer's rows changed.

An account is a customer of a flat by the first day of their tenure. An earlier row of the same
customer, or a code that makes two rows the same customer, moves that day: what was paid moves with
it, as the documents do, which name their buyer.
"""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import delete, insert, select, update

from einvoice.core.account_keys import AccountKey, key_of_day
from einvoice.store.among import among_ids
from einvoice.store.batches import in_batches
from einvoice.store.payment_lookups import customers_of
from einvoice.store.payment_tables import payment_shares
from einvoice.store.refund_tables import refunds
from einvoice.store.transactions import WriteTransaction

_ACCOUNTS = (
    select(payment_shares.c.flat_id, payment_shares.c.customer_from)
    .where(among_ids(payment_shares.c.flat_id))
    .distinct()
)


def move_shares(tx: WriteTransaction, flat_ids: Iterable[str]) -> None:
    """Give shares of payments of some flats the present first day of their account."""
    for batch in in_batches(sorted(flat_ids)):
        keys = [AccountKey.of(*row) for row in tx.rows(_ACCOUNTS, {"ids": batch})]
        people = customers_of(tx, {key.flat_id for key in keys})
        for key in keys:
            now = key_of_day(key.flat_id, people[key.flat_id], key.since)
            if now is not None and now.since < key.since:
                _move(tx, key, now)


def _move(tx: WriteTransaction, key: AccountKey, now: AccountKey) -> None:
    """Move an account's shares; two of one payment become one."""
    columns = payment_shares.c
    both = (columns.flat_id == key.flat_id) & columns.customer_from.in_([key.since, now.since])
    mine = select(columns.payment_id).where(
        columns.flat_id == key.flat_id, columns.customer_from == key.since
    )
    moving = both & columns.payment_id.in_(mine)
    of_payment = defaultdict(list)
    for row in tx.execute(select(payment_shares).where(moving)).mappings():
        of_payment[row["payment_id"]].append(row)
    tx.execute(delete(payment_shares).where(moving))
    merged = [
        dict(rows[0])
        | {
            "customer_from": now.since,
            "cents": sum(row["cents"] for row in rows),
            "names": " ".join(row["names"] for row in rows).strip(),
        }
        for rows in of_payment.values()
    ]
    if merged:
        tx.execute(insert(payment_shares), merged)
    paid_back = (refunds.c.flat_id == key.flat_id) & (refunds.c.customer_from == key.since)
    tx.execute(update(refunds).where(paid_back).values(customer_from=now.since))
