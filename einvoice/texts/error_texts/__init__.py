"""The tables of `einvoice.texts.errors`, by the room that raises; codes in alphabetical order."""

from einvoice.texts.error_texts import (
    answers,
    archive,
    bank_files,
    banks,
    command_line,
    common,
    config,
    database,
    delivery,
    documents,
    ground,
    old_ledger,
    profiles,
    steps,
    words,
)

__all__ = [
    "answers",
    "archive",
    "bank_files",
    "banks",
    "command_line",
    "common",
    "config",
    "database",
    "delivery",
    "documents",
    "ground",
    "old_ledger",
    "profiles",
    "steps",
    "words",
]
