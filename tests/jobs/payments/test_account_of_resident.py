"""The account as its customer sees it: the staff's account of that customer, and no other's."""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from carrying_company import CarryingCompany, entry
from mail_boxes import mail_boxes, mails_through
from reminded_residents import Reminders, address_of, move_all_in, on
from sample_company import Company
from sqlalchemy import update

from einvoice.core.account_keys import AccountKey, key_of_row
from einvoice.core.payment_states import PaymentState
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.core.reminders import WishKind
from einvoice.store.customer_accounts import entries_of
from einvoice.store.customer_spans import span_of
from einvoice.store.input_tables import customers
from einvoice.store.rows import select_rows
from einvoice.store.span_accounts import entries_of_span
from einvoice.store.span_invoices import live_in
from einvoice.texts.writing import written
from jobs.context import Context
from jobs.payments.rules import account_rules
from jobs.reminding.due import look
from jobs.residents.wishes import set_wishes
from jobs.views.resident_account import account_of
from jobs.views.resident_invoices import invoices_of
from jobs.views.resident_overview import overview_of

READ_ON = "2026-11-21"


@pytest.fixture
def paid(paid_october: CarryingCompany) -> CarryingCompany:
    """A company of which one flat paid, and one a part."""
    return paid_october


@pytest.fixture
def context(paid: CarryingCompany) -> Iterator[Context]:
    """The company on the day after the last statement."""
    with paid.company.context(READ_ON) as context:
        yield context


def key_of(context: Context, flat_id: str) -> AccountKey:
    """Return the key of a flat's present customer."""
    with context.store.reading() as tx:
        rows = select_rows(tx, Customer, customers.c.flat_id == flat_id)
    return key_of_row(flat_id, rows, max(rows, key=lambda row: row.valid_from))


def test_an_account_of_a_span_has_the_entries_of_the_account(
    paid: CarryingCompany, context: Context
) -> None:
    """Opening debts, invoices, payments: of each customer of the company."""
    rules = account_rules(context)
    kinds = set()
    for flat_id in paid.flats:
        key = key_of(context, flat_id)
        with context.store.reading() as tx:
            span = span_of(tx, key)
            assert span is not None
            theirs = entries_of_span(tx, span, rules.opening, rules.opening_date)
            accounts = entries_of(tx, [flat_id], rules.opening, rules.opening_date)
        order = sorted(theirs, key=lambda e: e.order)
        assert order == sorted(accounts.get(key, []), key=lambda e: e.order)
        kinds |= {str(row.kind) for row in theirs}
    assert kinds == {"opening", "invoice", "payment"}


def test_what_is_paid_is_said_with_its_day(paid: CarryingCompany, context: Context) -> None:
    """Paid, partly paid, unpaid; what is to be paid is what the account says."""
    states = {}
    for flat_id in paid.flats[3:6]:
        key = key_of(context, flat_id)
        listed, account = invoices_of(context, key), account_of(context, key)
        shown = overview_of(context, key)
        assert listed is not None
        assert account is not None
        assert shown is not None
        payment = listed.invoices[0].payment
        assert payment is not None
        states[flat_id] = payment.state
        assert listed.as_of == account.as_of == dt.date(2026, 11, 20)
        assert shown.to_pay_cents == account.open_cents == payment.open_cents
        assert shown.credit_cents == 0
        paid_more = replace(account, balances=((account.balances[-1][0], -5700),))
        assert replace(shown, account=paid_more).credit_cents == 5700
    assert list(states.values()) == [
        PaymentState.PAID,
        PaymentState.PARTLY_PAID,
        PaymentState.UNPAID,
    ]


def test_nothing_is_overdue_before_statements_say_so(
    paid: CarryingCompany, context: Context
) -> None:
    """Long after the due date, what may have been paid since the last statement is not overdue."""
    key = key_of(context, paid.flats[5])
    with paid.company.context("2027-01-20") as later:
        listed, account = invoices_of(later, key), account_of(later, key)
    assert listed is not None
    assert account is not None
    payment = listed.invoices[0].payment
    assert payment is not None
    assert (payment.state, account.overdue_cents) == (PaymentState.UNPAID, 0)
    assert account.as_of == dt.date(2026, 11, 20)


