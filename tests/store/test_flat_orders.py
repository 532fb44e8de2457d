"""Whose orders are, on each database: read at once, decided, kept when corrected, forgotten."""

import dataclasses
import datetime as dt

from application_samples import OTHER, application, subscription
from sqlalchemy import event, insert, select, update
from store_samples import PERIOD, house

from einvoice.core.applications import Action, ApplicationState, Cause
from einvoice.core.balances import Balance
from einvoice.core.invoices import InvoiceState
from einvoice.core.ownership import Owner
from einvoice.core.premises import Customer, CustomerKind
from einvoice.core.standing_orders import StandingOrder
from einvoice.core.subscriptions import Subscription
from einvoice.store import applications, purging, standing_orders
from einvoice.store.application_tables import imported_subscriptions, order_owners
from einvoice.store.applications import NewApplication
from einvoice.store.banks_of_flats import Sendable, drop_ended
from einvoice.store.drafts import ready, save_drafts
from einvoice.store.flat_orders import decide_owner, orders_of
from einvoice.store.former_customers import keep_theirs
from einvoice.store.rows import all_rows, insert_rows
from einvoice.store.store import Store
from einvoice.store.tables import invoices

CODE = "161175-19997"
OLD = Customer(
    "F", "Anna Paraudziņa", CustomerKind.PERSON, CODE, "", "lv", dt.date(2020, 1, 1),
    dt.date(2026, 10, 15),
)  # fmt: skip
NEW = dataclasses.replace(
    OLD, name="Zenta Jaunā", code="", valid_from=dt.date(2026, 10, 16), valid_to=None
)
FIRST = subscription("2026-01-01")


def test_ten_thousand_flats_are_read_in_a_few_statements(store: Store) -> None:
    """Three, however many flats there are; flats without rows have no orders."""
    with store.writing() as tx:
        insert_rows(tx, [OLD, NEW])
        insert_rows(tx, [FIRST])
        asked: list[str] = []
        event.listen(tx._connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
        found = orders_of(tx, ["F", "F", *(f"X{n}" for n in range(2_500))])
    assert len(asked) == 3
    assert found["F"].of(OLD) == (FIRST,)
    assert found["F"].of(NEW) == ()
    assert found["X1"].orders == found["nowhere"].orders == ()


def test_the_last_word_on_an_order_counts(store: Store) -> None:
    """A second decision replaces the first, and is that order's alone."""
    second = dataclasses.replace(FIRST, bank="C")
    with store.writing() as tx:
        insert_rows(tx, [OLD, NEW])
        insert_rows(tx, [FIRST, second])
        decide_owner(tx, [FIRST], Owner("Somebody", ""))
        decide_owner(tx, [FIRST], NEW, "heir")
        found = orders_of(tx, ["F"])["F"]
        assert tx.scalars(select(order_owners.c.reason)).all() == ["heir"]
    assert found.of(NEW) == (FIRST,)
    assert found.of(OLD) == (second,)


def test_what_was_kept_for_a_customer_stays_theirs_when_the_row_is_written_over(
    store: Store,
) -> None:
    """Orders and the balances of their months; a new spelling of the name changes nothing."""
    before, named = Balance("F", PERIOD.previous, 1, 0), Balance("F", PERIOD, 1, 0, "X")
    later = Balance("F", PERIOD.next, 1, 0)
    with store.writing() as tx:
        insert_rows(tx, [OLD])
        insert_rows(tx, [FIRST])
        insert_rows(tx, [before, named, later])
        keep_theirs(tx, [(OLD, dataclasses.replace(OLD, name="Anna Jaunā"))])
        assert not tx.scalars(select(order_owners.c.flat_id)).all()
        keep_theirs(tx, [(OLD, dataclasses.replace(OLD, name="B", code="")), (1, 2)])
        found = orders_of(tx, ["F"])["F"]
        kept = {row.period: row.customer_code for row in all_rows(tx, Balance)}
    assert found.owner(FIRST) == Owner(OLD.name, CODE)
    assert kept == {before.period: CODE, named.period: "X", later.period: ""}


def test_who_is_forgotten_takes_all_orders_along(store: Store) -> None:
    """From every table, before the customer's rows; the next customer's own stay."""
    own = Subscription("F", "B", OTHER, NEW.name, "", "", NEW.valid_from)
    by_bank = StandingOrder(
        seller_reg_number="49900001005",
        action=Action.ADD,
        service_id="F",
        payer_account=FIRST.channel_address,
        partial=False,
        month_limit_cents=None,
        start_date=dt.date(2026, 2, 1),
        end_date=None,
        stamped_at="2026-02-01",
    )
    theirs = dataclasses.replace(by_bank, payer_account=OTHER)
    last_day = OLD.valid_to or dt.date.max
    with store.writing() as tx:
        insert_rows(tx, [OLD, NEW])
        insert_rows(tx, [FIRST, own])
        decide_owner(tx, [FIRST], OLD)
        kept = {name: getattr(FIRST, name) for name in FIRST.__slots__}
        tx.execute(insert(imported_subscriptions).values(after="", **kept))
        standing_orders.keep_standing_orders(tx, "B", "0" * 64, [by_bank, theirs])
        late = application("CHG", "2026-11-20T10:00:00")
        digest = applications.digest_of(late)
        state, cause = ApplicationState.APPLIED, Cause.NONE
        new = NewApplication("B", digest, "0" * 64, late, state, cause, "F")
        applications.keep_application(tx, new)
        gone = purging.forget_ended(tx, last_day)
        assert gone.get("subscriptions") == gone.get("customers") == 0, "not before it has ended"
        gone = purging.forget_ended(tx, last_day + dt.timedelta(days=1))
        left = orders_of(tx, ["F"])["F"]
    one = ("customers", "subscriptions", "imported_subscriptions", "applications", "order_owners")
    assert {name: gone[name] for name in one} == dict.fromkeys(one, 1)
    assert gone["standing_orders"] == 1
    assert (left.orders, left.customers) == ((own,), (NEW,))


def test_an_issued_invoice_is_looked_at_once_more_before_it_goes_out(store: Store) -> None:
    """Where a flat has several customers or a decision; an order that goes on stays."""
    with store.writing() as tx:
        save_drafts(tx, PERIOD, [ready(house("B1", 3))])
        issued = {"state": InvoiceState.ISSUED, "bank": "B", "due_date": dt.date(2026, 11, 30)}
        tx.execute(update(invoices).values(issued))
        for place in range(3):
            flat_id = f"B1-{place}"
            buyer = dataclasses.replace(NEW, flat_id=flat_id, name="Synthetic Person")
            insert_rows(tx, [buyer])
            order = dataclasses.replace(FIRST, flat_id=flat_id, payer_name="", payer_code="")
            insert_rows(tx, [order])
            if place == 1:
                insert_rows(tx, [dataclasses.replace(OLD, flat_id=flat_id)])
            if place == 2:
                decide_owner(tx, [order], OLD)
        drop_ended(tx, PERIOD, Sendable(dt.date(2026, 11, 5), dt.date(2026, 11, 10)))
        banks = tx.scalars(select(invoices.c.bank).order_by(invoices.c.flat_id)).all()
    assert banks == ["B", "", ""]
