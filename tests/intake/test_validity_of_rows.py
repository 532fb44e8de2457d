"""Rows that hold for a time: they follow each other and do not overlap."""

import dataclasses
import datetime as dt
import itertools
from collections.abc import Sequence
from fractions import Fraction

import pytest
from checked_rows import OCTOBER, checked, tariff, told
from memory_known import MemoryKnown

from einvoice.core.balances import Balance
from einvoice.core.findings import Level
from einvoice.core.premises import Building, Customer, CustomerKind, Flat, FlatKind
from einvoice.core.subscriptions import Subscription


def flat(first: str = "", last: str = "", building_id: str = "B1", persons: int = 2) -> Flat:
    """The third flat, valid between two days."""
    return Flat(
        "B1-3",
        building_id,
        "3",
        FlatKind.APARTMENT,
        6000,
        5800,
        persons,
        Fraction(0),
        dt.date.fromisoformat(first) if first else None,
        dt.date.fromisoformat(last) if last else None,
    )


def customer(first: str, last: str = "", name: str = "Anna Ozoliņa") -> Customer:
    """A customer of the first flat between two days."""
    return Customer(
        "B1-1",
        name,
        CustomerKind.PERSON,
        "",
        "",
        "lv",
        dt.date.fromisoformat(first),
        dt.date.fromisoformat(last) if last else None,
    )


def subscription(bank: str, first: str, last: str = "") -> Subscription:
    """A subscription of the first flat between two days."""
    valid_to = dt.date.fromisoformat(last) if last else None
    valid_from = dt.date.fromisoformat(first)
    return Subscription(
        "B1-1", bank, "LV33HABA5261548189983", "Anna Ozoliņa", "", "", valid_from, valid_to
    )


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        pytest.param("2025-01-01", "2025-12-31", True, id="ends the day before"),
        pytest.param("2025-01-01", "2026-01-01", False, id="ends on the first day"),
        pytest.param("2025-01-01", "", False, id="never ends"),
        pytest.param("2026-06-30", "", False, id="begins on the last day"),
        pytest.param("2026-07-01", "", True, id="begins the day after"),
        pytest.param("2026-02-01", "2026-02-28", False, id="lies within"),
    ],
)
def test_tariffs_of_one_service_and_building_do_not_overlap(
    company: MemoryKnown, first: str, last: str, *, kept: bool
) -> None:
    """Both ends are inclusive, and a gap is allowed."""
    company.write([tariff("2026-01-01", "2026-06-30")])
    result = checked("tariffs", [tariff(first, last)], company)
    assert told(result) == ([] if kept else [("tariffs.csv:2: valid_from", "overlap")])
    assert len(result.new) == kept


def test_a_buildings_own_tariff_does_not_overlap_the_general(company: MemoryKnown) -> None:
    """Rows of different groups may hold on the same day."""
    rows = [tariff("2026-01-01"), tariff("2026-01-01", building_id="B1")]
    assert checked("tariffs", rows, company).new == tuple(rows)


def test_of_two_new_rows_the_later_is_refused(company: MemoryKnown) -> None:
    """Rows of one chunk overlap each other as they overlap what is known."""
    rows = [tariff("2026-01-01"), tariff("2026-06-01"), tariff("2025-01-01", "2025-12-31")]
    result = checked("tariffs", rows, company)
    assert result.new == (rows[0], rows[2])
    assert told(result) == [("tariffs.csv:3: valid_from", "overlap")]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_row_is_closed_and_followed_in_any_order(
    company: MemoryKnown, order: Sequence[int]
) -> None:
    """Closing a row and adding its successor works whichever of them stands first."""
    company.write([tariff("2026-01-01")])
    rows = [
        tariff("2026-01-01", "2026-05-31"),
        tariff("2026-06-01", "2026-08-31"),
        tariff("2026-09-01"),
    ]
    result = checked("tariffs", [rows[n] for n in order], company)
    assert result.findings == ()
    assert result.corrected == ((tariff("2026-01-01"), rows[0]),)
    assert set(result.new) == set(rows[1:])


