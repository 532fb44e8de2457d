"""The sentences about what was lost when a copy of the database was put back."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from einvoice.core.advice import Action, Advice
from einvoice.spelling import quoted_command
from einvoice.texts.screens import label

if TYPE_CHECKING:
    from jobs.values import BanksToAsk


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
