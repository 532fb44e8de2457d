"""Flat tables for other programs: CSV with the columns of the contract."""

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
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
from einvoice.store.store import Transaction
from einvoice.texts.findings import sentence
from jobs.context import Context

Row = Sequence[str]
_Rows = Callable[[Transaction, Period], Iterable[Row]]

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


def export(context: Context, table: str, period: Period, target: Path) -> int:
    """Write one table of a period and return how many rows it has.

    The file appears whole or not at all. Texts that a spreadsheet would take for a formula get
    an apostrophe in front.

    Raises:
        UsageError: the folder does not exist; personal data are not scattered by a typo.
    """
    if not target.parent.is_dir():
        raise UsageError(f"{target.parent}: no such folder, expected one to write into")
    rows: dict[str, _Rows] = {
        **_ROWS,
        "findings": partial(_findings, language=context.config.language),
    }
    with context.store.reading() as tx, written_whole(target, 0o600) as binary:
        count = 0
        with os.fdopen(os.dup(binary.fileno()), "w", encoding="utf-8", newline="") as text:
            writer = csv.writer(text, lineterminator="\n")
            writer.writerow(COLUMNS[table])
            for row in rows[table](tx, period):
                writer.writerow([_harmless(cell) for cell in row])
                count += 1
    return count


def _harmless(cell: str) -> str:
    is_number = cell.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} and not is_number else cell


def percent(vat_percent_e2: int) -> str:
    """Return a VAT rate without needless zeros: ``21``, ``5.5``.

    >>> percent(2100), percent(550), percent(0)
    ('21', '5.5', '0')
    """
    return format_scaled(vat_percent_e2, 2).rstrip("0").rstrip(".")


def _scaled(value: int | None, decimals: int) -> str:
    return "" if value is None else format_scaled(value, decimals)


def _lines(tx: Transaction, period: Period) -> Iterator[Row]:
    for flat_id, line in exports.lines(tx.connection, period):
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


def _invoices(tx: Transaction, period: Period) -> Iterator[Row]:
    for row in exports.invoice_rows(tx.connection, period):
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


def _credit_notes(tx: Transaction, period: Period) -> Iterator[Row]:
    for note in credit_notes.credit_notes_of(tx.connection, period):
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


def _files(tx: Transaction, period: Period) -> Iterator[Row]:
    for record in files.file_records(tx.connection, period):
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


def _findings(tx: Transaction, period: Period, language: str) -> Iterable[Row]:
    for kept in findings.kept_findings(tx.connection, period):
        found = kept.finding
        yield (str(found.level), found.code, found.where, sentence(found, language))
    rejected = (
        *months.refused_invoices(tx.connection, period),
        *credit_notes.with_code(tx.connection, period, InvoiceState.REJECTED),
    )
    for refused in rejected:
        told = meaning(refused.fail_code).text(language)
        reason = f"{refused.bank} refused invoice {refused.invoice_number}: "
        reason += f"{code_name(refused.fail_code)} ({told}), expected it accepted"
        yield ("error", f"FAIL_CODE_{refused.fail_code}", refused.flat_id, reason)


def _vat(tx: Transaction, period: Period) -> Iterator[Row]:
    for total, count in exports.vat_of_period(tx.connection, period):
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
