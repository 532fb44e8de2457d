"""The way of an invoice as a page: the texts of the screen."""

from einvoice.cli.trace_output import (
    ends_of,
    files_of,
    head_lines,
    lines_of,
    readings_of,
    sums_of,
)
from einvoice.texts.screens import label
from jobs.values import TracePage
from jobs.views.trace import Trace


def trace_page(traced: Trace, seller: str, language: str) -> TracePage:
    """Return the page of an invoice's way; no name, code or bank account of a person is on it."""
    row = traced.shown.row
    number = row.invoice_number or row.flat_id
    return TracePage(
        language,
        seller,
        label("trace.title", language, number=number, period=row.period),
        tuple(head_lines(traced, language)),
        readings_of(traced, language),
        lines_of(traced, language),
        tuple(sums_of(traced, language)),
        tuple(files_of(traced, language)),
        tuple(ends_of(traced, language)),
    )
