"""Documents of the month: `run`, `demo`, `status` and the single steps."""

from typing import NotRequired, TypedDict

from einvoice.cli.shapes.common import (
    AboutAccount,
    AboutFlat,
    AboutPrice,
    Answer,
    CreditNote,
    Mover,
    RefusedInvoice,
    UnsettledRow,
)


class Step(TypedDict):
    """A step of the month and how far it is."""

    step: str
    state: str


class Counts(TypedDict):
    """Invoices of a month by where they are; what adds up to what is told by `status`."""

    calculated: int
    held: int
    drafts: int
    issued: int
    no_bank: int
    to_render: int
    rendered: int
    to_send: int
    sent: int
    accepted: int
    refused: int
    awaited: int
    void: int
    credited: int
    flats: int
    taken_back: int
    not_calculated: int
    gone: int


class BankFile(TypedDict):
    """A file for a bank; the sum is to pay, in cents.

    ``answer_until`` is the last day on which its bank has time to answer it, ISO, empty where no
    answer is awaited or the day is past: then it is ``overdue``.
    """

    file_id: str
    name: str
    sha256: str
    invoices: int
    total_cents: int
    state: str
    answer_until: str
    overdue: bool


class BankSums(TypedDict):
    """The number of a bank's invoices, and their sum to pay in cents."""

    bank: str
    invoices: int
    total_cents: int


class Bank(BankSums):
    """A bank with its files."""

    files: list[BankFile]


class WithoutBank(TypedDict):
    """Issued invoices that go by mail or on paper; the sum is to pay, in cents.

    ``again`` of those to mail or to print got their number again since a copy was put back;
    ``kept_on_paper`` are numbers of those that have an address since, and are not mailed.
    """

    by_mail: int
    on_paper: int
    mailed: int
    mail_refused: int
    mail_unknown: int
    to_mail: int
    printed: int
    to_print: int
    total_cents: int
    unknown: list[str]
    refused: list[str]
    again: int
    kept_on_paper: list[str]


class RecalledInvoice(TypedDict):
    """A void invoice that was on paper, and its new invoice."""

    flat_id: str
    void: str
    replaced_by: str


class Month(TypedDict):
    """The state of the month (`run`)."""

    period: str
    today: str
    deadline: str
    slack_hours: int
    steps: list[Step]
    counts: Counts
    banks: list[Bank]
    held: list[AboutFlat]
    meters: list[AboutFlat]
    orders: list[AboutFlat]
    accounts: list[AboutAccount]
    without_bank: WithoutBank
    credit_notes: list[CreditNote]
    recalled: list[RecalledInvoice]
    refused: list[RefusedInvoice]
    unsettled_rows: list[UnsettledRow]
    unsettled_count: int
    decisions: int
    answers: list[Answer]
    next_command: str
    exit_code: int


class Parts(TypedDict):
    """Parts of the month that workers on other machines have in hand."""

    handed_out: int
    done: int


class Status(Month):
    """The state of the month, and the work of workers where there are any."""

    parts: NotRequired[Parts]


class PaidShare(TypedDict):
    """Invoices that are paid, partly paid or open; sums in cents."""

    invoices: int
    paid_cents: int
    open_cents: int


class Paid(TypedDict):
    """The paid part of the demo's month until a day."""

    until: str
    paid: NotRequired[PaidShare]
    partly_paid: NotRequired[PaidShare]
    open: NotRequired[PaidShare]


class Demo(Month):
    """The month of the demo, and what was paid in it."""

    payments: Paid | None


class DraftChange(TypedDict):
    """A draft that was calculated again with another sum; cents with VAT."""

    flat_id: str
    old_cents: int | None
    new_cents: int | None


class Calculated(TypedDict):
    """A calculation and its results."""

    period: str
    buildings: int
    held: int
    meters: list[AboutFlat]
    prices: list[AboutPrice]
    changes: list[DraftChange]
    movers: list[Mover]


class Issued(TypedDict):
    """The issued invoices; the first number and the due date are empty where nothing was."""

    period: str
    invoices: int
    held: int
    first_number: str
    due_date: str


class MadeFile(TypedDict):
    """A file that was made."""

    bank: str
    file_id: str
    name: str
    invoices: int


class Rendered(TypedDict):
    """The files that were made, and how many invoices broke a rule of their bank."""

    period: str
    files: list[MadeFile]
    left_out: int


class Delivered(TypedDict):
    """The ids of files that are at their banks now, and what went wrong."""

    period: str
    sent: list[str]
    problems: list[str]


class Polled(TypedDict):
    """The files that were answered, and what went wrong."""

    period: str
    answers: list[str]
    problems: list[str]
