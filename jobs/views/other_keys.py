"""Banks that showed another host key than the pinned key: no run helps before that is settled."""

from collections.abc import Sequence

from einvoice.core.advice import Action, Advice
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.store import alerts
from jobs.context import Context
from jobs.problems import Problem
from jobs.views.next_steps import next_step
from jobs.views.status import MonthStatus

_KIND = "host-key"
_AT_BANKS = frozenset({Action.DELIVER, Action.POLL, Action.RUN})


def keep_other_keys(
    context: Context, status: MonthStatus, problems: Sequence[Problem], *, did_work: bool
) -> None:
    """Keep that a bank showed a run another host key; the next run that meets none ends it.

    Nothing is read of a month that needs no bank, unless the run did something.
    """
    period = status.period
    met = any(problem.cause.code == "host-key-changed" for problem in problems)
    at_rest = not (met or did_work) and next_step(status).action not in _AT_BANKS
    if at_rest or met is _is_kept(context, period):
        return
    with context.store.writing() as tx:
        if met:
            alerts.keep_told(tx, period, f"{_KIND}:", context.clock.timestamp())
        else:
            alerts.keep_ended(tx, period, _KIND)


def next_step_now(context: Context, status: MonthStatus) -> Advice:
    """Return the next step of a month; where the last run met another host key, that comes first.

    `doctor` shows the key, and leads on once it is compared and pinned.
    """
    step = next_step(status)
    if step.action in _AT_BANKS and _is_kept(context, status.period):
        return Advice(Action.EXAMINE)
    return step


def after_problems(step: Advice, problems: Sequence[Problem]) -> Advice:
    """Return the next step after banks were asked: what shows why a bank was not reached."""
    waits = is_unreached(problems) and step.action in _AT_BANKS
    return Advice(Action.EXAMINE) if waits else step


def is_unreached(problems: Sequence[Problem]) -> bool:
    """Return whether a bank was not reached."""
    return any(problem.code is ExitCode.BANK_UNREACHABLE for problem in problems)


def _is_kept(context: Context, period: Period) -> bool:
    with context.store.reading() as tx:
        return any(what.startswith(_KIND) for what in alerts.told(tx, period))
