"""The balance a flat carries into the period, as the ledger of another system gives it."""

from dataclasses import dataclass

from einvoice.core.period import Period


@dataclass(frozen=True, slots=True)
class Balance:
    """Debt (positive) or overpayment (negative) at the start, and what was paid since.

    ``customer_code`` names the customer whose balance it is: by code, or by name without a code.
    Empty = whoever is the flat's customer, unless the customer changed in the period.
    """

    flat_id: str
    period: Period
    balance_begin_cents: int
    paid_cents: int
    customer_code: str = ""

    @property
    def carried_cents(self) -> int:
        """The sum brought forward: ``balance_begin - paid``."""
        return self.balance_begin_cents - self.paid_cents


def to_pay_cents(month_cents: int, carried_cents: int) -> int:
    """Return the total to pay: the month and what was brought forward, never below zero."""
    return max(0, month_cents + carried_cents)
