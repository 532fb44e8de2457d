"""Checks of a chunk against what is known: parents, corrections, overlaps, issued periods."""

import dataclasses
import datetime as dt
import itertools
from collections.abc import Sequence
from fractions import Fraction

import pytest
from memory_known import MemoryKnown

from einvoice.core.balances import Balance
from einvoice.core.findings import Level
from einvoice.core.meters import Meter, MeterService, PlaceKind, Reading, Source
from einvoice.core.methods import Key as MethodKey
from einvoice.core.methods import Method
from einvoice.core.period import Period
from einvoice.core.premises import Building, Customer, CustomerKind, Flat, FlatKind
from einvoice.core.subscriptions import Subscription
from einvoice.core.tariffs import Tariff, Unit, VatKind
from einvoice.intake import Checked, CoreRow, ParsedRow, check
from einvoice.texts.findings import hint, line, sentence

OCTOBER = Period(2026, 10)
TODAY = dt.date(2026, 11, 5)


def checked(kind: str, rows: Sequence[CoreRow], known: MemoryKnown) -> Checked:
    """Check rows as lines 2, 3, … of a file of their kind."""
    parsed = [ParsedRow(f"{kind}.csv:{n}", row) for n, row in enumerate(rows, 2)]
    return check(kind, parsed, known, TODAY)


def told(result: Checked) -> list[tuple[str, str]]:
    """Where and what the findings are."""
    return [(finding.where, finding.code) for finding in result.findings]


def tariff(first: str, last: str = "", price: int = 1, building_id: str = "") -> Tariff:
    """A tariff of waste between two days."""
    valid_to = dt.date.fromisoformat(last) if last else None
    valid_from = dt.date.fromisoformat(first)
    return Tariff(
        "waste", building_id, valid_from, valid_to, Unit.PERSON, price, 2100, 2100, VatKind.TAX
    )


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


def reading(value_e3: int, meter_id: str = "C1", day: int = 31) -> Reading:
    """A reading in October."""
    return Reading(meter_id, dt.date(2026, 10, day), value_e3, Source.OWNER, "")


def test_a_row_is_new_corrected_or_unchanged(company: MemoryKnown) -> None:
    """Same key and values: nothing to do; same key, other values: a correction with the old row."""
    old, same = reading(1), reading(5, day=30)
    company.write([old, same])
    result = checked("readings", [reading(2), same, reading(3, day=29)], company)
    assert result == Checked((reading(3, day=29),), ((old, reading(2)),), 1, ())


def test_the_same_row_twice_is_new_once(company: MemoryKnown) -> None:
    """A row that comes again in its chunk is unchanged the second time, new or corrected."""
    result = checked("readings", [reading(1), reading(1)], company)
    assert (result.new, result.unchanged) == ((reading(1),), 1)
    company.write(result.new)
    result = checked("readings", [reading(2), reading(2)], company)
    assert (result.corrected, result.unchanged) == (((reading(1), reading(2)),), 1)


def test_nothing_is_nothing(company: MemoryKnown) -> None:
    """An empty chunk is checked without asking for anything."""
    assert checked("readings", [], company) == Checked((), (), 0, ())
    assert company.asked == []


def test_a_row_is_refused_without_its_parent(company: MemoryKnown) -> None:
    """Each parent that is missing is told in its column; rows with parents are kept."""
    rows = [
        Method("B1", "lift", MethodKey.EQUAL, dt.date(2026, 1, 1), None, ""),
        Method("B9", "snow", MethodKey.EQUAL, dt.date(2026, 1, 1), None, ""),
    ]
    result = checked("methods", rows, company)
    assert result.new == (rows[0],)
    assert told(result) == [
        ("methods.csv:3: building_id", "unknown_parent"),
        ("methods.csv:3: service", "unknown_parent"),
    ]
    assert "'B9'" in sentence(result.findings[0], "en")
    assert hint(result.findings[1], "en") == "import services first"


def test_a_tariff_for_all_buildings_has_no_building_to_miss(company: MemoryKnown) -> None:
    """An empty building id names nothing."""
    assert checked("tariffs", [tariff("2026-01-01")], company).findings == ()


def test_a_meter_is_looked_up_by_the_kind_of_its_place(company: MemoryKnown) -> None:
    """A meter's place is a building or a flat, as its row says."""
    since = dt.date(2026, 1, 1)
    rows = [
        Meter(f"M{n}", kind, place, MeterService.HEAT, "1", since, None, 0, None, 5, None)
        for n, (kind, place) in enumerate(itertools.product(PlaceKind, ["B1", "B1-1"]))
    ]
    result = checked("meters", rows, company)
    assert result.new == (rows[0], rows[3])
    assert told(result) == [
        ("meters.csv:3: place_id", "unknown_parent"),
        ("meters.csv:4: place_id", "unknown_parent"),
    ]


def test_unchanged_rows_are_not_looked_at_again(company: MemoryKnown) -> None:
    """A row that is there already is not held against its parents."""
    company.write([reading(1, "gone")])
    assert checked("readings", [reading(1, "gone")], company).unchanged == 1
    assert company.asked == []


