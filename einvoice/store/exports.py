"""Rows of a period for exports and for looking at one invoice, in a fixed order."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from einvoice.core import numbering, vat
from einvoice.core.invoices import (
    NOT_LIVE,
    Buyer,
    InvoiceLine,
    InvoiceState,
    Notice,
    VatTotal,
)
from einvoice.core.ownership import Named, Owner, same_customer
from einvoice.core.period import Period
from einvoice.core.postings import PostedDocument
from einvoice.core.tariffs import VatKind
from einvoice.store import bank_words
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.customer_accounts import COUNTING
from einvoice.store.file_contents import Documents
from einvoice.store.kept_lines import lines_of, with_lines
from einvoice.store.rows import fields_of
from einvoice.store.tables import files, invoices
from einvoice.store.transactions import ReadTransaction


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """An invoice or draft; ``invoice_number`` is empty until it is issued. Sums in cents."""

    id: int
    flat_id: str
    building_id: str
    period: Period
    invoice_number: str
    bank: str
    net_cents: int
    vat_cents: int
    total_cents: int
    balance_cents: int
    to_pay_cents: int
    state: str
    issue_date: dt.date | None
    due_date: dt.date | None


@dataclass(frozen=True, slots=True)
class PlacedBytes:
    """Where an invoice's bytes are: in which file of which bank, and where in it.

    The payer ordered the e-invoice; without a name and a code it is the customer. ``by_word``: its
    bank answered nothing, and the code is that of a person's word.
    """

    file_id: str
    name: str
    bank: str
    period: Period
    offset: int
    length: int
    state: str
    fail_code: int | None
    payer_name: str = field(repr=False)
    payer_code: str = field(repr=False)
    by_word: bool = False

    def is_for(self, customer: Named) -> bool:
        """Return whether the payer is the customer; else the payer's account and code are in it."""
        payer = Owner(self.payer_name, self.payer_code)
        return payer == Owner("", "") or same_customer(payer, customer)


def invoice_rows(tx: ReadTransaction, period: Period) -> Iterator[InvoiceRow]:
    """Yield every invoice and draft of a period, void invoices included, in order of issue."""
    columns = invoices.c
    query = select(invoices).where(columns.period == period)
    order = (columns.building_id, columns.position, columns.flat_id, columns.number)
    for row in tx.execute(query.order_by(*order)):
        yield invoice_row(row)


def buyer_names(tx: ReadTransaction, period: Period) -> dict[str, str]:
    """Return who a period's invoices are for: by number, and by flat for the live one."""
    columns = invoices.c
    query = (
        select(columns.number, columns.flat_id, columns.state, columns.buyer_name)
        .where(columns.period == period)
        .order_by(columns.state.in_(NOT_LIVE).desc())
    )
    names: dict[str, str] = {}
    for number, flat_id, _, name in tx.execute(query):
        names[flat_id] = name  # the live one comes last
        if number is not None:
            names[numbering.invoice_number(number)] = name
    return names


def find_invoice(tx: ReadTransaction, name: str, period: Period | None) -> InvoiceRow | None:
    """Return an invoice by its number, or a flat's of a period (default: its latest).

    Where a flat has no live invoice in the month, the last invoice that was taken back is
    returned: an older month's would be taken for the present month's.
    """
    if name.isascii() and name.isdigit() and len(name) <= numbering.NUMBER_DIGITS:
        row = tx.execute(_BY_NUMBER, {"number": int(name)}).first()
        if row is not None:
            return invoice_row(row)
    columns = invoices.c
    query: Select[Any] = select(invoices).where(columns.flat_id == name)
    if period is not None:
        query = query.where(columns.period == period)
    order = (columns.period.desc(), columns.state.in_(NOT_LIVE), columns.id.desc())
    row = tx.execute(query.order_by(*order).limit(1)).first()
    return None if row is None else invoice_row(row)


_BY_NUMBER: Select[Any] = select(invoices).where(invoices.c.number == bindparam("number"))


def buyer_of(tx: ReadTransaction, invoice_id: int) -> Buyer:
    """Return who an invoice is for."""
    values = {"invoice_id": invoice_id}
    return tx.once(("buyer", invoice_id), lambda: Buyer(*tx.rows(_BUYER, values)[0]))


_BUYER: Select[*tuple[Any, ...]] = select(
    *(invoices.c[f"buyer_{name}"] for name in fields_of(Buyer))
).where(invoices.c.id == bindparam("invoice_id"))


