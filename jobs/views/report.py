"""The month on one page: what balances, what each bank has, what was refused and what comes next.

Reads only. The same tables go to the screen and into the spreadsheet.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from einvoice.core.advice import Action, Advice
from einvoice.core.errors import UsageError
from einvoice.core.invoices import NOT_ISSUED, NOT_LIVE, InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.reports.tables import Cell, Euro, ReportTable
from einvoice.reports.xlsx import write_xlsx
from einvoice.store import applications, credit_notes, months, reconciling
from einvoice.store.applications import ApplicationRecord
from einvoice.store.archive import written_whole
from einvoice.store.months import RefusedInvoice, StateCount
from einvoice.store.reconciling import FileSums
from einvoice.texts import in_language
from einvoice.texts.advice import on_its_own
from einvoice.texts.applications import CAUSES
from einvoice.texts.findings import hint, sentence
from einvoice.texts.report import word
from einvoice.texts.rules import RULE_TEXTS, rule_text
from einvoice.texts.screens import state_label
from jobs.context import Context
from jobs.views.refusals import explain_refusal
from jobs.views.status import MonthStatus, month_status

Row = tuple[Cell, ...]
Words = Callable[[str], str]


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
class MonthReport:
    """Everything the report says; ``refused`` and ``remarks`` carry the banks' codes."""

    period: Period
    language: str
    status: MonthStatus
    equations: tuple[Equation, ...]
    counts: tuple[StateCount, ...]
    remarks: tuple[RefusedInvoice, ...]
    queue: tuple[ApplicationRecord, ...]

    @property
    def balances(self) -> bool:
        """Whether nothing is missing in any equation."""
        return not any(equation.missing for equation in self.equations)


def report(context: Context, period: Period, language: str | None = None) -> MonthReport:
    """Read the report of a month; words in the configuration's language unless told."""
    status = month_status(context, period)
    words = partial(word, language=language or context.config.language)
    with context.store.reading() as tx:
        counts = [
            row
            for row in months.state_counts(tx, period)
            if row.state not in {*NOT_LIVE, *NOT_ISSUED}
        ]
        sums = reconciling.file_sums(tx, period)
        remarks = [
            *reconciling.remarked_invoices(tx, period),
            *credit_notes.with_code(tx, period, InvoiceState.ACCEPTED),
        ]
        queue = applications.waiting_applications(tx)
    equations = [
        *_counted(status, words),
        *_summed(status, counts, words),
        *_footers(context, status, sums, words),
    ]
    return MonthReport(
        period,
        language or context.config.language,
        status,
        tuple(equations),
        tuple(counts),
        tuple(remarks),
        tuple(queue),
    )


def write_report(found: MonthReport, target: Path) -> None:
    """Write the report as a spreadsheet; it appears whole or not at all.

    Raises:
        UsageError: the name is no spreadsheet's, or its folder does not exist.
    """
    if target.suffix.lower() != ".xlsx":
        raise UsageError("not-a-spreadsheet", name=target.name)
    if not target.parent.is_dir():
        raise UsageError("no-such-folder", path=target.parent)
    with written_whole(target, 0o600) as out:
        write_xlsx(tables(found), out)


def tables(found: MonthReport) -> list[ReportTable]:
    """Return the report's tables; those that would be empty are left out."""
    words = partial(word, language=found.language)
    month = f"{words('month')} {found.period}"
    made = [
        _table(month, "equations", ("what", "whole", "parts", "missing"), _equations(found), words),
        _table(month, "banks", _BANK_COLUMNS, _banks(found, words), words),
        _table(
            month, "files", ("file", "bank", "state", "invoices", "footer"), _files(found), words
        ),
        _table(month, "credit_notes", _NOTE_COLUMNS, _credit_notes(found), words),
        _table(words("refusals"), "refusals", _CODE_COLUMNS, _refused(found, words), words),
        _table(words("remarks"), "remarks", _CODE_COLUMNS, _remarks(found, words), words),
        _table(words("held"), "held", ("flat", "code", "reason", "next"), _held(found), words),
        _table(words("applications"), "applications", _QUEUE_COLUMNS, _queue(found), words),
    ]
    return [table for table in made if table.rows]


_BANK_COLUMNS = ("bank", "invoices", "to_pay", "waiting", "awaited", "accepted", "refused")
_CODE_COLUMNS = ("flat", "invoice", "bank", "code", "reason", "task", "next")
_NOTE_COLUMNS = ("flat", "credit_note", "invoice", "bank", "sum", "state")
_QUEUE_COLUMNS = ("id", "bank", "wants", "reason", "next")


def _table(
    page: str, title: str, columns: tuple[str, ...], rows: Iterator[Row], words: Words
) -> ReportTable:
    return ReportTable(page, words(title), tuple(map(words, columns)), tuple(rows))


