"""The tables of `einvoice.texts.errors`, by the room that raises; codes in alphabetical order."""

from einvoice.texts.error_texts import (
    archive,
    command_line,
    common,
    config,
    database,
    documents,
    ground,
    old_ledger,
    words,
)

__all__ = [
    "archive",
    "command_line",
    "common",
    "config",
    "database",
    "documents",
    "ground",
    "old_ledger",
    "words",
]
