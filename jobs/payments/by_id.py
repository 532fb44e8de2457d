"""Payments and refunds by the beginning of their ids, as people write them."""

from einvoice.core.errors import UsageError
from einvoice.core.refunds import Refund
from einvoice.store import payments, refunds
from einvoice.store.payments import Decided
from einvoice.store.transactions import ReadTransaction


def payment_with_id(tx: ReadTransaction, beginning: str) -> Decided:
    """Return the payment whose id has a beginning.

    Raises:
        UsageError: there is none, or there are several.
    """
    beginning_so = payments.payments_with_id(tx, beginning.lower()) if beginning else []
    if len(beginning_so) != 1:
        raise UsageError(
            "payment-unknown" if not beginning_so else "payment-several", payment=beginning
        )
    return beginning_so[0]


def refund_with_id(tx: ReadTransaction, beginning: str) -> Refund:
    """Return the refund whose id has a beginning.

    Raises:
        UsageError: there is none, or there are several.
    """
    beginning_so = refunds.refunds_with_id(tx, beginning.upper()) if beginning else []
    if len(beginning_so) != 1:
        raise UsageError(
            "refund-unknown" if not beginning_so else "refund-several", refund=beginning
        )
    return beginning_so[0]
