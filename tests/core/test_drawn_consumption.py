"""Drawn readings: what is billed in the end is what was used, whatever the order."""

from random import Random

from consumption_samples import consume
from core_samples import meter, readings
from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core.consumption import consumption_of
from einvoice.core.history import Walk, month_of_chain
from einvoice.core.meters import Meter, MeterService, PlaceKind
from einvoice.core.period import Period
from einvoice.core.registers import register_of
from einvoice.core.replacements import chains
from einvoice.core.windows import ReadingWindows, reading_windows

MONTHS = 20
LAST = Period.parse("2026-10")
FIRST = LAST.plus(1 - MONTHS)
STEPS = st.lists(st.one_of(st.none(), st.integers(0, 9000)), min_size=MONTHS, max_size=MONTHS)


def history(steps: list[int | None]) -> tuple[Meter, dict[str, str]]:
    """Return a meter that rises by these litres a month; None is a month without a reading."""
    value, found = 0, {}
    for months, step in enumerate(steps):
        value += step or 0
        if step is not None:
            found[FIRST.plus(months).last_day.isoformat()] = f"{value // 1000}.{value % 1000:03}"
    return meter("m", FIRST.first_day.replace(day=5).isoformat()), found


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_what_is_billed_in_the_end_is_what_was_used(steps: list[int | None]) -> None:
    """Up to any month closed by a reading, all months together bill what the register rose."""
    rows = history(steps)
    billed = 0
    for months in range(MONTHS):
        found = consume(str(FIRST.plus(months)), rows)
        billed += found.billed_e3
        if found.closing_e3 is not None:
            assert billed == found.closing_e3


@settings(deadline=None)
@given(
    STEPS,
    st.dictionaries(st.integers(1, MONTHS - 1), st.sampled_from([1, 20, 28]), max_size=2),
    st.lists(st.tuples(st.integers(0, MONTHS - 1), st.integers(0, 9000)), max_size=3),
    st.sampled_from(["2025-03-15", "2030-01-01"]),
    st.sampled_from(list(PlaceKind)),
    st.sampled_from([5, 30]),
)
def test_skipping_regular_months_changes_nothing(  # noqa: PLR0913, PLR0917 - one per strategy
    steps: list[int | None],
    removals: dict[int, int],
    falls: list[tuple[int, int]],
    verified_until: str,
    kind: PlaceKind,
    installed_day: int,
) -> None:
    """The short way to the last months gives what walking through all of them gives."""
    meters, start = [], FIRST.first_day.replace(day=installed_day).isoformat()
    values = history(steps)[1]
    for months, fallen in falls:
        values[FIRST.plus(months).last_day.isoformat()] = f"{fallen // 1000}.{fallen % 1000:03}"
    for number, months in enumerate(sorted(removals)):
        removed_on = FIRST.plus(months).first_day.replace(day=removals[months]).isoformat()
        meters.append(meter(f"m{number}", start, removed_on=removed_on, end="70", place_kind=kind))
        start = removed_on
    meters.append(meter("last", start, verified_until=verified_until, place_kind=kind))
    windows = ReadingWindows(LAST, {})
    (chain,) = chains(meters)
    registers = [register_of(m, readings(m.meter_id, values), windows) for m in chain]
    walk = Walk(registers, windows)
    for month in range(walk.first_month, windows.month + 1):
        walk.step(month)
    assert month_of_chain(registers, windows) == walk.result()


@settings(max_examples=40, deadline=None)
@given(STEPS, st.integers(0, MONTHS - 1), st.randoms())
def test_order_of_meters_and_readings_is_irrelevant(
    steps: list[int | None], removed: int, random: Random
) -> None:
    """Shuffled meters and readings give the same consumption."""
    own, values = history(steps)
    removed_on = FIRST.plus(removed).first_day.replace(day=20)
    meters = [
        meter("m", own.installed_on.isoformat(), removed_on=removed_on.isoformat(), end="900"),
        meter("n", removed_on.isoformat()),
        meter("o", "2026-02-02"),
    ]
    rows = {m.meter_id: readings(m.meter_id, values) for m in meters}
    windows = reading_windows(LAST, ())
    service = MeterService.COLD_WATER
    expected = consumption_of("1", service, meters, rows, windows)
    random.shuffle(meters)
    mixed = {name: random.sample(own_rows, len(own_rows)) for name, own_rows in rows.items()}
    assert consumption_of("1", service, meters, mixed, windows) == expected
