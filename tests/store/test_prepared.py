"""Queries asked of the driver alone: the same rows, and the same faults, as by SQLAlchemy."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Select, bindparam, func, literal, select
from sqlalchemy.exc import DatabaseError
from store_samples import BUILDING, CUSTOMER, FLAT, METER, READING, TARIFF

from einvoice.core.meters import Meter, Source, Window
from einvoice.core.period import Period
from einvoice.store.input_tables import buildings, metadata, readings, windows
from einvoice.store.prepared import Prepared
from einvoice.store.rows import TABLES, insert_rows, rows_among
from einvoice.store.store import Store

LATER = replace(READING, read_on=dt.date(2026, 11, 30), value_e3=15_000, source=Source.STAFF)
WINDOW = Window(Period(2026, 12), dt.date(2026, 12, 20), dt.date(2027, 1, 4))
ROWS = (BUILDING, FLAT, CUSTOMER, METER, READING, LATER, TARIFF, WINDOW)
OF_METER = (
    select(readings)
    .where(
        readings.c.meter_id == bindparam("meter_id"),
        readings.c.read_on >= bindparam("since"),
        readings.c.source != Source.REMOTE,
    )
    .order_by(readings.c.read_on.desc())
    .limit(1)
)


@pytest.fixture
def kept(store: Store) -> Store:
    """A store with a row of each kind."""
    with store.writing() as tx:
        for row in ROWS:
            insert_rows(tx, [row])
    return store


def test_rows_are_those_of_sqlalchemy(kept: Store) -> None:
    """Values, their types, names of columns and order; of every table that has a row."""
    queries: list[Select[*tuple[Any, ...]]] = [select(TABLES[type(row)]) for row in ROWS]
    with kept.reading() as tx:
        for query in queries:
            mine, theirs = tx.rows(query), tx.execute(query).all()
            assert len(mine) > 0
            assert list(mine) == [tuple(row) for row in theirs]
            assert [list(map(type, row)) for row in mine] == [list(map(type, r)) for r in theirs]
            assert mine[0]._asdict() == theirs[0]._asdict()


def test_columns_are_looked_at_once(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also those of a query all of whose values are as the driver gives them."""
    looked: list[object] = []
    look = Prepared._readers

    def counting(query: Prepared, description: Any) -> Any:
        looked.append(description)
        return look(query, description)

    monkeypatch.setattr(Prepared, "_readers", counting)
    query = select(buildings.c.building_id, buildings.c.city)
    with kept.reading() as tx:
        assert len([tx.rows(query) for _ in range(3)]) == 3
    assert len(looked) == 1


def test_each_time_with_its_own_values(kept: Store) -> None:
    """A value of the query's own is in it each time; a missing one is a fault, not NULL."""
    with kept.reading() as tx:
        for since, found in ((READING.read_on, LATER), (dt.date(2027, 1, 1), None)):
            row = tx.row(OF_METER, {"meter_id": READING.meter_id, "since": since})
            assert (None if row is None else row.read_on) == (found and found.read_on)
        assert tx.row(OF_METER, {"meter_id": "x", "since": READING.read_on}) is None
        with pytest.raises(KeyError, match="since"):
            tx.rows(OF_METER, {"meter_id": READING.meter_id})
        week = tx.row(
            select(windows).where(windows.c.period == bindparam("p")), {"p": WINDOW.period}
        )
        assert week is not None
        assert (week.period, week.last_day) == (WINDOW.period, WINDOW.last_day)


def test_a_text_that_depends_on_its_values_is_refused(kept: Store) -> None:
    """The list of an `in_` is written into the query each time."""
    listed = select(readings).where(readings.c.meter_id.in_(["a", "b"]))
    with kept.reading() as tx, pytest.raises(TypeError, match="prepared"):
        tx.rows(listed)


def test_a_fault_is_sqlalchemys_and_shows_no_value(kept: Store) -> None:
    """What a screen says of a database follows from its kinds of faults."""
    wrong = select(func.no_such_function(literal("a secret of somebody")).label("x"))
    with kept.reading() as tx, pytest.raises(DatabaseError) as fault:
        tx.rows(wrong)
    assert "no_such_function" in str(fault.value)
    assert "secret" not in str(fault.value)


def test_a_write_of_the_transaction_is_seen(kept: Store) -> None:
    """It is the transaction's own connection that is asked."""
    with kept.writing() as tx:
        insert_rows(tx, [replace(BUILDING, building_id="B2")])
        table = metadata.tables["buildings"]
        assert {row.building_id for row in tx.rows(select(table))} == {"B1", "B2"}


@pytest.mark.parametrize("count", [0, 1, 40_000])
def test_rows_of_ids_however_many_and_however_written(store: Store, count: int) -> None:
    """Those asked for alone; a quote, a comma or a letter beyond ASCII in an id is the id's."""
    odd = [replace(METER, meter_id=name) for name in ("'x'", 'a","b', "ūdens\\1")]
    with store.writing() as tx:
        insert_rows(tx, [METER, *odd])
    ids = [*(f"X{n}" for n in range(count)), *(meter.meter_id for meter in odd)] if count else []
    with store.reading() as tx:
        found = rows_among(tx, Meter, "meter_id", ids, place_id=METER.place_id)
        assert sorted(map(repr, found)) == (sorted(map(repr, odd)) if count else [])
        assert rows_among(tx, Meter, "meter_id", ids, place_id="elsewhere") == []
