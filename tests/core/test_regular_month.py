"""The short way to a month gives what the whole history gives, or does not answer."""

import datetime as dt
from collections.abc import Mapping

import pytest
from core_samples import OCTOBER, day, meter, readings, window
from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core import money
from einvoice.core.consumption import consumption_of
from einvoice.core.history import month_of_chain
from einvoice.core.meters import MeterService, PlaceKind
from einvoice.core.registers import register_of
from einvoice.core.regular_month import Value, alone, regular_month
from einvoice.core.windows import reading_windows

WINDOWS = reading_windows(OCTOBER, ())
DAYS = st.integers(-150, 35).map(lambda days: OCTOBER.first_day + dt.timedelta(days))
IN_WINDOWS = st.integers(-5, 0).flatmap(
    lambda back: st.integers(-1, 1).map(
        lambda days: OCTOBER.plus(back).last_day + dt.timedelta(days)
    )
)


@settings(max_examples=400)
@given(
    st.dictionaries(st.one_of(DAYS, IN_WINDOWS), st.integers(0, 40_000), max_size=12),
    st.sampled_from(["2024-01-10", "2026-07-10", "2026-08-31", "2026-09-15", "2026-09-30"]),
    st.integers(0, 3000),
    st.booleans(),
    st.booleans(),
)
def test_it_agrees_with_the_history(
    values: dict[dt.date, int],
    installed_on: str,
    start: int,
    rising: bool,  # noqa: FBT001 - drawn
    whole: bool,  # noqa: FBT001 - drawn
) -> None:
    """Whatever was read when: the same month, and the same unused readings.

    Also from the last two months alone, with the first day and the highest value before them.
    """
    numbers = sorted(values.values()) if rising else list(values.values())
    texts = {
        str(on): money.format_scaled(value, 3)
        for on, value in zip(sorted(values), numbers, strict=True)
    }
    own = meter("m", installed_on, start=money.format_scaled(start, 3))
    rows = dict(zip(sorted(values), numbers, strict=True))
    found = regular_month(own, (rows if whole else _without_history(rows)).items(), WINDOWS)
    if found is None:
        return
    register = register_of(own, readings("m", texts), WINDOWS)
    assert found.part == month_of_chain([register], WINDOWS)
    assert found.unused == tuple(
        ("m", on) for on in register.unused if WINDOWS.since <= on <= WINDOWS.until
    )


def _without_history(values: dict[dt.date, int]) -> dict[dt.date, int]:
    early = {day: value for day, value in values.items() if day < WINDOWS.opening_day}
    late = {day: value for day, value in values.items() if day >= WINDOWS.opening_day}
    return ({min(early): max(early.values())} if early else {}) | late


REGULAR = {"2026-08-31": "1", "2026-09-30": "2", "2026-10-31": "4.5"}


def values_of(texts: Mapping[str, str]) -> list[Value]:
    """Return days and values of readings."""
    return [(row.read_on, row.value_e3) for row in readings("m", texts)]


def test_a_regular_month_is_recognised() -> None:
    """Two readings in their windows are enough; the property above must not be empty."""
    found = regular_month(meter("m"), values_of(REGULAR), WINDOWS)
    assert found is not None
    assert (found.part.billed_e3, found.unused) == (2500, ())


def test_what_is_special_is_left_to_the_history() -> None:
    """Removed meters, building meters, falls, gaps and the first month are no regular months."""
    gap = {"2026-08-31": "1", "2026-10-31": "4.5"}
    fell = REGULAR | {"2026-06-30": "3"}
    assert regular_month(meter("m"), values_of(gap), WINDOWS) is None
    assert regular_month(meter("m"), values_of(fell), WINDOWS) is None
    assert regular_month(meter("m"), (), WINDOWS) is None
    first = {"2026-09-30": "2", "2026-10-31": "4.5"}
    assert regular_month(meter("m", "2026-09-02"), values_of(first), WINDOWS) is None
    for special in (
        meter("m", removed_on="2026-12-01", end="9"),
        meter("m", place_kind=PlaceKind.BUILDING),
    ):
        assert regular_month(special, values_of(REGULAR), WINDOWS) is None


def test_a_first_reading_in_the_month_before_is_left_to_the_history() -> None:
    """A meter long there may begin with it, and then the reading after it closes nothing."""
    old = meter("m", "2024-01-10")
    values = {"2026-09-10": "1", "2026-09-30": "2", "2026-10-31": "4.5"}
    assert regular_month(old, values_of(values), WINDOWS) is None
    earlier = {"2026-08-10": "1", "2026-09-30": "2", "2026-10-31": "4.5"}
    assert regular_month(old, values_of(earlier), WINDOWS) is not None


def test_unused_readings_are_named() -> None:
    """A reading between the windows closes nothing and is told."""
    found = regular_month(meter("m"), values_of(REGULAR | {"2026-10-15": "3"}), WINDOWS)
    assert found is not None
    assert found.unused == (("m", day("2026-10-15")),)


def test_windows_that_overlap_are_left_to_the_history() -> None:
    """A reading that lies in the windows of two months closes both of them."""
    overlapping = reading_windows(OCTOBER, (window("2026-09", "2026-09-29", "2026-10-31"),))
    assert regular_month(meter("m"), values_of(REGULAR), overlapping) is None


def test_a_fall_that_was_made_up_for_is_regular() -> None:
    """What was refused once is settled by the month before, which has the highest value."""
    values = {"2026-06-30": "3", "2026-07-31": "1", "2026-09-30": "4", "2026-10-31": "6"}
    found = regular_month(meter("m"), _without_history(dict(values_of(values))).items(), WINDOWS)
    assert found is not None
    register = register_of(meter("m"), readings("m", values), WINDOWS)
    assert found.part == month_of_chain([register], WINDOWS)


def test_a_meter_beside_another_is_not_alone() -> None:
    """Also beside a removed one: which of the two went on is in their histories."""
    other = meter("hot", service=MeterService.HOT_WATER)
    removed = meter("old", "2024-01-10", removed_on="2026-03-01", end="9")
    assert alone([meter("m"), other]) == [meter("m"), other]
    assert alone([meter("m"), removed, other]) == [other]


def test_a_history_that_was_not_read_is_never_walked() -> None:
    """A meter whose regular month alone is known has another meter beside it."""
    month = regular_month(meter("m"), values_of(REGULAR), WINDOWS)
    assert month is not None
    service, regular = MeterService.COLD_WATER, {"m": month}
    own = consumption_of("1", service, [meter("m")], {}, WINDOWS, regular=regular)
    assert own.billed_e3 == 2500
    with pytest.raises(RuntimeError):
        consumption_of("1", service, [meter("m"), meter("n")], {}, WINDOWS, regular=regular)
