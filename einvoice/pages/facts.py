"""The facts that the page of an invoice is made from, as they were frozen when it was issued."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from einvoice.core.channels import SellerChannel
from einvoice.core.invoices import (
    NOT_ISSUED,
    NOT_LIVE,
    BilledMonth,
    Buyer,
    InvoiceLine,
    InvoiceState,
    Notice,
    Seller,
)
from einvoice.core.period import Period
from einvoice.core.services import Service


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One invoice, credit note or draft. Sums in cents, with the sign they have on it.

    ``number`` is empty on a draft. ``cancels`` makes it a credit note: the number of the invoice
    it cancels. ``channels`` are the seller's accounts, first the account to pay to. ``months`` are
    those invoiced to the same customer of the flat up to this invoice's. ``charge_texts`` are what
    single charges are called, by charge and language; where one is missing, the line's text counts.
    """

    number: str
    cancels: str
    state: InvoiceState
    flat_id: str
    period: Period
    issue_date: dt.date | None
    due_date: dt.date | None
    seller: Seller
    channels: tuple[SellerChannel, ...]
    buyer: Buyer
    services: Mapping[str, Service]
    lines: tuple[InvoiceLine, ...]
    notices: tuple[Notice, ...]
    total_cents: int
    balance_cents: int
    to_pay_cents: int
    months: tuple[BilledMonth, ...]
    charge_texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """Why nobody is asked to pay: draft, void or credited; empty where somebody is."""
        if self.state in NOT_ISSUED:
            return "draft"
        return str(self.state) if self.state in NOT_LIVE else ""

    @property
    def asks_for_payment(self) -> bool:
        """Whether somebody is asked to pay something."""
        return not self.cancels and not self.mark and self.to_pay_cents > 0
