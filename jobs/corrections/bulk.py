"""Bulk corrections: plans what a command does to many invoices or flats, then does that."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from einvoice.core.advice import Action, Advice, steps_fact
from einvoice.core.bulk import Because, FlatNow, Verdict, verdict
from einvoice.core.bulk_command import Command
from einvoice.core.credit_notes import CreditNote
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.methods import SingleCharge
from einvoice.core.period import Period
from einvoice.store import credit_notes, flats_of_month, journal, withdrawals
from einvoice.store.archive import written_whole
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.withdrawals import IssuedNow
from jobs.answers.open_answers import refuse_while_late
from jobs.context import Context
from jobs.corrections.bank_words import mark_all_within, require_evidence
from jobs.corrections.bulk_file import Listed
from jobs.corrections.credit import issue_notes, take_lines
from jobs.corrections.flats_now import flats_now
from jobs.corrections.holds import IN_BULK, HoldDecision, decide_within
from jobs.corrections.look_first import look_first, refuse_contradicted
from jobs.corrections.withdraw import refused_notes, require_reason, void_and_hold, void_notes
from jobs.old_ledger import refuse_old

_PLAN = re.compile(r"[0-9a-f]{12}")
_QUIET = {Command.RELEASE: Because.FREE, Command.HOLD: Because.HELD}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The wanted correction: a command for a month; a building, the flats of a list, else all.

    ``as_lines`` credits by lines on the next invoices; ``notes`` lets refused credit notes become
    void, not invoices. ``numbers`` are invoices of the list.
    """

    command: Command
    period: Period
    building_id: str = ""
    flat_ids: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    as_lines: bool = False
    notes: bool = False

    @property
    def listed(self) -> bool:
        """Whether a list was given, so that each of its rows has a right to an answer."""
        return bool(self.flat_ids or self.numbers)

    def as_advice(self) -> Advice:
        """Return the step that plans it anew."""
        which = {"building": self.building_id} if self.building_id else {"all": ""}
        facts = {
            "correction": str(self.command),
            **({"from": "FILE.csv"} if self.listed else which),
            **({"as": "correction"} if self.as_lines else {}),
            **({"refused_notes": ""} if self.notes else {}),
            "period": str(self.period),
            "evidence" if self.command.keeps_a_word else "reason": "TEXT",
        }
        return Advice.of(Action.PLAN_CORRECTION, **facts)


@dataclass(frozen=True, slots=True)
class PlannedFlat:
    """A flat and whether it is taken."""

    flat: FlatNow
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """A plan; ``plan_id`` is empty when there is nothing to do.

    Once it was done, ``credit_notes`` or ``charges`` are what was made.
    """

    plan_id: str
    wanted: Wanted
    rows: tuple[PlannedFlat, ...]
    credit_notes: tuple[CreditNote, ...] = ()
    charges: tuple[SingleCharge, ...] = ()

    @property
    def taken(self) -> list[FlatNow]:
        """The flats that are taken."""
        return [row.flat for row in self.rows if row.verdict.taken]


def wanted_of(context: Context, wanted: Wanted, listed: Sequence[Listed]) -> Wanted:
    """Return what is asked for, of a list.

    Raises:
        UsageError: a row names an invoice or a flat that the month does not have.
    """
    period = wanted.period
    with context.store.reading() as tx:
        known = {flat.flat_id for flat in flats_now(tx, period)}
        numbers = [row.number for row in listed if row.number is not None]
        of_month = {
            numbered.number: numbered.flat_id
            for numbered in flats_of_month.numbered(tx, period, numbers)
        }
    for row in listed:
        if row.number is None and row.flat_id not in known:
            raise UsageError("list-row-no-flat", row=row.where, period=period)
        if row.number is not None and row.number not in of_month:
            raise UsageError("list-row-no-invoice", row=row.where, period=period)
    flat_ids = {row.flat_id for row in listed if row.number is None}
    if wanted.command in {Command.HOLD, Command.RELEASE}:
        flat_ids |= set(of_month.values())
        numbers = []
    chosen = (tuple(sorted(flat_ids)), tuple(sorted(set(numbers))))
    return replace(wanted, flat_ids=chosen[0], numbers=chosen[1])