@pytest.mark.parametrize(
    ("value_e3", "kept"), [pytest.param(99_999_999, True), pytest.param(100_000_000, False)]
)
def test_a_reading_fits_its_register(company: MemoryKnown, value_e3: int, *, kept: bool) -> None:
    """A value with more whole places than the meter's register is refused."""
    result = checked("readings", [reading(value_e3)], company)
    assert (result.new == (reading(value_e3),)) is kept
    assert told(result) == ([] if kept else [("readings.csv:2: value", "above_register")])


def future_rows() -> list[tuple[str, CoreRow, str]]:
    """Rows on the last day that was, and the next: readings, and what acts as such."""
    own = Meter(
        "C1", PlaceKind.FLAT, "B1-1", MeterService.COLD_WATER, "S", dt.date(2026, 1, 1), None,
        0, None, 5, dt.date(2030, 1, 1),
    )  # fmt: skip
    rows: list[tuple[str, CoreRow, str]] = []
    for day, told_of in ((TODAY, False), (TODAY + dt.timedelta(1), True)):
        removed = dataclasses.replace(own, removed_on=day, end_value_e3=9)
        rows += [
            ("readings", Reading("C1", day, 5, Source.OWNER, ""), "read_on" if told_of else ""),
            ("meters", removed, "removed_on" if told_of else ""),
            ("meters", dataclasses.replace(own, installed_on=day), "installed_on" * told_of),
        ]
    return rows


@pytest.mark.parametrize(("kind", "row", "column"), future_rows())
def test_nothing_is_read_after_today(
    company: MemoryKnown, kind: str, row: CoreRow, column: str
) -> None:
    """A year mistyped is refused, of a reading and of a start or end value; today is not."""
    result = checked(kind, [row], company)
    wanted = [(f"{kind}.csv:2: {column}", "after_today")] if column else []
    assert told(result) == wanted


def test_a_reading_of_an_unknown_meter_has_one_fault(company: MemoryKnown) -> None:
    """Without the meter its register is not judged."""
    result = checked("readings", [reading(10**9, "C9")], company)
    assert told(result) == [("readings.csv:2: meter_id", "unknown_parent")]


def test_what_an_issued_period_used_is_not_corrected(company: MemoryKnown) -> None:
    """A correction, or a row that comes too late, is refused with the period."""
    company.write([reading(1), reading(1, day=30)])
    company.used[reading(1)] = company.used[reading(2, day=28)] = OCTOBER
    rows = [reading(2), reading(2, day=30), reading(2, day=29), reading(2, day=28)]
    result = checked("readings", rows, company)
    assert result.corrected == ((reading(1, day=30), reading(2, day=30)),)
    assert result.new == (reading(2, day=29),)
    finding, late = result.findings
    assert finding.level is late.level is Level.ERROR
    what = (
        "Invoices of 2026-10 are issued with other values (2026-10: 1 accepted (26110000001)). "
        "(to take them back: `einvoice credit 26110000001 --reason TEXT`; then import again; or "
        "import a row with a later date, or correct the month with a row in `charges`)"
    )
    assert line(late, "en") == f"readings.csv:5: {what}"
    assert line(finding, "en") == f"readings.csv:2: {what}"


def test_a_late_row_is_kept_and_told(company: MemoryKnown) -> None:
    """What may come late is new or a correction, with the month it counts from, and no error."""
    new, old, better = reading(1, day=30), reading(2), reading(3)
    company.write([old])
    company.used[new] = company.used[old] = OCTOBER
    company.late = {new: OCTOBER.next, better: OCTOBER.next}
    result = checked("readings", [new, better], company)
    assert (result.new, result.corrected) == ((new,), ((old, better),))
    assert sorted(result.late, key=repr) == sorted(
        [(None, new, OCTOBER.next, OCTOBER.next), (old, better, OCTOBER.next, OCTOBER.next)],
        key=repr,
    )
    assert [(f.level, f.code) for f in result.findings] == [(Level.NOTE, "came_late")] * 2
    facts = (("period", "2026-10"), ("counts_from", "2026-11"))
    assert {f.facts for f in result.findings} == {facts}


def test_a_row_that_only_the_neighbours_invoices_lack_is_told_so(company: MemoryKnown) -> None:
    """Its flat is not issued: that counts it in its own month."""
    new = reading(1, day=30)
    company.used[new], company.late, company.not_issued = OCTOBER, {new: OCTOBER.next}, {new}
    result = checked("readings", [new], company)
    assert result.late == ((None, new, OCTOBER.next, None),)
    (finding,) = result.findings
    assert (finding.level, finding.code) == (Level.NOTE, "came_late_for_neighbours")


def test_a_refused_correction_is_not_held_against_issued_periods(company: MemoryKnown) -> None:
    """What is refused for another reason is told that reason only."""
    company.write([reading(1)])
    company.used[reading(1)] = OCTOBER
    assert told(checked("readings", [reading(10**9)], company)) == [
        ("readings.csv:2: value", "above_register")
    ]


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
