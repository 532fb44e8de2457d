"""`rehearse`: the coming month in a folder that is deleted, and what it still lacks."""

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened
from einvoice.cli.output import print_json, say_next
from einvoice.core.exit_codes import ExitCode


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
    from einvoice.cli.rehearse_output import print_rehearsal, rehearsal_json
    from jobs.setup.rehearse import coming_month
    from jobs.setup.rehearse import rehearse as job

    with opened(context.obj) as world:
        rehearsal = job(world, period or coming_month(world))
        language = world.config.language
    if as_json:
        print_json(rehearsal_json(rehearsal, language))
    else:
        print_rehearsal(rehearsal, language)
        say_next("einvoice import PATH" if rehearsal.missing else "einvoice doctor")
    needs = rehearsal.missing or rehearsal.report.exit_code
    exit_with(ExitCode.NEEDS_A_PERSON if needs else ExitCode.DONE)
