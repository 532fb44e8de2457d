"""Flat tables of a month: reads what each holds, and has it written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bank_adapters.messages.fail_codes import code_name, meaning
from einvoice.core.errors import UsageError
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.postings import missing_accounts
from einvoice.reports import export_rows
from einvoice.reports.export_formats import ExportFormat, write_table
from einvoice.reports.export_rows import COLUMNS, Row
from einvoice.store import credit_notes, exports, files, findings
from einvoice.store.archive import written_whole
from einvoice.store.opening_balances import opening_balances
from einvoice.store.refused import refused_invoices
from einvoice.store.taken_back_list import taken_back_rows
from einvoice.store.transactions import ReadTransaction
from einvoice.texts.outcomes import kept_words
from jobs.context import Context

_Rows = Callable[[ReadTransaction, Period], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """Which table is written where, for whom, and whether with the customers' names."""

    table: str
    target: Path
    form: ExportFormat = ExportFormat.CSV
    names: bool = False


def export(context: Context, period: Period, order: ExportOrder) -> int:
    """Write one table of a period and return how many rows it has.

    The file appears whole or not at all, readable by its owner alone. Texts that a spreadsheet
    would take for a formula get an apostrophe in front.

    Raises:
        UsageError: the folder does not exist; personal data are not scattered by a typo. Or the
            table has no customers, or accounts are missing in the configuration.
    """
    if not order.target.parent.is_dir():
        raise UsageError("no-such-folder", path=order.target.parent)
    columns: Row = COLUMNS[order.table]
    if order.names and columns[0] != "flat_id":
        raise UsageError("table-without-customers", table=order.table)
    tables: dict[str, _Rows] = {
        **_ROWS,
        "findings": partial(_findings, language=context.config.language),
        "postings": partial(_postings, context=context),
    }
    with context.store.reading() as tx, written_whole(order.target, 0o600) as out:
        rows = tables[order.table](tx, period)
        if order.names:
            rows = export_rows.with_names(columns, rows, exports.buyer_names(tx, period))
            columns = export_rows.with_name(columns, "name")
        return write_table(order.form, order.table, columns, rows, out)


def _lines(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    for flat_id, line in exports.lines(tx, period):
        yield export_rows.line_row(flat_id, line)


def _invoices(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    for invoice in exports.invoice_rows(tx, period):
        yield export_rows.fields_row("invoices", invoice)


def _credit_notes(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    return map(export_rows.credit_note_row, credit_notes.credit_notes_of(tx, period))


def _taken_back(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    for document in taken_back_rows(tx, period):
        yield export_rows.fields_row("taken_back", document)


def _opening_balances(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    return map(export_rows.opening_row, opening_balances(tx, period))


def _files(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    for record in files.file_records(tx, period):
        yield export_rows.fields_row("files", record)


def _findings(tx: ReadTransaction, period: Period, language: str) -> Iterator[Row]:
    for kept in findings.kept_findings(tx, period):
        yield export_rows.finding_row(kept.finding, language)
    rejected = (
        *refused_invoices(tx, period),
        *credit_notes.with_code(tx, period, InvoiceState.REJECTED),
    )
    for refused in rejected:
        facts = {
            "bank": refused.bank,
            "number": refused.invoice_number,
            "code": kept_words(code_name(refused.fail_code), language),
            "reason": meaning(refused.fail_code).text(language),
        }
        code = f"FAIL_CODE_{refused.fail_code}"
        yield export_rows.refused_row(code, refused.flat_id, facts, language)


def _vat(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    for total, count in exports.vat_of_period(tx, period):
        yield export_rows.vat_row(total, count)


def _postings(tx: ReadTransaction, period: Period, context: Context) -> Iterator[Row]:
    """Yield the postings of each document.

    Raises:
        UsageError: accounts are missing; all that the month needs are named.
    """
    accounts, language = context.config.accounts.value(), context.config.language
    missing: set[tuple[str, str]] = set()
    for document in exports.posted_documents(tx, period):
        missing |= missing_accounts(document.lines, accounts)
        if not missing:
            yield from export_rows.posting_rows(document, accounts, language)
    if missing:
        raise UsageError("accounts-missing", count=len(missing), settings=_to_write(missing))


def _to_write(missing: set[tuple[str, str]]) -> str:
    """Return what is to be written into the configuration, as one line of it each."""
    keys: dict[str, list[str]] = {}
    for table, key in sorted(missing):
        keys.setdefault(f"[accounts.{table}]" if table else "[accounts]", []).append(
            f'"{key}" = "ACCOUNT"'
        )
    return "\n".join(f"{table}\n" + "\n".join(lines) for table, lines in keys.items())


_ROWS = {
    "lines": _lines,
    "invoices": _invoices,
    "credit_notes": _credit_notes,
    "files": _files,
    "opening_balances": _opening_balances,
    "taken_back": _taken_back,
    "vat": _vat,
}
