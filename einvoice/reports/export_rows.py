"""The flat tables of a month: their columns, a contract with other programs, and their cells."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from einvoice.core.account_keys import AccountKey
from einvoice.core.accounts import AccountEntry
from einvoice.core.credit_notes import CreditNote
from einvoice.core.debtors import Debtor
from einvoice.core.findings import Finding
from einvoice.core.invoices import InvoiceLine, VatTotal
from einvoice.core.money import format_percent, format_scaled
from einvoice.core.numbering import invoice_number
from einvoice.core.opening_check import OpeningBalance
from einvoice.core.payment_states import Ageing
from einvoice.core.postings import Accounts, PostedDocument, postings_of
from einvoice.core.recorded_payments import PaymentRow
from einvoice.core.refunds import Refund
from einvoice.texts.findings import sentence
from einvoice.texts.screens import label

Row = Sequence[str]

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
    "payments": (
        "payment_id",
        "account",
        "booked_on",
        "value_on",
        "cents",
        "sign",
        "bank_ref",
        "state",
        "rule",
        "flat_id",
        "invoice_number",
    ),
    "accounts": (
        "flat_id",
        "customer_from",
        "day",
        "kind",
        "document",
        "cents",
        "balance_cents",
    ),
    "refunds": ("flat_id", "customer_from", "cents", "reason"),
    "debtors": (
        "flat_id",
        "building_id",
        "customer_from",
        "not_due_cents",
        "days_1_30_cents",
        "days_31_60_cents",
        "days_61_90_cents",
        "over_90_cents",
        "overdue_cents",
        "credit_cents",
        "remind",
        "doubt",
    ),
    "opening_balances": (
        "flat_id",
        "invoice_number",
        "previous_period",
        "previous_invoice",
        "expected_cents",
        "balance_begin_cents",
        "difference_cents",
        "paid_cents",
        "remark",
    ),
    "postings": ("date", "account", "debit_cents", "credit_cents", "text"),
    "taken_back": (
        "flat_id",
        "number",
        "state",
        "bank",
        "issue_date",
        "net_cents",
        "vat_cents",
        "total_cents",
        "taken_back_at",
        "taken_back_by",
        "credit_note",
        "replaced_by",
    ),
    "vat": ("vat_percent", "vat_kind", "net_cents", "vat_cents", "invoices"),
}


def fields_row(table: str, value: object, **given: str) -> Row:
    """Return a value's row: a column is the field of that name, unless its text is given."""
    return tuple(
        given[column] if column in given else _text(getattr(value, column))
        for column in COLUMNS[table]
    )


def line_row(flat_id: str, line: InvoiceLine) -> Row:
    """Return a line of a flat's invoice; a line without a quantity has no price either."""
    return fields_row(
        "lines",
        line,
        flat_id=flat_id,
        quantity=_scaled(line.quantity_e3, 3),
        unit_price=_scaled(line.unit_price_e4, 4),
        vat_percent=format_percent(line.vat_percent_e2),
    )


def credit_note_row(note: CreditNote) -> Row:
    """Return a credit note; the invoice is the cancelled invoice."""
    own, cancels = invoice_number(note.number), invoice_number(note.cancels)
    return fields_row("credit_notes", note, credit_note=own, invoice_number=cancels)


def finding_row(finding: Finding, language: str) -> Row:
    """Return a finding with its sentence."""
    return fields_row("findings", finding, message=sentence(finding, language))


def refused_row(code: str, flat_id: str, facts: Mapping[str, str], language: str) -> Row:
    """Return a bank's refusal among the findings."""
    return "error", code, flat_id, label("refused_exported", language, **facts)


def vat_row(total: VatTotal, invoices: int) -> Row:
    """Return the sums of one rate and kind, and how many invoices have it."""
    percent = format_percent(total.vat_percent_e2)
    return fields_row("vat", total, vat_percent=percent, invoices=str(invoices))


def opening_row(opening: OpeningBalance) -> Row:
    """Return an opening balance; a sum that is not known is empty."""
    expected, begin = opening.expected_cents, opening.balance_begin_cents
    return fields_row(
        "opening_balances",
        opening,
        expected_cents="" if expected is None else str(expected),
        balance_begin_cents="" if begin is None else str(begin),
        difference_cents="" if expected is None else str(opening.difference_cents),
    )


def posting_rows(document: PostedDocument, accounts: Accounts, language: str) -> Iterator[Row]:
    """Yield the postings of a document; the text names it."""
    key = "posted.credit_note" if document.cancels else "posted.invoice"
    text = label(key, language, number=document.number, cancels=document.cancels)
    for account, debit, credit in postings_of(document, accounts):
        yield document.day.isoformat(), account, str(debit), str(credit), text


def account_row(key: AccountKey, entry: AccountEntry, balance_cents: int) -> Row:
    """Return an entry of an account with the balance after it."""
    return (
        key.flat_id,
        first_day(key),
        entry.day.isoformat(),
        entry.kind,
        entry.document,
        str(entry.cents),
        str(balance_cents),
    )


def payment_row(payment: PaymentRow) -> Row:
    """Return a payment, or its part for a customer; the sum has no sign, the sign is a word."""
    return (
        payment.payment_id,
        payment.account,
        payment.booked_on.isoformat(),
        "" if payment.value_on is None else payment.value_on.isoformat(),
        str(abs(payment.cents)),
        "debit" if payment.cents < 0 else "credit",
        payment.bank_ref,
        payment.state,
        "person" if payment.by_person else str(payment.rule or ""),
        "" if payment.key is None else payment.key.flat_id,
        " ".join(payment.invoices),
    )


def refund_row(refund: Refund) -> Row:
    """Return a refund: whose credit it is, how much, and why."""
    key = refund.key
    return key.flat_id, first_day(key), str(refund.cents), refund.reason


def debtor_row(debtor: Debtor) -> Row:
    """Return a customer's debts by age, and whether a reminder may be sent."""
    ages = (getattr(debtor.ages, name) for name in Ageing.__slots__)
    *debts, credit = map(str, ages)
    return (
        debtor.key.flat_id,
        debtor.building_id,
        first_day(debtor.key),
        *debts,
        str(debtor.overdue_cents),
        credit,
        _text(debtor.may_be_reminded),
        debtor.doubt or "",
    )


def first_day(key: AccountKey) -> str:
    """Return the first day of a customer; empty where it is not known."""
    return "" if key.since == dt.date.min else key.since.isoformat()


def with_name(row: Row, name: str) -> Row:
    """Return a row, or the columns, with a name after the flat."""
    return (row[0], name, *row[1:])


def with_names(columns: Row, rows: Iterable[Row], names: dict[str, str]) -> Iterator[Row]:
    """Yield rows with the customer's name after the flat; ``names`` by invoice number and flat."""
    place = columns.index("invoice_number") if "invoice_number" in columns else 0
    for row in rows:
        yield with_name(row, names.get(row[place]) or names.get(row[0], ""))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _scaled(value: int | None, decimals: int) -> str:
    return "" if value is None else format_scaled(value, decimals)