def plan(context: Context, wanted: Wanted) -> BulkPlan:
    """Return what would be done, and remember what was asked for under the plan's id.

    Nothing is done.
    """
    with context.store.reading() as tx:
        made = _plan(tx, wanted)
    if made.plan_id:
        content = json.dumps({**asdict(wanted), "period": str(wanted.period)}).encode()
        with written_whole(_path(context, wanted.command, made.plan_id), 0o600) as out:
            out.write(content)
    return made


def apply(context: Context, command: Command, plan_id: str, reason: str) -> BulkPlan:
    """Do what a plan says, in one transaction.

    Raises:
        UsageError: there is no such plan of this command, or no reason.
        RefusedByCheckError: something changed since it was made; nothing was done.
    """
    _require_words(command, reason)
    wanted = _remembered(context, command, plan_id)
    made = do(context, wanted, reason, plan_id)
    _path(context, command, plan_id).unlink(missing_ok=True)
    return made


def do(context: Context, wanted: Wanted, reason: str, plan_id: str = "") -> BulkPlan:
    """Do at once what is asked for; with ``plan_id`` only if it still is that plan.

    Before invoices become void the banks of unsent files are looked at, as `look_first` says.
    """
    _require_words(wanted.command, reason)
    if wanted.command is Command.VOID:
        refuse_old(context)
        with context.store.reading() as tx:
            seen = _plan(tx, wanted)
            file_ids = _files_of(tx, seen)
        look_first(context, file_ids)  # a person may have brought one there
        refuse_contradicted(context, {flat.bank for flat in seen.taken})
    elif wanted.command is Command.CREDIT:
        with context.store.reading() as tx:
            seen = _plan(tx, wanted)
        refuse_contradicted(context, {flat.bank for flat in seen.taken})
    with context.store.writing() as tx:
        made = _plan(tx, wanted)
        if plan_id and made.plan_id != plan_id:
            again = steps_fact([wanted.as_advice()])
            raise RefusedByCheckError("bulk-plan-outdated", plan=plan_id, again=again)
        if made.plan_id:
            made = _do(context, tx, made, reason)
            subject = f"{wanted.command} {made.plan_id}"
            tx.journal(Event.BULK, wanted.period, subject, flats=len(made.taken))
    return made


def _require_words(command: Command, words: str) -> None:
    """Raise `UsageError` when there is no evidence of a bank's word, or no reason."""
    if command.keeps_a_word:
        require_evidence(words)
    else:
        require_reason(words)


def _do(context: Context, tx: WriteTransaction, made: BulkPlan, reason: str) -> BulkPlan:
    wanted, taken = made.wanted, made.taken
    if wanted.command in {Command.HOLD, Command.RELEASE}:
        flat_ids = [flat.flat_id for flat in taken]
        held = wanted.command is Command.HOLD
        decision = HoldDecision(wanted.period, flat_ids, held=held, shown=IN_BULK)
        decide_within(context, tx, decision, reason)
        return made
    chosen = _chosen(tx, made)
    if wanted.command.keeps_a_word:
        _mark(tx, chosen, reason, has=wanted.command is Command.MARK_ACCEPTED)
        return made
    if wanted.notes:
        notes = credit_notes.live_credit_notes(tx, [invoice.id for invoice in chosen])
        void_notes(tx, refused_notes(tx, notes), reason)
        return made
    if wanted.command is Command.VOID:
        void_and_hold(tx, chosen, reason)
        return made
    if wanted.as_lines:
        charges = tuple(take_lines(context, tx, chosen, reason))
        return BulkPlan(made.plan_id, wanted, made.rows, charges=charges)
    issued = tuple(issue_notes(context, tx, chosen, reason))
    return BulkPlan(made.plan_id, wanted, made.rows, credit_notes=issued)


