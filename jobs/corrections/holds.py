"""Takes flats out of a month, or lets them go, by a person's decision."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from einvoice.core.errors import UsageError
from einvoice.core.events import Event
from einvoice.core.holds import ANSWERED, BY_A_PERSON, HELD_BY_HAND, TAKEN_BACK, UNUSUAL_CHANGE
from einvoice.core.period import Period
from einvoice.store import hold_decisions, months, seen_holds, withdrawals
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.withdrawals import IssuedNow, Selection
from jobs.context import Context
from jobs.not_found import near_ids
from jobs.steps.calculate import recalculate

IN_BULK = frozenset({UNUSUAL_CHANGE})
"""Codes that a release of many ends; others need a person who looks at one flat."""


@dataclass(frozen=True, slots=True)
class Released:
    """Holds of a flat that a release ended, and those that stay, by code."""

    codes: tuple[str, ...]
    still_held: tuple[str, ...]


def decide(
    context: Context, period: Period, flat_ids: Sequence[str], reason: str, *, held: bool
) -> Mapping[str, Released]:
    """Hold flats until they are released, or release them for a period.

    A release lets go what holds the flat now and asks a person; what is found later holds again.
    Drafts of the period follow at once; issued invoices never change. The reason is kept with
    the decision; the journal carries its digest, for it may name a person.

    Returns:
        What a release let go, by flat; nothing for a hold.

    Raises:
        UsageError: a flat does not exist, or there is no reason.
    """
    if not reason.strip():
        raise UsageError("reason-missing")
    with context.store.writing() as tx:
        lifted = _held_by_a_person(tx, period, flat_ids)
        decided = decide_within(context, tx, HoldDecision(period, flat_ids, held=held), reason)
        own = seen_holds.holding_codes(tx, period, decided.homes)
        whole = seen_holds.building_codes(tx, period, set(decided.homes.values()))
    return {
        flat_id: Released(
            codes or lifted.get(flat_id, ()),
            tuple(sorted({*own[flat_id], *whole[decided.homes[flat_id]]})),
        )
        for flat_id, codes in decided.released.items()
    }


def _held_by_a_person(
    tx: ReadTransaction, period: Period, flat_ids: Sequence[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return by which decision flats are held, also where no draft shows it: they are issued."""
    homes = hold_decisions.buildings_of(tx, sorted(set(flat_ids)))
    records = hold_decisions.flat_records(tx, sorted(set(homes.values())), period)
    return {
        flat_id: (TAKEN_BACK if record.taken_back else HELD_BY_HAND,)
        for flat_id, record in records.items()
        if record.held_because
    }


@dataclass(frozen=True, slots=True)
class HoldDecision:
    """Flats held from a period on, or released for it; a release lets go the codes ``shown``."""

    period: Period
    flat_ids: Sequence[str]
    held: bool
    shown: Collection[str] = ANSWERED


@dataclass(frozen=True, slots=True)
class Decided:
    """The buildings of the flats decided about, and the codes that a release let go, by flat."""

    homes: Mapping[str, str]
    released: Mapping[str, tuple[str, ...]]


def decide_within(
    context: Context, tx: WriteTransaction, decision: HoldDecision, reason: str
) -> Decided:
    """Hold or release the flats of a period within a transaction, as `decide`.

    Raises:
        UsageError: a flat does not exist.
    """
    period, held, wanted = decision.period, decision.held, sorted(set(decision.flat_ids))
    homes = hold_decisions.buildings_of(tx, wanted)
    unknown = [flat_id for flat_id in wanted if flat_id not in homes]
    if unknown:
        near = near_ids(tx, unknown[0])
        raise UsageError("no-such-flat", flats=tuple(unknown), near=near)
    holding = {} if held else seen_holds.holding_codes(tx, period, homes)
    seen = seen_holds.seen_of(tx, period, holding, decision.shown)
    hold_decisions.decide(tx, wanted, period, reason, held=held, seen=seen)
    digest = hashlib.sha256(reason.encode()).hexdigest()
    released = {}
    for flat_id in wanted:
        codes = [c for c in holding.get(flat_id, ()) if c in {*decision.shown, *BY_A_PERSON}]
        facts = {} if held else {"codes": codes}
        event = Event.HELD if held else Event.RELEASED
        tx.journal(event, period, flat_id, reason_sha256=digest, **facts)
        if not held:
            released[flat_id] = tuple(codes)
    if months.month_facts(tx, period).live > 0:
        open_ids = set(months.unfinished_buildings(tx, period))
        recalculate(context, tx, period, sorted(open_ids & set(homes.values())))
    return Decided(homes, released)


def issued_already(
    context: Context, period: Period, flat_ids: Sequence[str]
) -> tuple[IssuedNow, ...]:
    """Return the invoices of a period that holding their flats does not reach: they are issued."""
    with context.store.reading() as tx:
        chosen = Selection(flat_ids=tuple(sorted(set(flat_ids))))
        return tuple(withdrawals.issued_now(tx, period, chosen))
