"""Drafts that were calculated again with another sum: as a table, and for a program."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from einvoice.cli.output import euro, print_table
from einvoice.texts.screens import label

if TYPE_CHECKING:
    from einvoice.cli.shapes import month
    from jobs.values import DraftChange


def changes_json(changes: "Sequence[DraftChange]") -> "list[month.DraftChange]":
    """Return every draft that is new or another; cents with VAT."""
    return [
        {"flat_id": c.flat_id, "old_cents": c.old_cents, "new_cents": c.new_cents} for c in changes
    ]


def told_as(changes: "Sequence[object]") -> str:
    """Return the key of the sentence that counts what changed; where nothing did, it says so."""
    return "calculated_told" if changes else "calculated_same"


def print_changes(changes: "Sequence[DraftChange]", language: str) -> None:
    """Print which existing drafts changed and by how much; new drafts are only counted."""
    rows = [
        (change.flat_id, euro(change.old_cents), euro(change.new_cents))
        for change in changes
        if change.old_cents is not None and change.new_cents is not None
    ]
    if rows:
        titles = [label(key, language) for key in ("flat", "was_eur", "is_eur")]
        print_table(titles, rows, right=titles[1:])
