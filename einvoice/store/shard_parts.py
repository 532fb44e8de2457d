"""The parts that a run hands to workers, and their results on the way back.

A result is taken once: what another worker does again, or does after the run has ended, is dropped.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import delete, func, insert, select, update

from einvoice.store.shard_tables import shards
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_WAITS = shards.c.result.is_(None) & (shards.c.failed == "")


@dataclass(frozen=True, slots=True)
class HandedPart:
    """One part: of which run, what is to be done with it, and with which settings."""

    run: str
    number: int
    work: str
    settings: str
    part: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a part: its result, or the kind of error that stopped the worker."""

    result: bytes | None
    failed: str


@dataclass(frozen=True, slots=True)
class PartsAtWork:
    """How many parts a run has handed out and not yet taken back, and how many of them are done."""

    handed_out: int
    done: int


def parts_at_work(tx: ReadTransaction) -> PartsAtWork:
    """Count the parts that are there; those of a killed run too, until the next run."""
    is_done = func.count().filter(~_WAITS)
    return PartsAtWork(*tx.execute(select(func.count(), is_done).select_from(shards)).one())


def hand_out(tx: WriteTransaction, parts: Sequence[HandedPart]) -> None:
    """Let workers see parts."""
    tx.execute(insert(shards), [{**asdict(part), "failed": ""} for part in parts])


def waiting_part(tx: ReadTransaction, run: str, number: int) -> HandedPart | None:
    """Return a part; None where its run has ended, or another worker has done it."""
    columns = shards.c
    query = select(columns.work, columns.settings, columns.part).where(
        columns.run == run, columns.number == number, _WAITS
    )
    row = tx.execute(query).one_or_none()
    return None if row is None else HandedPart(run, number, *row)


def keep_outcome(tx: WriteTransaction, part: HandedPart, outcome: Outcome) -> bool:
    """Keep what became of a part; return whether its run still waits for it."""
    kept = tx.execute(
        update(shards)
        .where(shards.c.run == part.run, shards.c.number == part.number, _WAITS)
        .values(result=outcome.result, failed=outcome.failed)
    )
    return kept.rowcount == 1


def take_outcome(tx: WriteTransaction, run: str, number: int) -> Outcome | None:
    """Return what became of a part and forget the part; None while nobody has done it."""
    taken = tx.execute(
        delete(shards)
        .where(shards.c.run == run, shards.c.number == number, ~_WAITS)
        .returning(shards.c.result, shards.c.failed)
    )
    row = taken.one_or_none()
    return None if row is None else Outcome(*row)


def forget_parts(tx: WriteTransaction) -> None:
    """Forget every part, of killed runs too: the caller holds the run's lock."""
    tx.execute(delete(shards))
