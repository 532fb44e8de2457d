"""Spans of customers: the account rules' own tenures, put into the conditions of queries."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import insert, select
from store_samples import BUILDING, CUSTOMER, FLAT

from einvoice.core.account_keys import AccountKey, key_of_buyer
from einvoice.core.invoices import InvoiceState
from einvoice.core.ownership import Owner
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.store.customer_spans import place_of, span_of
from einvoice.store.rows import insert_rows
from einvoice.store.span_conditions import is_theirs, shape_of, theirs, values_of
from einvoice.store.store import Store
from einvoice.store.tables import invoices

ANNA, BRUNO = "161175-19997", "010190-11004"
TODAY = dt.date(2026, 11, 20)


def row(name: str, code: str, first: str, last: str = "") -> Customer:
    """Return a customer row of the flat."""
    until = dt.date.fromisoformat(last) if last else None
    since = dt.date.fromisoformat(first)
    return replace(CUSTOMER, name=name, code=code, valid_from=since, valid_to=until)


PEOPLE = (
    row("Anna Liepa", ANNA, "2024-01-01", "2025-03-31"),
    row("Bruno Kalns", "", "2025-04-01", "2025-12-31"),
    row("Anna Ozola", ANNA.replace("-", ""), "2026-01-01", "2026-04-15"),
    row("Anna Ozola", ANNA, "2026-04-16", "2026-06-15"),
    row("Bruno Kalns", BRUNO, "2026-06-16"),
)
BOUGHT = (
    ("2023-12", "Anna Liepa", ANNA),  # before the first row: the first customer's
    ("2025-02", "Anna Liepa", ANNA),
    ("2025-03", "Anna Liepa", ANNA),
    ("2025-06", "Bruno Kalns", ""),
    ("2025-12", "Bruno Kalns", ""),
    ("2026-01", "Anna Ozola", ANNA),
    ("2026-05", "Anna Liepa", ANNA.replace("-", "")),
    ("2026-06", "Bruno Kalns", BRUNO),  # the month of the change is who was there at its end
    ("2026-07", "Anna Ozola", ANNA),  # told late: the invoice is whose name is on it
    ("2026-08", "Bruno Kalns", BRUNO),
    ("2026-09", "", ""),  # purged
)


@pytest.fixture
def sold(store: Store) -> Store:
    """A flat that was sold three times, once back to its first customer."""
    with store.writing() as tx:
        for rows in ([BUILDING], [FLAT], PEOPLE):
            insert_rows(tx, rows)
        sums = dict.fromkeys(
            "net_cents vat_cents total_cents balance_begin_cents paid_cents to_pay_cents".split(), 0
        )
        texts = dict.fromkeys(("email", "language", "address", "city", "postal_code"), "")
        tx.execute(
            insert(invoices),
            [
                {
                    "id": number,
                    "number": number,
                    "flat_id": FLAT.flat_id,
                    "building_id": "B1",
                    "period": Period.parse(period),
                    "position": 1,
                    "state": InvoiceState.ISSUED,
                    "bank": "",
                    "buyer_name": name,
                    "buyer_code": code,
                    "notices": (),
                    **sums,
                    **{f"buyer_{name}": text for name, text in texts.items()},
                }
                for number, (period, name, code) in enumerate(BOUGHT, 1)
            ],
        )
    return store


def test_each_invoice_is_in_the_span_that_its_account_begins(sold: Store) -> None:
    """Of all keys of the flat: as accounts have it, and what nobody's row names in none."""
    keys = {AccountKey(FLAT.flat_id, dt.date.fromisoformat(text)) for text in SINCE}
    in_spans: dict[str, AccountKey] = {}
    with sold.reading() as tx:
        for key in sorted(keys):
            span = span_of(tx, key)
            assert span is not None
            query = select(invoices.c.period).where(theirs(shape_of(span)))
            own = list(tx.execute(query, values_of(span)).scalars())
            assert own == list(tx.scalars(select(invoices.c.period).where(is_theirs(span))))
            for period in own:
                assert str(period) not in in_spans, "an invoice in two spans"
                in_spans[str(period)] = key
    expected = {
        period: key_of_buyer(FLAT.flat_id, PEOPLE, Owner(name, code), Period.parse(period).last_day)
        for period, name, code in BOUGHT
        if name
    }
    assert in_spans == expected
    assert set(expected.values()) == keys


SINCE = ("2024-01-01", "2025-04-01", "2026-01-01", "2026-06-16")


def test_a_span_ends_with_its_last_row(sold: Store) -> None:
    """Over rows of the same customer; a day in the middle of one begins none."""
    with sold.reading() as tx:
        ends = [
            span.until
            for text in SINCE
            if (span := span_of(tx, AccountKey(FLAT.flat_id, dt.date.fromisoformat(text))))
        ]
        assert span_of(tx, AccountKey(FLAT.flat_id, dt.date(2026, 4, 16))) is None
        assert span_of(tx, AccountKey("B1-2", dt.date(2024, 1, 1))) is None
        present = span_of(tx, AccountKey(FLAT.flat_id, dt.date(2026, 6, 16)))
    days = [dt.date(2025, 3, 31), dt.date(2025, 12, 31), dt.date(2026, 6, 15), None]
    assert ends == days
    assert present is not None
    assert (present.has_ended(TODAY), present.last_day(TODAY)) == (False, TODAY)


def test_an_open_row_ends_before_the_next_customer(store: Store) -> None:
    """Whoever is told to be there later has the days from then on."""
    rows = row("Anna Liepa", ANNA, "2024-01-01"), row("Bruno Kalns", "", "2026-06-16")
    with store.writing() as tx:
        insert_rows(tx, rows)
        span = span_of(tx, AccountKey(FLAT.flat_id, dt.date(2024, 1, 1)))
    assert span is not None
    assert (span.until, span.has_ended(TODAY)) == (dt.date(2026, 6, 15), True)
    assert span.last_day(TODAY) == dt.date(2026, 6, 15)


def test_a_flat_has_a_place(sold: Store) -> None:
    """Its latest number, and its building's address."""
    with sold.writing() as tx:
        insert_rows(tx, [replace(FLAT, number="1A", valid_from=dt.date(2026, 1, 1))])
        place, unknown = place_of(tx, FLAT.flat_id), place_of(tx, "B9-9")
    assert place is not None
    assert (place.number, place.building_id, place.address) == ("1A", "B1", BUILDING.address)
    assert unknown is None
