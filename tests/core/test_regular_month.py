"""The short way to a month gives what the whole history gives, or does not answer."""

import datetime as dt

from core_samples import OCTOBER, day, meter, readings, window
from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core import money
from einvoice.core.history import month_of_chain
from einvoice.core.meters import PlaceKind
from einvoice.core.registers import register_of
from einvoice.core.regular_month import regular_month
from einvoice.core.windows import reading_windows

WINDOWS = reading_windows(OCTOBER, ())
DAYS = st.integers(-150, 35).map(lambda days: OCTOBER.first_day + dt.timedelta(days))
IN_WINDOWS = st.integers(-5, 0).flatmap(
    lambda back: st.integers(-1, 1).map(
        lambda days: OCTOBER.plus(back).last_day + dt.timedelta(days)
    )
)


@settings(max_examples=200)
@given(
    st.dictionaries(st.one_of(DAYS, IN_WINDOWS), st.integers(0, 40_000), max_size=12),
    st.sampled_from(["2024-01-10", "2026-07-10", "2026-08-31", "2026-09-15", "2026-09-30"]),
    st.integers(0, 3000),
    st.booleans(),
)
def test_it_agrees_with_the_history(
    values: dict[dt.date, int],
    installed_on: str,
    start: int,
    rising: bool,  # noqa: FBT001 - drawn
) -> None:
    """Whatever was read when: the same month, and the same unused readings."""
    numbers = sorted(values.values()) if rising else list(values.values())
    texts = {
        str(on): money.format_scaled(value, 3)
        for on, value in zip(sorted(values), numbers, strict=True)
    }
    own = meter("m", installed_on, start=money.format_scaled(start, 3))
    found = regular_month(own, readings("m", texts), WINDOWS)
    if found is None:
        return
    register = register_of(own, readings("m", texts), WINDOWS)
    assert found.part == month_of_chain([register], WINDOWS)
    assert found.unused == tuple(
        ("m", on) for on in register.unused if WINDOWS.since <= on <= WINDOWS.until
    )


REGULAR = {"2026-08-31": "1", "2026-09-30": "2", "2026-10-31": "4.5"}


def test_a_regular_month_is_recognised() -> None:
    """Two readings in their windows are enough; the property above must not be empty."""
    found = regular_month(meter("m"), readings("m", REGULAR), WINDOWS)
    assert found is not None
    assert (found.part.billed_e3, found.unused) == (2500, ())


def test_what_is_special_is_left_to_the_history() -> None:
    """Removed meters, building meters, falls, gaps and the first month are no regular months."""
    gap = {"2026-08-31": "1", "2026-10-31": "4.5"}
    fell = REGULAR | {"2026-06-30": "3"}
    assert regular_month(meter("m"), readings("m", gap), WINDOWS) is None
    assert regular_month(meter("m"), readings("m", fell), WINDOWS) is None
    assert regular_month(meter("m"), (), WINDOWS) is None
    first = {"2026-09-30": "2", "2026-10-31": "4.5"}
    assert regular_month(meter("m", "2026-09-02"), readings("m", first), WINDOWS) is None
    for special in (
        meter("m", removed_on="2026-12-01", end="9"),
        meter("m", place_kind=PlaceKind.BUILDING),
    ):
        assert regular_month(special, readings("m", REGULAR), WINDOWS) is None


def test_a_first_reading_in_the_month_before_is_left_to_the_history() -> None:
    """A meter long there may begin with it, and then the reading after it closes nothing."""
    old = meter("m", "2024-01-10")
    values = {"2026-09-10": "1", "2026-09-30": "2", "2026-10-31": "4.5"}
    assert regular_month(old, readings("m", values), WINDOWS) is None
    earlier = {"2026-08-10": "1", "2026-09-30": "2", "2026-10-31": "4.5"}
    assert regular_month(old, readings("m", earlier), WINDOWS) is not None


def test_unused_readings_are_named() -> None:
    """A reading between the windows closes nothing and is told."""
    found = regular_month(meter("m"), readings("m", REGULAR | {"2026-10-15": "3"}), WINDOWS)
    assert found is not None
    assert found.unused == (("m", day("2026-10-15")),)


def test_windows_that_overlap_are_left_to_the_history() -> None:
    """A reading that lies in the windows of two months closes both of them."""
    overlapping = reading_windows(OCTOBER, (window("2026-09", "2026-09-29", "2026-10-31"),))
    assert regular_month(meter("m"), readings("m", REGULAR), overlapping) is None
