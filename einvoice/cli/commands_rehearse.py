"""`rehearse`: the coming month in a folder that is deleted, and what it still lacks."""

from collections import Counter
from typing import TYPE_CHECKING

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened
from einvoice.cli.month_json import held_json
from einvoice.cli.month_output import print_counts
from einvoice.cli.output import euro, print_json, print_line, print_table, say_next, told
from einvoice.core.exit_codes import ExitCode
from einvoice.texts.findings import sentence
from jobs.problems import message

if TYPE_CHECKING:
    from jobs.setup.rehearse import Rehearsal


@app.command()
def rehearse(
    context: typer.Context,
    period: PeriodOption = None,
    as_json: JsonOption = False,
) -> None:
    """Do the coming month in a copy that is deleted, and say what is still missing.

    Readings, costs and heating months that are missing are expected to be as before; the banks are
    the simulator's. Exit 3 if anything is missing or held.
    """
    from jobs.setup.rehearse import coming_month
    from jobs.setup.rehearse import rehearse as job

    with opened(context.obj) as world:
        rehearsal = job(world, period or coming_month(world))
        language = world.config.language
    if as_json:
        print_json(_rehearsal_json(rehearsal, language))
    else:
        _print_rehearsal(rehearsal, language)
        say_next("einvoice import PATH" if rehearsal.missing else "einvoice doctor")
    needs = rehearsal.missing or rehearsal.report.exit_code
    exit_with(ExitCode.NEEDS_A_PERSON if needs else ExitCode.DONE)


def _print_rehearsal(rehearsal: "Rehearsal", language: str) -> None:
    status = rehearsal.report.status
    facts = {"day": rehearsal.day, "expected": rehearsal.expected}
    print_line(told("rehearse.head", period=rehearsal.period, **facts))
    print_line()
    print_counts(status, language)
    print_line()
    total = sum(bank.total_cents for bank in status.banks) + status.no_bank_total_cents
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


def _rehearsal_json(rehearsal: "Rehearsal", language: str) -> dict[str, object]:
    status = rehearsal.report.status
    counts = status.counts
    return {
        "period": str(rehearsal.period),
        "day": str(rehearsal.day),
        "expected": rehearsal.expected,
        "counts": {name: getattr(counts, name) for name in counts.__slots__},
        "total_cents": sum(bank.total_cents for bank in status.banks) + status.no_bank_total_cents,
        "bytes": rehearsal.bytes_made,
        "held": held_json(status.held, language),
        "problems": [message(problem, language) for problem in rehearsal.report.problems],
        "missing": [
            {"what": lack.what, "count": lack.count, "examples": list(lack.examples)}
            for lack in rehearsal.missing
        ],
    }
