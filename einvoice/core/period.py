"""The billing period: the calendar month that was consumed."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar month.

    >>> str(Period.parse("2026-10").next)
    '2026-11'
    """

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Return the period written ``YYYY-MM``.

        Raises:
            ValueError: the text has another shape or the month does not exist.
        """
        match = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text)
        if match is None or match.group(1) < "1900":
            raise ValueError("not a month, expected YYYY-MM")
        return cls(int(match.group(1)), int(match.group(2)))

    @classmethod
    def of(cls, day: dt.date) -> "Period":
        """Return the period of a day."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def plus(self, months: int) -> "Period":
        """Return the period N months later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Period(index // 12, index % 12 + 1)

    @property
    def next(self) -> "Period":
        """The month after."""
        return self.plus(1)

    @property
    def previous(self) -> "Period":
        """The month before."""
        return self.plus(-1)

    @property
    def days(self) -> int:
        """How many days the month has."""
        return calendar.monthrange(self.year, self.month)[1]

    @property
    def first_day(self) -> dt.date:
        """The first calendar day."""
        return dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date:
        """The last calendar day."""
        return dt.date(self.year, self.month, self.days)
