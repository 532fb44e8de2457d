"""Rows that hold between two dates: the row valid on a day, and rows that overlap."""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Anything with a first and a last day of validity; an open end is ``None``."""

    @property
    def valid_from(self) -> dt.date | None:
        """First day, inclusive."""

    @property
    def valid_to(self) -> dt.date | None:
        """Last day, inclusive."""


DatedRow = TypeVar("DatedRow", bound=Dated)


def covers(row: Dated, day: dt.date) -> bool:
    """Return whether the row is valid on that day (both ends inclusive)."""
    return (row.valid_from is None or row.valid_from <= day) and (
        row.valid_to is None or day <= row.valid_to
    )


def overlap(one: Dated, other: Dated) -> bool:
    """Return whether two rows are valid on a common day."""
    return (
        one.valid_to is None or other.valid_from is None or other.valid_from <= one.valid_to
    ) and (one.valid_from is None or other.valid_to is None or one.valid_from <= other.valid_to)


def valid_on(rows: Iterable[DatedRow], day: dt.date) -> DatedRow | None:
    """Return the row valid on that day; of several, the row that began last."""
    valid = [row for row in rows if covers(row, day)]
    return max(valid, key=lambda row: row.valid_from or dt.date.min, default=None)
