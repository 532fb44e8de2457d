"""Asks what banks received since a copy, where `restore` finds nothing that says it."""

import datetime as dt
from dataclasses import replace
from types import MappingProxyType

from einvoice.core.events import Event
from einvoice.core.exit_codes import ExitCode
from einvoice.store import banks_to_ask, chain, journal, lost_imports
from einvoice.store.banks_to_ask import BanksToAsk
from einvoice.store.transactions import ReadTransaction
from jobs.care.restore import Restored
from jobs.context import Context
from jobs.file_ids import next_file_id
from jobs.problems import Problem
from jobs.witness import witness_is_lost


def with_questions(context: Context, done: Restored, *, whole_folder: bool, new: bool) -> Restored:
    """Return a restore with what a person is asked; with ``new`` also what was not asked before.

    The banks are to be asked where nothing was found and no witness says that there is nothing, and
    what was imported since is lost too. Only the ``whole_folder`` may have been put back so: beside
    a copy of the database alone is the archive, which knows every sending.
    """
    with context.store.writing() as tx:
        known = banks_to_ask.awaited(tx)
        asks = new and whole_folder and not known
        if asks and _found_nothing(done) and witness_is_lost(context):
            since = journal.moment_before_last(tx, Event.RESTORED)
            banks_to_ask.note(tx, BanksToAsk(since, _next_ids(context, tx, since)))
            lost_imports.note_lost(tx, {chain.head_of(tx).hash})
        imports = lost_imports.awaited_step(tx)
        left = done.left if imports else tuple(map(_as_imported, done.left))
        return replace(done, unasked=banks_to_ask.awaited(tx), imports=imports, left=left)


_ONCE_IMPORTED = MappingProxyType(
    {
        "file-lost": "file-lost-imported",
        "file-lost-day-unknown": "file-lost-imported-day-unknown",
    }
)


def _as_imported(problem: Problem) -> Problem:
    """Return a problem whose hint asks for no import where all is said to be imported again."""
    code = _ONCE_IMPORTED.get(problem.cause.code)
    return replace(problem, cause=replace(problem.cause, code=code)) if code else problem


def _found_nothing(done: Restored) -> bool:
    left = [problem for problem in done.left if problem.code is not ExitCode.BANK_UNREACHABLE]
    adopted = done.batches or done.files or done.answers or done.void or done.proven
    return not (adopted or left or done.lost or done.imports)


def _next_ids(context: Context, tx: ReadTransaction, since: str) -> tuple[str, ...]:
    """Return the id that each bank's next file had since then, of that month and of this month."""
    days = [context.today]
    if since and since[:7] < f"{context.today:%Y-%m}":
        days.insert(0, dt.date.fromisoformat(since[:10]))
    file_ids = (
        next_file_id(context, tx, bank, day) for bank in context.banks(None) for day in days
    )
    return tuple(dict.fromkeys(file_ids))
