"""When people are told: the slack clock's thresholds, and the days of the independent watch.

Source: docs/ADMINISTRATION.md, the month.
"""

import datetime as dt
from collections.abc import Collection

SLACK_HOURS = (72, 24, 6, 0)
"""Hours left to the deadline at which an alert is due; 0 = it is lost."""

WATCH_DAYS = (10, 13, 14)
"""Days of the month on which what was not sent is an alarm."""


def slack_alert(slack_hours: int, told: Collection[int], *, sending_left: bool) -> int | None:
    """Return the threshold that an alert is due for, None when there is nothing to report.

    Thresholds that were passed unseen (the machine was down) are one alert: the lowest.

    Args:
        slack_hours: whole hours to the deadline; negative past it.
        told: thresholds told already for this month.
        sending_left: whether anything still has to go to a bank.

    >>> slack_alert(70, [], sending_left=True), slack_alert(70, [72], sending_left=True)
    (72, None)
    >>> slack_alert(5, [72], sending_left=True), slack_alert(5, [], sending_left=False)
    (6, None)
    """
    if not sending_left:
        return None
    reached = [hours for hours in SLACK_HOURS if slack_hours < hours or (hours == slack_hours == 0)]
    if not reached or min(reached) in told:
        return None
    return min(reached)


def is_watch_day(today: dt.date) -> bool:
    """Return whether the watch raises its alarm today.

    >>> [day for day in range(1, 32) if is_watch_day(dt.date(2026, 10, day))]
    [10, 13, 14]
    """
    return today.day in WATCH_DAYS