def notices_of(tx: ReadTransaction, invoice_id: int) -> tuple[Notice, ...]:
    """Return the notices of one invoice."""
    notices: tuple[Notice, ...] = tx.rows(_NOTICES, {"invoice_id": invoice_id})[0].notices
    return notices


_NOTICES = select(invoices.c.notices).where(invoices.c.id == bindparam("invoice_id"))


def invoice_lines_of(tx: ReadTransaction, invoice_id: int) -> tuple[InvoiceLine, ...]:
    """Return the lines of one invoice."""
    return lines_of(tx, [invoice_id]).get(invoice_id, ())


def placed_bytes(tx: ReadTransaction, held: Documents, row_id: int) -> list[PlacedBytes]:
    """Return every file an invoice or credit note went into, earliest attempt first."""
    places = [PlacedBytes(*row) for row in tx.rows(_places_of(held), {"row_id": row_id})]
    coded = {place.file_id for place in places if place.fail_code is not None}
    by_word = bank_words.unanswered(tx, coded)
    return [replace(place, by_word=place.file_id in by_word) for place in places]


@cache
def _places_of(held: Documents) -> Select[*tuple[Any, ...]]:
    attempts = held.attempts.c
    columns = [
        *(files.c[name] for name in ("file_id", "name", "bank", "period")),
        attempts.offset,
        attempts.length,
        files.c.state,
        *(attempts[name] for name in ("fail_code", "payer_name", "payer_code")),
    ]
    return (
        select(*columns)
        .join(files, files.c.file_id == attempts.file_id)
        .where(held.attempt_of == bindparam("row_id"))
        .order_by(attempts.attempt)
    )


def lines(tx: ReadTransaction, period: Period) -> Iterator[tuple[str, InvoiceLine]]:
    """Yield the lines of every live invoice and draft of a period with their flat."""
    columns = invoices.c
    query = (
        select(columns.flat_id)
        .where(columns.period == period, columns.state.not_in(NOT_LIVE))
        .order_by(columns.building_id, columns.position, columns.flat_id)
    )
    for row, own in with_lines(tx, query):
        for line in own:
            yield row.flat_id, line


def posted_documents(tx: ReadTransaction, period: Period) -> Iterator[PostedDocument]:
    """Yield the invoices of a period, then its credit notes; what is void is in no account.

    A credited invoice is among them, for its credit note takes it back.
    """
    columns, notes = invoices.c, credit_notes.c
    issued = (
        select(columns.number, columns.issue_date)
        .where(columns.period == period, columns.state.in_(COUNTING))
        .order_by(columns.number)
    )
    for row, own in with_lines(tx, issued):
        yield PostedDocument(numbering.invoice_number(row.number), row.issue_date, own)
    noted = (
        select(notes.number, notes.issue_date, columns.number.label("cancels"))
        .join(invoices, columns.id == notes.invoice_id)
        .where(notes.period == period, notes.state != InvoiceState.VOID)
        .order_by(notes.number)
    )
    for row, own in with_lines(tx, noted):
        number, cancels = map(numbering.invoice_number, (row.number, row.cancels))
        yield PostedDocument(number, row.issue_date, own, cancels)


def vat_of_period(tx: ReadTransaction, period: Period) -> Iterator[tuple[VatTotal, int]]:
    """Yield net and VAT per rate and kind, and how many have it: invoices, then credit notes.

    VAT is the sum of what the documents say, each rounded by itself; credit notes have their own
    rows, with negative sums.
    """
    sums: dict[tuple[bool, int, VatKind], list[int]] = {}
    for document in posted_documents(tx, period):
        sign = -1 if document.cancels else 1
        for percent, kind, net, vat_cents in vat.totals(document.lines):
            total = sums.setdefault((bool(document.cancels), percent, kind), [0, 0, 0])
            total[0] += sign * net
            total[1] += sign * vat_cents
            total[2] += 1
    for (_, percent, kind), (net, vat_sum, count) in sorted(sums.items()):
        yield VatTotal(percent, kind, net, vat_sum), count


def invoice_row(row: Row[Any]) -> InvoiceRow:
    """Return an invoice of a row with the columns of its table."""
    return InvoiceRow(
        id=row.id,
        flat_id=row.flat_id,
        building_id=row.building_id,
        period=row.period,
        invoice_number="" if row.number is None else numbering.invoice_number(row.number),
        bank=row.bank,
        net_cents=row.net_cents,
        vat_cents=row.vat_cents,
        total_cents=row.total_cents,
        balance_cents=row.balance_begin_cents - row.paid_cents,
        to_pay_cents=row.to_pay_cents,
        state=str(row.state),
        issue_date=row.issue_date,
        due_date=row.due_date,
    )
