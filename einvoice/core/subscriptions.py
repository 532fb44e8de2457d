"""Subscriptions: our record of who ordered e-invoices at which bank."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from einvoice.core.validity import valid_on


@dataclass(frozen=True, slots=True)
class Subscription:
    """A customer's order: the flat's invoices go to this bank, to this account (IBAN)."""

    flat_id: str
    bank: str
    channel_address: str
    payer_name: str
    payer_code: str
    seller_contract_id: str
    valid_from: dt.date
    valid_to: dt.date | None = None


def subscription_on(rows: Iterable[Subscription], day: dt.date) -> Subscription | None:
    """Return the subscription in force on a day; of several, the latest ``valid_from`` wins.

    Two that began on the same day are told apart by bank code, so that input order is
    irrelevant.
    """
    ordered = sorted(rows, key=lambda row: row.bank, reverse=True)
    return valid_on(ordered, day)
