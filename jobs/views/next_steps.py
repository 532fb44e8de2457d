"""Which step comes next for a month: the same on every screen and in every mail."""

from bank_adapters.messages.fail_codes import meaning
from einvoice.core import holds
from einvoice.core.advice import Action, Advice
from einvoice.core.unsettled import Concern, RowState, UnsettledRow
from einvoice.store import hold_decisions
from einvoice.store.answers import AT_ODDS, PASSED_OVER_FILE
from jobs.context import Context
from jobs.views.after_holds import TO_BILL_AGAIN, import_of
from jobs.views.held_look import look_at
from jobs.views.no_bank import for_paper
from jobs.views.refused_steps import after_refusal, otherwise, then_again
from jobs.views.status import MonthStatus


def once_mended(status: MonthStatus, key: str = "") -> Advice | None:
    """Return the step that plans refused invoices anew; None where something else is due.

    With ``key`` only after refusals that name this step: `show` mends no subscription.
    """
    retry = Advice.of(Action.RERUN_REJECTED, period=status.period)
    for refused in status.refused:
        named = meaning(refused.fail_code).command
        if refused.credit_note or (key and named not in {key, "ask"}):
            continue
        if retry in (after_refusal(refused, status.period), then_again(refused, status.period)):
            return retry if next_step(status) == for_refused(status) else None
    return None


def for_refused(status: MonthStatus) -> Advice | None:
    """Return the step for what banks refused; None where nothing is to be done about it.

    What was mended since goes again, before the rest is mended one after the other. Where only the
    bank knows what it has, a look at the invoice names both ways on. What its bank would call a
    duplicate comes last: a look at it says from which day on it may go.
    """
    if any(row.mended and otherwise(row) is None for row in status.refused):
        return Advice.of(Action.RERUN_REJECTED, period=status.period)
    for refused in sorted(status.refused, key=lambda row: row.again_from is not None):
        if otherwise(refused) is not None:
            return Advice.of(Action.SHOW, invoice=refused.invoice_number)
        if (step := after_refusal(refused, status.period)) is not None:
            many = refused.credit_note and step.action is Action.VOID and _void_notes(status) > 1
            return Advice.of(Action.VOID_NOTES, all="", period=status.period) if many else step
    return None


def _void_notes(status: MonthStatus) -> int:
    """Return how many refused credit notes become void: several do so together."""
    steps = (after_refusal(row, status.period) for row in status.refused if row.credit_note)
    return sum(step is not None and step.action is Action.VOID for step in steps)


def once_corrected(context: Context, status: MonthStatus) -> Advice | None:
    """Return the step that lets flats go whose invoices were taken back for a correction.

    None where there are none, or where something else of the month is left to be calculated. What
    became void because its lines are lost is held by nothing: the next run issues it anew.
    """
    facts = status.facts
    with context.store.reading() as tx:
        if not hold_decisions.is_any_held(tx, status.period):
            return None
    if not facts.taken_back or facts.drafts or facts.without_live > facts.taken_back:
        return None
    return Advice.of(Action.RELEASE, all="", period=status.period)


def next_step(status: MonthStatus) -> Advice:
    """Return the step that brings a month nearer to its end.

    Every screen and mail about a month names this step. Invoices that their bank no longer accepts
    come before anything that a run can do: `run` would never send them. Imports that were lost
    with a copy come first: nothing is issued without them. Before all, a bank that answers what was
    passed over: it may have our invoices with other sums. Where rows came since the drafts were
    calculated, a person looks at the new sums first: a run would issue them unseen.
    """
    facts, period = status.facts, status.period
    if first := _before_all(status):
        return first
    if status.too_late:
        return Advice.of(Action.PLAN_RERUN, period=period)
    if step := _for_a_run(status):
        return step
    if status.without_bank.to_mail and not status.unproven:
        return Advice.of(Action.MAIL, period=status.period)
    if facts.files_awaiting or status.unproven:
        return _for_an_answer(status)
    return _for_a_person(status)


def _for_a_run(status: MonthStatus) -> Advice | None:
    """Return the step for what is to be calculated, issued or sent; None where nothing is."""
    facts, period = status.facts, status.period
    if facts.stale and facts.drafts:
        return Advice.of(Action.CALCULATE, period=period)
    if facts.held and _only_left_out(status):
        return None
    if facts.sending_left or (facts.credit_notes_left and not status.held):
        only_a_person = status.waits_for_review and facts.only_drafts_left
        return Advice.of(Action.ISSUE if only_a_person else Action.RUN, period=period)
    return None


def _only_left_out(status: MonthStatus) -> bool:
    """Return whether a run can bring on nothing: what is left was refused by the check of files."""
    facts = status.facts
    others = facts.for_a_run > 0 or facts.drafts or facts.files_to_send or facts.credit_notes_left
    return not others and 0 < facts.to_render == len(status.held) - facts.held


def after_report(status: MonthStatus) -> Advice:
    """Return the step after a report, for what banks refused before anything else."""
    refused = None if is_contradicted(status) else for_refused(status)
    return refused or next_step(status)


