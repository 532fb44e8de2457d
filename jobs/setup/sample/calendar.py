"""The months of a sample: the periods with readings, and the days on which people read."""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.period import Period

_READING_DAYS = (-1, 0, 1)  # from the last day of the month: the rule's reading window


@dataclass(frozen=True, slots=True)
class SampleMonths:
    """``months`` periods that end with ``last``; meters go in at the end of the period before."""

    last: Period
    months: int

    @property
    def installed_on(self) -> dt.date:
        """The day on which the first meters start: it closes the month before the first."""
        return self.first.previous.last_day

    @property
    def first(self) -> Period:
        """The first period with a reading."""
        return self.last.plus(1 - self.months)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods with readings, in order."""
        return tuple(self.first.plus(months) for months in range(self.months))

    @property
    def reading_days(self) -> tuple[tuple[str, ...], ...]:
        """For each period the days of its reading window."""
        return tuple(
            tuple(str(period.last_day + dt.timedelta(days)) for days in _READING_DAYS)
            for period in self.periods
        )
