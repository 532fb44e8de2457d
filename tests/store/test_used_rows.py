"""Which changes of imported rows an issued period forbids."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from changed_rows import (
    CASES,
    CHARGE,
    COST,
    DAY,
    METHOD,
    STRANGER,
    SUBSCRIPTION,
)
from sqlalchemy import event, func, insert, select, update
from store_samples import BUILDING, FLAT, METER, PERIOD, READING, TARIFF, house

from einvoice.core.balances import Balance
from einvoice.core.credit_notes import charge_id
from einvoice.core.invoices import InvoiceState
from einvoice.core.meters import Meter, PlaceKind, Reading, Window
from einvoice.core.methods import Key
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.core.used_invoices import UsedInvoices
from einvoice.store import issuing
from einvoice.store.credit_notes import issue_credit_notes, make_void
from einvoice.store.drafts import ready, save_drafts
from einvoice.store.guards import thawed
from einvoice.store.known import Known
from einvoice.store.rows import insert_rows
from einvoice.store.store import Store
from einvoice.store.tables import invoice_lines, invoices
from einvoice.store.withdrawals import issued_by_number


@pytest.fixture
def issued(store: Store) -> Store:
    """A store in which flats B1-0 and B1-1 are issued for October 2026."""
    with store.writing() as tx:
        insert_rows(tx, [replace(FLAT, flat_id=flat) for flat in ("B1-0", "B1-1")])
        insert_rows(tx, [replace(METER, place_id="B1-0")])
        save_drafts(tx, PERIOD, [ready(house("B1", 2))])
        issuing.issue_drafts(tx, PERIOD, DAY(2026, 11, 5), DAY(2026, 11, 30))
    return store


@pytest.mark.parametrize(("name", "old", "new", "used"), CASES, ids=[case[0] for case in CASES])
def test_rows_that_an_issued_period_used_are_bound(
    issued: Store, name: str, old: object, new: object, *, used: bool
) -> None:
    """A change that would alter what an issued period used is found, any other is not."""
    del name
    if isinstance(old, Meter) and isinstance(new, Meter):
        old, new = replace(old, place_id="B1-0"), replace(new, place_id="B1-0")
    assert used_by(issued, old, new) == (PERIOD if used else None)


def used_by(store: Store, old: object | None, new: object) -> Period | None:
    """Return the first issued period that the change would alter."""
    return min((one.period for one in altered(store, old, new)), default=None)


def altered(store: Store, old: object | None, new: object) -> list[UsedInvoices]:
    """Return what the store says of a new row or a correction."""
    with store.reading() as tx:
        known = Known(tx, frozenset(), frozenset())
        return known.used_by(type(new), old, new)


def test_the_issued_invoices_are_told_by_state(issued: Store) -> None:
    """Counted by state and way, with the building where they are of one, and the first numbers."""
    dear = replace(TARIFF, price_net_e6=1)
    (both,) = altered(issued, TARIFF, dear)
    assert (both.state, both.has_bank, both.count) == (InvoiceState.ISSUED, False, 2)
    assert (both.building_id, both.numbers) == ("B1", (26110000001, 26110000002))
    with issued.writing() as tx:
        save_drafts(tx, PERIOD, [ready(house("B2", 5))])
        issuing.issue_drafts(tx, PERIOD, DAY(2026, 11, 5), DAY(2026, 11, 30))
        of_seb = update(invoices).where(invoices.c.number == 26110000001)
        tx.execute(of_seb.values(bank="seb", state=InvoiceState.ACCEPTED))
    first, others = altered(issued, TARIFF, dear)
    assert (first.state, first.has_bank, first.count) == (InvoiceState.ACCEPTED, True, 1)
    assert (others.count, others.building_id) == (6, "")
    assert others.numbers == (26110000002, 26110000003, 26110000004)
    with issued.writing() as tx:
        old = issued_by_number(tx, 26110000001)
        assert old is not None
        (note,) = issue_credit_notes(tx, [old], DAY(2026, 11, 6), "x")
    assert [one.credit_note for one in altered(issued, TARIFF, dear)] == [True, False]
    with issued.writing() as tx:
        make_void(tx, note.number, "x")
    assert [one.credit_note for one in altered(issued, TARIFF, dear)] == [False, False]


LATE: list[tuple[str, object, bool]] = [
    ("reading of the issued window", replace(READING, read_on=DAY(2026, 11, 1)), True),
    ("reading of the next window", replace(READING, read_on=DAY(2026, 11, 30)), False),
    ("reading that no window holds", replace(READING, read_on=DAY(2026, 10, 12)), True),
    ("cost of the issued period", COST, True),
    ("cost of the next", replace(COST, period=PERIOD.next), False),
    ("cost of another building", replace(COST, building_id="B2"), False),
    ("charge of the issued period", CHARGE, True),
    ("charge of a flat not issued", replace(CHARGE, flat_id="B1-9"), False),
    ("balance of the issued period", Balance("B1-0", PERIOD, 0, 0), True),
    ("tariff since before", replace(TARIFF, service="new"), True),
    ("tariff since after", replace(TARIFF, valid_from=DAY(2026, 11, 1)), False),
    ("flat in an issued building", replace(FLAT, flat_id="B1-9"), True),
    ("flat from the next month on", replace(FLAT, valid_from=DAY(2026, 11, 1)), False),
    ("flat of another building", replace(FLAT, building_id="B2"), False),
    ("customer of a held flat", STRANGER, False),
    ("meter installed within", replace(METER, meter_id="M2", place_id="B1-0"), True),
    (
        "meter installed after",
        replace(METER, meter_id="M2", place_id="B1-0", installed_on=DAY(2026, 11, 9)),
        False,
    ),
    ("building", replace(BUILDING, building_id="B3"), False),
    ("subscription", SUBSCRIPTION, False),
]


@pytest.mark.parametrize(("name", "row", "used"), LATE, ids=[case[0] for case in LATE])
def test_rows_that_come_too_late_are_found(
    issued: Store, name: str, row: object, *, used: bool
) -> None:
    """What an issued period would have used cannot come after it: it would never be billed."""
    del name
    assert used_by(issued, None, row) == (PERIOD if used else None)


def test_a_window_of_ones_own_decides_which_month_a_reading_closes(issued: Store) -> None:
    """A window to the 3rd makes a reading of the 3rd one of the issued month."""
    late = replace(READING, read_on=DAY(2026, 11, 3))
    assert used_by(issued, None, late) is None
    with issued.writing() as tx:
        insert_rows(tx, [Window(PERIOD, DAY(2026, 10, 30), DAY(2026, 11, 3))])
    assert used_by(issued, None, late) == PERIOD


def test_an_invoice_taken_back_by_lines_binds_no_price(issued: Store) -> None:
    """Looked up by the id of its line; a charge of a person may have any id, and says nothing."""
    changed = replace(TARIFF, price_net_e6=1)
    with issued.reading() as tx:
        numbers = sorted(tx.scalars(select(invoices.c.number)))
    strange = replace(CHARGE, charge_id=charge_id("9" * 25, 1))
    with issued.writing() as tx:
        insert_rows(tx, [strange])
    assert used_by(issued, TARIFF, changed) == PERIOD
    lines = [
        replace(CHARGE, charge_id=charge_id(invoice_number(number), 1), period=PERIOD.next)
        for number in numbers
    ]
    with issued.writing() as tx:
        insert_rows(tx, lines)
    assert used_by(issued, TARIFF, changed) is None


@pytest.mark.parametrize("shared", ["nothing", "house meter", "cost by consumption"])
def test_a_flats_reading_is_the_houses_where_it_is_shared_out(issued: Store, shared: str) -> None:
    """The m3 of a held flat went into its neighbours' shares; alone they bind nobody."""
    own = replace(METER, meter_id="M9", place_id="B1-9")
    late = replace(READING, meter_id="M9")
    house_meter = replace(METER, meter_id="H", place_kind=PlaceKind.BUILDING, place_id="B1")
    rows: dict[str, list[object]] = {
        "nothing": [],
        "house meter": [house_meter],
        "cost by consumption": [replace(METHOD, key=Key.CONSUMPTION)],
    }
    with issued.writing() as tx:
        insert_rows(tx, [replace(FLAT, flat_id="B1-9")])
        insert_rows(tx, [own])
        if rows[shared]:
            insert_rows(tx, rows[shared])
    bound = None if shared == "nothing" else PERIOD
    assert used_by(issued, None, late) == bound
    assert used_by(issued, late, replace(late, value_e3=1)) == bound


