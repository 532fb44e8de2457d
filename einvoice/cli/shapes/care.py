"""Documents of imports, proof, set-up and orders."""

from typing import TypedDict

from einvoice.cli.shapes.common import AboutFlat, AboutPrice, Changed, Finding, UnsettledRow
from einvoice.cli.shapes.month import Counts


class ImportedFile(TypedDict):
    """An imported file: what came of its rows."""

    file: str
    kind: str
    new: int
    corrected: int
    unchanged: int
    refused: int
    doubtful: int
    settled: int
    still_refused: list[UnsettledRow]
    refused_file: str
    findings: list[Finding]


class Imported(TypedDict):
    """An import and its files."""

    dry_run: bool
    files: list[ImportedFile]
    skipped: list[str]
    prices: list[AboutPrice]


class Column(TypedDict):
    """A column of an import file."""

    name: str
    required: bool
    choices: list[str]
    meaning: str
    example: str


class Example(TypedDict):
    """An import file to fill in (`--example`)."""

    kind: str
    csv: str
    columns: list[Column]


class Verified(TypedDict):
    """The deviations that `audit verify` saw."""

    entries: int
    files: int
    wrong: list[Changed]
    notes: list[Changed]


class Mended(TypedDict):
    """Files of the archive that were made again."""

    mended: list[str]


class Accepted(TypedDict):
    """Changed rows that a person took for right."""

    period: str
    accepted: list[str]


class OldMonth(TypedDict):
    """A month whose persons are forgotten."""

    period: str
    invoices: int
    files: int


class Purged(TypedDict):
    """The months that are, or would be, forgotten; deleted rows by table."""

    first_kept: str
    done: bool
    months: list[OldMonth]
    deleted: dict[str, int]


class Kept(TypedDict):
    """A kind of what is kept of a person, and from when it may be erased."""

    what: str
    rows: int
    erasable_from: str | None
    may_be_erased: bool
    why: str


class Erasure(TypedDict):
    """The kinds of what is kept of a person."""

    flat_id: str
    kept: list[Kept]


class Check(TypedDict):
    """A check of `doctor`."""

    verdict: str
    what: str
    detail: str


class Doctor(TypedDict):
    """The checks, and whether one failed."""

    checks: list[Check]
    failed: bool


class Lack(TypedDict):
    """A kind of what the coming month lacks."""

    what: str
    count: int
    examples: list[str]


class Rehearsal(TypedDict):
    """The coming month, rehearsed; the sum is to pay, in cents."""

    period: str
    day: str
    expected: int
    counts: Counts
    total_cents: int
    bytes: int
    held: list[AboutFlat]
    problems: list[str]
    missing: list[Lack]


class RegistrationCode(TypedDict):
    """A letter with a code for the portal, and the last day of the code."""

    flat_id: str
    expires_on: str


class CodeLetters(TypedDict):
    """Letters with codes for the portal; flats without a customer get none.

    ``to_post`` are the flats whose letter no mail has surely reached; ``ended`` codes of earlier
    letters were good until now, and nobody had used them.
    """

    file: str
    codes: list[RegistrationCode]
    ended: int
    without_customer: list[str]
    mailed: list[str]
    to_post: list[str]
    next_command: str


class StaffAccount(TypedDict):
    """An account of staff in the portal."""

    email: str
    name: str
    role: str
    ended: bool


class CarriedDecision(TypedDict):
    """A manager's decision that was carried out; ``code`` says why it could not be."""

    kind: str
    id: str
    flat_id: str | None
    accepted: bool
    code: str | None


class CarriedDecisions(TypedDict):
    """The decisions of managers in the portal that a command carried out."""

    decisions: list[CarriedDecision]
    next_command: str


class StaffAccounts(TypedDict):
    """The accounts of staff in the portal."""

    staff: list[StaffAccount]


class Reminded(TypedDict):
    """Reminders of a call by what became of them; `passed` were not tried to the end."""

    sent: int
    again: int
    refused: int
    unknown: int
    passed: int
    exit_code: int
    next_command: str


class Subscriber(TypedDict):
    """A customer who gets e-invoices at a bank; the account is masked."""

    flat_id: str
    bank: str
    channel_address: str
    valid_from: str
    valid_to: str | None
    automatic: bool
    month_limit_cents: int | None
    former_customer: bool


class Application(TypedDict):
    """An application that waits; the account is masked."""

    id: int
    bank: str
    action: str
    service_id: str
    channel_address: str
    day: str
    code: str
    reason: str
    proposals: list[str]
    may_be_accepted: bool
    next_command: str


class Subscriptions(TypedDict):
    """Subscriptions, and the queue of applications."""

    subscriptions: list[Subscriber]
    queue: list[Application]
    next_command: str


class Order(TypedDict):
    """An order at a bank."""

    bank: str
    valid_from: str


class InFile(TypedDict):
    """The names in a bank's file: the customer as buyer, the payer where somebody else pays."""

    bank: str
    valid_from: str
    channel_address: str
    buyer_name: str
    buyer_code: str
    payer_name: str | None
    payer_code: str | None
    names_another: bool


class Confirmed(TypedDict):
    """Orders that a person says, or may say, are the present customer's."""

    flat_id: str
    state: str
    orders: list[Order]
    in_file: list[InFile]
    next_command: str


class SettledApplication(TypedDict):
    """An application that a person accepted or refused, and the file that informs the bank."""

    id: int
    state: str
    flat_id: str | None
    file: str | None
