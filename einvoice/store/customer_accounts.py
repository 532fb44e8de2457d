"""Entries of customers' accounts: invoices, credit notes, opening debts, payments and returns."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select

from einvoice.core.account_keys import AccountKey, key_of_buyer, key_of_day
from einvoice.core.accounts import AccountEntry, EntryKind
from einvoice.core.invoices import ISSUED_STATES, InvoiceState
from einvoice.core.ownership import Owner
from einvoice.core.payment_matching import Share
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.core.refunds import entry_of_share
from einvoice.store.batches import in_batches
from einvoice.store.credit_note_tables import IS_LIVE, credit_notes
from einvoice.store.input_tables import balances, customers
from einvoice.store.payment_tables import payment_shares, payments
from einvoice.store.refund_tables import refunds
from einvoice.store.refunds import refunds_of_flats
from einvoice.store.rows import select_rows
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction

Entries = dict[AccountKey, list[AccountEntry]]

_OF_INVOICE = (
    invoices.c.id,
    invoices.c.flat_id,
    invoices.c.period,
    invoices.c.number,
    invoices.c.issue_date,
    invoices.c.due_date,
    invoices.c.total_cents,
    invoices.c.buyer_name,
    invoices.c.buyer_code,
)
COUNTING = (*ISSUED_STATES, InvoiceState.CREDITED)
_OPENING = "opening"


def entries_of(
    tx: ReadTransaction, flat_ids: Iterable[str], opening: Period | None, opening_date: dt.date
) -> Entries:
    """Return the entries of the accounts of some flats, in no order.

    ``opening`` is the period whose imported balances are the debts at the beginning of
    ``opening_date``; None = there are none. What is older than that day is in them: the entry of
    the opening is what is missing to the imported balance.
    """
    entries: Entries = defaultdict(list)
    for batch in in_batches(sorted(set(flat_ids))):
        people = _customers(tx, batch)
        of_batch: Entries = defaultdict(list)
        for key, entry in (
            *_documents(tx, batch, people),
            *payment_entries(tx, payment_shares.c.flat_id.in_(batch)),
            *((r.key, r.entry) for r in refunds_of_flats(tx, batch) if not r.is_cancelled),
        ):
            of_batch[key].append(entry)
        if opening is not None:
            _open(of_batch, _openings(tx, batch, people, opening), opening_date)
        entries |= of_batch
    return entries


def flats_of_invoices(tx: ReadTransaction, period: Period) -> dict[str, str]:
    """Return the flats of a period's invoices that count, by number."""
    columns = invoices.c
    query = select(columns.number, columns.flat_id).where(
        columns.period == period, columns.state.in_(COUNTING)
    )
    return {str(number): flat_id for number, flat_id in tx.execute(query)}


def in_accounts() -> ColumnElement[bool]:
    """Return whether a share is an entry of its account: the debit of a refund is none."""
    shares = payment_shares.c
    return ~((shares.cents < 0) & shares.names.in_(select(refunds.c.refund_id)))


def _open(entries: Entries, openings: dict[AccountKey, int], day: dt.date) -> None:
    """Add to each account what makes the imported balance of what is older than a day."""
    for key in {*entries, *openings}:
        older = sum(entry.cents for entry in entries.get(key, ()) if entry.day < day)
        cents = openings.get(key, 0) - older
        if cents:
            entries[key].append(opening_entry(day, cents))


def opening_entry(day: dt.date, cents: int) -> AccountEntry:
    """Return the entry of the debt (positive) or credit at the beginning of a day."""
    return AccountEntry(day, EntryKind.OPENING, _OPENING, cents)


def _customers(tx: ReadTransaction, flat_ids: Sequence[str]) -> dict[str, list[Customer]]:
    people: dict[str, list[Customer]] = {flat_id: [] for flat_id in flat_ids}
    for row in select_rows(tx, Customer, customers.c.flat_id.in_(flat_ids)):
        people[row.flat_id].append(row)
    return people


def _documents(
    tx: ReadTransaction, flat_ids: Sequence[str], people: dict[str, list[Customer]]
) -> Iterator[tuple[AccountKey, AccountEntry]]:
    columns = invoices.c
    counting = columns.flat_id.in_(flat_ids) & columns.state.in_(COUNTING)
    for row, entry in document_entries(tx, counting):
        buyer = Owner(row.buyer_name, row.buyer_code)
        yield (
            key_of_buyer(row.flat_id, people[row.flat_id], buyer, row.period.last_day),
            entry,
        )


def document_entries(
    tx: ReadTransaction, counting: ColumnElement[bool]
) -> Iterator[tuple[Row[Any], AccountEntry]]:
    """Yield entries of invoices and of their credit notes, each with the invoice's row.

    Void invoices and notes are in no account: ``counting`` leaves the invoices out.
    """
    columns, notes = invoices.c, credit_notes.c
    live = (notes.invoice_id == columns.id) & IS_LIVE
    note = notes.issue_date.label("note_date"), notes.number.label("note_number")
    query: Select[Any] = (
        select(*_OF_INVOICE, *note)
        .select_from(invoices)
        .outerjoin(credit_notes, live)
        .where(counting)
    )
    for row in tx.execute(query).all():
        number, cents = str(row.number), row.total_cents
        yield row, AccountEntry(row.issue_date, EntryKind.INVOICE, number, cents, row.due_date)
        if row.note_number is not None:
            kind, document = EntryKind.CREDIT_NOTE, str(row.note_number)
            yield row, AccountEntry(row.note_date, kind, document, -cents, names=(number,))


def _openings(
    tx: ReadTransaction,
    flat_ids: Sequence[str],
    people: dict[str, list[Customer]],
    opening: Period,
) -> dict[AccountKey, int]:
    """Return the imported balances of a period, each for whom it names.

    A balance that names nobody is of the customer whom the period's invoice goes to: who came
    between the period and the day of the opening debts owes nothing of it.
    """
    columns = balances.c
    query = select(balances).where(columns.flat_id.in_(flat_ids), columns.period == opening)
    openings = {}
    for row in tx.execute(query):
        rows = people[row.flat_id]
        named = Owner(row.customer_code, row.customer_code)
        key = (
            key_of_buyer(row.flat_id, rows, named, opening.last_day)
            if row.customer_code
            else key_of_day(row.flat_id, rows, opening.last_day)
        ) or AccountKey(row.flat_id, dt.date.min)
        openings[key] = row.balance_begin_cents - row.paid_cents
    return openings


def payment_entries(
    tx: ReadTransaction, which: ColumnElement[bool]
) -> Iterator[tuple[AccountKey, AccountEntry]]:
    """Yield payments and returns; a payment lowers the balance. A paid refund is there already."""
    query = (
        select(
            payment_shares,
            payments.c.booked_on,
            payments.c.cents.label("booked_cents"),
        )
        .join(payments, payments.c.payment_id == payment_shares.c.payment_id)
        .where(which)
    )
    for row in tx.execute(query).all():
        key = AccountKey.of(row.flat_id, row.customer_from)
        share = Share(str(key), row.cents, tuple(row.names.split()))
        entry = entry_of_share(row.payment_id, row.booked_on, row.booked_cents, share)
        if entry is not None:
            yield key, entry
