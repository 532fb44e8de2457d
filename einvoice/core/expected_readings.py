"""The reading that a meter will probably have: for a month that is rehearsed before it is read.

The last value and what the meter used a day between its last two readings, for the days since. No
invoice rests on it: an invoice estimates by docs/RULES.md, "Readings".
"""

import datetime as dt
from collections.abc import Iterable

from einvoice.core.meters import Meter, Reading, Source

_REGISTER = 1_000
"""Thousandths in a whole place of a register."""


def expected_reading(meter: Meter, readings: Iterable[Reading], day: dt.date) -> Reading:
    """Return the reading of a meter on a day, rounded down; at most what its register can show.

    A meter that went back, or that was read only once, is taken to have used nothing since.
    """
    earlier = sorted((r.read_on, r.value_e3) for r in readings if r.read_on < day)
    known = [(meter.installed_on, meter.start_value_e3), *earlier][-2:]
    last_day, last_e3 = known[-1]
    first_day, first_e3 = known[0]
    days, used_e3 = (last_day - first_day).days, last_e3 - first_e3
    more_e3 = used_e3 * (day - last_day).days // days if days > 0 and used_e3 > 0 else 0
    value_e3 = last_e3 + more_e3
    if value_e3 >= 10**meter.digits * _REGISTER:
        value_e3 = last_e3
    return Reading(meter.meter_id, day, value_e3, Source.STAFF, "")
