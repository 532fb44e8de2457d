"""Writes the way of an invoice as a page, for a dispute."""

from pathlib import Path

from einvoice.core.errors import UsageError
from einvoice.pages.trace_page import TracePage, pdf_of_trace
from einvoice.store.archive import written_whole
from jobs.context import Context


def write_trace(context: Context, page: TracePage, target: Path) -> None:
    """Write a page; the file appears whole, readable by its owner alone.

    Raises:
        UsageError: the folder does not exist.
        StorageError: the disk is full.
    """
    if not target.parent.is_dir():
        raise UsageError("no-such-folder", path=target.parent)
    with written_whole(target, 0o600) as out:
        out.write(pdf_of_trace(page, context.today))
