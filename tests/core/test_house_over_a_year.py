"""A replacement told whole, in part or late, held against all registers of a house over a year.

Flat 1's meter is replaced; whoever imports its rows does so on time, months late, or one of the
two long before the other, and the flat is held meanwhile or not. Its neighbour is issued every
month. What is billed is what the meters say: flat 1 what its two registers rose, and both flats
together, with the water differences, what the house's meter measured. While the old meter's end is
not told, the neighbour pays as if nobody knew of the new one: never for both.
"""

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core_samples import NORMS, WATER_TARIFFS, building, company, flat, meter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from einvoice.core.billing import calculate_building
from einvoice.core.building_month import Draft
from einvoice.core.late_rows import LateRows
from einvoice.core.meters import LateMeter, LateReading, Meter, PlaceKind, Reading, Source
from einvoice.core.period import Period

YEAR = [Period(2026, 1).plus(months) for months in range(12)]
LAST = len(YEAR) - 1
DRAWN = 300 if os.environ.get("SOAK") else 30
LITRES = st.integers(0, 9000)
RULES = company(*WATER_TARIFFS, norms=NORMS)
WATER, DIFFERENCE = "cold_water", "water_difference"
INSTALLED = "2025-12-31"
OLD_START_E3 = 500_000
OLD = replace(meter("a", INSTALLED), start_value_e3=OLD_START_E3)
Row = Meter | Reading


@dataclass(frozen=True)
class Year:
    """What happened, and when it was told (months of the year from 0 on).

    ``shown_twice``: until the old meter's end is told the new one's readings are given for it too;
    they fall below its own where the new one starts at 0.
    """

    flat: list[int]
    house: list[int]
    removed_on: dt.date
    start_e3: int
    delay: int
    gap: int
    order: str
    held: bool
    wrong_first: bool
    shown_twice: bool
    silent: set[int]
    late: dict[int, int]

    @property
    def known(self) -> tuple[int, int]:
        """The months in which the first and the last row of the act are told."""
        first = min((self.removed_on.year - 2026) * 12 + self.removed_on.month - 1, LAST)
        first = min(max(first, 0) + self.delay, LAST)
        return (first, first) if self.order == "at once" else (first, min(first + self.gap, LAST))

    @property
    def ends(self) -> int:
        """The month in which the old meter's end is told."""
        first, last = self.known
        return last if self.order == "the new meter first" else first

    @property
    def begins(self) -> int:
        """The month in which the new meter is told."""
        first, last = self.known
        return last if self.order == "the end first" else first

    def is_asked(self, month: int) -> bool:
        """Whether the new meter is known, and of the old one neither an end nor a reading since."""
        read = (self.shown_twice and self.start_e3) or self.wrong_first
        return self.begins <= month < self.ends and not read


YEARS = st.builds(
    Year,
    flat=st.lists(LITRES, min_size=13, max_size=13),
    house=st.lists(st.integers(0, 20_000), min_size=12, max_size=12),
    removed_on=st.one_of(
        st.dates(dt.date(2026, 1, 15), dt.date(2026, 12, 25)),
        st.builds(  # in or beside a reading window
            lambda month, days: YEAR[month].last_day + dt.timedelta(days),
            st.integers(0, 10),
            st.integers(-3, 3),
        ),
    ),
    start_e3=st.sampled_from([0, 600_000]),
    delay=st.integers(0, 4),
    gap=st.integers(1, 5),
    order=st.sampled_from(["at once", "the new meter first", "the end first"]),
    held=st.booleans(),
    wrong_first=st.booleans(),
    shown_twice=st.booleans(),
    silent=st.sets(st.integers(0, LAST - 1), max_size=8),
    late=st.dictionaries(st.integers(0, LAST - 1), st.integers(1, 4), max_size=5),
)


@dataclass
class House:
    """Rows as the database keeps them, and what was issued."""

    rows: dict[object, Row] = field(default_factory=dict)
    shared: list[LateMeter | LateReading] = field(default_factory=list)
    own: list[LateMeter | LateReading] = field(default_factory=list)
    issued: dict[tuple[int, str], Draft] = field(default_factory=dict)

    def take(self, row: Row, concerns: int, now: int) -> None:
        """Take a row; it is late where the month it concerns is issued: to anybody, to flat 1."""
        key = (row.meter_id, row.read_on) if isinstance(row, Reading) else row.meter_id
        before = self.rows.get(key)
        self.rows[key] = row
        waiting = next(month for month in range(LAST + 1) if (month, "1") not in self.issued)
        for kept, counts_from in ((self.shared, now), (self.own, waiting)):
            if concerns < counts_from:
                kept.append(_late(row, before, YEAR[counts_from]))

    def issue(self, month: int, flat_ids: Sequence[str]) -> None:
        """Issue a month to some flats; what others were issued with fits still."""
        for draft in self.drafts(month):
            before = self.issued.get((month, draft.flat_id))
            assert before is None or before.lines == draft.lines
            if draft.flat_id in flat_ids:
                self.issued[month, draft.flat_id] = draft

    def drafts(self, month: int, unknown: str = "") -> Sequence[Draft]:
        """Calculate a month as everybody's invoice of it knows the house, but for a meter."""
        readings: dict[str, list[Reading]] = defaultdict(list)
        meters: list[Meter] = []
        for row in self.rows.values():
            if isinstance(row, Reading):
                readings[row.meter_id].append(row)
            elif row.meter_id != unknown:
                meters.append(row)
        inputs = building(
            flat("1"),
            flat("2"),
            meters=tuple(meters),
            readings={one.meter_id: tuple(readings[one.meter_id]) for one in meters},
            late=_rows(self.own),
            late_shared=_rows(self.shared),
        )
        result = calculate_building(YEAR[month], RULES, inputs)
        assert not result.controls.unbalanced
        assert result.findings == ()
        return result.drafts

    def sum_e3(self, service: str, flat_id: str) -> int:
        """Return the m3 that a flat was issued with in the year."""
        return sum(
            line.quantity_e3 or 0
            for (_, name), draft in self.issued.items()
            for line in draft.lines
            if (name, line.service) == (flat_id, service)
        )


