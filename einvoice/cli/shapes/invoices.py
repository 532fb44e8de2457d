"""Documents of single invoices: `show`, `trace`, `reproduce`, `compare`."""

from typing import TypedDict

from einvoice.cli.shapes.common import CreditNote, Finding


class InvoiceHead(TypedDict):
    """The head of an invoice; numbers and days are empty for a draft."""

    flat_id: str
    period: str
    invoice_number: str
    state: str
    bank: str
    issue_date: str
    due_date: str


class InvoiceSums(TypedDict):
    """The sums of an invoice, in cents."""

    net_cents: int
    vat_cents: int
    total_cents: int
    balance_cents: int
    to_pay_cents: int


class Line(TypedDict):
    """A line: cents net, quantities and prices as decimal text."""

    line_no: int
    service: str
    quantity: str | None
    unit: str
    unit_price: str | None
    net_cents: int
    vat_percent: str
    estimated: bool
    opening_reading: str | None
    closing_reading: str | None
    rule: str
    inputs: dict[str, str]
    explanation: list[str]


class Notice(TypedDict):
    """A sentence that the customer reads."""

    code: str
    text: str


class InFile(TypedDict):
    """A file that an invoice is in."""

    file_id: str
    bank: str
    state: str


class Mail(TypedDict):
    """The mail of an invoice with the mail server's last answer; none after a person's word."""

    state: str
    message_id: str
    attempt: int
    code: int
    answer: str
    at: str


class HandedOver(TypedDict):
    """The ways of an invoice to its customer beside the bank.

    ``wish`` is the customer's (`delivery`), ``standing`` that of an issued invoice without a bank.
    `printed_by_word`: a person said that it was printed; `perhaps_before`: it may have gone out
    before a copy was put back.
    """

    wish: str | None
    standing: str | None
    mail: Mail | None
    printed_at: str
    printed_by_word: bool
    perhaps_before: bool
    portal_readers: int


class Invoice(InvoiceHead, InvoiceSums):
    """An invoice."""

    lines: list[Line]
    notices: list[Notice]
    files: list[InFile]
    handed_over: HandedOver
    replaces: str
    credit_notes: list[CreditNote]
    withdrawn_because: str
    findings: list[Finding]


class InvoiceWithXml(Invoice):
    """An invoice with what its bank got (`--format xml`)."""

    xml: str


class CountedReading(TypedDict):
    """A value from which a line counts; the three last are empty for an estimate."""

    meter_id: str
    serial: str
    counts_as: str
    value: str
    read_on: str | None
    source: str | None
    submitted_at: str | None


class OtherReading(TypedDict):
    """A reading of the house, or of a flat where nothing counts from it."""

    meter_id: str
    serial: str
    place: str
    service: str
    value: str
    read_on: str
    source: str
    submitted_at: str | None


class TracedLine(TypedDict):
    """A line with the version of its tariff."""

    line_no: int
    service: str
    net_cents: int
    vat_percent: str
    rule: str
    tariff: str | None
    tariff_valid: str | None
    tariff_building: str | None
    inputs: dict[str, str]


class CutOut(TypedDict):
    """The invoice as it was cut out of the archived file, and the fields in which it differs."""

    sha256: str
    invoice_number: str
    total_cents: int
    to_pay_cents: int
    differs: list[str]


class FileAnswer(TypedDict):
    """An answer of a bank to a file."""

    name: str
    sha256: str
    kind: str
    outcome: str
    received_at: str


class TracedFile(TypedDict):
    """A file on its way: the place of the invoice in it, and the proofs."""

    file_id: str
    name: str
    bank: str
    state: str
    version: str
    sha256: str
    archived: str
    archived_sha256: str | None
    purged_on: str | None
    offset: int
    length: int
    cut_out: CutOut | None
    proven: bool
    remote_name: str | None
    sent_at: str | None
    attempt: int
    verified: bool
    host_key: str | None
    evidence: str | None
    fail_code: int | None
    answers: list[FileAnswer]


class TracedNote(TypedDict):
    """A credit note on its way."""

    credit_note: str
    state: str
    issue_date: str
    total_cents: int
    files: list[TracedFile]


class TracedPayment(TypedDict):
    """A payment that was applied to the invoice."""

    payment_id: str
    day: str
    cents: int


class Trace(InvoiceHead, InvoiceSums):
    """The way of an invoice."""

    changed: bool
    readings: list[CountedReading]
    other_readings: list[OtherReading]
    lines: list[TracedLine]
    files: list[TracedFile]
    credit_notes: list[TracedNote]
    payments: list[TracedPayment]
    payment_state: str | None
    open_cents: int | None
    handed_over: HandedOver
    contradicts: bool


class ReproducedFile(TypedDict):
    """A file that was made again; where it differs, the first byte and its invoice."""

    file_id: str
    name: str
    bank: str
    version: str
    sha256: str
    outcome: str
    offset: int | None
    invoice_number: str | None


class Reproduced(TypedDict):
    """The files of a month made again."""

    period: str
    files: list[ReproducedFile]


class Cause(TypedDict):
    """A cause and how much differs because of it, in cents net."""

    cause: str
    differences: int
    absolute_cents: int
    cents: int


class Charged(TypedDict):
    """The charge of a system for a service."""

    net_cents: int
    quantity: str | None
    unit_price: str | None
    vat_percent: str | None


class Difference(TypedDict):
    """A flat's service that differs."""

    flat_id: str
    service: str
    cause: str
    difference_cents: int
    theirs: Charged | None
    ours: Charged | None


class Unread(TypedDict):
    """A row of the other system's file that could not be read."""

    line: int
    column: str


class Comparison(TypedDict):
    """A month beside another system's invoices."""

    period: str
    compared: int
    tolerated: int
    causes: list[Cause]
    differences: list[Difference]
    unread: list[Unread]
    unknown_services: list[str]
