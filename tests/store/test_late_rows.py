"""Which readings and meters came late, kept and found again."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa
from store_samples import FLAT, METER, READING, open_store

from einvoice.core.late_rows import NOTHING_LATE, known_in
from einvoice.core.meters import LateMeter, LateReading, Meter, PlaceKind
from einvoice.core.period import Period
from einvoice.store import late_rows
from einvoice.store.migrate import upgrade
from einvoice.store.rows import insert_rows
from einvoice.store.store import Store

OCTOBER, NOVEMBER, DECEMBER = (Period(2026, month) for month in (10, 11, 12))
OWN = replace(METER, place_id=FLAT.flat_id)
REMOVED = replace(OWN, removed_on=dt.date(2026, 10, 9), end_value_e3=9000)
NEW = replace(OWN, meter_id="M2", installed_on=dt.date(2026, 10, 9))


def test_each_month_knows_what_it_knew(store: Store) -> None:
    """Of several changes before one month the first says what was before; later ones their own."""
    first, second, third = (replace(READING, value_e3=value) for value in (1, 2, 3))
    with store.writing() as tx:
        insert_rows(tx, [FLAT])
        insert_rows(tx, [REMOVED, NEW])
        for old, new, period in (
            (None, first, NOVEMBER),
            (first, second, NOVEMBER),
            (second, third, DECEMBER),
            (OWN, REMOVED, NOVEMBER),
            (None, NEW, DECEMBER),
        ):
            late_rows.keep(tx, old, new, period)
    meters = [REMOVED, NEW]
    with store.reading() as tx:
        late = late_rows.late_rows(tx, meters)
        assert late_rows.late_rows(tx, []) is NOTHING_LATE
    assert late.periods == [NOVEMBER, DECEMBER]
    knew: dict[Period, tuple[list[Meter], list[int]]] = {
        OCTOBER: ([OWN], []),
        NOVEMBER: ([REMOVED], [2]),
        DECEMBER: ([REMOVED, NEW], [3]),
    }
    for period, (known, values) in knew.items():
        found, readings = known_in(period, meters, {READING.meter_id: [third]}, late)
        assert list(found) == known
        assert [one.value_e3 for own in readings.values() for one in own] == values


def test_a_change_that_counts_from_earlier_leaves_what_issued_months_knew(store: Store) -> None:
    """A month was taken back after a row had come late: its correction counts from that month on.

    October was issued without the reading and with the old meter; so it stays.
    """
    first, second = (replace(READING, value_e3=value) for value in (1, 2))
    corrected = replace(REMOVED, end_value_e3=9500)
    with store.writing() as tx:
        insert_rows(tx, [FLAT])
        insert_rows(tx, [corrected])
        for old, new, period in (
            (None, first, DECEMBER),
            (first, second, NOVEMBER),
            (OWN, REMOVED, DECEMBER),
            (REMOVED, corrected, NOVEMBER),
        ):
            late_rows.keep(tx, old, new, period)
        late = late_rows.late_rows(tx, [corrected])
    assert late.periods == [NOVEMBER]
    for period, known, values in ((OCTOBER, OWN, []), (NOVEMBER, corrected, [2])):
        found, readings = known_in(period, [corrected], {READING.meter_id: [second]}, late)
        assert found == (known,)
        assert [one.value_e3 for own in readings.values() for one in own] == values


def test_what_came_late_for_a_month_is_told_with_it(store: Store) -> None:
    """Readings and acts by their day; those of other months, or counted already, are left out."""
    house = replace(OWN, meter_id="H", place_kind=PlaceKind.BUILDING, place_id=FLAT.building_id)
    other = replace(READING, read_on=dt.date(2026, 9, 15))
    of_house = replace(READING, meter_id="H", read_on=dt.date(2026, 11, 1))
    with store.writing() as tx:
        insert_rows(tx, [FLAT])
        insert_rows(tx, [REMOVED, house])
        for row in (other, of_house):
            late_rows.keep(tx, None, row, NOVEMBER, late_rows.OWN)
        late_rows.keep(tx, OWN, REMOVED, NOVEMBER, late_rows.OWN)
        late_rows.keep(tx, None, READING, DECEMBER)  # for its neighbours alone
        found = late_rows.told_since(tx, OCTOBER)
        assert [(one.building_id, one.flat_id, one.meter_id, str(one.day)) for one in found] == [
            (FLAT.building_id, "", "H", "2026-11-01"),
            (FLAT.building_id, FLAT.flat_id, OWN.meter_id, "2026-10-09"),
        ]
        assert {one.counts_from for one in found} == {NOVEMBER}
        assert len(late_rows.told_since(tx, OCTOBER.previous)) == 1
        assert late_rows.told_since(tx, NOVEMBER) == []


BEFORE_THE_TWO = (
    "INSERT INTO late_readings VALUES ('B1-1-c', '2026-10-31', '2026-11', 1234)",
    "INSERT INTO late_readings VALUES ('B1-1-c', '2026-11-30', '2026-12', NULL)",
    "INSERT INTO late_meters VALUES ('B1-1-c', '2026-11', {true}, '2026-06-30', NULL, 0, NULL, 5)",
    "INSERT INTO late_meters VALUES ('M2', '2026-12', {false}, NULL, NULL, NULL, NULL, NULL)",
)
WAITING = (
    "INSERT INTO late_readings VALUES ('M3', '2026-09-30', '2026-11', 5)",
    "INSERT INTO late_readings VALUES ('M3', '2026-09-30', '2026-12', 6)",
)


def _made(connection: sa.Connection, table: str, **values: object) -> None:
    """Insert a row at an earlier version's table; what is not named is empty."""
    columns = sa.Table(table, sa.MetaData(), autoload_with=connection).c
    lacking = [c for c in columns if not c.nullable and c.name not in values]
    row = {c.name: c.type.python_type() for c in lacking} | values
    named = {c.name: row[c.name] for c in columns if c.name in row}
    connection.execute(sa.insert(columns[0].table).values(named))


