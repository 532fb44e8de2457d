"""Payments for a person's accounts; data of the payer only where the person is the payer."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Row, select, update

from einvoice.core.account_keys import AccountKey
from einvoice.core.ownership import Owner
from einvoice.store.payment_tables import payment_shares, payments
from einvoice.store.refunds import refunds_of_flats
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_OF_PAYER = ("payer_name", "payer_account", "payer_code", "text")
_OF_REFUND = ("refund_id", "cents", "payment_id")
_FORGOTTEN = (*_OF_PAYER, "payer_plain_name", "end_to_end_id", "structured_ref", "reason")


def payments_for(
    tx: ReadTransaction, keys: Iterable[AccountKey], is_person: Callable[[Owner], bool]
) -> list[dict[str, object]]:
    """Return the payments that were applied to accounts."""
    wanted = set(keys)
    query = (
        select(
            payments.c.payment_id,
            payments.c.booked_on,
            *(payments.c[name] for name in _OF_PAYER),
            payment_shares.c.cents,
            payment_shares.c.flat_id,
            payment_shares.c.customer_from,
        )
        .join(payment_shares, payments.c.payment_id == payment_shares.c.payment_id)
        .where(payment_shares.c.flat_id.in_({key.flat_id for key in wanted}))
        .order_by(payments.c.booked_on, payments.c.payment_id)
    )
    return [
        _record(row, is_person)
        for row in tx.execute(query)
        if AccountKey.of(row.flat_id, row.customer_from) in wanted
    ]


def refunds_for(
    tx: ReadTransaction, keys: Iterable[AccountKey], is_person: Callable[[Owner], bool]
) -> list[dict[str, object]]:
    """Return the refunds of accounts; the recipient only where it is the person."""
    wanted, records = set(keys), []
    for refund in refunds_of_flats(tx, {key.flat_id for key in wanted}):
        if refund.key in wanted:
            record: dict[str, object] = {name: getattr(refund, name) for name in _OF_REFUND}
            record |= {"flat_id": refund.key.flat_id, "decided_on": str(refund.decided_on)}
            if is_person(Owner(refund.to_name, "")):
                record |= {"to_account": refund.to_account, "to_name": refund.to_name}
            records.append(record)
    return records


def forget_payers(tx: WriteTransaction, before: object) -> int:
    """Take payers out of the payments booked before a day; sums, days and shares stay."""
    old = (payments.c.booked_on < before) & (payments.c.payer_plain_name != "")
    values = dict.fromkeys(_FORGOTTEN, "")
    return tx.execute(update(payments).where(old).values(values)).rowcount


def _record(row: Row[*tuple[Any, ...]], is_person: Callable[[Owner], bool]) -> dict[str, object]:
    record: dict[str, object] = {
        "payment_id": row.payment_id,
        "booked_on": str(row.booked_on),
        "cents": row.cents,
        "flat_id": row.flat_id,
    }
    if is_person(Owner(row.payer_name, row.payer_code)):
        record |= {name: getattr(row, name) for name in _OF_PAYER}
    return record
