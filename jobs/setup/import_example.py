"""An import file to fill in: its columns, each explained, and a row as an example."""

from dataclasses import dataclass

from einvoice.core.errors import UsageError
from einvoice.core.spelling import nearest
from einvoice.intake import KINDS
from einvoice.intake.examples import example_csv, example_row
from einvoice.texts.screens import SCREEN_TEXTS


@dataclass(frozen=True, slots=True)
class ExplainedColumn:
    """A column: ``text`` is the key of what it means, ``choices`` are all its words, if few."""

    name: str
    required: bool
    choices: tuple[str, ...]
    text: str
    example: str


@dataclass(frozen=True, slots=True)
class ImportExample:
    """A kind of file, as it is filled in."""

    kind: str
    csv: str
    columns: tuple[ExplainedColumn, ...]


def import_example(name: str) -> ImportExample:
    """Return the example of a kind of file.

    Raises:
        UsageError: there is no such kind.
    """
    kind = KINDS.get(name)
    if kind is None:
        raise UsageError("no-such-kind", kind=name, kinds=tuple(KINDS), near=nearest(name, KINDS))
    columns = (
        ExplainedColumn(
            column.name, column.required, column.cell.known, _text(name, column.name), cell
        )
        for column, cell in zip(kind.columns, example_row(name), strict=True)
    )
    return ImportExample(name, example_csv(name), tuple(columns))


def _text(kind: str, column: str) -> str:
    """Return the key of a column's explanation: its own of the kind, else that of every kind."""
    own = f"column.{kind}.{column}"
    return own if own in SCREEN_TEXTS else f"column.{column}"
