"""The windows in which readings of the coming months are taken."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from einvoice.core.entered_readings import opens_on
from einvoice.core.meters import Window
from einvoice.core.period import Period
from einvoice.core.windows import window_of
from einvoice.store.rows import all_rows
from jobs.context import Context

MONTHS = 6


@dataclass(frozen=True, slots=True)
class ShownWindow:
    """The window of a month, both days inclusive; ``is_own``: the company made it another.

    ``opens`` is the first day on which its readings are taken: its own first day, or an earlier day
    where the company lets them come earlier.
    """

    period: Period
    first_day: dt.date
    last_day: dt.date
    is_own: bool
    opens: dt.date

    def is_open(self, today: dt.date) -> bool:
        """Return whether a reading of a day is in it."""
        return self.first_day <= today <= self.last_day

    def takes(self, today: dt.date) -> bool:
        """Return whether its readings are taken on a day, perhaps before it."""
        return self.opens <= today <= self.last_day

    def days_left(self, today: dt.date) -> int:
        """Return how many days are left, with today; 0 when no readings are taken."""
        return (self.last_day - today).days + 1 if self.takes(today) else 0


def windows_of(context: Context) -> tuple[ShownWindow, ...]:
    """Return the windows that are open or come, of six months."""
    with context.store.reading() as tx:
        own = all_rows(tx, Window)
        return coming(own, context.today, context.config.portal.readings_from)


def first_day_of(context: Context, period: Period) -> dt.date:
    """Return the first day of a month's window, which may be over."""
    with context.store.reading() as tx:
        own = {window.period: window for window in all_rows(tx, Window)}
    return window_of(period, own).first_day


def coming(
    own: Iterable[Window], today: dt.date, readings_from: int = 0
) -> tuple[ShownWindow, ...]:
    """Return the next windows that have not ended, in order; ``own`` are the company's.

    ``readings_from``: the day of the month from which readings are taken; 0 = in the window alone.
    """
    overrides: Mapping[Period, Window] = {window.period: window for window in own}
    windows: list[ShownWindow] = []
    period = Period.of(today).previous
    while len(windows) < MONTHS:
        window = window_of(period, overrides)
        if window.last_day >= today:
            shown = ShownWindow(
                period,
                window.first_day,
                window.last_day,
                period in overrides,
                opens_on(window, readings_from),
            )
            windows.append(shown)
        period = period.next
    return tuple(windows)
