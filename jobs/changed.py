"""Compares a month's frozen rows with their digests, before anything is built on them."""

from bank_adapters.messages.fail_codes import is_refusal
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.period import Period
from einvoice.store import frozen_check
from einvoice.store.frozen import Changed
from jobs.context import Context

_MOST_SHARDS = 24
_MOST_NAMED = 10


def changed_in_month(
    context: Context, period: Period, *, whole: bool = True
) -> tuple[Changed, ...]:
    """Return what of a month is not as it was frozen when it was issued, written and answered.

    Not the whole of it: at most 24 shards of 1,000 invoices, other shards each hour, so that a run
    of a very large company stays quick and a day sees all.
    """
    most, hour = None if whole else _MOST_SHARDS, context.clock.seconds() // 3600
    with context.store.reading() as tx:
        changes = frozen_check.changed_rows(tx, is_refusal, period, most, hour)
        return tuple(changes)


def refuse_if_changed(context: Context, period: Period) -> None:
    """Refuse to build on a month whose frozen rows were changed; not all of a very large month.

    Raises:
        RefusedByCheckError: rows differ from what was issued.
    """
    changes = changed_in_month(context, period, whole=False)
    if not changes:
        return
    places = tuple(changed.where for changed in changes[:_MOST_NAMED])
    more = len(changes) - len(places)
    raise RefusedByCheckError("month-changed", period=period, places=places, more=more)
