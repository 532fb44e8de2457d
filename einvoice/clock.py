"""The only module that asks what time it is. Local time is Europe/Riga, without an offset."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

RIGA = ZoneInfo("Europe/Riga")
_FIXED_TIME = dt.time(9, 0)


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of one command; ``fixed`` is a day given by ``--today`` or a demo's config."""

    fixed: dt.date | None = None

    def now(self) -> dt.datetime:
        """Return local time in Riga; 09:00 on a fixed day, so that outputs repeat."""
        if self.fixed is not None:
            return dt.datetime.combine(self.fixed, _FIXED_TIME)
        return dt.datetime.now(RIGA).replace(tzinfo=None, microsecond=0)

    def today(self) -> dt.date:
        """Return today's date in Riga."""
        return self.now().date()

    def seconds(self) -> int:
        """Return the true moment in seconds since 1970."""
        return int(dt.datetime.now(dt.UTC).timestamp())

    def timestamp(self) -> str:
        """Return the true moment for the journal, UTC, to the second."""
        return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc_time(local: dt.datetime) -> str:
    """Return the moment (UTC, to the second) of a local time that `local_time` returned.

    >>> utc_time(local_time("2026-10-25T00:30:00Z")), utc_time(local_time("2026-10-25T01:30:00Z"))
    ('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z')
    """
    return local.replace(tzinfo=RIGA).astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local_time(timestamp: str) -> dt.datetime:
    """Return a moment of the journal as local time in Riga.

    >>> local_time("2026-10-31T21:30:00Z").isoformat()
    '2026-10-31T23:30:00'
    """
    return dt.datetime.fromisoformat(timestamp).astimezone(RIGA).replace(tzinfo=None)
