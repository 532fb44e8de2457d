"""Drafts, numbers and the states of invoices."""

import datetime as dt
from dataclasses import replace

import pytest
import sqlalchemy as sa
from store_samples import PERIOD, draft, house

from einvoice.core.building_month import BuildingResult
from einvoice.core.invoices import InvoiceState
from einvoice.store import exports, issuing
from einvoice.store.drafts import DraftChange, ready, save_drafts
from einvoice.store.store import Store
from einvoice.store.tables import invoice_lines, invoices
from einvoice.store.transactions import WriteTransaction

ISSUE = dt.date(2026, 11, 5)
DUE = dt.date(2026, 11, 30)


def save(store: Store, *results: BuildingResult) -> list[DraftChange]:
    """Save what was calculated."""
    with store.writing() as tx:
        return save_drafts(tx, PERIOD, [ready(result) for result in results])


def rows(store: Store) -> list[exports.InvoiceRow]:
    """Return all invoices of the period."""
    with store.reading() as tx:
        return list(exports.invoice_rows(tx, PERIOD))


def issue(store: Store) -> tuple[int, int]:
    """Issue the drafts."""
    with store.writing() as tx:
        batch = issuing.issue_drafts(tx, PERIOD, ISSUE, DUE)
    return batch.first, batch.invoices


def test_saving_the_same_drafts_twice_changes_nothing(store: Store) -> None:
    """Only what changed is written, and it is said by how much."""
    assert len(save(store, house("B1", 3))) == 3
    assert save(store, house("B1", 3)) == []
    changed = replace(
        house("B1", 3), drafts=(*house("B1", 2).drafts, draft("B1-2", 2, net_cents=1))
    )
    assert save(store, changed) == [DraftChange("B1-2", 859, 1)]
    assert [row.net_cents for row in rows(store)] == [710, 710, 1]


def test_lines_that_an_earlier_version_wrote_otherwise_are_the_same(store: Store) -> None:
    """A recalculation compares what the record says, not how it is written."""
    save(store, house("B1", 2))
    with store.writing() as tx:
        columns = invoice_lines.c
        spaced = sa.func.replace(columns.lines, ",", ", ")
        tx.execute(sa.update(invoice_lines).values(lines=spaced))
    assert save(store, house("B1", 2)) == []
    with store.writing() as tx:
        other = sa.func.replace(columns.lines, "710", "709")
        tx.execute(sa.update(invoice_lines).values(lines=other))
    assert [change.flat_id for change in save(store, house("B1", 2))] == ["B1-0", "B1-1"]


def test_a_draft_of_a_flat_that_is_gone_goes(store: Store) -> None:
    """A flat that no longer needs an invoice loses its draft, with its lines."""
    save(store, house("B1", 3))
    assert save(store, house("B1", 2)) == [DraftChange("B1-2", 859, None)]
    with store.reading() as tx:
        assert len(list(exports.lines(tx, PERIOD))) == 2


def test_numbers_follow_building_and_flat_order_without_a_gap(store: Store) -> None:
    """Numbers are given by building, then flat order, whatever order drafts were saved in."""
    save(store, house("B2", 2))
    save(store, house("B10", 2), house("B1", 2, held=frozenset({1})))
    first, count = issue(store)
    assert (first, count) == (26110000001, 5)
    issued = {row.flat_id: row.invoice_number for row in rows(store)}
    assert issued == {
        "B1-0": "26110000001",
        "B1-1": "",
        "B10-0": "26110000002",
        "B10-1": "26110000003",
        "B2-0": "26110000004",
        "B2-1": "26110000005",
    }
    save(store, house("B1", 2))
    assert issue(store) == (26110000006, 1)


def test_numbers_begin_anew_each_month_of_issue(store: Store) -> None:
    """The sequence belongs to the month of issue, not to the period."""
    save(store, house("B1", 1))
    issue(store)
    with store.writing() as tx:
        save_drafts(tx, PERIOD.next, [ready(house("B1", 1))])
        december = dt.date(2026, 12, 4)
        given = issuing.issue_drafts(tx, PERIOD.next, december, dt.date(2026, 12, 31))
    assert (given.first, given.invoices) == (26120000001, 1)


def test_issued_invoices_are_frozen(store: Store) -> None:
    """A later calculation of the building touches no issued invoice."""
    save(store, house("B1", 2))
    issue(store)
    other = BuildingResult("B1", tuple(replace(d, net_cents=1) for d in house("B1", 2).drafts))
    assert save(store, other) == []
    assert save(store, BuildingResult("B1", ())) == []
    assert [(row.net_cents, row.state) for row in rows(store)] == [(710, "issued")] * 2


def test_the_database_refuses_a_second_live_invoice(store: Store) -> None:
    """One live invoice per flat and period is a constraint, not a check; void ones do not count."""
    save(store, house("B1", 1))

    def copy(tx: WriteTransaction, state: InvoiceState) -> None:
        row = tx.execute(sa.select(invoices)).first()
        assert row is not None
        values = {**row._mapping, "id": row.id + 100, "state": state}
        tx.execute(sa.insert(invoices).values(values))

    with pytest.raises(sa.exc.IntegrityError), store.writing() as tx:
        copy(tx, InvoiceState.ISSUED)
    with store.writing() as tx:
        copy(tx, InvoiceState.VOID)


def test_lines_come_back_as_they_went_in(store: Store) -> None:
    """Every field of a line survives the store, inputs and fractions of units too."""
    line = house("B1", 1).drafts[0].lines[0]
    line = line._replace(
        quantity_e3=-4579,
        unit_price_e4=None,
        estimated=True,
        opening_e3=1,
        closing_e3=2,
        rule="metered",
        inputs=(("reading", "ā 1"), ("x", "2")),
        text="Ķēde",
    )
    result = BuildingResult("B1", (replace(draft("B1-0", 0), lines=(line,)),))
    save(store, result)
    with store.reading() as tx:
        assert list(exports.lines(tx, PERIOD)) == [("B1-0", line)]
    assert save(store, result) == []
