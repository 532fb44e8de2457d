"""Rerun: plans what to do about invoices that no bank has taken, and does exactly that."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bank_adapters.messages.fail_codes import asks_for_a_correction
from einvoice.core import deadlines
from einvoice.core.advice import Action, Advice, steps_fact
from einvoice.core.building_month import BuildingResult, Draft
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.core.withdrawals import Anew, Decision, Remedy, Why, remedy_of
from einvoice.store import (
    bank_words,
    banks_of_flats,
    banks_to_ask,
    drafts,
    issuing,
    journal,
    lost_imports,
    withdrawals,
)
from einvoice.store.archive import written_whole
from einvoice.store.bank_data import BankData, data_now, data_sent
from einvoice.store.bank_words import Words
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.withdrawals import IssuedNow, Selection
from jobs.company import company_of
from jobs.context import Context
from jobs.corrections.look_first import look_first, refuse_contradicted
from jobs.corrections.withdraw import is_said_absent, make_void, standing_of, take_files_back
from jobs.cut_off import refuse_unclosed
from jobs.duplicate_days import is_duplicate, later_days
from jobs.old_ledger import refuse_old
from jobs.steps.calculate import recalculate
from jobs.steps.calculation import results_now
from jobs.steps.issue import earliest_sending, record_batch
from jobs.times import lead_days, takes_due_date

_PLAN = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class PlannedInvoice:
    """The planned remedy for one invoice; ``new_cents`` is None where there is none.

    ``again_from`` is the day before which its bank would refuse it again as a duplicate.
    """

    invoice: IssuedNow
    decision: Decision
    new_cents: int | None
    held_because: str = ""
    again_from: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a rerun; ``plan_id`` is empty when there is nothing to do."""

    plan_id: str
    period: Period
    rows: tuple[PlannedInvoice, ...]

    def with_remedy(self, remedy: Remedy) -> list[IssuedNow]:
        """Return the invoices with a remedy."""
        return [row.invoice for row in self.rows if row.decision.remedy is remedy]


def plan(context: Context, period: Period, wanted: Selection) -> Plan:
    """Return what a rerun of the selected invoices would do, and remember it under its id.

    Nothing is done. Invoices that need nothing are named only where single flats or a building
    were asked for.
    """
    with context.store.reading() as tx:
        made = _plan(context, tx, period, wanted)
    if made.plan_id:
        content = json.dumps({"period": str(period), **asdict(wanted)}).encode()
        with written_whole(_path(context, made.plan_id), 0o600) as out:
            out.write(content)
    return made


def apply(context: Context, plan_id: str) -> Plan:
    """Do what a plan says, in one transaction; a further `run` sends what it made.

    Raises:
        UsageError: there is no such plan.
        RefusedByCheckError: something changed since it was made, or is asked since a copy was put
            back: invoices sent again would have the values of the copy. Nothing was done. Or a
            bank has the invoices after all.
        BankUnreachableError: nobody can see whether a bank has them.
    """
    period, wanted = _remembered(context, plan_id)
    refuse_old(context)
    _look(context, period, wanted)
    with context.store.writing() as tx:
        made = _plan(context, tx, period, wanted)
        if made.plan_id != plan_id:
            again = steps_fact([_as_advice(period, wanted)])
            raise RefusedByCheckError("plan-outdated", plan=plan_id, again=again)
        if made.with_remedy(Remedy.REISSUE) or made.with_remedy(Remedy.AGAIN):
            banks_to_ask.refuse_if_awaited(tx)
            lost_imports.refuse_if_awaited(tx, period)
        _void_and_issue(context, tx, made)
        _send_again(context, tx, made)
        tx.journal(Event.RERUN, period, plan_id, invoices=len(made.rows))
    _path(context, plan_id).unlink(missing_ok=True)
    return made


def _look(context: Context, period: Period, wanted: Selection) -> None:
    """Look at the banks of what would be replaced, as a run does before it sends."""
    with context.store.reading() as tx:
        rows = _plan(context, tx, period, wanted).rows
    replaced = [row.invoice for row in rows if row.decision.remedy is not Remedy.NONE]
    look_first(context, [invoice.file_id for invoice in replaced])
    late = [row.invoice for row in rows if row.decision.why is Why.CONTRADICTED]
    refuse_contradicted(context, {invoice.bank for invoice in (*replaced, *late)})


def _plan(context: Context, tx: ReadTransaction, period: Period, wanted: Selection) -> Plan:
    invoices = withdrawals.issued_now(tx, period, wanted)
    results = _calculated(context, tx, period, invoices)
    drafted = {draft.flat_id: draft for result in results for draft in result.drafts}
    differing = drafts.differing(tx, period, results)
    standing = standing_of(tx, invoices)
    ids = [invoice.id for invoice in invoices]
    goes = data_now(tx, ids, context.sendable())
    went = data_sent(tx, ids)
    said = bank_words.words(tx)
    days = {} if wanted.unchanged else _days(context, tx, invoices)
    rows = []
    for invoice in invoices:
        draft = drafted.get(invoice.flat_id)
        anew = _anew(draft, differs=invoice.flat_id in differing)
        corrected = wanted.unchanged or not _asks_for_a_correction(invoice, said)
        same = goes[invoice.id] == went.get(invoice.id)
        late = _is_late(context, invoice)
        decision = remedy_of(standing[invoice.id], anew, late=late, corrected=corrected or not same)
        day = days.get(invoice.file_id or "") if same else None
        if day and is_duplicate(invoice.fail_code, invoice.state) and decision.remedy is _AGAIN:
            row = PlannedInvoice(invoice, Decision(Remedy.NONE, Why.DUPLICATE), None, "", day)
        else:
            row = _planned(invoice, decision, draft)
        rows.append(row)
    shown = tuple(row for row in rows if wanted.named or row.decision.why is not Why.NOTHING)
    if not any(row.decision.remedy is not Remedy.NONE for row in shown):
        return Plan("", period, shown)
    return Plan(_digest(context, shown, drafted, goes), period, shown)