NEW_METER = replace(METER, meter_id="M2", place_id="B1-0")
REMOVED = replace(METER, place_id="B1-0", removed_on=DAY(2026, 10, 9), end_value_e3=1)
HOUSE_METER = replace(METER, meter_id="H", place_kind=PlaceKind.BUILDING, place_id="B1")


@pytest.mark.parametrize(
    ("old", "new", "counts_from"),
    [
        pytest.param(None, READING, PERIOD.next, id="reading"),
        pytest.param(READING, replace(READING, value_e3=1), PERIOD.next, id="corrected reading"),
        pytest.param(None, NEW_METER, PERIOD.next, id="new meter of a flat"),
        pytest.param(replace(METER, place_id="B1-0"), REMOVED, PERIOD.next, id="removal"),
        pytest.param(REMOVED, replace(REMOVED, place_id="B1-1"), None, id="moved to another flat"),
        pytest.param(None, HOUSE_METER, None, id="first meter of a building"),
        pytest.param(None, TARIFF, None, id="tariff"),
    ],
)
def test_from_when_a_late_row_counts(
    issued: Store, old: object | None, new: object, counts_from: Period | None
) -> None:
    """From the month after the last issued one; what may not come late is refused as ever."""
    with issued.reading() as tx:
        known = Known(tx, frozenset(), frozenset())
        assert known.counts_from(old, new) == counts_from