def _counted(status: MonthStatus, words: Words) -> Iterator[Equation]:
    c = status.counts
    for what, whole, parts in (
        (
            "flats",
            c.flats,
            {
                "calculated": c.calculated,
                "taken_back": c.taken_back,
                "not_calculated": c.not_calculated,
                **({"gone": -c.gone} if c.gone else {}),
            },
        ),
        (
            "calculated",
            c.calculated,
            {"held_count": c.held, "drafts": c.drafts, "issued": c.issued},
        ),
        (
            "issued",
            c.issued,
            {"no_bank": c.no_bank, "rendered": c.rendered, "to_render": c.to_render},
        ),
        ("rendered", c.rendered, {"sent": c.sent, "waiting": c.to_send}),
        ("sent", c.sent, {"accepted": c.accepted, "refused": c.refused, "awaited": c.awaited}),
    ):
        named = tuple((words(name), count) for name, count in parts.items())
        yield Equation(words(what), whole, named)


def _summed(status: MonthStatus, counts: list[StateCount], words: Words) -> Iterator[Equation]:
    """All that was issued = what each bank has or waits for + what has no bank."""
    parts = [(bank.bank, bank.total_cents) for bank in status.banks]
    parts.append((words("no_bank"), status.no_bank_total_cents))
    whole = sum(row.to_pay_cents for row in counts)
    yield Equation(f"{words('issued')}: {words('to_pay')}", whole, tuple(parts), money=True)


def _footers(
    context: Context, status: MonthStatus, sums: dict[str, FileSums], words: Words
) -> Iterator[Equation]:
    """A file's footer = the sum of its invoices, and so many of them."""
    for bank in status.banks:
        profile = context.adapters[bank.bank].profile if bank.bank in context.adapters else None
        for file in bank.files:
            found = sums.get(file.file_id, FileSums(0, 0, 0))
            by_total = profile is not None and profile.footer_sum == "total"
            cents = found.total_cents if by_total else found.to_pay_cents
            inside = words("in_file")
            yield Equation(file.file_id, file.invoices, ((inside, found.invoices),))
            yield Equation(file.file_id, file.total_cents, ((inside, cents),), money=True)


def _equations(found: MonthReport) -> Iterator[Row]:
    for one in found.equations:
        parts = " + ".join(f"{name} {_shown(count, money=one.money)}" for name, count in one.parts)
        if one.money:
            yield one.what, Euro(one.whole), parts, Euro(one.missing)
        else:
            yield one.what, one.whole, parts, one.missing


def _shown(count: int, *, money: bool) -> str:
    return f"{count // 100}.{count % 100:02d}" if money and count >= 0 else _negative(count, money)


def _negative(count: int, money: bool) -> str:  # noqa: FBT001 - called from one place
    return f"-{_shown(-count, money=True)}" if money else str(count)


def _banks(found: MonthReport, words: Words) -> Iterator[Row]:
    for bank in sorted({row.bank for row in found.counts}, key=lambda name: (not name, name)):
        own = [row for row in found.counts if row.bank == bank]

        def count(*states: InvoiceState, own: list[StateCount] = own) -> int:
            return sum(row.invoices for row in own if not states or row.state in states)

        yield (
            bank or words("no_bank"),
            count(),
            Euro(sum(row.to_pay_cents for row in own)),
            count(InvoiceState.ISSUED, InvoiceState.RENDERED) if bank else 0,
            count(InvoiceState.SENT),
            count(InvoiceState.ACCEPTED),
            count(InvoiceState.REJECTED),
        )


def _files(found: MonthReport) -> Iterator[Row]:
    for bank in found.status.banks:
        for file in bank.files:
            state = state_label(file.state, found.language)
            yield file.name, bank.bank, state, file.invoices, Euro(file.total_cents)


def _credit_notes(found: MonthReport) -> Iterator[Row]:
    for one in found.status.credit_notes:
        number, cancels = invoice_number(one.number), invoice_number(one.cancels)
        yield (
            one.flat_id,
            number,
            cancels,
            one.bank,
            Euro(one.total_cents),
            state_label(one.state, found.language),
        )


def _refused(found: MonthReport, words: Words) -> Iterator[Row]:
    return (_coded(one, found, words) for one in found.status.refused)


def _remarks(found: MonthReport, words: Words) -> Iterator[Row]:
    return (_coded(one, found, words) for one in found.remarks)


def _coded(one: RefusedInvoice, found: MonthReport, words: Words) -> Row:
    told = explain_refusal(one, found.period, found.language)
    task = words("task_bank" if told.task == "bank" else told.task)
    code = "" if told.code is None else told.code
    command = told.steps(found.language)
    return one.flat_id, one.invoice_number, one.bank, code, told.reason, task, command


def _held(found: MonthReport) -> Iterator[Row]:
    language = found.language
    for one in found.status.held:
        of_rule = one.code in RULE_TEXTS
        told = rule_text(one.code, found.language) if of_rule else sentence(one.finding, language)
        todo = hint(one.finding, language)
        reason = f"{told} ({todo})" if todo else told
        step = Advice.of(Action.SHOW, flat=one.flat_id, period=found.period)
        yield one.flat_id, one.code, reason, on_its_own(step)


def _queue(found: MonthReport) -> Iterator[Row]:
    for one in found.queue:
        reason = in_language(CAUSES[one.cause], found.language)
        step = on_its_own(Advice(Action.LIST_SUBSCRIPTIONS))
        yield one.id, one.bank, one.application.action.value, reason, step
