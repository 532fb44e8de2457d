"""An import file to fill in: the file on stdout, what its columns mean beside it."""

import textwrap
from typing import TYPE_CHECKING

from einvoice.cli.output import columns, print_json, print_line, say, say_next, told
from einvoice.core.errors import UsageError

if TYPE_CHECKING:
    from einvoice.cli.shapes import care
    from jobs.setup.import_example import ExplainedColumn


def print_example(kind: str, *, alone: bool, as_json: bool) -> None:
    """Print the example of a kind; the explanations are talk, so that the file can be redirected.

    Raises:
        UsageError: there is no such kind, or something else is to be done too.
    """
    from jobs.setup.import_example import import_example

    if not alone:
        raise UsageError("example-alone")
    example = import_example(kind)
    if as_json:
        rows = [_column_json(column) for column in example.columns]
        print_json({"kind": kind, "csv": example.csv, "columns": rows})
        return
    print_line(example.csv.rstrip("\n"))
    say(told("example.kind", kind=kind))
    width = 2 + max(len(column.name) for column in example.columns)
    for column in example.columns:
        name = f"{column.name}*" if column.required else column.name
        text = textwrap.fill(
            _meaning(column),
            columns(),
            initial_indent=f"{name:<{width}}",
            subsequent_indent=" " * width,
        )
        say(text)
    say_next(f"einvoice import {kind}.csv --dry-run")


def _meaning(column: "ExplainedColumn") -> str:
    text = told(column.text)
    if column.choices:
        return f"{text}; {told('example.choices', known=', '.join(column.choices))}"
    return text


def _column_json(column: "ExplainedColumn") -> "care.Column":
    return {
        "name": column.name,
        "required": column.required,
        "choices": list(column.choices),
        "meaning": told(column.text),
        "example": column.example,
    }
