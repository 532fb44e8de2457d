"""Documents of payments: `payments`, `account`, `debtors`, `refunds`."""

from typing import TypedDict

from einvoice.cli.shapes.common import FindingCode


class Proposal(TypedDict):
    """A guess what a waiting payment is for, by the number of the rule."""

    rule: int
    flat_id: str
    invoice_number: str


class WaitingPayment(TypedDict):
    """A payment that waits for a person."""

    payment_id: str
    booked_on: str
    cents: int
    why: str
    proposals: list[Proposal]


class Waiting(TypedDict):
    """Payments that wait."""

    payments: list[WaitingPayment]


class ExcludedEntry(TypedDict):
    """An entry of a statement that is not ours."""

    payment_id: str
    booked_on: str
    cents: int
    code: str
    by_person: bool
    reason: str


class Sums(TypedDict):
    """The payments of a state: their number, and their sums in cents."""

    payments: int
    credit_cents: int
    debit_cents: int


class NotOurs(TypedDict):
    """Entries that are not ours (`--not-ours`), and the sums of all by state."""

    payments: list[ExcludedEntry]
    sums: dict[str, Sums]


class MarkedPayment(TypedDict):
    """A payment of an invoice that is or will be paid twice."""

    payment_id: str
    booked_on: str
    cents: int
    flat_id: str
    invoice_number: str
    mark: str
    due_date: str | None


class Twice(TypedDict):
    """Payments of invoices that are or will be paid twice (`--twice`)."""

    payments: list[MarkedPayment]


class StatementsRead(TypedDict):
    """The statements that were read."""

    statements: int
    payments: int
    waiting: int
    findings: list[FindingCode]


class AccountRow(TypedDict):
    """An entry of a customer's account, and the balance after it."""

    day: str
    kind: str
    document: str
    due_date: str | None
    state: str | None
    cents: int
    balance_cents: int


class InvoicePaid(TypedDict):
    """An invoice and how far it is paid."""

    invoice_number: str
    state: str
    cents: int
    open_cents: int
    last_paid_on: str | None


class CustomerAccount(TypedDict):
    """The account of a customer of a flat, in cents."""

    customer_from: str
    balance_before_cents: int
    balance_cents: int
    open_cents: int
    overdue_cents: int
    credit_cents: int
    to_pay_cents: int
    rows: list[AccountRow]
    invoices: list[InvoicePaid]


class ReadUntil(TypedDict):
    """The day until which the statements of an account of ours are read."""

    account: str
    day: str | None


class Accounts(TypedDict):
    """The accounts of a flat's customers."""

    flat_id: str
    accounts: list[CustomerAccount]
    waiting: list[WaitingPayment]
    read_until: list[ReadUntil]


class Ages(TypedDict):
    """The debts by age, and the credits, in cents."""

    not_due_cents: int
    days_1_30_cents: int
    days_31_60_cents: int
    days_61_90_cents: int
    over_90_cents: int
    credit_cents: int


class Debtor(Ages):
    """A customer who owes."""

    flat_id: str
    building_id: str
    customer_from: str
    overdue_cents: int
    remind: bool
    doubt: str | None


class Debtors(TypedDict):
    """The customers who owe most on a day."""

    day: str
    statements_complete: bool
    customers: int
    overdue_cents: int
    total: Ages
    findings: list[FindingCode]
    debtors: list[Debtor]


class Refund(TypedDict):
    """A credit that is paid back."""

    refund_id: str
    flat_id: str
    cents: int
    decided_on: str
    payment_id: str | None
    state: str
    file_id: str | None


class Refunds(TypedDict):
    """Refunds, and the ids of payments of invoices that were paid before."""

    refunds: list[Refund]
    paid_twice: list[str]


class RefundFile(TypedDict):
    """A file of refunds for a bank."""

    file_id: str
    path: str
    refunds: int
    cents: int


class RefundFiles(TypedDict):
    """Files of refunds that were written."""

    files: list[RefundFile]
