"""The month on one page: its tables in the staff's language, for screen and spreadsheet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from einvoice.core.credit_notes import CreditNote
from einvoice.core.deliveries import FileState
from einvoice.core.findings import Finding
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.reports.tables import Cell, Euro, ReportTable
from einvoice.texts.findings import hint, sentence
from einvoice.texts.report import word
from einvoice.texts.rules import RULE_TEXTS, rule_text
from einvoice.texts.screens import state_label

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Equation:
    """A whole and its named parts, in invoices or cents; what is missing must be nothing."""

    what: str
    whole: int
    parts: tuple[tuple[str, int], ...]
    money: bool = False

    @property
    def missing(self) -> int:
        """By how much the parts fall short of the whole."""
        return self.whole - sum(count for _, count in self.parts)


@dataclass(frozen=True, slots=True)
class BankCount:
    """How many invoices a bank has in a state, and their sum; no bank is an empty name."""

    bank: str
    state: InvoiceState
    invoices: int
    to_pay_cents: int


@dataclass(frozen=True, slots=True)
class FileOfMonth:
    """A file and the sum that its footer shows."""

    name: str
    bank: str
    state: FileState
    invoices: int
    total_cents: int


@dataclass(frozen=True, slots=True)
class ExplainedCode:
    """An invoice with a bank's code in words, whose task it is, and what to do; no code is None."""

    flat_id: str
    invoice_number: str
    bank: str
    code: int | None
    reason: str
    task: str
    next_step: str


@dataclass(frozen=True, slots=True)
class HeldFlatRow:
    """A held flat, the first reason, and what to do."""

    flat_id: str
    finding: Finding
    next_step: str


@dataclass(frozen=True, slots=True)
class OpenApplication:
    """A customer's application that waits for a person, why, and what to do."""

    id: int
    bank: str
    action: str
    reason: str
    next_step: str


@dataclass(frozen=True, slots=True)
class MonthPage:
    """Everything that the page shows; ``written`` writes the cents of sums within texts."""

    period: Period
    language: str
    equations: Sequence[Equation]
    counts: Sequence[BankCount]
    files: Sequence[FileOfMonth]
    credit_notes: Sequence[CreditNote]
    refused: Sequence[ExplainedCode]
    remarks: Sequence[ExplainedCode]
    held: Sequence[HeldFlatRow]
    applications: Sequence[OpenApplication]
    written: Callable[[int], str]
    accounts: Sequence[Finding] = ()


_CODE_COLUMNS = ("flat", "invoice", "bank", "code", "reason", "task", "next")
_COLUMNS = {
    "equations": ("what", "whole", "parts", "missing"),
    "banks": ("bank", "invoices", "to_pay", "waiting", "awaited", "accepted", "refused"),
    "files": ("file", "bank", "state", "invoices", "footer"),
    "credit_notes": ("flat", "credit_note", "invoice", "bank", "sum", "state"),
    "refusals": _CODE_COLUMNS,
    "remarks": _CODE_COLUMNS,
    "held": ("flat", "code", "reason", "next"),
    "payments": ("account", "code", "reason"),
    "applications": ("id", "bank", "wants", "reason", "next"),
}


def month_tables(page: MonthPage) -> list[ReportTable]:
    """Return the tables of a month; those that would be empty are left out."""
    words = partial(word, language=page.language)
    rows = {
        "equations": (_equation(row, page.written) for row in page.equations),
        "banks": _banks(page),
        "files": _files(page),
        "credit_notes": _credit_notes(page),
        "refusals": (_explained(row, page.language) for row in page.refused),
        "remarks": (_explained(row, page.language) for row in page.remarks),
        "held": _held(page),
        "payments": _of_accounts(page),
        "applications": _applications(page),
    }
    month = f"{words('month')} {page.period}"
    pages = dict.fromkeys(("equations", "banks", "files", "credit_notes"), month)
    made = [
        ReportTable(
            pages.get(title, words(title)),
            words(title),
            tuple(map(words, columns)),
            tuple(rows[title]),
        )
        for title, columns in _COLUMNS.items()
    ]
    return [table for table in made if table.rows]


def _equation(one: Equation, written: Callable[[int], str]) -> Row:
    show = written if one.money else str
    parts = " + ".join(f"{name} {show(count)}" for name, count in one.parts)
    if one.money:
        return one.what, Euro(one.whole), parts, Euro(one.missing)
    return one.what, one.whole, parts, one.missing


def _banks(page: MonthPage) -> Iterator[Row]:
    for bank in sorted({row.bank for row in page.counts}, key=lambda name: (not name, name)):
        own = [row for row in page.counts if row.bank == bank]

        def count(*states: InvoiceState, own: list[BankCount] = own) -> int:
            return sum(row.invoices for row in own if not states or row.state in states)

        yield (
            bank or word("no_bank", page.language),
            count(),
            Euro(sum(row.to_pay_cents for row in own)),
            count(InvoiceState.ISSUED, InvoiceState.RENDERED) if bank else 0,
            count(InvoiceState.SENT),
            count(InvoiceState.ACCEPTED),
            count(InvoiceState.REJECTED),
        )


def _files(page: MonthPage) -> Iterator[Row]:
    for file in page.files:
        state = state_label(file.state, page.language)
        yield file.name, file.bank, state, file.invoices, Euro(file.total_cents)


def _credit_notes(page: MonthPage) -> Iterator[Row]:
    for note in page.credit_notes:
        number, cancels = invoice_number(note.number), invoice_number(note.cancels)
        state = state_label(note.state, page.language)
        yield note.flat_id, number, cancels, note.bank, Euro(note.total_cents), state


def _explained(row: ExplainedCode, language: str) -> Row:
    task = word("task_bank" if row.task == "bank" else row.task, language)
    code = "" if row.code is None else row.code
    return row.flat_id, row.invoice_number, row.bank, code, row.reason, task, row.next_step


def _held(page: MonthPage) -> Iterator[Row]:
    for flat in page.held:
        finding, language = flat.finding, page.language
        of_rule = finding.code in RULE_TEXTS
        text = rule_text(finding.code, language) if of_rule else sentence(finding, language)
        todo = hint(finding, language)
        reason = f"{text} ({todo})" if todo else text
        yield flat.flat_id, finding.code, reason, flat.next_step


def _of_accounts(page: MonthPage) -> Iterator[Row]:
    for finding in page.accounts:
        text, todo = sentence(finding, page.language), hint(finding, page.language)
        of_all = finding.where == "payments"
        where = word("accounts", page.language) if of_all else finding.where
        yield where, finding.code, f"{text} ({todo})" if todo else text


def _applications(page: MonthPage) -> Iterator[Row]:
    for application in page.applications:
        yield (
            application.id,
            application.bank,
            word(f"wants.{application.action}", page.language) if application.action else "",
            application.reason,
            application.next_step,
        )
