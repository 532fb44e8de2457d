"""The head of every JSON document of an invoice, and its sums."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from einvoice.cli.shapes import invoices
    from jobs.values import InvoiceRow


def head_json(row: "InvoiceRow") -> "invoices.InvoiceHead":
    """Return whose invoice it is, and of when."""
    return {
        "flat_id": row.flat_id,
        "period": str(row.period),
        "invoice_number": row.invoice_number,
        "state": row.state,
        "bank": row.bank,
        "issue_date": str(row.issue_date or ""),
        "due_date": str(row.due_date or ""),
    }


def sums_json(row: "InvoiceRow") -> "invoices.InvoiceSums":
    """Return the sums of an invoice, in cents."""
    return {
        "net_cents": row.net_cents,
        "vat_cents": row.vat_cents,
        "total_cents": row.total_cents,
        "balance_cents": row.balance_cents,
        "to_pay_cents": row.to_pay_cents,
    }
