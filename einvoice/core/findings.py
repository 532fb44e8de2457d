"""A finding: what is wrong with one row, flat, building, invoice or file, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding stops."""

    ERROR = "error"  # the row is refused, or the flat or building is held
    PROBLEM = "problem"  # kept, and must be settled before issuing
    WARNING = "warning"  # shown, stops nothing
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong.

    ``where`` is an id (flat, building, invoice number) or ``file:row: column``, never a name,
    code, account or address. ``message`` says what is wrong and what was expected.
    """

    level: Level
    code: str
    where: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}"
        return f"{text} ({self.hint})" if self.hint else text
