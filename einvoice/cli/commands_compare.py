"""`compare`: another system's invoices beside ours."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened
from einvoice.cli.output import print_json, say, say_next, told
from einvoice.core.exit_codes import ExitCode
from einvoice.encodings import Encoding

if TYPE_CHECKING:
    from jobs.views.compare import ComparedMonth

_SHOWN = 20


@app.command()
def compare(
    context: typer.Context,
    old: Annotated[Path, typer.Argument(metavar="OLD.csv", help="The other system's charges.")],
    period: PeriodOption = None,
    names: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="MAP.csv", help="Its names of columns and services: old,ours."
        ),
    ] = None,
    tolerance: Annotated[
        int,
        typer.Option(min=0, metavar="CENTS", help="Leave out what differs by this or less."),
    ] = 0,
    encoding: Annotated[Encoding, typer.Option(help="How the files are written.")] = Encoding.UTF_8,
    as_json: JsonOption = False,
) -> None:
    """Compare a month with another system's invoices, by flat and service, grouped by cause.

    OLD.csv has flat_id, service and net (or net_cents); the causes are surer with quantity,
    unit_price and vat_percent. Exit 3 if anything differs.
    """
    from einvoice.cli.compare_output import comparison_json, print_comparison
    from jobs.views.compare import OldSystem, compare_month

    with opened(context.obj) as world:
        system = OldSystem(old, encoding, names)
        month = compare_month(world, period or world.default_period, system, tolerance)
        language = world.config.language
    if as_json:
        print_json(comparison_json(month))
    else:
        print_comparison(month, language)
        _say_unused(month, old.name)
        differences = month.comparison.differences
        flat_id = differences[0].flat_id if differences else ""
        show = f"einvoice show {flat_id} --period {month.period}"
        say_next(show if flat_id else f"einvoice status --period {month.period}")
    needs = month.comparison.differences or month.old.unread
    exit_with(ExitCode.NEEDS_A_PERSON if needs else ExitCode.DONE)


def _say_unused(month: "ComparedMonth", name: str) -> None:
    for line, column in month.old.unread[:_SHOWN]:
        say(told("compare.unread", file=name, line=line, column=column))
    if len(month.old.unread) > _SHOWN:
        say(told("compare.more_unread", count=len(month.old.unread) - _SHOWN))
    if month.old.services:
        say(told("compare.services", services=", ".join(month.old.services)))
