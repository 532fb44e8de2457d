"""Days on which banks in Latvia do not settle: public holidays, moved working days, TARGET."""

import datetime as dt
from functools import lru_cache


@lru_cache(maxsize=64)
def closed_days(first_year: int, last_year: int) -> frozenset[dt.date]:
    """Return closed days of the years, both inclusive; weekends are not listed.

    A working day the Cabinet moved to a Saturday counts as closed and the Saturday stays
    closed: banks may work on neither, and delivering early never harms.
    """
    import holidays

    years = range(first_year, last_year + 1)
    latvia = holidays.country_holidays("LV", years=years)
    target = holidays.financial_holidays("XECB", years=years)
    return frozenset(latvia) | frozenset(target)
