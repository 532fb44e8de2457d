"""How one invoice looks to a person: lines with formula and inputs, totals, files, findings."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from einvoice.cli.handed_output import handed_json, handed_lines
from einvoice.cli.invoice_head import head_json, sums_json
from einvoice.cli.month_json import credit_note_json
from einvoice.cli.output import columns, euro, print_line
from einvoice.cli.placed_output import refusal_of
from einvoice.core.invoices import InvoiceLine
from einvoice.core.money import format_percent, format_scaled, vat_cents
from einvoice.core.numbering import invoice_number
from einvoice.texts import in_language
from einvoice.texts.documents import ESTIMATED_MARKS, line_label
from einvoice.texts.explain import explain, quantity_text, unit_of
from einvoice.texts.findings import line, sentence
from einvoice.texts.notices import notice_text
from einvoice.texts.screens import label, state_label
from jobs.views.show import ShownInvoice

if TYPE_CHECKING:
    from einvoice.cli.shapes import invoices


def print_invoice(shown: ShownInvoice, language: str, *, brief: bool) -> None:
    """Print an invoice or a draft in a language; ``brief`` leaves the explanations out."""
    _print_head(shown, language)
    print_line(f"{shown.buyer.name}, {shown.buyer.address}, {shown.buyer.city}")
    print_line()
    print_lines(shown, language, brief=brief)
    if not brief:
        for notice in shown.notices:
            print_line(textwrap.fill(notice_text(notice, language), columns()))
    print_line()
    _print_sums(shown, language)
    for file in shown.files:
        state = state_label(file.state, language)
        text = label("show.in_file", language, file=file.name, bank=file.bank, state=state)
        print_line(", ".join(filter(None, (text, refusal_of(file, language)))))
    for text in handed_lines(shown.handed, language):
        print_line(text)
    for finding in shown.findings:
        level = label(f"level.{finding.level}", language)
        print_line(f"{level}: {finding.code}: {line(finding, language)}")


def _print_head(shown: ShownInvoice, language: str) -> None:
    row = shown.row
    parts = (
        [label("show.invoice", language, number=row.invoice_number)] if row.invoice_number else []
    )
    print_line(
        f"{row.flat_id}, {row.period}: {', '.join([*parts, state_label(row.state, language)])}"
    )
    if row.issue_date:
        bank = row.bank or label("none", language)
        days = {"issued": row.issue_date, "due": row.due_date}
        print_line(label("show.issued", language, bank=bank, **days))
    if shown.replaces:
        print_line(label("show.replaces", language, number=invoice_number(shown.replaces)))
    if shown.withdrawn_because:
        print_line(label("show.withdrawn", language, reason=shown.withdrawn_because))
    if shown.alone:
        print_line(label("show.alone", language, flat=row.flat_id, period=row.period))
    for note in shown.credit_notes:
        print_line(
            label(
                "show.credit_note",
                language,
                number=invoice_number(note.number),
                day=note.issue_date,
                cancels=invoice_number(note.cancels),
                state=state_label(note.state, language),
            )
        )


def _print_sums(shown: ShownInvoice, language: str) -> None:
    row = shown.row
    rounding = row.vat_cents - sum(map(_vat_cents, shown.lines))
    if rounding:
        print_line(label("show.rounding", language, cents=euro(rounding)))
    net, vat, total = map(euro, (row.net_cents, row.vat_cents, row.total_cents))
    print_line(label("show.totals", language, net=net, vat=vat, total=total))
    balance, to_pay = euro(row.balance_cents), euro(row.to_pay_cents)
    print_line(label("show.to_pay", language, balance=balance, to_pay=to_pay))


def print_lines(shown: ShownInvoice, language: str, *, brief: bool) -> None:
    """Print the lines with VAT and total, each with how it came about beneath."""
    keys = ("show.line", "service", "show.quantity", "show.price", "show.net")
    titles = [label(key, language) for key in keys]
    titles += ["%", label("show.vat", language), label("show.sum", language)]
    table = [titles, *(_cells(shown, shown_line, language) for shown_line in shown.lines)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    room = columns()
    widths[1] = max(8, min(widths[1], room - sum(widths) + widths[1] - 2 * (len(widths) - 1)))
    for shown_line, cells in zip((None, *shown.lines), table, strict=True):
        for text in _row(cells, widths):
            print_line(text)
        if shown_line is not None and not brief:
            for text in _how(shown_line, language):
                print_line(
                    textwrap.fill(text, room, initial_indent=_INDENT, subsequent_indent=_INDENT)
                )


_INDENT = "    "


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield a row of the table; a service's name that is too long goes on in the next line."""
    name, *more = textwrap.wrap(cells[1], widths[1]) or [""]
    head, rest = f"{cells[0]:>{widths[0]}}", zip(cells[2:], widths[2:], strict=True)
    numbers = "  ".join(f"{cell:>{width}}" for cell, width in rest)
    yield f"{head}  {name:<{widths[1]}}  {numbers}"
    for text in more:
        yield f"{'':{widths[0]}}  {text}"


