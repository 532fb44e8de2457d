"""Parts of a run that workers on other machines have in hand, for the status of a month."""

from einvoice.store import shard_parts
from einvoice.store.shard_parts import PartsAtWork
from jobs.context import Context


def parts_at_work(context: Context) -> PartsAtWork | None:
    """Return the parts that a run has handed to workers; None where it hands out none."""
    if context.config.scale.engine != "procrastinate":
        return None
    with context.store.reading() as tx:
        return shard_parts.parts_at_work(tx)
