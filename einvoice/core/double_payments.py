"""Payments of invoices that are paid once more: by a standing order to come, or before.

A customer whose bank pays e-invoices by itself may pay by hand too. The bank's own payment of an
e-invoice from the account of the standing order is no second payment: the bank knows it. Source:
docs/PAYMENTS.md, "Automatic payments".
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """Why a payment is marked: its invoice was paid before, or its bank will pay it again."""

    DOUBLE = "double"
    STANDING_ORDER = "standing_order_will_pay"


@dataclass(frozen=True, slots=True)
class MarkedPayment:
    """A payment that is marked, with the flat and invoice; ``due`` is the bank's day to pay."""

    mark: Mark
    payment_id: str
    booked_on: dt.date
    cents: int
    flat_id: str
    invoice: str
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class EarlyPayment:
    """A payment booked before the due date of an e-invoice of the same customer.

    ``named_ids`` are the ids that came with it.
    """

    payment: MarkedPayment
    payer_account: str = field(repr=False)
    named_ids: tuple[str, ...] = field(repr=False)

    def is_by_the_bank(self, order_accounts: Collection[str]) -> bool:
        """Return whether the bank itself paid the e-invoice from an account of the order."""
        names_it = any(f"-{self.payment.invoice}-" in text for text in self.named_ids)
        return names_it and self.payer_account in order_accounts
