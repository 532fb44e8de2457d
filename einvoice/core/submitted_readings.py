"""Readings that residents sent: which of several counts, and by whose clock.

The newest by the phone's clock counts among those of one meter and one reading window. A phone
whose clock is wrong is not believed: then the moment at which the reading arrived counts.
Source: docs/decisions/ 0073.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState

_MOMENT = re.compile(r"[0-9]{4}(-[0-9]{2}){2}T([0-9]{2}:){2}[0-9]{2}Z")
CLOCK_OFF_SECONDS = 600
"""By how much a phone's clock may differ from ours."""
_LONGEST_WAY = dt.timedelta(days=366)
"""How long a reading may be on its way."""

LIVE = (SubmittedState.RECEIVED, SubmittedState.TAKEN, SubmittedState.LATE)
"""States of a reading that counts, or may."""

FILE_COUNTS = "FILE_COUNTS"
"""Why a reading is replaced: a file of the company says otherwise."""
NEWER_COUNTS = "NEWER_COUNTS"
"""Why a reading is replaced: a newer reading of the same window."""
NOT_TAKEN = "NOT_TAKEN"
"""Why a reading is refused: the calculation could not take it."""
EARLY = "EARLY"
"""The mark of a reading before its window: it counts as of the window's first day."""

REFUSABLE = (SubmittedState.RECEIVED, SubmittedState.LATE)
"""States of a reading that the staff may still refuse: it is not among the readings yet."""


class Refusal(StrEnum):
    """Why the staff refused a reading; the values are in the database and never change."""

    NOT_POSSIBLE = "STAFF_NOT_POSSIBLE"  # it does not fit the meter's readings before
    OTHER_METER = "STAFF_OTHER_METER"  # it looks like another meter's
    PHOTO = "STAFF_PHOTO"  # the photo shows another


@dataclass(frozen=True, slots=True)
class SubmittedReading:
    """A reading as it arrived. ``read_at`` and ``received_at`` are UTC, ``key`` is the sender's.

    ``period`` is the month whose window it is of.

    ``confirmed`` are the codes of the questions that were answered yes. ``counted_on`` is the day
    as of which it was taken, where it is not its own.
    """

    key: str
    meter_id: str
    read_on: dt.date
    period: Period
    value_e3: int
    user_id: str
    read_at: str
    received_at: str
    clock_off: bool = False
    state: SubmittedState = SubmittedState.RECEIVED
    code: str = ""
    photo_id: str | None = None
    confirmed: tuple[str, ...] = ()
    counted_on: dt.date | None = None

    @property
    def day(self) -> dt.date:
        """The day of the reading that it became."""
        return self.counted_on or self.read_on

    @property
    def moment(self) -> str:
        """When it was read: by the phone's clock, by ours where that is off."""
        return self.received_at if self.clock_off else self.read_at

    @property
    def order(self) -> tuple[str, str, str]:
        """By what the newest is found; the key decides between two of one moment."""
        return self.moment, self.received_at, self.key


def newest(rows: Iterable[SubmittedReading]) -> SubmittedReading | None:
    """Return which of the readings of a meter and a window counts; None of none."""
    return max(rows, key=lambda row: row.order, default=None)


def is_clock_off(sent_at: str, received_at: str) -> bool:
    """Return whether a sender's clock is wrong by over ten minutes; both are UTC.

    A sender that says no time, or none that can be read, has no clock that is believed.

    >>> is_clock_off("2026-10-31T08:10:00Z", "2026-10-31T08:00:00Z")
    False
    >>> is_clock_off("2026-10-31T08:10:01Z", "2026-10-31T08:00:00Z")
    True
    >>> is_clock_off("yesterday", "2026-10-31T08:00:00Z")
    True
    """
    sent = parse_moment(sent_at)
    received = parse_moment(received_at)
    if sent is None or received is None:
        return True
    return abs((sent - received).total_seconds()) > CLOCK_OFF_SECONDS


def is_read_believed(read_at: str, received_at: str) -> bool:
    """Return whether a reading can have been read when its sender says; both are UTC.

    Not after it arrived, by over ten minutes, and not over a year before.

    >>> is_read_believed("2026-10-31T08:00:00Z", "2026-11-03T08:00:00Z")
    True
    >>> is_read_believed("2026-11-03T08:10:01Z", "2026-11-03T08:00:00Z")
    False
    >>> is_read_believed("0001-01-01T00:00:00Z", "2026-11-03T08:00:00Z")
    False
    >>> is_read_believed("yesterday", "2026-11-03T08:00:00Z")
    False
    """
    read, received = parse_moment(read_at), parse_moment(received_at)
    if read is None or received is None:
        return False
    return -dt.timedelta(seconds=CLOCK_OFF_SECONDS) <= received - read <= _LONGEST_WAY


def parse_moment(text: str) -> dt.datetime | None:
    """Return a moment written as UTC to the second; None where it is not written so.

    >>> parse_moment("2026-10-31T08:00:00Z")
    datetime.datetime(2026, 10, 31, 8, 0, tzinfo=datetime.timezone.utc)
    >>> parse_moment("31.10.2026"), parse_moment("2026-10-31T08:00:00")
    (None, None)
    """
    if _MOMENT.fullmatch(text) is None:
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None
