"""Who is told when: each threshold once, the lowest first, nothing once all is sent."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.core.alerts import SLACK_HOURS, is_watch_day, slack_alert


@pytest.mark.parametrize(
    ("slack", "told", "left", "expected"),
    [
        pytest.param(72, [], True, None, id="three whole days are left"),
        pytest.param(71, [], True, 72, id="less than three days"),
        pytest.param(71, [72], True, None, id="told already"),
        pytest.param(24, [72], True, None, id="a whole day is left"),
        pytest.param(23, [72], True, 24, id="less than a day"),
        pytest.param(5, [72, 24], True, 6, id="less than six hours"),
        pytest.param(0, [72, 24, 6], True, 0, id="the deadline"),
        pytest.param(-9, [72, 24, 6], True, 0, id="past it"),
        pytest.param(-9, [0], True, None, id="told that it is lost"),
        pytest.param(5, [], True, 6, id="the machine was down: the lowest alone"),
        pytest.param(5, [6], True, None, id="the higher ones are told with it"),
        pytest.param(-9, [], False, None, id="all is sent"),
    ],
)
def test_thresholds(slack: int, told: list[int], left: bool, expected: int | None) -> None:  # noqa: FBT001
    """An alert is due when a threshold is passed and was not told."""
    assert slack_alert(slack, told, sending_left=left) == expected


@given(st.lists(st.integers(-48, 200), min_size=1, max_size=300))
def test_each_threshold_is_told_at_most_once(hours: list[int]) -> None:
    """However often and irregularly a run asks, and never a higher one after a lower."""
    told: list[int] = []
    for slack in sorted(hours, reverse=True):
        alert = slack_alert(slack, told, sending_left=True)
        if alert is not None:
            told.append(alert)
    assert told == sorted(set(told), reverse=True)
    assert (min(hours) < SLACK_HOURS[0]) == bool(told)


def test_the_days_of_the_watch() -> None:
    """Days 10, 13 and 14 of any month, whatever weekday they are."""
    for month in range(1, 13):
        days = [day for day in range(1, 29) if is_watch_day(dt.date(2026, month, day))]
        assert days == [10, 13, 14]
