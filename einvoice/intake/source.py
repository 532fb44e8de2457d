"""The common form of every import file: a header that is understood, and rows of texts."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from einvoice.core.findings import Finding
from einvoice.intake.table import Column, Fault, Kind, finding_of

MOST_ROWS = 10_000_000
"""Of one file; what is remembered of each row then still fits the memory bound."""

REASON_COLUMN = "refused_because"
"""The last column of rows that were refused: why. It is no column of any kind."""

_MOST_COLUMNS = 1_000
RawRow: TypeAlias = list[str] | Fault
_COLUMN_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


class FileRefusedError(Exception):
    """Nothing of the file can be used; ``findings`` say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(map(str, findings)))
        self.findings = findings


class Source(Protocol):
    """An import file whose header is understood.

    ``columns`` says which column is at which place; a column that the file lacks is
    past the end, at ``width``. ``comma``: a comma may be the decimal sign.
    """

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def width(self) -> int:
        """How many columns the header has."""
        ...

    @property
    def comma(self) -> bool:
        """Whether a comma may be the decimal sign."""
        ...

    @property
    def columns(self) -> tuple[tuple[Column, int], ...]:
        """Each column of the kind and its place."""
        ...

    @property
    def notes(self) -> tuple[Finding, ...]:
        """Findings about the file as a whole."""
        ...

    def rows(self) -> Iterator[tuple[int, RawRow]]:
        """Yield each row below the header and its number, or what makes it unreadable.

        Raises:
            FileRefusedError: on the first pass only, when the file cannot be read to its end.
        """
        ...


def stripped(cells: Sequence[str]) -> list[str]:
    """Return a header's names without white space and without empty columns at the end."""
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def placed(kind: Kind[Any], names: Sequence[str]) -> tuple[tuple[Column, int], ...]:
    """Return each column of a kind with its place in a header."""
    places = {name: place for place, name in enumerate(names)}
    return tuple((column, places.get(column.name, len(names))) for column in kind.columns)


def check_header(path: Path, kind: Kind[Any], line: int, names: Sequence[str], rule: str) -> None:
    """Refuse a header that is missing, or has unknown, repeated or missing columns.

    Raises:
        FileRefusedError: with every fault.
    """
    known = [column.name for column in kind.columns]
    names = names[:-1] if names[-1:] == [REASON_COLUMN] else names
    if len(names) > _MOST_COLUMNS:
        counts = (("count", str(len(names))), ("most", str(_MOST_COLUMNS)), ("rule", rule))
        raise refused(path, line, "no_header", said="no_header.many", facts=counts)
    if not set(known).intersection(names):
        said = "no_header.unknown" if names else "no_header.missing"
        columns = (("known", ", ".join(known)), ("rule", rule))
        raise refused(path, line, "no_header", said=said, facts=columns)
    faults = []
    for place, name in enumerate(names, 1):
        if name not in known:
            facts = (("known", ", ".join(known)),)
            faults.append(Fault(_shown(place, name), "unknown_column", facts=facts))
        elif name in names[: place - 1]:
            faults.append(Fault(name, "repeated_column", facts=()))
    faults += (
        Fault(column.name, "missing_column", facts=())
        for column in kind.columns
        if column.required and column.name not in names
    )
    if faults:
        raise FileRefusedError(*(finding_of(f"{path.name}:{line}", fault) for fault in faults))


def refuse_too_many_rows(path: Path, line: int) -> None:
    """Refuse a file with more rows than can be remembered.

    Raises:
        FileRefusedError: it has.
    """
    if line > MOST_ROWS:
        raise refused(path, line, "too_long", facts=(("most", str(MOST_ROWS)),))


def refused(
    path: Path, line: int, code: str, said: str = "", facts: tuple[tuple[str, str], ...] = ()
) -> FileRefusedError:
    """Return the refusal of a whole file, at a line unless it is 0."""
    place = f"{path.name}:{line}" if line else path.name
    return FileRefusedError(finding_of(place, Fault("", code, said=said, facts=facts)))


def _shown(place: int, name: str) -> str:
    # A first row without a header may hold names and accounts: show only what looks like a column.
    return name if _COLUMN_NAME.fullmatch(name) else f"column {place}"