def test_a_flat_that_waits_while_this_version_is_installed_is_billed_what_is_known(
    tmp_path: Path, new_url: Callable[[Path], str]
) -> None:
    """September is issued, October and November to its neighbours alone: October knows the row."""
    (tmp_path / "data").mkdir()
    store = open_store(tmp_path / "data", new_url(tmp_path / "data"))
    upgrade(store._engine, "0016")
    day, flat_id = dt.date(2026, 6, 30), "B1-3"
    with store._engine.begin() as connection:
        _made(connection, "meters", meter_id="M3", place_kind="flat", place_id=flat_id,
              service="cold_water", serial="S", installed_on=day, digits=5)  # fmt: skip
        for number, (month, state) in enumerate(
            (("2026-09", "issued"), ("2026-10", "draft"), ("2026-11", "held"))
        ):
            _made(connection, "invoices", id=number, flat_id=flat_id, period=month, state=state)
        for statement in WAITING:
            connection.exec_driver_sql(statement)
    upgrade(store._engine)
    mine = replace(METER, meter_id="M3", place_id=flat_id)
    with store.reading() as tx:
        own, shared = (
            late_rows.late_rows(tx, [mine], where).readings["M3"]
            for where in (late_rows.OWN, late_rows.SHARED)
        )
    store.close()
    on = dt.date(2026, 9, 30)
    assert own == (LateReading("M3", on, OCTOBER, 5),)
    assert shared == (LateReading("M3", on, NOVEMBER, 5), LateReading("M3", on, DECEMBER, 6))


def test_what_an_earlier_version_kept_is_late_for_the_flat_and_its_neighbours(
    tmp_path: Path, new_url: Callable[[Path], str]
) -> None:
    """October and November are issued: their invoices go on to know what they knew."""
    (tmp_path / "data").mkdir()
    store = open_store(tmp_path / "data", new_url(tmp_path / "data"))
    upgrade(store._engine, "0016")
    truth = {"true": sa.true(), "false": sa.false()}
    words = {
        name: str(value.compile(dialect=store._engine.dialect)) for name, value in truth.items()
    }
    with store._engine.begin() as connection:
        for statement in BEFORE_THE_TWO:
            connection.exec_driver_sql(statement.format(**words))
    upgrade(store._engine)
    before = replace(OWN, installed_on=dt.date(2026, 6, 30), start_value_e3=0)
    meters = [replace(before, removed_on=dt.date(2026, 10, 9), end_value_e3=9000), NEW]
    with store.reading() as tx:
        kept = [
            late_rows.late_rows(tx, meters, where) for where in (late_rows.OWN, late_rows.SHARED)
        ]
    store.close()
    assert kept[0] == kept[1]
    assert kept[0].readings[METER.meter_id] == (
        LateReading(METER.meter_id, dt.date(2026, 10, 31), NOVEMBER, 1234),
        LateReading(METER.meter_id, dt.date(2026, 11, 30), DECEMBER, None),
    )
    assert kept[0].meters == {
        METER.meter_id: (LateMeter(METER.meter_id, NOVEMBER, before),),
        "M2": (LateMeter("M2", DECEMBER, None),),
    }