def _how(one: InvoiceLine, language: str) -> Iterator[str]:
    yield " ".join(explain(one, language))
    if staff := dict(one.inputs).get("reason"):
        yield label("show.staff", language, reason=staff)


def _vat_cents(one: InvoiceLine) -> int:
    return vat_cents(one.net_cents, one.vat_percent_e2)


def _cells(shown: ShownInvoice, one: InvoiceLine, language: str) -> list[str]:
    mark = f" ({in_language(ESTIMATED_MARKS, language)})" if one.estimated else ""
    quantity = f"{quantity_text(one)} {unit_of(one, language)}".strip()
    return [
        str(one.line_no),
        _label(shown, one, language) + mark,
        quantity,
        "" if one.unit_price_e4 is None else format_scaled(one.unit_price_e4, 4),
        euro(one.net_cents),
        format_percent(one.vat_percent_e2),
        euro(_vat_cents(one)),
        euro(one.net_cents + _vat_cents(one)),
    ]


def _label(shown: ShownInvoice, line: InvoiceLine, language: str) -> str:
    service = shown.services.get(line.service)
    return line_label(line, service.label(language) if service else line.service, language)


def invoice_json(shown: ShownInvoice, language: str | None = None) -> "invoices.Invoice":
    """Return an invoice as JSON; sums in cents, scaled numbers as decimal text."""
    row = shown.row
    language = language or shown.buyer.language
    return {
        **head_json(row),
        "lines": [_line_json(line, language) for line in shown.lines],
        "notices": [
            {"code": str(notice.code), "text": notice_text(notice, language)}
            for notice in shown.notices
        ],
        **sums_json(row),
        "files": [
            {"file_id": file.file_id, "bank": file.bank, "state": file.state}
            for file in shown.files
        ],
        "handed_over": handed_json(shown.handed),
        "replaces": invoice_number(shown.replaces) if shown.replaces else "",
        "credit_notes": [credit_note_json(note) for note in shown.credit_notes],
        "withdrawn_because": shown.withdrawn_because,
        "findings": [
            {"level": f.level, "code": f.code, "where": f.where, "message": sentence(f, language)}
            for f in shown.findings
        ],
    }


def _line_json(line: InvoiceLine, language: str) -> "invoices.Line":
    def scaled(value: int | None, decimals: int) -> str | None:
        return None if value is None else format_scaled(value, decimals)

    return {
        "line_no": line.line_no,
        "service": line.service,
        "quantity": scaled(line.quantity_e3, 3),
        "unit": line.unit,
        "unit_price": scaled(line.unit_price_e4, 4),
        "net_cents": line.net_cents,
        "vat_percent": format_percent(line.vat_percent_e2),
        "estimated": line.estimated,
        "opening_reading": scaled(line.opening_e3, 3),
        "closing_reading": scaled(line.closing_e3, 3),
        "rule": line.rule,
        "inputs": dict(line.inputs),
        "explanation": list(explain(line, language)),
    }
