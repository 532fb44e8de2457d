"""Refused and doubtful rows in the database: kept once, settled, opened again, forgotten."""

import datetime as dt
from dataclasses import replace

from sqlalchemy import event

from einvoice.core.meters import Meter, MeterService, PlaceKind
from einvoice.core.period import Period
from einvoice.core.premises import Building, Customer, CustomerKind, Flat, FlatKind
from einvoice.core.unsettled import Concern, RowState, UnsettledRow
from einvoice.store import person, purging, unsettled_rows
from einvoice.store.rows import insert_rows
from einvoice.store.store import Store

DAY = dt.date(2026, 11, 5)
OCTOBER = Period(2026, 10)
ROW = UnsettledRow(
    RowState.REFUSED,
    "customers",
    "customers.csv",
    2,
    "customer_kind",
    "bad_choice",
    "B1-0 2026-10-16",
    "a" * 64,
    "",
    "",
    Concern.FLAT,
    "B1-0",
    OCTOBER,
)


def test_a_row_is_kept_once_and_opened_again_when_it_differs(store: Store) -> None:
    """A number is never given twice."""
    with store.writing() as tx:
        assert unsettled_rows.keep(tx, [ROW, replace(ROW, line=9)], DAY) == 1
        assert unsettled_rows.keep(tx, [replace(ROW, line=3)], DAY) == 0
        assert [row.line for row in unsettled_rows.rows_of_kind(tx, "customers")] == [3]
        unsettled_rows.decide(tx, 1, RowState.SET_ASIDE, "why")
        assert unsettled_rows.keep(tx, [ROW], DAY) == 0
        assert unsettled_rows.count_open(tx) == 0
        assert unsettled_rows.keep(tx, [replace(ROW, sha256="b" * 64)], DAY) == 1
        assert unsettled_rows.count_open(tx) == 1
        unsettled_rows.forget(tx, [1])
        assert unsettled_rows.keep(tx, [ROW], DAY) == 1
        assert list(unsettled_rows.numbered(tx, [1, 2])) == [2]


def test_which_place_a_row_holds_in_which_month(store: Store) -> None:
    """A meter's row holds the place it is in; one about nobody knows what holds nothing."""
    flat = Flat("B1-0", "B1", "1", FlatKind.APARTMENT, 6000, 6000, 1, 0)  # type: ignore[arg-type]
    meters = [
        Meter(meter, kind, place, MeterService.HEAT, "s", DAY, None, 0, None, 5, None)
        for meter, kind, place in (
            ("M1", PlaceKind.FLAT, "B1-0"),
            ("M2", PlaceKind.BUILDING, "B1"),
        )
    ]
    rows = [
        replace(ROW, last=OCTOBER, key="1"),
        replace(ROW, concern=Concern.BUILDING, place_id="B1", key="2", first=OCTOBER.next),
        replace(ROW, concern=Concern.METER, place_id="M2", key="3", first=None, last=OCTOBER),
        replace(ROW, concern=Concern.METER, place_id="M9", key="4"),
        replace(ROW, concern=Concern.FLAT, place_id="B1-9", key="5"),
        replace(ROW, kind="flats", key="6", first=OCTOBER.plus(2)),
        replace(ROW, concern=Concern.COMPANY, place_id="", key="7", last=OCTOBER),
        replace(ROW, concern=Concern.METER, place_id="M1", key="8", first=OCTOBER.plus(3)),
    ]
    with store.writing() as tx:
        insert_rows(tx, [Building("B1", "a", "b", "c", "1013")])
        insert_rows(tx, [flat])
        insert_rows(tx, meters)
        unsettled_rows.keep(tx, rows, DAY)
        held = [
            {
                place: row.number
                for place, row in unsettled_rows.of_buildings(tx, ["B1"], month).items()
            }
            for month in map(OCTOBER.plus, range(4))
        ]
        known = [(row.concern, row.place_id) for row in unsettled_rows.open_rows(tx)]
        stops = [
            [row.number for row in unsettled_rows.of_company(tx, month)]
            for month in (OCTOBER.previous, OCTOBER, OCTOBER.next)
        ]
    assert held == [
        {("B1", "B1-0"): 1, ("B1", ""): 3},
        {("B1", ""): 2},
        {("B1", ""): 2},
        {("B1", ""): 2, ("B1", "B1-0"): 8},
    ]
    assert stops == [[], [7], []]
    assert known == [
        (Concern.FLAT, "B1-0"),
        (Concern.BUILDING, "B1"),
        (Concern.BUILDING, "B1"),
        (Concern.UNKNOWN, ""),
        (Concern.UNKNOWN, ""),
        (Concern.BUILDING, "B1"),
        (Concern.COMPANY, ""),
        (Concern.FLAT, "B1-0"),
    ]


