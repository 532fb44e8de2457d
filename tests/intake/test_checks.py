"""Checks of a chunk against what is known: parents, corrections, overlaps, issued periods."""

import dataclasses
import datetime as dt
import itertools

import pytest
from checked_rows import OCTOBER, TODAY, checked, tariff, told
from memory_known import MemoryKnown

from einvoice.core.findings import Level
from einvoice.core.meters import Meter, MeterService, PlaceKind, Reading, Source
from einvoice.core.methods import Key as MethodKey
from einvoice.core.methods import Method
from einvoice.intake import Checked, CoreRow
from einvoice.texts.findings import hint, line, sentence


def reading(value_e3: int, meter_id: str = "C1", day: int = 31) -> Reading:
    """A reading in October."""
    return Reading(meter_id, dt.date(2026, 10, day), value_e3, Source.OWNER, "")


def test_a_row_is_new_corrected_or_unchanged(company: MemoryKnown) -> None:
    """Same key and values: nothing to do; same key, other values: a correction with the old row."""
    old, same = reading(1), reading(5, day=30)
    company.write([old, same])
    result = checked("readings", [reading(2), same, reading(3, day=29)], company)
    assert told(result) == [("readings.csv:2: value", "overwritten")]
    assert dict(result.findings[0].facts) == {"before": "0.001", "now": "0.002"}
    assert dataclasses.replace(result, findings=()) == Checked(
        (reading(3, day=29),), ((old, reading(2)),), 1, ()
    )


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
    assert [fault for fault in told(result) if fault[1] != "overwritten"] == wanted
    assert not (wanted and told(result) != wanted), "what is refused overwrites nothing"


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
    finding, taken, late = result.findings
    assert finding.level is late.level is Level.ERROR
    assert (taken.level, taken.where) == (Level.NOTE, "readings.csv:3: value")
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
    assert {f.level for f in result.findings} == {Level.NOTE}
    late = [f.facts for f in result.findings if f.code == "came_late"]
    assert late == [(("period", "2026-10"), ("counts_from", "2026-11"))] * 2


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
