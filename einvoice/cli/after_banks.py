"""Which command comes after banks were asked: after a run, and after `deliver`."""

from collections.abc import Sequence

from einvoice.cli.after_errors import after_refusals
from einvoice.core.advice import Action, Advice
from einvoice.spelling import command_line
from jobs.context import Context
from jobs.problems import Problem
from jobs.views.made_again import first_step_now
from jobs.views.next_steps import next_step
from jobs.views.other_keys import after_problems, is_unreached
from jobs.views.status import MonthStatus

_BY_ITSELF = frozenset({Action.MAIL, Action.POLL, Action.PRINT, Action.EXPORT_INVOICES, Action.RUN})
"""Steps that ask nothing of a person: every run of a month is refused again meanwhile."""


def after_banks(
    context: Context, status: MonthStatus, problems: Sequence[Problem], *, down: bool = False
) -> str:
    """Return the next command; ``down`` says that files wait for banks that were not reached.

    Where a check refused this run, what the refusal asks for comes before what goes on by itself.
    """
    step = Advice(Action.EXAMINE) if down else after_problems(next_step(status), problems)
    if step.action in _BY_ITSELF:
        step = after_refusals(problems) or step
    return command_line(first_step_now(context) or step)


def after_poll(context: Context, status: MonthStatus, problems: Sequence[Problem]) -> str:
    """Return the command after the banks' answers were fetched.

    Where nothing is left but to wait for an answer that may still come, that is the next look; of
    an answer that is overdue and did not come now either, what the bank says when it is asked.
    """
    if is_unreached(problems):
        return command_line(Advice(Action.EXAMINE))
    if first := first_step_now(context):
        return command_line(first)
    step = next_step(status)
    if step.action is Action.POLL and status.overdue:
        return command_line(Advice.of(Action.MARK_ACCEPTED, file=status.overdue[0].file_id))
    waits = step.action is Action.POLL and status.awaited
    return command_line(step if waits else Advice.of(Action.STATUS, period=status.period))