def test_who_asks_gets_the_rows_about_themselves(store: Store) -> None:
    """Of the time in which nobody else was the flat's customer."""
    old = Customer("B1-0", "Anna", CustomerKind.PERSON, "", "", "lv", dt.date(2020, 1, 1))
    new = replace(old, name="Jana", valid_from=dt.date(2026, 10, 16))
    old = replace(old, valid_to=dt.date(2026, 10, 15))
    rows = [
        ROW,
        replace(ROW, kind="balances", key="B1-0 2026-09", first=OCTOBER.previous),
        replace(ROW, kind="balances", key="B1-0 2026-10"),
        replace(ROW, kind="balances", key="B1-0 2026-11", first=OCTOBER.next),
    ]
    with store.writing() as tx:
        insert_rows(tx, [old, new])
        unsettled_rows.keep(tx, rows, DAY)
        found = [
            [row["number"] for row in person.records_of(tx, [one], DAY)["unsettled_rows"]]
            for one in (old, new)
        ]
    assert found == [[2], [1, 4]]


def test_what_a_purge_forgets(store: Store) -> None:
    """Rows set aside go with their reason; what was confirmed stays so; what is open stays."""
    rows = [replace(ROW, key=str(n)) for n in range(3)] + [replace(ROW, state=RowState.DOUBTFUL)]
    with store.writing() as tx:
        unsettled_rows.keep(tx, rows, dt.date(2020, 1, 1))
        unsettled_rows.keep(tx, [replace(ROW, key="new")], DAY)
        for number, state in (
            (1, RowState.SET_ASIDE),
            (4, RowState.CONFIRMED),
            (5, RowState.SET_ASIDE),
        ):
            unsettled_rows.decide(tx, number, state, "Anna said")
        found = purging.forget_ended(tx, dt.date(2021, 1, 1))
        left = unsettled_rows.rows_of_kind(tx, "customers")
    assert found["unsettled_rows"] == 1
    assert [row.number for row in left] == [2, 3, 4, 5]


def test_a_thousand_open_rows_are_told_in_a_few_statements(store: Store) -> None:
    """Whatever they are about: a flat, a meter in one, a building, or nothing that exists."""
    flats = [
        Flat(f"B1-{n}", "B1", str(n), FlatKind.APARTMENT, 6000, 6000, 1, 0)  # type: ignore[arg-type]
        for n in range(300)
    ]
    meters = [
        Meter(
            f"M{n}", PlaceKind.FLAT, f"B1-{n}", MeterService.HEAT, "s", DAY, None, 0, None, 5, None
        )
        for n in range(300)
    ]
    about = [(Concern.FLAT, f"B1-{n}") for n in range(400)]
    about += [(Concern.METER, f"M{n}") for n in range(400)]
    about += [(Concern.BUILDING, "B1" if n < 100 else "B9") for n in range(200)]
    rows = [
        replace(ROW, key=str(n), concern=noun, place_id=place)
        for n, (noun, place) in enumerate(about)
    ]
    asked: list[str] = []
    with store.writing() as tx:
        insert_rows(tx, [Building("B1", "a", "b", "c", "1013")])
        insert_rows(tx, flats)
        insert_rows(tx, meters)
        assert unsettled_rows.keep(tx, rows, DAY) == 1000
        event.listen(tx._connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
        told = unsettled_rows.open_rows(tx)
        assert len(asked) <= 5
        assert len(unsettled_rows.of_buildings(tx, ["B1"], OCTOBER)) == 301
        assert len(asked) <= 10
    assert [sum(row.concern is noun for row in told) for noun in Concern] == [600, 100, 0, 0, 300]