def _late(row: Row, before: Row | None, counts_from: Period) -> LateMeter | LateReading:
    if isinstance(row, Reading):
        value = before.value_e3 if isinstance(before, Reading) else None
        return LateReading(row.meter_id, row.read_on, counts_from, value)
    return LateMeter(row.meter_id, counts_from, before if isinstance(before, Meter) else None)


def _rows(late: Sequence[LateMeter | LateReading]) -> LateRows:
    readings: Mapping[str, list[LateReading]] = defaultdict(list)
    meters: Mapping[str, list[LateMeter]] = defaultdict(list)
    for one in late:
        if isinstance(one, LateReading):
            readings[one.meter_id].append(one)
        else:
            meters[one.meter_id].append(one)
    return LateRows(
        {name: tuple(rows) for name, rows in readings.items()},
        {name: tuple(rows) for name, rows in meters.items()},
    )


def _read(meter_id: str, month: int, value_e3: int) -> Reading:
    return Reading(meter_id, YEAR[month].last_day, value_e3, Source.OWNER, "")


def _told(year: Year) -> Iterator[tuple[int, int, Row]]:
    """Yield each row of flat 1 with the month it concerns and the month it is told in."""
    old_e3, new_e3 = OLD_START_E3, 0
    for month, period in enumerate(YEAR):
        is_read = month not in year.silent
        known = min(LAST, month + year.late.get(month, 0))
        if period.last_day <= year.removed_on:
            old_e3 += year.flat[month]
            if is_read and period.last_day < year.removed_on:
                yield month, known, _read("a", month, old_e3)
        else:
            new_e3 += year.flat[month]
            if is_read:
                shown = _read("b", month, year.start_e3 + new_e3)
                yield month, max(known, year.begins), shown
            if is_read and year.shown_twice and month < year.ends:
                yield month, month, replace(shown, meter_id="a")
    act = next((i for i, period in enumerate(YEAR) if period.last_day > year.removed_on), LAST)
    end_e3 = old_e3 + year.flat[12]
    gone = replace(OLD, removed_on=year.removed_on, end_value_e3=end_e3)
    if year.wrong_first and year.known[0] < year.ends:
        yield max(0, act - 1), year.known[0], replace(gone, end_value_e3=0)
    yield max(0, act - 1), year.ends, gone
    new = replace(meter("b", str(year.removed_on)), start_value_e3=year.start_e3)
    yield max(0, act - 1), year.begins, new


IN_PART = Year(
    flat=[3000] * 13,
    house=[8000] * 12,
    removed_on=dt.date(2026, 5, 10),
    start_e3=0,
    delay=0,
    gap=5,
    order="the new meter first",
    held=True,
    wrong_first=False,
    shown_twice=True,
    silent=set(),
    late={},
)


@settings(max_examples=DRAWN, deadline=None)
@example(IN_PART)
@given(YEARS)
def test_a_year_bills_what_the_registers_of_the_house_say(year: Year) -> None:
    """However the replacement was told; each month calculated again is what was issued."""
    house, rows, house_e3 = House(), list(_told(year)), 0
    house.take(OLD, 0, 0)
    house.take(meter("z", INSTALLED, place_id="2"), 0, 0)
    house.take(meter("h", INSTALLED, place_id="B", place_kind=PlaceKind.BUILDING), 0, 0)
    first, last = year.known
    for now in range(LAST + 1):
        house_e3 += year.house[now]
        house.take(_read("h", now, house_e3), now, now)
        house.take(_read("z", now, (now + 1) * 4000), now, now)
        meters_first = sorted(rows, key=lambda row: isinstance(row[2], Reading))
        for concerns, told, row in meters_first:
            if told == now:
                house.take(row, concerns, now)
        held = year.held and first <= now < last
        if year.held and now == last:
            for month in range(first, now):
                house.issue(month, ["1"])
        house.issue(now, ["2"] if held else ["1", "2"])
        if year.is_asked(now):
            assert house.drafts(now, unknown="b")[1].lines == house.issued[now, "2"].lines
    registers_e3 = sum(year.flat)
    assert house.sum_e3(WATER, "1") == registers_e3
    assert house.sum_e3(WATER, "2") == 12 * 4000
    differences_e3 = house.sum_e3(DIFFERENCE, "1") + house.sum_e3(DIFFERENCE, "2")
    assert differences_e3 + registers_e3 + 12 * 4000 == house_e3
    for (month, flat_id), draft in house.issued.items():
        assert {one.flat_id: one for one in house.drafts(month)}[flat_id].lines == draft.lines
