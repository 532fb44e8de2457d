"""Readings and replacements told after their month was issued, held against the registers."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from core_samples import day, e3, meter

from einvoice.core.consumption import Consumption, consumption_of
from einvoice.core.late_rows import LateRows, known_in
from einvoice.core.meter_months import MonthRule
from einvoice.core.meters import LateMeter, LateReading, Meter, MeterService, Reading, Source
from einvoice.core.period import Period
from einvoice.core.windows import reading_windows


@dataclass
class Place:
    """A flat as the database keeps it: rows as they are now, and what issued months knew."""

    meters: dict[str, Meter] = field(default_factory=dict)
    readings: dict[tuple[str, dt.date], Reading] = field(default_factory=dict)
    late_readings: list[LateReading] = field(default_factory=list)
    late_meters: list[LateMeter] = field(default_factory=list)
    billed: dict[Period, Consumption] = field(default_factory=dict)

    def read(self, meter_id: str, on: str, value: str, late: str = "") -> None:
        """Take a reading; ``late`` is the period it counts from."""
        key = meter_id, day(on)
        if late:
            old = self.readings.get(key)
            before = old.value_e3 if old else None
            self.late_readings.append(LateReading(*key, Period.parse(late), before))
        self.readings[key] = Reading(*key, e3(value), Source.OWNER, "")

    def tell(self, row: Meter, late: str = "") -> None:
        """Take a meter, or its removal."""
        if late:
            before = self.meters.get(row.meter_id)
            self.late_meters.append(LateMeter(row.meter_id, Period.parse(late), before))
        self.meters[row.meter_id] = row

    def month(self, period: str) -> Consumption:
        """Calculate a month as it knows the place."""
        month = Period.parse(period)
        by_meter: dict[str, list[Reading]] = {}
        for reading in self.readings.values():
            by_meter.setdefault(reading.meter_id, []).append(reading)
        late = LateRows(_by_meter(self.late_readings), _by_meter(self.late_meters))
        meters, rows = known_in(month, self.meters.values(), by_meter, late)
        return consumption_of(
            "1",
            MeterService.COLD_WATER,
            meters,
            rows,
            reading_windows(month, ()),
            late=late.until(month),
        )

    def issue(self, period: str) -> int:
        """Calculate a month for good."""
        found = self.month(period)
        self.billed[Period.parse(period)] = found
        return found.billed_e3


def _by_meter(rows: Iterable) -> dict[str, tuple]:  # type: ignore[type-arg]
    found: dict[str, tuple] = {}  # type: ignore[type-arg]
    for row in rows:
        found[row.meter_id] = (*found.get(row.meter_id, ()), row)
    return found


def read_monthly(values: str) -> Place:
    """Return a flat whose meter was installed at the end of May, read from June on; - is none."""
    place = Place()
    place.tell(meter("m", "2026-05-31"))
    period = Period(2026, 6)
    for value in values.split():
        if value != "-":
            place.read("m", str(period.last_day), value)
        period = period.next
    return place


def test_a_late_reading_settles_the_estimate_in_the_next_month() -> None:
    """September was estimated by 3; October bills September's rest and its own use."""
    place = read_monthly("3 6 9")
    assert place.issue("2026-09") == 3000
    place.read("m", "2026-09-30", "20", late="2026-10")
    place.read("m", "2026-10-31", "24")
    october = place.month("2026-10")
    assert (october.billed_e3, october.carried_e3, october.use_e3) == (12_000, 8000, 4000)
    assert [part.rule for part in october.parts] == [MonthRule.READING]
    assert october.late == (("m", day("2026-09-30")),)
    assert october.inputs == (
        ("cold_water.reading", "12.000"),
        ("meter.m", "20.000..24.000"),
        ("serial.m", "serial m"),
        ("cold_water.told_late", "8.000"),
    )
    assert place.month("2026-09") == place.billed[Period(2026, 9)]
    assert place.month("2026-11").late == ()


def test_a_late_reading_settles_where_the_next_month_is_missing_too() -> None:
    """The estimate is of real use, the run of missing months begins anew, once settled."""
    place = read_monthly("3 6 9")
    place.issue("2026-09")
    place.read("m", "2026-09-30", "20", late="2026-10")
    october = place.month("2026-10")
    assert october.parts[0].missing_months == 1
    assert (october.billed_e3, october.carried_e3) == (5667 + 8000, 8000)
    place.issue("2026-10")
    place.read("m", "2026-11-30", "30")
    assert place.month("2026-11").billed_e3 == 10_000 - 5667


def test_a_late_reading_corrects_an_issued_month_that_was_read() -> None:
    """A digit too many was billed; what is known now gives it back in the next month."""
    place = read_monthly("3 6 9 120")
    assert place.issue("2026-09") == 111_000
    place.read("m", "2026-09-30", "12", late="2026-10")
    place.read("m", "2026-10-31", "16")
    october = place.month("2026-10")
    assert (october.billed_e3, october.carried_e3) == (4000 - 108_000, -108_000)
    assert place.month("2026-09") == place.billed[Period(2026, 9)]


