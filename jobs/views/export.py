"""Flat tables of a month, with the columns of the contract."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bank_adapters.messages.fail_codes import code_name, meaning
from einvoice.core.errors import UsageError
from einvoice.core.invoices import InvoiceState
from einvoice.core.money import format_scaled
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store import credit_notes, exports, files, findings, months
from einvoice.store.archive import written_whole
from einvoice.store.transactions import ReadTransaction
from einvoice.texts.findings import sentence
from einvoice.texts.outcomes import kept_words
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.views.export_formats import ExportFormat, Row, with_names, write_table

_Rows = Callable[[ReadTransaction, Period], Iterable[Row]]

COLUMNS = {
    "lines": (
        "flat_id",
        "line_no",
        "service",
        "quantity",
        "unit",
        "unit_price",
        "net_cents",
        "vat_percent",
        "estimated",
    ),
    "invoices": (
        "flat_id",
        "invoice_number",
        "bank",
        "net_cents",
        "vat_cents",
        "total_cents",
        "balance_cents",
        "to_pay_cents",
        "state",
    ),
    "credit_notes": (
        "flat_id",
        "credit_note",
        "invoice_number",
        "bank",
        "issue_date",
        "net_cents",
        "vat_cents",
        "total_cents",
        "state",
    ),
    "files": ("bank", "file_id", "name", "sha256", "invoices", "total_cents", "state", "verified"),
    "findings": ("level", "code", "where", "message"),
    "vat": ("vat_percent", "vat_kind", "net_cents", "vat_cents", "invoices"),
}


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
            table has no customers.
    """
    if not order.target.parent.is_dir():
        raise UsageError("no-such-folder", path=order.target.parent)
    columns: Row = COLUMNS[order.table]
    if order.names and columns[0] != "flat_id":
        raise UsageError("table-without-customers", table=order.table)
    tables: dict[str, _Rows] = {
        **_ROWS,
        "findings": partial(_findings, language=context.config.language),
    }
    with context.store.reading() as tx, written_whole(order.target, 0o600) as out:
        rows = tables[order.table](tx, period)
        if order.names:
            rows = with_names(columns, rows, exports.buyer_names(tx, period))
            columns = (columns[0], "name", *columns[1:])
        return write_table(order.form, order.table, columns, rows, out)


def percent(vat_percent_e2: int) -> str:
    """Return a VAT rate without needless zeros: ``21``, ``5.5``.

    >>> percent(2100), percent(550), percent(0)
    ('21', '5.5', '0')
    """
    return format_scaled(vat_percent_e2, 2).rstrip("0").rstrip(".")


def _scaled(value: int | None, decimals: int) -> str:
    return "" if value is None else format_scaled(value, decimals)


def _lines(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    for flat_id, line in exports.lines(tx, period):
        yield (
            flat_id,
            str(line.line_no),
            line.service,
            _scaled(line.quantity_e3, 3),
            line.unit,
            _scaled(line.unit_price_e4, 4),
            str(line.net_cents),
            percent(line.vat_percent_e2),
            "true" if line.estimated else "false",
        )


def _invoices(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    for row in exports.invoice_rows(tx, period):
        yield (
            row.flat_id,
            row.invoice_number,
            row.bank,
            str(row.net_cents),
            str(row.vat_cents),
            str(row.total_cents),
            str(row.balance_cents),
            str(row.to_pay_cents),
            row.state,
        )


def _credit_notes(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    for note in credit_notes.credit_notes_of(tx, period):
        yield (
            note.flat_id,
            invoice_number(note.number),
            invoice_number(note.cancels),
            note.bank,
            str(note.issue_date),
            str(note.net_cents),
            str(note.vat_cents),
            str(note.total_cents),
            str(note.state),
        )


def _files(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    for record in files.file_records(tx, period):
        yield (
            record.bank,
            record.file_id,
            record.name,
            record.sha256,
            str(record.invoices),
            str(record.total_cents),
            str(record.state),
            "true" if record.verified else "false",
        )


def _findings(tx: ReadTransaction, period: Period, language: str) -> Iterable[Row]:
    for kept in findings.kept_findings(tx, period):
        found = kept.finding
        yield (str(found.level), found.code, found.where, sentence(found, language))
    rejected = (
        *months.refused_invoices(tx, period),
        *credit_notes.with_code(tx, period, InvoiceState.REJECTED),
    )
    for refused in rejected:
        told = meaning(refused.fail_code).text(language)
        facts = {"bank": refused.bank, "number": refused.invoice_number, "reason": told}
        code = kept_words(code_name(refused.fail_code), language)
        reason = label("refused_exported", language, code=code, **facts)
        yield ("error", f"FAIL_CODE_{refused.fail_code}", refused.flat_id, reason)


def _vat(tx: ReadTransaction, period: Period) -> Iterator[Row]:
    for total, count in exports.vat_of_period(tx, period):
        yield (
            percent(total.vat_percent_e2),
            str(total.vat_kind),
            str(total.net_cents),
            str(total.vat_cents),
            str(count),
        )


_ROWS = {
    "lines": _lines,
    "invoices": _invoices,
    "credit_notes": _credit_notes,
    "files": _files,
    "vat": _vat,
}
