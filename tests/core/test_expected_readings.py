"""The reading that a rehearsal takes for a meter that is not read yet."""

import datetime as dt

import pytest

from einvoice.core.expected_readings import expected_reading
from einvoice.core.meters import Meter, MeterService, PlaceKind, Reading, Source

DAY = dt.date(2026, 11, 30)
METER = Meter(
    "M1",
    PlaceKind.FLAT,
    "F1",
    MeterService.COLD_WATER,
    "7",
    dt.date(2026, 9, 1),
    None,
    1_000,
    None,
    2,
    None,
)


def read(month: int, day: int, value_e3: int) -> Reading:
    """Return a reading of 2026."""
    return Reading("M1", dt.date(2026, month, day), value_e3, Source.OWNER, "")


@pytest.mark.parametrize(
    ("readings", "value_e3"),
    [
        pytest.param([], 1_000, id="never read"),
        pytest.param([read(10, 1, 4_000)], 4_000 + 6_000, id="since it was installed"),
        pytest.param([read(9, 1, 1_000)], 1_000, id="read on the day of installation"),
        pytest.param([read(9, 30, 1_000), read(10, 31, 4_100)], 7_100, id="30 days at 0.1"),
        pytest.param([read(10, 31, 4_100), read(9, 30, 1_000)], 7_100, id="in any order"),
        pytest.param([read(10, 1, 5), read(10, 31, 3)], 3, id="went back"),
        pytest.param([read(10, 30, 0), read(10, 31, 2), read(11, 30, 9)], 62, id="earlier days"),
        pytest.param([read(9, 30, 0), read(10, 31, 99_000)], 99_000, id="beyond its register"),
        pytest.param([read(9, 30, 0), read(10, 31, 1)], 1, id="rounded down"),
    ],
)
def test_a_meter_goes_on_as_between_its_last_readings(
    readings: list[Reading], value_e3: int
) -> None:
    """Day by day; nothing is used where nothing can be seen."""
    reading = expected_reading(METER, readings, DAY)
    assert reading == Reading("M1", DAY, value_e3, Source.STAFF, "")
