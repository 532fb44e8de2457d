"""Holds what a command printed with `--json` against its shapes."""

import json
from collections.abc import Sequence

import msgspec

from einvoice.cli.shapes import SHAPES


def command_of(arguments: Sequence[str]) -> str:
    """Return the command that arguments call: `audit verify`, `payments`."""
    both = " ".join(arguments[:2])
    return both if both in SHAPES else arguments[0]


def assert_shaped(command: str, text: str) -> None:
    """Fail unless a document is one of the command's shapes: no field less, and none more."""
    document, reasons = json.loads(text), []
    for shape in SHAPES[command]:
        try:
            read = msgspec.json.decode(text, type=shape)
        except msgspec.ValidationError as error:
            reasons.append(f"{shape.__name__}: {error}")
        else:
            if read == document:
                return
            reasons.append(f"{shape.__name__}: has no place for {_beyond(document, read)}")
    raise AssertionError(f"einvoice {command} --json: {'; '.join(reasons)}")


def _beyond(document: object, read: object, path: str = "$") -> list[str]:
    """Return where a document has what was not read of it."""
    if isinstance(document, dict) and isinstance(read, dict):
        more = [f"{path}.{name}" for name in document if name not in read]
        both = [name for name in document if name in read]
        return more + [
            where
            for name in both
            for where in _beyond(document[name], read[name], f"{path}.{name}")
        ]
    if isinstance(document, list) and isinstance(read, list):
        pairs = zip(document, read, strict=True)
        return [w for i, (a, b) in enumerate(pairs) for w in _beyond(a, b, f"{path}[{i}]")]
    return [] if document == read else [path]
