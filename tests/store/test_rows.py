"""Imported rows: what goes in comes out, and a correction reaches exactly its row."""

import datetime as dt
import traceback
from dataclasses import fields, replace

import pytest
from changed_rows import CASES
from sqlalchemy.exc import IntegrityError
from store_samples import BUILDING, CUSTOMER, FLAT, METER, READING, TARIFF

from einvoice.core.meters import Reading
from einvoice.core.premises import Flat
from einvoice.store.known import Known
from einvoice.store.rows import TABLES, all_rows, insert_rows, key_fields, update_row
from einvoice.store.store import Store

ONE_OF_EACH = {type(case[1]): case[1] for case in CASES}


@pytest.mark.parametrize("row", ONE_OF_EACH.values(), ids=[kind.__name__ for kind in ONE_OF_EACH])
def test_rows_come_back_as_they_went_in(store: Store, row: object) -> None:
    """Every type, with open dates, fractions and enums."""
    with store.writing() as tx:
        insert_rows(tx, [row])
    with store.reading() as tx:
        assert all_rows(tx, type(row)) == [row]
        key = tuple(getattr(row, name) for name in key_fields(type(row)))
        known = Known(tx, frozenset(), frozenset())
        assert known.existing(type(row), [key]) == {key: row}


def test_tables_have_the_fields_of_their_rows() -> None:
    """A field without a column would be lost without a word."""
    for row_type, table in TABLES.items():
        assert {field.name for field in fields(row_type)} == set(table.columns.keys())


def test_a_correction_changes_its_row_alone(store: Store) -> None:
    """An open first day is a key like any other."""
    later = replace(FLAT, valid_from=dt.date(2026, 11, 1))
    closed = replace(FLAT, valid_to=dt.date(2026, 10, 31))
    with store.writing() as tx:
        insert_rows(tx, [FLAT, later])
        update_row(tx, closed)
        assert set(all_rows(tx, type(FLAT))) == {closed, later}


def test_a_correction_of_nothing_is_an_error(store: Store) -> None:
    """It would be lost without a word."""
    with pytest.raises(RuntimeError), store.writing() as tx:
        update_row(tx, BUILDING)


def test_parents_and_groups_are_found(store: Store) -> None:
    """Missing ids, and the rows of a group without their first day."""
    other = replace(TARIFF, valid_from=dt.date(2019, 1, 1), valid_to=dt.date(2019, 12, 31))
    with store.writing() as tx:
        for row in (BUILDING, FLAT, CUSTOMER, METER, READING, TARIFF, other):
            insert_rows(tx, [row])
        known = Known(tx, frozenset({"waste"}), frozenset({"seb"}))
        assert known.missing("building", ["B1", "B2"]) == {"B2"}
        assert known.missing("flat", ["B1-1", "X"]) == {"X"}
        assert known.missing("meter", ["B1-1-c", "X"]) == {"X"}
        assert known.missing("service", ["waste", "X"]) == {"X"}
        assert known.missing("bank", ["seb", "X"]) == {"X"}
        groups = known.same_group(type(TARIFF), [("waste", ""), ("lift", "")])
        assert {key: len(rows) for key, rows in groups.items()} == {("waste", ""): 2}


def test_a_refused_row_is_not_quoted(store: Store) -> None:
    """A name or a code may be in it, and errors are printed and kept in logs."""
    with pytest.raises(IntegrityError) as refused, store.writing() as tx:
        insert_rows(tx, [CUSTOMER, CUSTOMER])
    shown = "".join(traceback.format_exception(refused.value))
    assert CUSTOMER.name not in shown
    assert CUSTOMER.flat_id not in shown


def test_known_rows_are_those_of_the_keys_alone(store: Store) -> None:
    """Days between two that are asked for, other meters' days, and an open first day."""
    days = [dt.date(2026, month, 1) for month in range(1, 7)]
    rows = [replace(READING, meter_id=name, read_on=day) for name in "ab" for day in days]
    later = replace(FLAT, valid_from=dt.date(2026, 11, 1))
    with store.writing() as tx:
        insert_rows(tx, [*rows])
        insert_rows(tx, [FLAT, later])
        known = Known(tx, frozenset(), frozenset())
        wanted = [("a", days[0]), ("a", days[4]), ("b", days[2]), ("c", days[1])]
        assert set(known.existing(Reading, wanted)) == set(wanted[:3])
        open_first = (FLAT.flat_id, None)
        assert known.existing(Flat, [open_first]) == {open_first: FLAT}
        assert set(known.existing(Flat, [open_first, (FLAT.flat_id, later.valid_from)])) == {
            open_first,
            (FLAT.flat_id, later.valid_from),
        }
