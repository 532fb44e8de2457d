"""How a rehearsed month looks: its counts and sum, what is held, and what is still missing."""

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING, cast

from einvoice.cli.month_json import held_json
from einvoice.cli.month_output import print_counts
from einvoice.cli.output import euro, print_line, print_table, told
from einvoice.texts.findings import sentence
from jobs.problems import message
from jobs.setup.rehearse import Rehearsal

if TYPE_CHECKING:
    from einvoice.cli.shapes import care, month


def print_rehearsal(rehearsal: Rehearsal, language: str) -> None:
    """Print the rehearsed month, then what the month still lacks."""
    status = rehearsal.report.status
    facts = {"day": rehearsal.day, "count": rehearsal.expected}
    print_line(told("rehearse.head", period=rehearsal.period, **facts))
    print_line()
    print_counts(status, language)
    print_line()
    total = sum(bank.total_cents for bank in status.banks) + status.without_bank.total_cents
    print_line(told("rehearse.total", cents=euro(total)))
    codes = Counter(held.code for held in status.held)
    for code, count in codes.most_common():
        first = next(held for held in status.held if held.code == code)
        text = sentence(first.finding, language)
        print_line(told("rehearse.held", count=count, code=code, first=text))
    for problem in rehearsal.report.problems:
        print_line(message(problem, language))
    print_line()
    if not rehearsal.missing:
        print_line(told("rehearse.nothing"))
        return
    print_line(told("rehearse.missing", period=rehearsal.period))
    titles = [told(f"rehearse.{key}") for key in ("what", "count", "examples")]
    rows = [
        (told(f"rehearse.{lack.what}"), str(lack.count), ", ".join(lack.examples))
        for lack in rehearsal.missing
    ]
    print_table(titles, rows, right=titles[1:2])


def rehearsal_json(rehearsal: Rehearsal, language: str) -> "care.Rehearsal":
    """Return a rehearsal for other programs."""
    status = rehearsal.report.status
    counts = status.counts
    return {
        "period": str(rehearsal.period),
        "day": str(rehearsal.day),
        "expected": rehearsal.expected,
        "counts": cast("month.Counts", dataclasses.asdict(counts)),
        "total_cents": sum(bank.total_cents for bank in status.banks)
        + status.without_bank.total_cents,
        "bytes": rehearsal.bytes_made,
        "held": held_json(status.held, language),
        "problems": [message(problem, language) for problem in rehearsal.report.problems],
        "missing": [
            {"what": lack.what, "count": lack.count, "examples": list(lack.examples)}
            for lack in rehearsal.missing
        ],
    }
