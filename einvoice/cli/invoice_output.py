"""How one invoice looks to a person: lines with formula and inputs, totals, files, findings."""

from bank_adapters.messages.fail_codes import code_name
from einvoice.cli.month_json import credit_note_json
from einvoice.cli.output import euro, print_line, print_table
from einvoice.core.invoices import InvoiceLine
from einvoice.core.money import format_scaled
from einvoice.core.numbering import invoice_number
from einvoice.texts import in_language
from einvoice.texts.documents import ESTIMATED_MARKS, line_label, unit_label
from einvoice.texts.explain import explain
from einvoice.texts.explanations import HOW_IT_CAME_ABOUT
from einvoice.texts.findings import reason, sentence
from einvoice.texts.notices import notice_text
from jobs.export import percent
from jobs.show import ShownInvoice


def print_invoice(shown: ShownInvoice, language: str | None = None) -> None:
    """Print an invoice or a draft; labels and explanations in a language, else the customer's."""
    row = shown.row
    number = f"invoice {row.invoice_number}, " if row.invoice_number else ""
    print_line(f"{row.flat_id}, {row.period}: {number}{row.state}")
    language = language or shown.buyer.language
    if row.issue_date:
        print_line(f"issued {row.issue_date}, due {row.due_date}, bank {row.bank or 'none'}")
    if shown.replaces:
        print_line(f"stands for invoice {invoice_number(shown.replaces)}, which is void")
    if shown.withdrawn_because:
        print_line(f"withdrawn: {shown.withdrawn_because}")
    for note in shown.credit_notes:
        number, cancels = invoice_number(note.number), invoice_number(note.cancels)
        print_line(
            f"credit note {number} of {note.issue_date} takes back invoice {cancels}: {note.state}"
        )
    print_line(f"{shown.buyer.name}, {shown.buyer.address}, {shown.buyer.city}")
    print_line()
    print_table(
        ("line", "service", "quantity", "unit", "price", "net", "VAT%"),
        [_line(shown, line, language) for line in shown.lines],
        right="line quantity price net VAT%",
    )
    print_line()
    print_line(in_language(HOW_IT_CAME_ABOUT, language))
    for line in shown.lines:
        told = " ".join(explain(line, language))
        print_line(f"{line.line_no}. {_label(shown, line, language)}: {told}")
        if staff := dict(line.inputs).get("reason"):
            print_line(f"   for staff: {staff}")
    for notice in shown.notices:
        print_line(notice_text(notice, language))
    print_line()
    print_line(f"net {euro(row.net_cents)}, VAT {euro(row.vat_cents)}, {euro(row.total_cents)} EUR")
    print_line(f"brought forward {euro(row.balance_cents)}, to pay {euro(row.to_pay_cents)} EUR")
    for file in shown.files:
        refused = "" if file.fail_code is None else f", {code_name(file.fail_code)}"
        print_line(f"in file {file.name} to {file.bank}: {file.state}{refused}")
    for finding in shown.findings:
        print_line(f"{finding.level}: {finding.code}: {finding.where}: {reason(finding, language)}")


def _line(shown: ShownInvoice, line: InvoiceLine, language: str) -> tuple[str, ...]:
    mark = f" ({in_language(ESTIMATED_MARKS, language)})" if line.estimated else ""
    return (
        str(line.line_no),
        _label(shown, line, language) + mark,
        "" if line.quantity_e3 is None else format_scaled(line.quantity_e3, 3),
        unit_label(line.unit, language),
        "" if line.unit_price_e4 is None else format_scaled(line.unit_price_e4, 4),
        euro(line.net_cents),
        percent(line.vat_percent_e2),
    )


def _label(shown: ShownInvoice, line: InvoiceLine, language: str) -> str:
    service = shown.services.get(line.service)
    return line_label(line, service.label(language) if service else line.service, language)


def invoice_json(shown: ShownInvoice, language: str | None = None) -> dict[str, object]:
    """Return an invoice as JSON; sums in cents, scaled numbers as decimal text."""
    row = shown.row
    language = language or shown.buyer.language
    return {
        "flat_id": row.flat_id,
        "period": str(row.period),
        "invoice_number": row.invoice_number,
        "state": row.state,
        "bank": row.bank,
        "issue_date": str(row.issue_date or ""),
        "due_date": str(row.due_date or ""),
        "lines": [_line_json(line, language) for line in shown.lines],
        "notices": [
            {"code": str(notice.code), "text": notice_text(notice, language)}
            for notice in shown.notices
        ],
        "net_cents": row.net_cents,
        "vat_cents": row.vat_cents,
        "total_cents": row.total_cents,
        "balance_cents": row.balance_cents,
        "to_pay_cents": row.to_pay_cents,
        "files": [
            {"file_id": file.file_id, "bank": file.bank, "state": file.state}
            for file in shown.files
        ],
        "replaces": invoice_number(shown.replaces) if shown.replaces else "",
        "credit_notes": [credit_note_json(note) for note in shown.credit_notes],
        "withdrawn_because": shown.withdrawn_because,
        "findings": [
            {"level": f.level, "code": f.code, "where": f.where, "message": sentence(f, language)}
            for f in shown.findings
        ],
    }


def _line_json(line: InvoiceLine, language: str) -> dict[str, object]:
    def scaled(value: int | None, decimals: int) -> str | None:
        return None if value is None else format_scaled(value, decimals)

    return {
        "line_no": line.line_no,
        "service": line.service,
        "quantity": scaled(line.quantity_e3, 3),
        "unit": line.unit,
        "unit_price": scaled(line.unit_price_e4, 4),
        "net_cents": line.net_cents,
        "vat_percent": percent(line.vat_percent_e2),
        "estimated": line.estimated,
        "opening_reading": scaled(line.opening_e3, 3),
        "closing_reading": scaled(line.closing_e3, 3),
        "rule": line.rule,
        "inputs": dict(line.inputs),
        "explanation": list(explain(line, language)),
    }