_AGAIN = Remedy.AGAIN


def _days(
    context: Context, tx: ReadTransaction, invoices: Sequence[IssuedNow]
) -> Mapping[str, dt.date]:
    """Return by file the day from which its bank takes again what it calls duplicates."""
    doubles = [row for row in invoices if is_duplicate(row.fail_code, row.state)]
    return later_days(context, tx, {row.file_id for row in doubles if row.file_id})


def _as_advice(period: Period, wanted: Selection) -> Advice:
    """Return the step that plans it anew; of several flats a person names them again."""
    facts = {"building": wanted.building_id, "bank": wanted.bank}
    if len(wanted.flat_ids) == 1:
        facts["flat"] = wanted.flat_ids[0]
    given = {name: value for name, value in facts.items() if value}
    flags = {"rejected": wanted.rejected, "unchanged": wanted.unchanged}
    given |= {name: "" for name, is_set in flags.items() if is_set}
    return Advice.of(Action.PLAN_RERUN, **given, period=period)


def _asks_for_a_correction(one: IssuedNow, said: Words) -> bool:
    """Return whether its bank refused it for our data, and told no person that it lacks it."""
    if one.fail_code is None or is_said_absent(said, one.number, one.file_id):
        return False
    return asks_for_a_correction(one.fail_code)


def _is_late(context: Context, one: IssuedNow) -> bool:
    """Return whether its bank takes the due date no longer; without a bank any date is kept."""
    return one.bank in context.adapters and not takes_due_date(context, one.bank, one.due_date)


def _calculated(
    context: Context, tx: ReadTransaction, period: Period, found: Sequence[IssuedNow]
) -> list[BuildingResult]:
    """Return what calculating the buildings of some invoices gives now, as `calculate` would."""
    ids = sorted({invoice.building_id for invoice in found})
    anew = frozenset(invoice.flat_id for invoice in found)
    return results_now(tx, company_of(context, tx), period, ids, anew=anew)


def _anew(draft: Draft | None, *, differs: bool) -> Anew:
    if draft is None:
        return Anew.GONE
    if draft.held:
        return Anew.HELD
    return Anew.DIFFERENT if differs else Anew.SAME


def _planned(one: IssuedNow, decision: Decision, draft: Draft | None) -> PlannedInvoice:
    new_cents = None
    if decision.remedy is not Remedy.NONE and draft is not None:
        new_cents = draft.total_cents
    held = draft is not None and decision.why is Why.HELD
    reasons = [finding.code for finding in draft.findings] if draft and held else []
    return PlannedInvoice(one, decision, new_cents, ", ".join(reasons))


def _digest(
    context: Context,
    rows: Sequence[PlannedInvoice],
    drafted: Mapping[str, Draft],
    goes: Mapping[int, BankData],
) -> str:
    """Return the id of a plan: it changes with all it rests on.

    That is every invoice, draft, file, day, and where each invoice goes: bank, account, payer.
    """
    digest = hashlib.sha256(f"{context.today}".encode())
    for row in rows:
        invoice = row.invoice
        digest.update(repr((row, drafted.get(invoice.flat_id), goes.get(invoice.id))).encode())
    return digest.hexdigest()[:12]


def _void_and_issue(context: Context, tx: WriteTransaction, made: Plan) -> None:
    replaced = made.with_remedy(Remedy.REISSUE)
    if not replaced:
        return
    refuse_unclosed(context, tx, made.period)
    take_files_back(tx, replaced)
    make_void(tx, replaced, f"rerun {made.plan_id}")
    recalculate(context, tx, made.period, sorted({invoice.building_id for invoice in replaced}))
    due = deadlines.due_date(earliest_sending(context), lead_days(context), context.closed)
    flat_ids = sorted(invoice.flat_id for invoice in replaced)
    batch = issuing.issue_drafts(tx, made.period, context.today, due, flat_ids)
    if batch.invoices != len(replaced):
        raise RefusedByCheckError(
            "not-all-issued-anew",
            plan=made.plan_id,
            count=batch.invoices,
            wanted=len(replaced),
            period=made.period,
        )
    total = sum(row.new_cents or 0 for row in made.rows if row.decision.remedy is Remedy.REISSUE)
    record_batch(context, tx, batch, total, due)


def _send_again(context: Context, tx: WriteTransaction, made: Plan) -> None:
    again = made.with_remedy(Remedy.AGAIN)
    withdrawals.send_again(tx, [invoice.id for invoice in again])
    flat_ids = [invoice.flat_id for invoice in again]
    banks_of_flats.assign_banks(tx, flat_ids, context.sendable())


def _path(context: Context, plan_id: str) -> Path:
    return context.store.data_dir / "plans" / f"{plan_id}.json"


def _remembered(context: Context, plan_id: str) -> tuple[Period, Selection]:
    path = _path(context, plan_id) if _PLAN.fullmatch(plan_id) else None
    if path is None or not path.exists():
        with context.store.reading() as tx:
            if journal.is_said(tx, Event.RERUN, plan_id):
                raise UsageError("plan-carried-out", plan=plan_id)
        raise UsageError("no-such-plan", plan=plan_id)
    values = json.loads(path.read_bytes())
    period = Period.parse(values.pop("period"))
    return period, Selection(**{**values, "flat_ids": tuple(values["flat_ids"])})
