"""The sentence about imports that were lost when a copy of the database was put back."""

from einvoice.cli.spelling import quoted_command
from einvoice.core.advice import Action, Advice
from einvoice.texts.screens import label


def imports_awaited(step: Action, language: str) -> str:
    """Return what is lost and which commands end it; ``step`` is what comes next."""
    key = "restore.imports" if step is Action.IMPORT else "restore.imports_unsaid"
    again, declare, nothing = (
        quoted_command(Advice(action))
        for action in (Action.IMPORT, Action.IMPORTS_DONE, Action.NOTHING_IMPORTED)
    )
    return label(key, language, again=again, command=declare, nothing=nothing)