def _chosen(tx: ReadTransaction, made: BulkPlan) -> list[IssuedNow]:
    """Return the invoices that a plan takes."""
    numbers, wanted = {flat.number for flat in made.taken}, made.wanted
    invoices = withdrawals.all_issued(tx, wanted.period, wanted.building_id)
    return [invoice for invoice in invoices if invoice.number in numbers]


def _files_of(tx: ReadTransaction, made: BulkPlan) -> list[str | None]:
    """Return the ids of the files that the invoices of a plan, or their notes, went into last."""
    chosen = _chosen(tx, made)
    if not made.wanted.notes:
        return [invoice.file_id for invoice in chosen]
    notes = credit_notes.live_credit_notes(tx, [invoice.id for invoice in chosen])
    attempts = credit_notes.last_attempts(tx, [note.number for note in notes])
    return [file_id for file_id, _ in attempts.values()]


def _mark(tx: WriteTransaction, found: Sequence[IssuedNow], evidence: str, *, has: bool) -> None:
    """Keep a bank's word of invoices, or of the credit notes that it refused of them."""
    notes = credit_notes.live_credit_notes(tx, [invoice.id for invoice in found])
    by_invoice = {note.invoice_id: note for note in notes}
    chosen = [by_invoice.get(invoice.id, invoice) for invoice in found]
    mark_all_within(tx, chosen, evidence, has=has)


def _plan(tx: ReadTransaction, wanted: Wanted) -> BulkPlan:
    flats = flats_now(tx, wanted.period, wanted.building_id)
    if wanted.building_id and not flats:
        raise UsageError("no-such-building", building=wanted.building_id, period=wanted.period)
    if wanted.listed:
        flats = _of_list(tx, wanted, flats)
    rows = [PlannedFlat(flat, verdict(wanted.command, flat, notes=wanted.notes)) for flat in flats]
    if not wanted.listed:
        rows = [row for row in rows if row.verdict.taken or not _is_quiet(wanted.command, row)]
    taken = [row.flat for row in rows if row.verdict.taken]
    if not taken:
        return BulkPlan("", wanted, tuple(rows))
    if wanted.command is Command.MARK_ACCEPTED:
        refuse_while_late(tx, {flat.bank for flat in taken})
    digest = hashlib.sha256(repr((wanted, rows)).encode()).hexdigest()
    return BulkPlan(digest[:12], wanted, tuple(rows))


def _is_quiet(command: Command, row: PlannedFlat) -> bool:
    """Return whether a flat that nobody named needs no word: it is as the command would have it."""
    return _QUIET.get(command) is row.verdict.because


def _of_list(tx: ReadTransaction, wanted: Wanted, flats: Sequence[FlatNow]) -> list[FlatNow]:
    """Return the flats of the list; an invoice that is no longer its flat's is taken by itself."""
    now = {flat.number for flat in flats}
    earlier = [number for number in wanted.numbers if number not in now]
    taken_back = [
        FlatNow(row.flat_id, row.building_id, row.number, row.bank, row.state, row.total_cents)
        for row in flats_of_month.numbered(tx, wanted.period, earlier)
    ]
    flat_ids, numbers = set(wanted.flat_ids), set(wanted.numbers)
    return [
        *(flat for flat in flats if flat.flat_id in flat_ids or flat.number in numbers),
        *taken_back,
    ]


def _path(context: Context, command: Command, plan_id: str) -> Path:
    return context.store.data_dir / "plans" / f"{command}-{plan_id}.json"


def _remembered(context: Context, command: Command, plan_id: str) -> Wanted:
    path = _path(context, command, plan_id) if _PLAN.fullmatch(plan_id) else None
    if path is None or not path.exists():
        with context.store.reading() as tx:
            if journal.is_said(tx, Event.BULK, f"{command} {plan_id}"):
                raise UsageError("plan-carried-out", plan=plan_id)
        raise UsageError("no-such-bulk-plan", correction=command)
    values = json.loads(path.read_text("utf-8"))
    return Wanted(
        Command(values["command"]),
        Period.parse(values["period"]),
        values["building_id"],
        tuple(values["flat_ids"]),
        tuple(values["numbers"]),
        values["as_lines"],
        values["notes"],
    )
