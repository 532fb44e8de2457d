"""Entries of one customer's account, as the customer may see it: nothing of others is loaded."""

import datetime as dt

from sqlalchemy import select

from einvoice.core.accounts import AccountEntry
from einvoice.core.period import Period
from einvoice.store.customer_accounts import document_entries, opening_entry, payment_entries
from einvoice.store.customer_spans import CustomerSpan, named_in
from einvoice.store.input_tables import balances
from einvoice.store.payment_tables import payment_shares
from einvoice.store.refunds import refunds_of_customer
from einvoice.store.span_conditions import is_theirs
from einvoice.store.transactions import ReadTransaction


def entries_of_span(
    tx: ReadTransaction, span: CustomerSpan, opening: Period | None, opening_date: dt.date
) -> list[AccountEntry]:
    """Return the entries of a customer's account, in no order; arguments as of `entries_of`.

    As `customer_accounts.entries_of` has them, but for invoices to a buyer whom no row of the flat
    names any more: they are shown to nobody.
    """
    shares = payment_shares.c
    paid = (shares.flat_id == span.key.flat_id) & (shares.customer_from == span.since)
    entries = [
        *(entry for _, entry in document_entries(tx, is_theirs(span))),
        *(entry for _, entry in payment_entries(tx, paid)),
        *(row.entry for row in refunds_of_customer(tx, span.key) if not row.is_cancelled),
    ]
    if opening is not None:
        older = sum(entry.cents for entry in entries if entry.day < opening_date)
        cents = _opening_cents(tx, span, opening) - older
        if cents:
            entries.append(opening_entry(opening_date, cents))
    return entries


def _opening_cents(tx: ReadTransaction, span: CustomerSpan, opening: Period) -> int:
    """Return the imported balance of a period that is the customer's: by name, or by the day."""
    columns = balances.c
    named = [*named_in(span), *([""] if span.covers(opening.last_day) else [])]
    query = select(columns.balance_begin_cents, columns.paid_cents).where(
        columns.flat_id == span.key.flat_id,
        columns.period == opening,
        columns.customer_code.in_(named),
    )
    row = tx.execute(query).first()
    return 0 if row is None else row.balance_begin_cents - row.paid_cents
