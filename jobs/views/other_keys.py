"""Banks that the last run did not reach, or that showed it another host key than the pinned key.

No run helps before another key is settled; a bank that is down is reached by a later run.
"""

import datetime as dt
from collections.abc import Sequence

from einvoice.clock import local_time
from einvoice.core.advice import Action, Advice
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.store import alerts
from jobs.banks import Banks
from jobs.context import Context
from jobs.problems import Problem
from jobs.views.next_steps import next_step
from jobs.views.status import MonthStatus

OTHER_KEY = "host-key-changed"
_KEY, _DOWN = "host-key:", "bank-down:"
_AT_BANKS = frozenset({Action.DELIVER, Action.POLL, Action.RUN})


def keep_unreached(
    context: Context,
    status: MonthStatus,
    problems: Sequence[Problem],
    bank: str | None = None,
    *,
    did_work: bool,
) -> None:
    """Keep which banks a run did not reach; the next run that reaches them ends it.

    Nothing is read of a month that needs no bank, unless the run did something. A run of one bank
    says nothing of the others.
    """
    period, met = status.period, _met(context, status, problems)
    if not (met or did_work or _needs_banks(status)):
        return
    kept = {what for what in _kept(context, period) if bank in {None, _bank_of(what)}}
    if met == kept:
        return
    with context.store.writing() as tx:
        for what in sorted(kept - met):
            alerts.keep_ended(tx, period, what.removesuffix(":"))
        for what in sorted(met - kept):
            alerts.keep_told(tx, period, what, context.clock.timestamp())


def next_step_now(context: Context, status: MonthStatus) -> Advice:
    """Return the next step of a month; where the last run met another host key, that comes first.

    `doctor` shows the key, and leads on once it is compared and pinned.
    """
    step = next_step(status)
    if step.action in _AT_BANKS and met_other_key(context, status):
        return Advice(Action.EXAMINE)
    return step


def met_other_key(context: Context, status: MonthStatus) -> bool:
    """Return whether the last run met another host key than the pinned key."""
    return bool(banks_of_other_keys(context, status.period))


def banks_of_other_keys(context: Context, period: Period) -> list[str]:
    """Return the banks that showed the last run another host key than the pinned key."""
    kept = _kept(context, period)
    banks = {_bank_of(what) for what in kept if what.startswith(_KEY)}
    return sorted(banks - {""})  # without a name: kept by a version before


def banks_down(context: Context, status: MonthStatus) -> dict[str, dt.datetime]:
    """Return the banks that the last run did not reach, while the month needs a bank.

    Each with the first of the runs in a row that did not reach it, in local time.
    """
    kept = _kept(context, status.period) if _needs_banks(status) else {}
    down = {_bank_of(what): at for what, at in kept.items() if what.startswith(_DOWN)}
    return {bank: local_time(down[bank]) for bank in sorted(down)}


def note_reached(context: Context, period: Period, banks: Banks) -> None:
    """Keep that a command reached banks which the last run did not reach."""
    down = (what for what in _kept(context, period) if what.startswith(_DOWN))
    if reached := [what for what in down if banks.was_reached(_bank_of(what))]:
        with context.store.writing() as tx:
            for what in sorted(reached):
                alerts.keep_ended(tx, period, what.removesuffix(":"))


def _needs_banks(status: MonthStatus) -> bool:
    """Return whether a run connects to a bank: something is to be sent, or awaited."""
    facts = status.facts
    waits = facts.files_awaiting or facts.files_to_send or facts.sending_left
    return bool(waits or next_step(status).action in _AT_BANKS)


def _bank_of(what: str) -> str:
    return what.split(":")[1]


def after_problems(step: Advice, problems: Sequence[Problem]) -> Advice:
    """Return the next step after banks were asked: what shows why a bank was not reached."""
    waits = is_unreached(problems) and step.action in _AT_BANKS
    return Advice(Action.EXAMINE) if waits else step


def is_unreached(problems: Sequence[Problem]) -> bool:
    """Return whether a bank was not reached."""
    return any(problem.code is ExitCode.BANK_UNREACHABLE for problem in problems)


def _met(context: Context, status: MonthStatus, problems: Sequence[Problem]) -> set[str]:
    """Return what a run met: banks of another host key, and those that are down.

    A bank that came back with another key was reached: by hand goes nothing to it.
    """
    of_file = {record.file_id: bank.bank for bank in status.banks for record in bank.files}
    met: dict[str, str] = {}
    for problem in problems:
        bank = of_file.get(problem.where, problem.where)
        if bank in context.config.banks:
            if problem.cause.code == OTHER_KEY:
                met[bank] = _KEY
            elif problem.code is ExitCode.BANK_UNREACHABLE:
                met.setdefault(bank, _DOWN)
    return {f"{kind}{bank}:" for bank, kind in met.items()}


def _kept(context: Context, period: Period) -> dict[str, str]:
    """Return what is kept of banks that were not reached, and since when (UTC)."""
    with context.store.reading() as tx:
        kept = alerts.told_at(tx, period)
    return {what: at for what, at in kept.items() if what.startswith((_KEY, _DOWN))}
