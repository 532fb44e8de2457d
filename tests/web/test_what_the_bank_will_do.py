"""The invoice's page says what the bank does next: one sentence, by what is known of it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from portal_people import TODAY, PortalPeople, portal_context
from portal_server import Browser, listening
from sqlalchemy import Table, delete, insert, select, text, update

from einvoice.core.applications import Action
from einvoice.core.invoices import InvoiceState
from einvoice.core.money import format_cents
from einvoice.store.application_tables import standing_orders
from einvoice.store.tables import e_invoices, invoices
from einvoice.web.app import portal_app
from jobs.context import Context

ACCOUNT_OF_ANOTHER = "LV33HABA5261548189983"
Facts = dict[str, Any]


@pytest.fixture(scope="module")
def invoice(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Context, Browser, str, Facts]]:
    """The invoice of October at its bank: the context, its owner, its page, and its row."""
    home = tmp_path_factory.mktemp("bank") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    place = f"/flats/{people.flat.flat_id}/invoices/{people.invoice_number}"
    number = invoices.c.number == int(people.invoice_number)
    with (
        portal_context(own) as portal,
        listening(portal_app(portal)) as address,
        own.company.context(TODAY) as context,
    ):
        with context.store.reading() as tx:
            row = dict(tx.execute(select(invoices).where(number)).one()._mapping)
        yield context, own.browser(address, "own"), place, row


def said(invoice: tuple[Context, Browser, str, Facts], table: Table, facts: Facts) -> str:
    """Return what the page says while the invoice, or what was sent of it, is of these facts."""
    context, browser, place, row = invoice
    named = table.c.id == row["id"] if table is invoices else table.c.invoice_id == row["id"]
    with context.store.writing() as tx:
        before = dict(tx.execute(select(table).where(named)).one()._mapping)
        set_facts(tx, update(table).where(named).values(facts))
    try:
        return browser.get(place).text
    finally:
        with context.store.writing() as tx:
            set_facts(tx, update(table).where(named).values({name: before[name] for name in facts}))


def set_facts(tx: Any, statement: Any) -> None:
    """Change an issued invoice, as nothing in the program does."""
    tx.execute(insert(invoices.metadata.tables["thawed"]).values(why="a test"))
    tx.execute(statement)
    tx.execute(text("DELETE FROM thawed"))


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"bank": ""}, "No e-invoice is ordered at a bank."),
        ({"state": InvoiceState.ISSUED}, "The invoice is not sent to"),
        ({"state": InvoiceState.RENDERED}, "The invoice is not sent to"),
        ({"state": InvoiceState.REJECTED}, "did not take the e-invoice"),
        ({"state": InvoiceState.SENT}, "Confirm the payment in the internet bank"),
        ({}, "Confirm the payment in the internet bank"),
    ],
    ids=["no bank", "issued", "rendered", "refused", "sent", "accepted"],
)
def test_by_the_state_of_the_invoice(
    invoice: tuple[Context, Browser, str, Facts], facts: Facts, sentence: str
) -> None:
    """And no other of the sentences."""
    assert sentence in said(invoice, invoices, {"state": InvoiceState.ACCEPTED} | facts)


def test_an_e_invoice_of_another_payer(invoice: tuple[Context, Browser, str, Facts]) -> None:
    """Who ordered it is not named."""
    other = {"payer_name": "Cits Maksātājs", "payer_code": "020290-11005"}
    page = said(invoice, e_invoices, other)
    assert "The e-invoice goes to another person at" in page
    assert "Cits" not in page


@pytest.mark.parametrize(
    ("short_by", "order", "sentence"),
    [
        (None, {}, "will pay this invoice by itself on"),
        (0, {}, "will pay this invoice by itself on"),
        (1, {}, "The limit of your standing order"),
        (None, {"end_date": dt.date(2026, 11, 29)}, "Confirm the payment"),
        (None, {"start_date": dt.date(2026, 12, 1)}, "Confirm the payment"),
        (None, {"action": Action.DELETE}, "Confirm the payment"),
        (None, {"payer_account": ACCOUNT_OF_ANOTHER}, "Confirm the payment"),
    ],
    ids=["no limit", "limit", "a cent short", "ended", "not begun", "taken back", "of another"],
)
def test_by_the_standing_order(
    invoice: tuple[Context, Browser, str, Facts], short_by: int | None, order: Facts, sentence: str
) -> None:
    """It pays where it is in force on the due date, for this account, up to its limit."""
    context, browser, place, row = invoice
    limit = None if short_by is None else row["to_pay_cents"] - short_by
    with context.store.writing() as tx:
        of_invoice = e_invoices.c.invoice_id == row["id"]
        account = tx.scalars(select(e_invoices.c.channel_address).where(of_invoice)).one()
        values = {
            "bank": row["bank"],
            "digest": "d" * 64,
            "answer_sha256": "a" * 64,
            "seller_reg_number": "49900001005",
            "action": Action.ADD,
            "service_id": row["flat_id"],
            "payer_account": account,
            "partial": False,
            "month_limit_cents": limit,
            "start_date": dt.date(2026, 1, 1),
            "end_date": None,
            "stamped_at": "2026-10-01",
        }
        tx.execute(insert(standing_orders).values(values | order))
    page = browser.get(place).text
    with context.store.writing() as tx:
        tx.execute(delete(standing_orders))
    assert sentence in page
    if short_by:
        assert f"is {format_cents(limit or 0)}\u00a0€, and the invoice is above it" in page
