"""Banks that the last run did not reach, or that showed it another host key than the pinned key.

No run helps before another key is settled; a bank that is down is reached by a later run.
"""

from collections.abc import Sequence

from einvoice.core.advice import Action, Advice
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.store import alerts
from jobs.context import Context
from jobs.problems import Problem
from jobs.views.next_steps import next_step
from jobs.views.status import MonthStatus

OTHER_KEY = "host-key-changed"
_KEY, _DOWN = "host-key:", "bank-down:"
_AT_BANKS = frozenset({Action.DELIVER, Action.POLL, Action.RUN})


def keep_unreached(
    context: Context, status: MonthStatus, problems: Sequence[Problem], *, did_work: bool
) -> None:
    """Keep which banks a run did not reach; the next run that reaches them ends it.

    Nothing is read of a month that needs no bank, unless the run did something.
    """
    period, met = status.period, _met(status, problems)
    at_rest = not (met or did_work) and next_step(status).action not in _AT_BANKS
    if at_rest or met == (kept := _kept(context, period)):
        return
    with context.store.writing() as tx:
        for what in sorted(met - kept):
            alerts.keep_told(tx, period, what, context.clock.timestamp())
        for what in sorted(kept - met):
            alerts.keep_ended(tx, period, what.removesuffix(":"))


def next_step_now(context: Context, status: MonthStatus) -> Advice:
    """Return the next step of a month; where the last run met another host key, that comes first.

    `doctor` shows the key, and leads on once it is compared and pinned.
    """
    step = next_step(status)
    if step.action in _AT_BANKS and _KEY in _kept(context, status.period):
        return Advice(Action.EXAMINE)
    return step


def banks_down(context: Context, period: Period) -> list[str]:
    """Return the banks that the last run did not reach."""
    kept = _kept(context, period)
    return sorted(what.split(":")[1] for what in kept if what.startswith(_DOWN))


def after_problems(step: Advice, problems: Sequence[Problem]) -> Advice:
    """Return the next step after banks were asked: what shows why a bank was not reached."""
    waits = is_unreached(problems) and step.action in _AT_BANKS
    return Advice(Action.EXAMINE) if waits else step


def is_unreached(problems: Sequence[Problem]) -> bool:
    """Return whether a bank was not reached."""
    return any(problem.code is ExitCode.BANK_UNREACHABLE for problem in problems)


def _met(status: MonthStatus, problems: Sequence[Problem]) -> set[str]:
    """Return what a run met: another host key, and each bank that is down."""
    of_file = {record.file_id: bank.bank for bank in status.banks for record in bank.files}
    met = set()
    for problem in problems:
        if problem.cause.code == OTHER_KEY:
            met.add(_KEY)
        elif problem.code is ExitCode.BANK_UNREACHABLE:
            met.add(f"{_DOWN}{of_file.get(problem.where, problem.where)}:")
    return met


def _kept(context: Context, period: Period) -> set[str]:
    with context.store.reading() as tx:
        kept = alerts.told(tx, period)
    return {what for what in kept if what.startswith((_KEY, _DOWN))}