def test_a_correction_may_not_grow_over_another_row(company: MemoryKnown) -> None:
    """A row's own old values do not stand in its way, other rows do."""
    company.write([tariff("2026-01-01", "2026-05-31"), tariff("2026-06-01")])
    result = checked("tariffs", [tariff("2026-01-01", "2026-04-30")], company)
    assert len(result.corrected) == 1
    result = checked("tariffs", [tariff("2026-01-01", "2026-06-01")], company)
    assert told(result) == [("tariffs.csv:2: valid_from", "overlap")]


def test_a_refused_row_does_not_stand_in_the_way(company: MemoryKnown) -> None:
    """Only accepted rows are known to later ones."""
    own = tariff("2026-01-01", building_id="B9")
    rows = [own, dataclasses.replace(own, valid_from=dt.date(2026, 2, 1))]
    assert [code for _, code in told(checked("tariffs", rows, company))] == ["unknown_parent"] * 2


def test_findings_come_in_the_order_of_the_file(company: MemoryKnown) -> None:
    """Looking at corrections first does not mix up what is told."""
    company.write([tariff("2026-01-01")])
    company.used[tariff("2026-01-01")] = OCTOBER
    rows = [tariff("2026-06-01"), tariff("2026-01-01", price=2)]
    assert told(checked("tariffs", rows, company)) == [
        ("tariffs.csv:2: valid_from", "overlap"),
        ("tariffs.csv:3", "in_use"),
    ]


def test_rows_of_one_flat_follow_each_other(company: MemoryKnown) -> None:
    """A flat may have several rows, one valid on a day; an open start is earlier than any day."""
    rows = [flat("", "2026-05-31"), flat("2026-06-01", persons=3)]
    assert checked("flats", rows, company).new == tuple(rows)
    result = checked("flats", [flat(), flat("2026-06-01")], company)
    assert told(result) == [("flats.csv:3: valid_from", "overlap")]


def test_a_flat_stays_in_its_building(company: MemoryKnown, building: Building) -> None:
    """Rows of one flat name one building; a flat with a single row may be moved."""
    company.write([dataclasses.replace(building, building_id="B2")])
    rows = [flat("", "2026-05-31"), flat("2026-06-01", building_id="B2")]
    result = checked("flats", rows, company)
    assert result.new == (rows[0],)
    assert told(result) == [("flats.csv:3: building_id", "other_building")]
    company.write([flat()])
    assert len(checked("flats", [flat(building_id="B2")], company).corrected) == 1


def test_a_flat_has_one_customer_on_a_day(company: MemoryKnown) -> None:
    """A new customer needs the old one to be closed."""
    company.write([customer("2020-01-01")])
    result = checked("customers", [customer("2026-01-01", name="Līga Liepa")], company)
    assert told(result) == [("customers.csv:2: valid_from", "overlap")]
    rows = [customer("2020-01-01", "2025-12-31"), customer("2026-01-01", name="Līga Liepa")]
    result = checked("customers", rows, company)
    assert (len(result.corrected), len(result.new), result.findings) == (1, 1, ())


def test_overlapping_subscriptions_are_kept_and_told(company: MemoryKnown) -> None:
    """Two subscriptions at once are a warning: the one that began last is used."""
    rows = [subscription("seb", "2024-01-01"), subscription("seb", "2025-01-01")]
    result = checked("subscriptions", rows, company)
    assert result.new == tuple(rows)
    (finding,) = result.findings
    assert (finding.level, finding.where) == (Level.WARNING, "subscriptions.csv:3: valid_from")
    rows = [
        subscription("swedbank", "2024-01-01", "2024-12-31"),
        subscription("swedbank", "2025-01-01"),
    ]
    assert checked("subscriptions", rows, company).findings == ()


def test_kinds_without_validity_do_not_overlap(company: MemoryKnown) -> None:
    """Balances of two periods have nothing to do with each other."""
    rows = [Balance("B1-1", OCTOBER, 1, 0), Balance("B1-1", OCTOBER.next, 1, 0)]
    assert checked("balances", rows, company).new == tuple(rows)
