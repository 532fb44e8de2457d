"""Which command comes after banks were asked: after a run, and after `deliver`."""

from collections.abc import Sequence

from einvoice.cli.after_errors import after_refusals
from einvoice.core.advice import Action, Advice
from einvoice.spelling import command_line
from jobs.context import Context
from jobs.old_ledger import first_step
from jobs.problems import Problem
from jobs.views.next_steps import next_step
from jobs.views.other_keys import after_problems
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
    return command_line(first_step(context) or step)