def test_an_invoice_of_a_buyer_without_a_row_is_shown_to_nobody(
    paid: CarryingCompany, tmp_path: Path
) -> None:
    """Where a customer's row is written over with another person, who sees none of the old."""
    company = paid.company.copied(paid.company.home, tmp_path / "home")
    with company.context(READ_ON) as context:
        key = key_of(context, paid.flats[3])
        other = update(customers).where(customers.c.flat_id == key.flat_id)
        with context.store.writing() as tx:
            tx.execute(other.values(name="Cits Cilvēks", code="010280-10003"))
        listed, account = invoices_of(context, key), account_of(context, key)
    assert listed is not None
    assert account is not None
    assert listed.invoices == ()
    assert [e for e, _ in account.balances if e.kind == "invoice"] == []


def begins(company: Company, flat_id: str, day: dt.date) -> None:
    """Let the time of a flat's customer begin on a day."""
    with company.context() as context, context.store.writing() as tx:
        own = update(customers).where(customers.c.flat_id == flat_id)
        tx.execute(own.values(valid_from=day))


def looked(company: Company, day: dt.date) -> list[str]:
    """Return the flats of which an account is added up in vain on a day."""
    with company.context(str(day)) as context, context.store.reading() as tx:
        seen = look(context, tx, 10, whole=True)
    assert (seen.due, seen.more) == ([], False)
    return [waiting.reminder.key.flat_id for waiting in seen.rest]


def let_wait(company: Company, paid: CarryingCompany, text: str) -> list[dict[str, Any]]:
    """Read a payment of 0.77 with a text, in a copy of a company; return what waits."""
    doubtful = entry("2026-11-21", 77)
    doubtful = replace(doubtful, parts=(replace(doubtful.parts[0], text=text),))
    going_on = CarryingCompany(company, _closing=dict(paid._closing))
    assert going_on.read("2026-11-21", "2026-11-22", [doubtful]).code == 3
    waiting: list[dict[str, Any]] = company.cli("payments", "--json").json["payments"]
    return waiting


def test_reminders_of_invoices_are_for_who_wishes_them_and_has_not_paid(
    paid: CarryingCompany, tmp_path: Path
) -> None:
    """A new invoice for two weeks, its due day from three days before; each once."""
    company = Company(tmp_path / "home")
    shutil.copytree(paid.company.home, company.home)
    whole, part, other = paid.flats[3:6]
    with company.context(READ_ON) as context, context.store.reading() as tx:
        span = span_of(tx, key_of(context, part))
        assert span is not None
        invoice = live_in(tx, span, Period(2026, 10))
    assert invoice is not None
    assert invoice.due_date is not None
    due, issued = invoice.due_date, dt.date.fromisoformat(str(invoice.issue_date))
    begins(company, part, dt.date(2026, 1, 1))
    users = dict(zip((whole, part, other), move_all_in(company, whole, part, other), strict=True))
    begins(company, part, dt.date(2025, 1, 1))  # an earlier row, told later: another key
    with company.context() as context:
        for flat_id in (whole, part):
            set_wishes(context, users[flat_id], [WishKind.INVOICE, WishKind.DUE])
    with mail_boxes() as boxes:
        mails_through(company, boxes)

        def told(day: dt.date) -> list[str]:
            before = len(boxes.taken)
            on(company, str(day))
            return sorted(boxes.addresses[before:])

        new = issued + dt.timedelta(days=14)
        assert told(new + dt.timedelta(days=1)) == []
        assert told(new) == sorted(map(address_of, (whole, part)))
        assert told(due - dt.timedelta(days=4)) == []
        (waiting,) = let_wait(company, paid, f"rek. {invoice.invoice_number}")
        assert told(due - dt.timedelta(days=3)) == [], "a payment waits that may be theirs"
        exclude = ("payments", "exclude", waiting["payment_id"], "--reason", "rent")
        assert company.cli(*exclude, today=str(due - dt.timedelta(days=3))).code == 0
        Reminders(company).let_time_pass()
        assert told(due - dt.timedelta(days=3)) == [address_of(part)]
        assert looked(company, due - dt.timedelta(days=3)) == []
        Reminders(company).let_time_pass()
        assert looked(company, due - dt.timedelta(days=2)) == [whole], "it may be unpaid again"
        assert told(due) == []
    body = boxes.taken[-1][1].get_content()
    assert written(str(due), "lv") in body
    assert "EUR" not in body
