"""Months that were each closed by a reading may be skipped: the long way ends in the same state."""

import datetime as dt
from dataclasses import replace

from core_samples import OCTOBER, meter, readings
from hypothesis import event, given, settings
from hypothesis import strategies as st

from einvoice.core import money
from einvoice.core.history import Walk
from einvoice.core.meter_months import MeterMonth
from einvoice.core.registers import Register, register_of
from einvoice.core.windows import reading_windows

WINDOWS = reading_windows(OCTOBER, ())
MONTHS = 14
STATE = ("at", "now", "last", "last_on", "missing", "ahead", "carry", "uses")


@st.composite
def chains(draw: st.DrawFn) -> list[Register]:
    """Draw one to three meters in a row, read in most months, rising in most."""
    counts = draw(st.lists(st.integers(1, 9), min_size=1, max_size=3))
    month, registers = OCTOBER.plus(-MONTHS), []
    for place, months in enumerate(counts):
        installed = month.first_day + dt.timedelta(draw(st.integers(0, 27)))
        month = month.plus(months)
        removed = None if place == len(counts) - 1 else month.first_day + dt.timedelta(3)
        value = start = draw(st.integers(0, 5000))
        texts: dict[str, str] = {}
        at = installed
        while at < OCTOBER.plus(1).first_day and (removed is None or at < removed):
            last = dt.date(at.year + at.month // 12, at.month % 12 + 1, 1) - dt.timedelta(1)
            value += draw(st.sampled_from([0, 0, 1500, 3210, 9999, -2000]))
            if draw(st.integers(0, 5)) and value >= 0:
                texts[str(last)] = money.format_scaled(max(value, 0), 3)
            at = last + dt.timedelta(1)
        own = meter(f"m{place}", str(installed), start=money.format_scaled(start, 3))
        if removed is not None:
            own = replace(own, removed_on=removed, end_value_e3=max(value, start) + 500)
        registers.append(register_of(own, readings(own.meter_id, texts), WINDOWS))
    return registers


def state(walk: Walk) -> dict[str, object]:
    """Return what the months to come depend on."""
    return {name: getattr(walk, name) for name in STATE}


def steps(walk: Walk, begin: int, end: int) -> MeterMonth:
    """Step through some months and return what the last one came to."""
    for month in range(begin, end):
        walk.step(month)
    return walk.result()


@settings(max_examples=150)
@given(chains())
def test_skipping_ends_where_the_long_way_ends(registers: list[Register]) -> None:
    """State and result are the same in the month after, and in each month from there on."""
    walk = Walk(registers, WINDOWS)
    begin = walk.skip_regular(WINDOWS.month)
    event("skipped" if begin > walk.first_month else "nothing to skip")
    long_way = Walk(registers, WINDOWS)
    steps(long_way, long_way.first_month, begin)
    if begin > walk.first_month:
        assert state(walk) == state(long_way)
    for month in range(begin, WINDOWS.month + 1):
        assert steps(walk, month, month + 1) == steps(long_way, month, month + 1)


def test_four_months_in_a_row_are_enough_to_skip_to() -> None:
    """The property above must not be empty."""
    texts = {str(OCTOBER.plus(-back).last_day): str(20 - back) for back in range(8)}
    register = register_of(meter("m", "2025-01-10"), readings("m", texts), WINDOWS)
    assert Walk([register], WINDOWS).skip_regular(WINDOWS.month) == WINDOWS.month
