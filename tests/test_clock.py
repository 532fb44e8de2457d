"""The clock: local time in Riga."""

import datetime as dt

from einvoice.clock import RIGA, Clock


def test_a_fixed_day_is_nine_in_the_morning() -> None:
    """So that what depends on hours repeats."""
    day = dt.date(2026, 11, 5)
    assert Clock(day).now() == dt.datetime(2026, 11, 5, 9)  # noqa: DTZ001 - local by contract
    assert Clock(day).today() == day


def test_the_real_clock_shows_riga() -> None:
    """Whatever the machine's time zone is."""
    expected = dt.datetime.now(RIGA).replace(tzinfo=None)
    assert abs(Clock().now() - expected) < dt.timedelta(seconds=5)
    assert Clock().timestamp().endswith("Z")
