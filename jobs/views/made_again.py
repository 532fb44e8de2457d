"""Which step makes again what was sent and is lost since a copy was put back.

`restore` comes first, and last: it asks what was imported since, and takes over what is made again.
"""

from einvoice.core.advice import Action, Advice
from einvoice.core.errors import RefusedByCheckError
from einvoice.store import lost_imports
from jobs.after_old import said_first, why_old
from jobs.context import Context
from jobs.old_ledger import LostFile, first_lost, lost_files
from jobs.views.next_steps import after_copy, awaited_rows
from jobs.views.since_copy import is_same_since_word
from jobs.views.status import MonthStatus, month_status

_RESTORE = Advice(Action.RESTORE)
_ARCHIVE_IS_AHEAD = frozenset({"copy-older", "journal-older"})
"""Errors after which the archive knows more: that is taken over before anything is made again."""


def first_step_now(context: Context) -> Advice | None:
    """Return the step without which nothing is sent; None where none is needed.

    Once `restore` has asked what was imported since the copy, that question; once a person has
    answered it, the step that makes again what is lost here, until `restore` finds the same files.
    """
    error = why_old(context)
    if error is None:
        return None
    step = said_first(error)
    return (making(context) or step) if step == _RESTORE else step


def after_behind(context: Context, error: RefusedByCheckError) -> Advice:
    """Return the step after a database was refused that is older than what was done."""
    step = said_first(error)
    if step != _RESTORE or error.cause.code in _ARCHIVE_IS_AHEAD:
        return step
    return making(context) or step


def making(context: Context) -> Advice | None:
    """Return the step that makes again what is lost here, or the question that comes before it.

    None where nothing is lost, nothing is left to be made, or `restore` has yet to ask.
    """
    lost = first_lost(context)
    if lost is None or not _are_noted(context):
        return None
    status = month_status(context, lost.period)
    if status.since_copy.step:
        return after_copy(status)
    if lost.holds_credits:
        return _credited_now(context, status, lost)
    return _made_now(status, lost) if is_same_since_word(context) else None


def _made_now(status: MonthStatus, lost: LostFile) -> Advice | None:
    """Return the step of a month that makes a lost file again; None where nothing is left."""
    facts, period = status.facts, str(lost.period)
    if row := awaited_rows(status):
        return row
    if facts.for_a_run > 0 or (facts.stale and facts.drafts):
        return Advice.of(Action.CALCULATE, period=period)
    if facts.drafts:
        return issuing(lost)
    return Advice.of(Action.RENDER, period=period) if facts.to_render else None


def _credited_now(context: Context, status: MonthStatus, lost: LostFile) -> Advice:
    """Return the step that makes lost credit notes again; on another day they are other bytes."""
    if status.facts.credit_notes_to_render:
        return Advice.of(Action.RENDER, period=lost.period)
    if lost.issued == str(context.today):
        return Advice(Action.CREDIT)
    return Advice.of(Action.DECLARE_MISSING, file=lost.file_id)


def once_calculated(context: Context) -> Advice | None:
    """Return the step after a calculation where something is lost here; None where nothing is."""
    return (making(context) or _RESTORE) if first_lost(context) else None


def issuing(lost: LostFile) -> Advice:
    """Return the step that issues what is lost with its day of issue."""
    return Advice.of(Action.ISSUE, period=lost.period, day=lost.day)


def _are_noted(context: Context) -> bool:
    """Return whether `restore` knows of all that is lost: it has asked what was imported since."""
    with context.store.reading() as tx:
        signs = [lost_imports.is_sign(tx, file.file_id) for file in lost_files(context)]
    return all(signs)
