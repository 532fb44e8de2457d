"""Holds the ledger's rows against what was frozen: digests, answers, and states beside codes."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Select, func, select

from einvoice.core.errors import cause
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store import bank_words, frozen, frozen_cover, guards, journal
from einvoice.store.file_contents import CREDIT_NOTES, INVOICES, Documents
from einvoice.store.frozen import Changed
from einvoice.store.tables import SUMS, answers, invoices
from einvoice.store.tables import journal as journal_table
from einvoice.store.transactions import ReadTransaction

IsRefusal = Callable[[int], bool]
_ACCEPTED = (InvoiceState.ACCEPTED, InvoiceState.CREDITED)


def changed_rows(
    tx: ReadTransaction,
    is_refusal: IsRefusal,
    period: Period | None = None,
    most: int | None = None,
    turn: int = 0,
) -> Iterator[Changed]:
    """Yield what is not as it was frozen, of a period or of all.

    With ``most`` at most that many shards are read; ``turn`` says where to begin, so that the next
    turn reads the next shards.
    """
    shards = frozen.frozen_shards(tx, period)
    if most is not None and len(shards) > most:
        begin = turn * most % len(shards)
        shards = [*shards[begin:], *shards[:begin]][:most]
    yield from frozen.changed(tx, shards)
    yield from other_states(tx, is_refusal, period)


def unproven(tx: ReadTransaction) -> Iterator[Changed]:
    """Yield what nothing proves: rows in no digest, answers of no entry, triggers that are gone."""
    for shard in frozen_cover.uncovered(tx):
        yield Changed(shard.subject, cause("rows-in-no-digest"))
    yield from _other_answers(tx)
    for name in guards.missing(tx):
        yield Changed(f"trigger {name}", cause("trigger-missing"))


def sums_of(tx: ReadTransaction, first: int, last: int) -> list[tuple[Any, ...]]:
    """Return number, flat and sums of the invoices between two numbers."""
    query = select(*(invoices.c[name] for name in ("number", "flat_id", *SUMS)))
    between = invoices.c.number.between(first, last)
    return [tuple(row) for row in tx.execute(query.where(between))]


def frozen_later(tx: ReadTransaction) -> list[tuple[str, str]]:
    """Return the periods with rows of an earlier version, each with the day they were frozen."""
    columns = journal_table.c
    query = (
        select(columns.period, func.min(columns.at))
        .where(columns.event == Event.FROZEN, columns.detail.contains('"why":"migrated"'))
        .group_by(columns.period)
        .order_by(columns.period)
    )
    return [(period, at[:10]) for period, at in tx.execute(query)]


def _other_answers(tx: ReadTransaction) -> Iterator[Changed]:
    """Yield the answers whose row is not what the journal says of them."""
    entries: dict[str, Mapping[str, Any]] = {}
    for _, detail in journal.details(tx, Event.ANSWER):
        entry = json.loads(detail)
        entries[entry["sha256"]] = entry
    query = select(answers.c.sha256, answers.c.bank, answers.c.kind, answers.c.outcome)
    for row in tx.execute(query).all():
        entry = entries.pop(row.sha256, {})
        same = all(entry.get(name) == getattr(row, name) for name in ("bank", "kind", "outcome"))
        if same and "row_sha256" in entry:
            same = entry["row_sha256"] == frozen.digest_of_answer(tx, row.sha256)
        if not same:
            yield Changed(f"answer {row.sha256[:12]}", cause("answer-changed"))
    for sha256 in entries:
        yield Changed(f"answer {sha256[:12]}", cause("answer-missing"))


def other_states(
    tx: ReadTransaction, is_refusal: IsRefusal, period: Period | None
) -> Iterator[Changed]:
    """Yield documents that were refused by their code and not by their state, or the other way.

    What its bank said since, asked by a person, counts like its answer. A document that a person
    accepted in just this state with this code is left out.
    """
    accepted: set[str] | None = None
    words = bank_words.words(tx)
    for held in (INVOICES, CREDIT_NOTES):
        table, query = held.table, _with_code(held)
        if period is not None:
            query = query.where(table.c.period == period)
        for number, state, code, file_id in tx.execute(query):
            rejected = state is InvoiceState.REJECTED
            has = words.get((invoice_number(number), file_id))
            refused = code is not None and is_refusal(code) and has is not True
            if (rejected and (code is None or has is True)) or (refused and not rejected):
                facts = {"state": state} if code is None else {"state": state, "fail_code": code}
                kind = "state-without-code" if code is None else "state-contradicted"
                change = Changed(invoice_number(number), cause(kind, **facts))
                accepted = _accepted(tx) if accepted is None else accepted
                if told_as(change) not in accepted:
                    yield change


def told_as(found: Changed) -> str:
    """Return the name in the journal of a state that a person accepted.

    Journals of earlier versions have it in these English words.
    """
    facts = dict(found.why.facts)
    said = f"code {facts['fail_code']}" if "fail_code" in facts else "no code"
    return f"{found.where}: is {facts['state']}, which its bank's answer contradicts ({said})"


def _accepted(tx: ReadTransaction) -> set[str]:
    """Return the states that persons accepted although an answer contradicts them."""
    details = journal.details(tx, Event.CHANGES_ACCEPTED)
    return {state for _, detail in details for state in json.loads(detail).get("states", ())}


def _with_code(held: Documents) -> Select[Any, Any, Any, Any]:
    """Return the query of what was answered: number, state, code and file of its last attempt."""
    table, attempts = held.table, held.attempts
    later = attempts.alias("later")
    same = later.c[held.attempt_of.name] == held.attempt_of
    is_last = ~(select(later.c.attempt).where(same, later.c.attempt > attempts.c.attempt).exists())
    answered = table.c.state.in_((*_ACCEPTED, InvoiceState.REJECTED))
    odd = (table.c.state == InvoiceState.REJECTED) | attempts.c.fail_code.is_not(None)
    return (
        select(table.c.number, table.c.state, attempts.c.fail_code, attempts.c.file_id)
        .join(attempts, held.row_id == held.attempt_of)
        .where(answered, odd, is_last)
        .order_by(table.c.number)
    )