def is_contradicted(status: MonthStatus) -> bool:
    """Return whether a bank's answer is at odds with what it told a person."""
    return any(answer.outcome in AT_ODDS for answer in status.open_answers)


def contradicting(status: MonthStatus) -> frozenset[str]:
    """Return the banks that answer a file which a person passed over: no word counts there."""
    late = (answer for answer in status.open_answers if answer.outcome == PASSED_OVER_FILE)
    return frozenset(answer.bank for answer in late)


def after_copy(status: MonthStatus) -> Advice:
    """Return the step after a copy was put back: imports again, once their months can take them.

    A file that is in doubt would be in their way, and a row that was refused is no import.
    """
    step = status.since_copy.step
    if not status.since_copy.unasked and status.unproven:
        return _for_an_answer(status)
    row = _refused_row(status) if step in {Action.IMPORT, Action.IMPORTS_DONE} else None
    if row is not None:
        return after_row(row)
    return import_of("") if step is None else Advice(step)


def _before_all(status: MonthStatus) -> Advice | None:
    """Return the step without which nothing of a month is sure; None where none is needed."""
    if is_contradicted(status):
        return Advice(Action.LIST_ANSWERS)
    return after_copy(status) if status.since_copy.step else awaited_rows(status)


def after_release(status: MonthStatus) -> Advice:
    """Return the step after flats were released, or lost an invoice: look before it is issued anew.

    The calculation leads on to `check`, and that to `run` or, with a review, to `issue`.
    """
    nothing = not (status.facts.drafts or status.facts.without_live)
    if nothing or status.since_copy.step or status.too_late or awaited_rows(status):
        return next_step(status)
    return Advice.of(Action.CALCULATE, period=status.period)


def _for_an_answer(status: MonthStatus) -> Advice:
    """Return the step for files without an answer, or with answers that prove nothing."""
    if status.named_otherwise:
        return Advice.of(Action.MARK_REFUSED, file=status.named_otherwise[0].file_id)
    if status.unproven:
        return Advice.of(Action.MARK_SENT, file=status.unproven[0].file_id, hash="HASH")
    return Advice.of(Action.POLL, period=status.period)


def awaited_rows(status: MonthStatus) -> Advice | None:
    """Return the step for rows without which nothing else can be done; None where none are."""
    if status.facts.flats == 0:
        return import_of("FOLDER")
    if status.is_early and not status.readings_came:
        return import_of(f"readings-{status.period}.csv")
    if status.is_early:
        return Advice.of(Action.CALCULATE, period=status.period)
    row = _row_that_stops(status)
    return None if row is None else after_row(row)


def _refused_row(status: MonthStatus) -> UnsettledRow | None:
    """Return the first row that an import refused; what it says is not imported again yet."""
    return next((row for row in status.unsettled if row.state is RowState.REFUSED), None)


def _row_that_stops(status: MonthStatus) -> UnsettledRow | None:
    """Return the open row of the whole company that keeps the month from being issued.

    So does a correction that invoices not yet sent keep out: a run would send them to their banks
    as they are, and its import names what takes them back.
    """
    waiting = [row for row in status.unsettled if row.concerns(status.period)]
    if status.facts.begun_left and (used := [row for row in waiting if row.code == "in_use"]):
        return used[0]
    if not status.facts.drafts and not status.facts.without_live:
        return None
    return next((row for row in waiting if row.concern is Concern.COMPANY), None)


def after_row(row: UnsettledRow) -> Advice:
    """Return the step that settles an open row of an import file.

    That is the corrected file, for a doubtful row too: most are mistyped. That it is right is a
    person's word after a look: its screen shows the values and names it as the second way.
    """
    return import_of(row.file)


def _for_flats(status: MonthStatus) -> Advice | None:
    """Return the step for held flats, and for those whose invoice was credited.

    What is held for another reason is mended first, and a correction that issued invoices kept out
    is imported first. Several flats that were taken back go together, once the data are right.
    """
    back = status.facts.credits_held or any(flat.code == holds.TAKEN_BACK for flat in status.held)
    rows = (row for row in status.unsettled if row.concerns(status.period))
    if back and (used := next((row for row in rows if row.code == "in_use"), None)):
        return after_row(used)
    if others := [flat for flat in status.held if flat.code != holds.TAKEN_BACK]:
        return look_at(others, status.period)
    if len(status.held) == 1 and not status.facts.credits_held:
        return Advice.of(Action.RELEASE, flat=status.held[0].flat_id, period=status.period)
    if back:
        return Advice.of(Action.RELEASE, all="", period=status.period)
    is_released = status.facts.credited_alone > 0
    return Advice.of(Action.RUN, period=status.period) if is_released else None


def _for_a_person(status: MonthStatus) -> Advice:
    if status.decided:
        return Advice(Action.CARRY_OUT)
    if step := _for_flats(status):
        return step
    if status.not_billed:
        return TO_BILL_AGAIN
    if step := for_refused(status):
        return step
    if status.unsettled:
        return after_row(status.unsettled[0])
    answers = Advice(Action.LIST_ANSWERS) if status.open_answers else None
    return answers or for_paper(status.without_bank, status.period)
