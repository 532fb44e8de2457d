"""Commands that prove where the cents and bytes of an invoice come from and went to."""

from typing import Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened
from einvoice.cli.output import print_json, say_next
from einvoice.core.exit_codes import ExitCode


@app.command()
def trace(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FLAT_OR_INVOICE")],
    period: PeriodOption = None,
    as_json: JsonOption = False,
) -> None:
    """Follow one invoice: readings, tariffs, lines, file and bytes, bank's answer, payments.

    The invoice is cut out of the archived file and compared with what was issued; exit 4 if
    anything differs.
    """
    from einvoice.cli.trace_json import trace_json
    from einvoice.cli.trace_output import print_trace
    from jobs.views.trace import trace as job

    with opened(context.obj) as world:
        traced = job(world, name, period)
        language = world.config.language
    if as_json:
        print_json(trace_json(traced))
    else:
        print_trace(traced, language)
        row = traced.shown.row
        after = f"einvoice show {row.flat_id} --period {row.period}"
        say_next("einvoice audit verify" if traced.contradicts else after)
    exit_with(ExitCode.REFUSED_BY_CHECK if traced.contradicts else ExitCode.DONE)
