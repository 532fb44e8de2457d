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
    code, account or address. ``facts`` are what its sentence is filled with, as text: ids, days
    (`2026-10-31`), figures with a decimal point; never anything personal. The sentence and the
    hint are in `einvoice.texts.findings`, by code and language. ``message`` and ``hint`` are those
    of findings that an earlier version wrote out and kept.
    """

    level: Level
    code: str
    where: str
    message: str = ""
    hint: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        facts = " ".join(f"{name}={value}" for name, value in self.facts)
        text = f"{self.where}: {self.message or f'{self.code} {facts}'.rstrip()}"
        return f"{text} ({self.hint})" if self.hint else text
