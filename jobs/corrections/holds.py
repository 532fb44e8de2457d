"""Takes flats out of a month, or lets them go, by a person's decision."""

import hashlib
from collections.abc import Sequence

from einvoice.core.errors import UsageError
from einvoice.core.period import Period
from einvoice.store import hold_decisions, months, withdrawals
from einvoice.store.store import Transaction
from einvoice.store.withdrawals import IssuedNow, Selection
from jobs.context import Context
from jobs.not_found import near
from jobs.steps.calculate import recalculate


def decide(
    context: Context, period: Period, flat_ids: Sequence[str], reason: str, *, held: bool
) -> None:
    """Hold flats until they are released, or release them for a period.

    Drafts of the period follow at once; issued invoices never change. The reason is kept with
    the decision; the journal carries its digest, for it may name a person.

    Raises:
        UsageError: a flat does not exist, or there is no reason.
    """
    if not reason.strip():
        raise UsageError("--reason: is empty, expected why")
    with context.store.transaction() as tx:
        decide_within(context, tx, (period, flat_ids), reason, held=held)


def decide_within(
    context: Context,
    tx: Transaction,
    flats: tuple[Period, Sequence[str]],
    reason: str,
    *,
    held: bool,
) -> None:
    """Hold or release the flats of a period within a transaction, as `decide`.

    Raises:
        UsageError: a flat does not exist.
    """
    period, wanted = flats[0], sorted(set(flats[1]))
    homes = hold_decisions.buildings_of(tx.connection, wanted)
    unknown = [flat_id for flat_id in wanted if flat_id not in homes]
    if unknown:
        raise UsageError(
            f"{', '.join(unknown)}: no such flat, nothing was changed{near(tx, unknown[0])}"
        )
    hold_decisions.decide(tx.connection, wanted, period, reason, held=held)
    digest = hashlib.sha256(reason.encode()).hexdigest()
    for flat_id in wanted:
        tx.journal("held" if held else "released", period, flat_id, reason_sha256=digest)
    if months.month_facts(tx.connection, period).live > 0:
        open_ids = set(months.unfinished_buildings(tx.connection, period))
        recalculate(context, tx, period, sorted(open_ids & set(homes.values())))


def issued_already(
    context: Context, period: Period, flat_ids: Sequence[str]
) -> tuple[IssuedNow, ...]:
    """Return the invoices of a period that holding their flats does not reach: they are issued."""
    with context.store.reading() as tx:
        chosen = Selection(flat_ids=tuple(sorted(set(flat_ids))))
        return tuple(withdrawals.issued_now(tx.connection, period, chosen))
