"""Prices that a person should look at before a month is billed by them."""

from einvoice.core.findings import Finding
from einvoice.core.period import Period
from einvoice.core.prices import prices_of, unusual_prices
from einvoice.core.tariffs import Tariff
from einvoice.store.rows import select_rows
from jobs.context import Context


def prices_to_look_at(context: Context, *periods: Period) -> tuple[Finding, ...]:
    """Return the warnings about the prices of some months, each once."""
    usual = context.config.limits.usual_prices()
    with context.store.reading() as tx:
        tariffs = tuple(select_rows(tx, Tariff))
    warnings = [f for each in periods for f in unusual_prices(prices_of(tariffs, each), usual)]
    return tuple(dict.fromkeys(warnings))
