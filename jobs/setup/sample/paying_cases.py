"""The cases of drawn payments, how often each is drawn, and the truth of a payment."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.account_keys import AccountKey
from einvoice.core.payments import StatementEntry
from einvoice.store.payable_invoices import PayableInvoice


class Case(StrEnum):
    """The cases of payments."""

    EXACT = "exact"
    LESS = "less"
    MORE = "more"
    DOUBLE = "double"
    SEVERAL_NUMBERS = "several_numbers"
    TWO_FLATS = "two_flats"
    TWO_FLATS_OTHER_SUM = "two_flats_other_sum"
    VOID_NUMBER = "void_number"
    PAID_BY_PRESENT = "former_customers_number"
    TOO_LARGE = "too_large"
    TOO_OFTEN = "many_times_the_sum"
    NO_NUMBER = "no_number"
    BEFOREHAND = "before_the_invoice"
    RETURNED = "returned"
    RETURNED_UNNAMED = "returned_unnamed"
    NEVER = "never"
    FEE = "fee"
    TRANSFER = "transfer"


CHANCES = {
    Case.EXACT: 808,
    Case.LESS: 40,
    Case.MORE: 40,
    Case.DOUBLE: 10,
    Case.SEVERAL_NUMBERS: 15,
    Case.TWO_FLATS: 10,
    Case.TWO_FLATS_OTHER_SUM: 3,
    Case.TOO_LARGE: 1,
    Case.TOO_OFTEN: 1,
    Case.NO_NUMBER: 30,
    Case.RETURNED: 4,
    Case.RETURNED_UNNAMED: 1,
    Case.NEVER: 37,
}
"""Of a thousand invoices on which something is to be paid."""
DECIDED_BY_NUMBER = frozenset(
    {
        Case.EXACT,
        Case.LESS,
        Case.MORE,
        Case.DOUBLE,
        Case.SEVERAL_NUMBERS,
        Case.TWO_FLATS,
        Case.BEFOREHAND,
        Case.RETURNED,
        Case.RETURNED_UNNAMED,
    }
)
"""The cases that a right number decides; the others always wait for a person."""


@dataclass(frozen=True, slots=True)
class Owed:
    """The cents of a payment for one customer, and the invoices they are for."""

    key: AccountKey
    cents: int
    invoices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnPayment:
    """A payment with the truth: whom it is for; a fee and what no program can know is for nobody.

    ``has_right_number``: it carries a right number, and the rules let a right number decide it.
    """

    case: Case
    bank: str
    entry: StatementEntry
    owed: tuple[Owed, ...]
    has_right_number: bool = False


@dataclass(frozen=True, slots=True)
class Paying:
    """The facts that payments are drawn from: invoices, earlier numbers, days and banks.

    ``cutting`` are the banks that cut a text into lines.
    """

    invoices: Sequence[PayableInvoice]
    earlier: Mapping[AccountKey, str]
    void_numbers: Mapping[AccountKey, str]
    first: dt.date
    last: dt.date
    banks: tuple[str, ...]
    cutting: tuple[str, ...]
