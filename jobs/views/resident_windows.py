"""The windows in which readings of the coming months are taken."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from einvoice.core.meters import Window
from einvoice.core.period import Period
from einvoice.core.windows import window_of
from einvoice.store.rows import all_rows
from jobs.context import Context

MONTHS = 6


@dataclass(frozen=True, slots=True)
class ShownWindow:
    """The window of a month, both days inclusive; ``is_own``: the company made it another."""

    period: Period
    first_day: dt.date
    last_day: dt.date
    is_own: bool

    def is_open(self, today: dt.date) -> bool:
        """Return whether a reading of a day is in it."""
        return self.first_day <= today <= self.last_day

    def days_left(self, today: dt.date) -> int:
        """Return how many days are left, with today; 0 when it is not open."""
        return (self.last_day - today).days + 1 if self.is_open(today) else 0


def windows_of(context: Context) -> tuple[ShownWindow, ...]:
    """Return the windows that are open or come, of six months."""
    with context.store.reading() as tx:
        return coming(all_rows(tx, Window), context.today)


def coming(own: Iterable[Window], today: dt.date) -> tuple[ShownWindow, ...]:
    """Return the next windows that have not ended, in order; ``own`` are the company's."""
    overrides: Mapping[Period, Window] = {window.period: window for window in own}
    windows: list[ShownWindow] = []
    period = Period.of(today).previous
    while len(windows) < MONTHS:
        window = window_of(period, overrides)
        if window.last_day >= today:
            shown = ShownWindow(period, window.first_day, window.last_day, period in overrides)
            windows.append(shown)
        period = period.next
    return tuple(windows)
