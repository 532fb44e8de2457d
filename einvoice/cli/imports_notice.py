"""The sentences about what was lost when a copy of the database was put back."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from einvoice.cli.output import euro, on_its_day, print_line
from einvoice.core.advice import Action, Advice
from einvoice.spelling import quoted_command
from einvoice.texts.screens import label

if TYPE_CHECKING:
    from einvoice.core.period import Period
    from jobs.care.adopted_otherwise import OtherSum
    from jobs.context import Context
    from jobs.values import BanksToAsk

_NAMED = 5
_KEYS = MappingProxyType(
    {
        Action.IMPORT: "restore.imports",
        Action.IMPORTS_DONE: "restore.imports_unsaid",
        Action.NOTHING_IMPORTED: "restore.imports_by_hand",
    }
)


def imports_awaited(step: Action, language: str) -> str:
    """Return what is lost and which commands end it; ``step`` is what comes next."""
    key = _KEYS[step]
    again, declare, nothing = (
        quoted_command(Advice(action))
        for action in (Action.IMPORT, Action.IMPORTS_DONE, Action.NOTHING_IMPORTED)
    )
    return label(key, language, again=again, command=declare, nothing=nothing)


def banks_unasked(question: "BanksToAsk", language: str) -> str:
    """Return what the banks are to be asked, and which commands enter what they say."""
    sent, nothing = (
        quoted_command(Advice(action)) for action in (Action.DECLARE_SENT, Action.NOTHING_SENT)
    )
    facts = {"since": question.since[:16].replace("T", " "), "files": ", ".join(question.files)}
    return label("restore.unasked", language, **facts, command=sent, nothing=nothing)


def other_sums(rows: "Sequence[OtherSum]", language: str) -> str:
    """Return which adopted invoices have other sums than the data, with both totals in EUR."""
    pairs = [
        f"{row.flat_id} {euro(row.adopted_cents)} / {_euro_or_none(row.now_cents)}"
        for row in rows[:_NAMED]
    ]
    facts = {"count": len(rows), "flats": ", ".join(pairs), "rest": len(rows[_NAMED:])}
    return label("done.adopted_otherwise", language, **facts)


def _euro_or_none(cents: int | None) -> str:
    return "-" if cents is None else euro(cents)


def print_insisted(context: "Context", period: "Period") -> None:
    """Print which invoices of a month have other sums than the data, by a word kept with why."""
    from jobs.care.adopted_otherwise import insisted_on

    if rows := insisted_on(context, period):
        print_line()
        print_line(on_its_day(other_sums(rows, context.config.language)))
