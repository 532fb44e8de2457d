"""The ceiling of what one bank file may sum to: looked at before numbers are given."""

from einvoice.core import money
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.findings import Finding
from einvoice.core.holds import FILE_OVER_CEILING, hold
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.store import months
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context


def files_over_ceiling(context: Context, tx: ReadTransaction, period: Period) -> list[Finding]:
    """Return a finding for each bank whose drafts sum to more than their files may."""
    most_cents = context.config.limits.file_total_eur * 100
    findings = []
    for row in months.state_counts(tx, period):
        adapter = context.adapters.get(row.bank)
        if row.state is not InvoiceState.DRAFT or adapter is None:
            continue
        files = -(-row.invoices // adapter.profile.max_invoices)
        if row.to_pay_cents > most_cents * files:
            facts = (
                ("total", money.format_cents(row.to_pay_cents)),
                ("invoices", str(row.invoices)),
                ("most", str(context.config.limits.file_total_eur)),
            )
            findings.append(hold(FILE_OVER_CEILING, row.bank, facts=facts))
    return findings


def refuse_files_over_ceiling(context: Context, tx: ReadTransaction, period: Period) -> None:
    """Refuse to issue what no bank file may hold.

    Raises:
        RefusedByCheckError: a bank's drafts sum to more than the ceiling of `[limits]`.
    """
    findings = files_over_ceiling(context, tx, period)
    if findings:
        raise RefusedByCheckError("files-over-ceiling", period=period, finding=findings[0])


def refuse_file_over_ceiling(context: Context, bank: str, to_pay_cents: int) -> None:
    """Refuse to make a file that sums to more than the ceiling.

    Raises:
        RefusedByCheckError: it does; the settings changed since its invoices were issued.
    """
    most = context.config.limits.file_total_eur
    if to_pay_cents > most * 100:
        total = money.format_cents(to_pay_cents)
        raise RefusedByCheckError("file-over-ceiling", bank=bank, total=total, most=most)