def test_a_late_reading_may_be_corrected_late_again() -> None:
    """Each issued month keeps what it knew; the last word counts, and nothing twice."""
    place = read_monthly("3 6 9")
    place.issue("2026-09")
    place.read("m", "2026-09-30", "20", late="2026-10")
    place.read("m", "2026-10-31", "24")
    place.issue("2026-10")
    place.read("m", "2026-09-30", "12", late="2026-11")
    place.read("m", "2026-10-31", "16", late="2026-11")
    place.read("m", "2026-11-30", "19")
    november = place.month("2026-11")
    assert (november.billed_e3, november.carried_e3) == (3000 - 8000, -8000)
    for period, found in place.billed.items():
        assert place.month(str(period)) == found


def test_a_late_reading_that_closes_nothing_is_told_and_bills_nothing() -> None:
    """Of a day outside the windows it stays unused."""
    place = read_monthly("3 6 9 12")
    place.issue("2026-09")
    place.read("m", "2026-09-15", "10", late="2026-10")
    place.read("m", "2026-10-31", "16")
    october = place.month("2026-10")
    assert (october.billed_e3, october.late) == (4000, ())
    assert october.unused == (("m", day("2026-09-15")),)


def test_a_removal_told_late_settles_where_no_meter_is_left() -> None:
    """The meter was estimated for two months that it was not there; the third gives that back."""
    place = read_monthly("3 6 9")
    assert (place.issue("2026-09"), place.issue("2026-10")) == (3000, 3000)
    gone = replace(place.meters["m"], removed_on=day("2026-09-10"), end_value_e3=e3("10"))
    place.tell(gone, late="2026-11")
    november = place.month("2026-11")
    assert (november.billed_e3, november.metered) == (-5000, False)
    assert [part.rule for part in november.parts] == [MonthRule.LATE]
    assert november.late == (("m", day("2026-09-10")),)
    place.issue("2026-11")
    december = place.month("2026-12")
    assert (december.billed_e3, december.parts) == (0, ())


def test_a_late_first_reading_opens_a_meter_that_was_long_there() -> None:
    """Nobody recorded its years: they bill nothing; the month after it bills what it rose."""
    place = Place()
    place.tell(meter("m", "2024-01-10"))
    assert place.issue("2026-09") == 0
    place.read("m", "2026-09-30", "345", late="2026-10")
    place.read("m", "2026-10-31", "350")
    assert place.month("2026-10").billed_e3 == 5000


def test_what_issued_months_billed_before_a_meter_begins_is_given_back() -> None:
    """Its installation was told a year too late: the first reading opens it, and bills nothing."""
    place = Place()
    place.tell(meter("m", "2025-06-02"))
    place.read("m", "2026-03-31", "40")
    assert place.issue("2026-03") == 40_000
    place.tell(meter("m", "2024-06-02"), late="2026-04")
    place.read("m", "2026-04-30", "42")
    assert place.month("2026-04").billed_e3 == 2000 - 40_000


def test_the_true_end_value_settles_what_a_wrong_one_left() -> None:
    """With the wrong one the old register's rest is not billed; the right one bills it once."""
    place = read_monthly("3 6 9")
    removed = replace(place.meters["m"], removed_on=day("2026-09-10"), end_value_e3=e3("8"))
    place.tell(removed)
    place.tell(meter("n", "2026-09-10"))
    place.read("n", "2026-09-30", "2")
    assert place.issue("2026-09") == 3000
    place.read("n", "2026-10-31", "5")
    assert place.issue("2026-10") == 2000
    place.tell(replace(removed, end_value_e3=e3("10")), late="2026-11")
    place.read("n", "2026-11-30", "9")
    assert place.month("2026-11").billed_e3 == 4000 + (1000 + 5000) - 5000
    for period, found in place.billed.items():
        assert place.month(str(period)) == found


def test_a_meter_that_came_and_went_beside_one_whose_end_is_told_late() -> None:
    """It waited, also when the silent one became a defaulter; that one's end settles both."""
    place = read_monthly("3 6 9")
    place.tell(meter("n", "2026-09-10"))
    assert place.issue("2026-09") == 3000
    place.tell(replace(place.meters["n"], removed_on=day("2026-10-20"), end_value_e3=e3("7")))
    assert [place.issue(f"2026-{month}") for month in (10, 11, 12)] == [3000, 3000, 0]
    end = replace(place.meters["m"], removed_on=day("2026-09-10"), end_value_e3=e3("11"))
    place.tell(end, late="2027-01")
    assert place.issue("2027-01") == 2000 + 7000 - 9000
