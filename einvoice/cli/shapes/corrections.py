"""Documents of corrections and bank's words, and of mails and prints."""

from typing import NotRequired, TypedDict


class CountAndSum(TypedDict):
    """A number of documents, and their sum in cents with VAT."""

    count: int
    total_cents: int


class PlannedFlat(TypedDict):
    """A flat or invoice of a plan: taken, or left with the command that does it instead."""

    flat_id: str
    building_id: str
    invoice_number: str
    bank: str | None
    state: str
    total_cents: int
    taken: bool
    why: str
    instead: str


class NewCreditNote(TypedDict):
    """A credit note that a plan issued."""

    credit_note: str
    cancels: str
    flat_id: str
    bank: str
    total_cents: int


class NewCharge(TypedDict):
    """A line on the next invoice that takes an invoice back, in cents net."""

    flat_id: str
    charge_id: str
    period: str
    net_cents: int


class BulkPlan(TypedDict):
    """A plan for many: done, or still to do; the last two are those of `credit`."""

    command: str
    period: str
    plan: str
    applied: bool
    taken: CountAndSum
    left: CountAndSum
    flats: list[PlannedFlat]
    next_command: str
    credit_notes: NotRequired[list[NewCreditNote]]
    charges: NotRequired[list[NewCharge]]


class Decided(TypedDict):
    """Flats that a person held."""

    command: str
    period: str
    applied: bool
    flats: list[str]


class ReleasedFlat(TypedDict):
    """A released flat: what let it go, and what holds it still."""

    flat_id: str
    codes: list[str]
    still_held: list[str]


class Released(Decided):
    """Flats that a person released."""

    released: list[ReleasedFlat]


class Invoice(TypedDict):
    """An invoice or a credit note by its number."""

    flat_id: str
    invoice_number: str
    bank: str | None
    state: str


class InvoiceOfMonth(Invoice):
    """An invoice with its month."""

    period: str


class Voided(TypedDict):
    """Several invoices that are void."""

    invoices: list[InvoiceOfMonth]


class Marked(TypedDict):
    """Invoices that were marked with a bank's word."""

    invoices: list[InvoiceOfMonth]
    next_command: str


class RecalledInvoice(TypedDict):
    """A void invoice that a person says is recalled."""

    period: str
    flat_id: str
    invoice_number: str
    already: bool


class Recalled(TypedDict):
    """Void invoices that were on paper."""

    recalled: list[RecalledInvoice]
    next_command: str


class CreditNote(Invoice):
    """A credit note and the invoice it cancels."""

    cancels: str


class Credited(TypedDict):
    """Credit notes that were issued."""

    credit_notes: list[CreditNote]


class Charge(NewCharge):
    """A line on the next invoice; VAT in hundredths of a percent."""

    vat_percent_e2: int


class Corrected(TypedDict):
    """Lines on the next invoices that take invoices back."""

    charges: list[Charge]
    next_command: str


class PlannedInvoice(Invoice):
    """An invoice of a rerun, with its sums in cents with VAT."""

    remedy: str
    why: str
    old_cents: int
    new_cents: int | None


class Rerun(TypedDict):
    """The plan of a rerun."""

    period: str
    plan: str
    invoices: list[PlannedInvoice]
    next_command: str


class DeclaredFile(TypedDict):
    """A file that a person declared sent, or had sent again."""

    file_id: str
    period: str
    state: str


class MailTrouble(TypedDict):
    """A mail that was refused, or of which nobody knows; `code` and `answer` are the server's."""

    invoice_number: str
    flat_id: str
    state: str
    code: int
    answer: str


class Mailed(TypedDict):
    """The mails of a month; `now` and `sent` are those of this call."""

    now: int
    mailed: int
    mail_refused: int
    mail_unknown: int
    to_mail: int
    period: str
    sent: list[str]
    troubles: list[MailTrouble]
    exit_code: int
    next_command: str


class SettledMail(TypedDict):
    """A person's word about a mail."""

    period: str
    invoice_number: str
    state: str
    next_command: str


class OfMany(TypedDict):
    """A person's word about many invoices; `applied`: it is kept."""

    period: str
    invoice_numbers: list[str]
    applied: bool
    next_command: str


class PrintedFile(TypedDict):
    """A building's file for printing."""

    building_id: str
    file: str
    invoices: int
    printed_before: int


class Printed(TypedDict):
    """The files for printing."""

    period: str
    files: list[PrintedFile]
    next_command: str
