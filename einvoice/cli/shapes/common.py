"""Shapes that several documents have."""

from typing import TypedDict


class Finding(TypedDict):
    """A finding; the message is in the staff's language."""

    level: str
    code: str
    where: str
    message: str


class AboutFlat(TypedDict):
    """The reason why a flat is held, or a warning about its meters or its orders."""

    flat_id: str
    code: str
    message: str


class AboutAccount(TypedDict):
    """A sentence about the statements of an account."""

    account: str
    code: str
    message: str


class AboutPrice(TypedDict):
    """A price to be looked at."""

    where: str
    code: str
    message: str


class Changed(TypedDict):
    """A row or file that is no longer as it was frozen."""

    where: str
    code: str
    what: str


class FindingCode(TypedDict):
    """A finding about statements, without its sentence."""

    code: str
    level: str


class Mover(TypedDict):
    """A building's sum for a service now and last month, in cents net."""

    building_id: str
    service: str
    before_cents: int
    now_cents: int


class CreditNote(TypedDict):
    """A credit note and the invoice it cancels."""

    credit_note: str
    cancels: str
    flat_id: str
    bank: str
    total_cents: int
    state: str


class Answer(TypedDict):
    """A message of a bank that was not applied."""

    id: str
    bank: str
    name: str
    kind: str
    outcome: str
    file_id: str | None
    received_at: str
    namespaces: str
    settled_at: str | None


class RefusedInvoice(TypedDict):
    """An invoice that its bank refused: the reason, and the next step.

    Where the refusal leaves open whether the bank has the invoice, each case has its command.
    """

    flat_id: str
    invoice_number: str
    bank: str
    code: int | None
    verdict: str
    task: str
    reason: str
    next_command: str
    if_accepted_command: str
    if_refused_command: str


class UnsettledRow(TypedDict):
    """A refused or doubtful row of an import file."""

    number: int
    state: str
    kind: str
    file: str
    row: int
    column: str
    code: str
    concerns: str
    place_id: str
    first_period: str
    last_period: str
