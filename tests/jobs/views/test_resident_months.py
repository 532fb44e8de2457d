"""When a meter is to be verified, and when readings may be sent: by the day alone."""

import datetime as dt
from dataclasses import replace

import pytest

from einvoice.core.meters import Meter, MeterService, PlaceKind, Window
from einvoice.core.period import Period
from jobs.views.resident_meters import Verification, verification_of
from jobs.views.resident_windows import coming

METER = Meter(
    "c1",
    PlaceKind.FLAT,
    "F1",
    MeterService.COLD_WATER,
    "S1",
    dt.date(2026, 1, 1),
    None,
    0,
    None,
    5,
    None,
)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("", "unknown"),
        ("2026-11-28", "over"),
        ("2026-11-29", "ends_soon"),
        ("2027-03-01", "ends_soon"),
        ("2027-03-02", "valid"),
    ],
)
def test_verification_is_told_by_the_day(until: str, expected: str) -> None:
    """Its last day counts; soon is three months."""
    last = dt.date.fromisoformat(until) if until else None
    meter = replace(METER, verified_until=last)
    assert verification_of(meter, dt.date(2026, 11, 29)) is Verification(expected)


def test_windows_of_six_months_are_the_companys_or_the_rules() -> None:
    """The first is open or comes; one of its own is marked."""
    own = [Window(Period(2026, 12), dt.date(2026, 12, 29), dt.date(2027, 1, 4))]
    shown = coming(own, dt.date(2026, 12, 1))
    assert [str(window.period) for window in shown[:3]] == ["2026-11", "2026-12", "2027-01"]
    assert (len(shown), [window.is_own for window in shown[:3]]) == (6, [False, True, False])
    assert (shown[0].is_open(dt.date(2026, 12, 1)), shown[0].days_left(dt.date(2026, 12, 1))) == (
        True,
        1,
    )
    assert (shown[1].last_day, shown[1].days_left(dt.date(2026, 12, 1))) == (dt.date(2027, 1, 4), 0)
    assert str(coming(own, dt.date(2026, 12, 2))[0].period) == "2026-12"
