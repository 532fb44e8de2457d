"""The month on one page: what balances, what each bank has, what was refused and what comes next.

Reads only. The same tables go to the screen and into the spreadsheet.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.advice import Action, Advice
from einvoice.core.errors import UsageError
from einvoice.core.findings import Finding
from einvoice.core.invoices import NOT_ISSUED, NOT_LIVE, InvoiceState
from einvoice.core.period import Period
from einvoice.reports.month_tables import (
    BankCount,
    Equation,
    ExplainedCode,
    FileOfMonth,
    HeldFlatRow,
    MonthPage,
    OpenApplication,
    month_tables,
)
from einvoice.reports.tables import ReportTable
from einvoice.reports.xlsx import write_xlsx
from einvoice.store import applications, bank_words, credit_notes, months, reconciling
from einvoice.store.applications import ApplicationRecord
from einvoice.store.archive import written_whole
from einvoice.store.months import StateCount
from einvoice.store.refused import RefusedInvoice, remarked_invoices
from einvoice.texts import in_language
from einvoice.texts.advice import on_its_own
from einvoice.texts.applications import CAUSES
from jobs.context import Context
from jobs.cut_off import issued_with_old_statements
from jobs.views.equations import account_equations, equations_of
from jobs.views.refusals import explain_refusal
from jobs.views.status import MonthStatus, month_status
from jobs.views.unproven import as_awaited

SPREADSHEET = ".xlsx"
FORMS = (SPREADSHEET, ".html", ".pdf")
"""By their ends: the files that a report is written to."""


@dataclass(frozen=True, slots=True)
class MonthReport:
    """Everything the report says; ``refused`` and ``remarks`` carry the banks' codes.

    ``accounts`` is what is said of payments, of statements, and of invoices issued without them.
    """

    period: Period
    language: str
    status: MonthStatus
    equations: tuple[Equation, ...]
    counts: tuple[StateCount, ...]
    remarks: tuple[RefusedInvoice, ...]
    queue: tuple[ApplicationRecord, ...]
    accounts: tuple[Finding, ...] = ()

    @property
    def balances(self) -> bool:
        """Whether nothing is missing in any equation."""
        return not any(equation.missing for equation in self.equations)


def report(context: Context, period: Period, language: str | None = None) -> MonthReport:
    """Read the report of a month; words in the configuration's language unless told."""
    status = month_status(context, period)
    language = language or context.config.language
    with context.store.reading() as tx:
        counts = [
            row
            for row in as_awaited(tx, months.state_counts(tx, period), status.unproven)
            if row.state not in {*NOT_LIVE, *NOT_ISSUED}
        ]
        sums = reconciling.file_sums(tx, period)
        remarks = [
            *remarked_invoices(tx, period),
            *credit_notes.with_code(tx, period, InvoiceState.ACCEPTED),
        ]
        remarks = bank_words.with_words(tx, remarks)
        queue = applications.waiting_applications(tx)
        of_accounts = list(account_equations(context, tx, language))
        old = issued_with_old_statements(context, tx, period)
    equations = [*equations_of(context, status, counts, sums, language), *of_accounts]
    return MonthReport(
        period,
        language,
        status,
        tuple(equations),
        tuple(counts),
        tuple(remarks),
        tuple(queue),
        (*status.accounts, *old),
    )


def check_target(target: Path) -> None:
    """Refuse a file that a report cannot be written to, before any work.

    Raises:
        UsageError: the name is no spreadsheet's and no page's, or its folder does not exist.
    """
    if target.suffix.lower() not in FORMS:
        raise UsageError("not-a-report", name=target.name)
    if not target.parent.is_dir():
        raise UsageError("no-such-folder", path=target.parent)


def write_report(target: Path, sheets: Sequence[ReportTable]) -> None:
    """Write a report's tables as a spreadsheet; it appears whole or not at all."""
    with written_whole(target, 0o600) as out:
        write_xlsx(sheets, out)


def tables(found: MonthReport, written: Callable[[int], str]) -> list[ReportTable]:
    """Return the report's tables; those that would be empty are left out.

    ``written`` writes the cents of sums within texts.
    """
    status = found.status
    return month_tables(
        MonthPage(
            period=found.period,
            language=found.language,
            equations=found.equations,
            counts=[
                BankCount(row.bank, row.state, row.invoices, row.to_pay_cents)
                for row in found.counts
            ],
            files=[
                FileOfMonth(file.name, bank.bank, file.state, file.invoices, file.total_cents)
                for bank in status.banks
                for file in bank.files
            ],
            credit_notes=status.credit_notes,
            refused=[_explained(invoice, found) for invoice in status.refused],
            remarks=[_explained(invoice, found) for invoice in found.remarks],
            held=list(_held(found)),
            applications=list(_waiting(found)),
            accounts=found.accounts,
            written=written,
        )
    )


def _explained(invoice: RefusedInvoice, found: MonthReport) -> ExplainedCode:
    refusal = explain_refusal(invoice, found.period, found.language)
    return ExplainedCode(
        invoice.flat_id,
        invoice.invoice_number,
        invoice.bank,
        refusal.code,
        refusal.reason,
        refusal.task,
        refusal.steps(found.language),
    )


def _held(found: MonthReport) -> Iterator[HeldFlatRow]:
    for flat in found.status.held:
        step = Advice.of(Action.SHOW, flat=flat.flat_id, period=found.period)
        yield HeldFlatRow(flat.flat_id, flat.finding, on_its_own(step))


def _waiting(found: MonthReport) -> Iterator[OpenApplication]:
    for record in found.queue:
        action = record.application.action.value
        reason = in_language(CAUSES[record.cause], found.language)
        step = on_its_own(Advice(Action.LIST_SUBSCRIPTIONS))
        yield OpenApplication(record.id, record.bank, action, reason, step)