def test_a_second_meter_of_a_building_may_come_late(issued: Store) -> None:
    """It took over from one that is known: the house was measured all the time."""
    with issued.writing() as tx:
        insert_rows(tx, [HOUSE_METER])
        known = Known(tx, frozenset(), frozenset())
        assert known.counts_from(None, replace(HOUSE_METER, meter_id="H2")) == PERIOD.next


def test_a_late_reading_reads_no_invoice_of_another_building(issued: Store) -> None:
    """A file of late readings of a large company: each asks the index for its own building."""
    plans: list[str] = []
    with issued.reading() as tx:
        if tx.dialect != "sqlite":
            pytest.skip("the plan of a small table says nothing there")
        known = Known(tx, frozenset(), frozenset())

        def explain(connection: Any, cursor: Any, statement: str, values: Any, *_: Any) -> None:
            del connection
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values)
            plans.extend(row[3] for row in cursor.fetchall())

        event.listen(tx._connection, "before_cursor_execute", explain)
        assert known.used_by(Reading, None, READING)
        assert known.counts_from(None, READING) == PERIOD.next
    of_invoices = [plan for plan in plans if " invoices " in plan]
    by_flat = "SEARCH invoices USING INDEX invoices_by_flat (flat_id=? AND period=?)"
    by_building = "SEARCH invoices USING INDEX invoices_by_building (period=? AND building_id=?)"
    by_state = "SEARCH invoices USING INDEX invoices_by_state (state=?)"
    assert set(of_invoices) <= {by_flat, by_building, by_state}
    assert by_flat in of_invoices


DAYS_AROUND_A_WINDOW = [DAY(2026, 10, 28) + dt.timedelta(days) for days in range(8)]


@pytest.mark.parametrize("day", DAYS_AROUND_A_WINDOW, ids=str)
def test_days_of_a_replacement_around_a_window(issued: Store, day: dt.date) -> None:
    """An end value is late to the window's last day, a start value to the month's, as a reading."""
    old = replace(METER, place_id="B1-0")
    end = replace(old, removed_on=day, end_value_e3=1)
    assert bool(used_by(issued, old, end)) is (day <= DAY(2026, 11, 1))
    assert bool(used_by(issued, None, replace(READING, read_on=day))) is (day <= DAY(2026, 11, 1))
    start = replace(NEW_METER, installed_on=day)
    assert bool(used_by(issued, None, start)) is (day <= DAY(2026, 10, 31))


def test_what_a_restored_month_was_issued_with_is_taken_as_on_time(issued: Store) -> None:
    """Where only sums are known, the readings they were made of are imported anew."""
    late = replace(READING, value_e3=1)
    assert used_by(issued, READING, late) == PERIOD
    with issued.writing() as tx, thawed(tx, "a restore"):
        archived = func.replace(invoice_lines.c.lines, '"",[],""', '"archived",[],""')
        assert tx.execute(update(invoice_lines).values(lines=archived)).rowcount == 2
    assert used_by(issued, READING, late) is None
    assert used_by(issued, replace(METER, place_id="B1-0"), REMOVED) is None
    assert used_by(issued, HOUSE_METER, replace(HOUSE_METER, start_value_e3=1)) is None
    assert used_by(issued, COST, replace(COST, amount_net_cents=1)) == PERIOD


def test_what_was_issued_anew_after_a_restore_is_known(issued: Store) -> None:
    """The void invoice that it replaces has sums alone; a later reading is late all the same."""
    of_flat, columns = invoices.c.flat_id == "B1-0", invoices.c
    with issued.writing() as tx, thawed(tx, "a restore"):
        old = dict(tx.execute(select(invoices).where(of_flat)).one()._mapping)
        of_old = invoice_lines.c.invoice_id == old["id"]
        lines = dict(tx.execute(select(invoice_lines).where(of_old)).one()._mapping)
        archived = func.replace(invoice_lines.c.lines, '"",[],""', '"archived",[],""')
        tx.execute(update(invoice_lines).values(lines=archived))
        tx.execute(update(invoices).where(columns.id == old["id"]).values(state=InvoiceState.VOID))
        tx.execute(insert(invoices).values(old | {"id": 900, "number": 900}))
        tx.execute(insert(invoice_lines).values(lines | {"invoice_id": 900}))
    assert used_by(issued, READING, replace(READING, value_e3=1)) == PERIOD


@pytest.mark.parametrize("row", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_before_issuing_everything_may_be_corrected(store: Store, row: object) -> None:
    """Drafts bind nothing."""
    with store.writing() as tx:
        insert_rows(tx, [METER])
        save_drafts(tx, PERIOD, [ready(house("B1", 2))])
    assert used_by(store, row, row) is None
    assert used_by(store, None, row) is None
