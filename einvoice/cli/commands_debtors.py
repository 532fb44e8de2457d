"""The command that lists debtors by the age of their debts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, app, exit_with, opened
from einvoice.cli.commands_data import ExportFormat
from einvoice.cli.output import print_json, say, say_next, told
from einvoice.core.errors import UsageError
from einvoice.core.exit_codes import ExitCode

if TYPE_CHECKING:
    from einvoice.reports.export_formats import ExportFormat as Written
    from jobs.payments.debtors import DebtorsOfDay, DebtorsWanted


@app.command()
def debtors(
    context: typer.Context,
    days: Annotated[
        int | None,
        typer.Option("--days", metavar="N", min=0, help="Only debts more than N days overdue."),
    ] = None,
    building: Annotated[
        str, typer.Option("--building", metavar="BUILDING", help="Only this building.")
    ] = "",
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Write all of them into a file.")
    ] = None,
    form: Annotated[
        ExportFormat | None,
        typer.Option("--format", help="Of the file. [default: xlsx for FILE.xlsx, else csv]"),
    ] = None,
    names: Annotated[
        bool, typer.Option("--with-names", help="With the customers' names; mind where it goes.")
    ] = False,
    remind: Annotated[
        Path | None,
        typer.Option("--remind", metavar="DIR", help="Write a reminder (PDF) for each who may be."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List debtors by the age of their debts on the day up to which statements are complete.

    A customer is marked, and not to be reminded, while a payment that waits could be theirs or
    days are missing in the statements.
    """
    from jobs.payments.debtors import DebtorsWanted

    if (names or form) and to is None:
        raise UsageError("debtors-to-a-file")
    wanted = DebtorsWanted(days, building)
    if remind is None:
        _list(context, wanted, to, form, names=names, as_json=as_json)
        return
    if to is not None or as_json:
        raise UsageError("reminders-alone")
    _remind(context, wanted, remind)


def _list(
    context: typer.Context,
    wanted: "DebtorsWanted",
    to: Path | None,
    form: ExportFormat | None,
    *,
    names: bool,
    as_json: bool,
) -> None:
    from jobs.payments.debtors import SHOWN, write_debtors
    from jobs.payments.debtors import debtors as job

    with opened(context.obj) as world:
        if to is None:
            listed = job(world, wanted, most=None if as_json else SHOWN)
        else:
            listed = write_debtors(world, wanted, to, _written(form, to), names=names)
    _print(listed, to, as_json=as_json)
    if not listed.closed.are_complete:
        exit_with(ExitCode.NEEDS_A_PERSON)


def _print(listed: "DebtorsOfDay", to: Path | None, *, as_json: bool) -> None:
    from einvoice.cli.debtors_output import debtors_json, print_debtors, say_closed

    if as_json:
        print_json(debtors_json(listed))
        return
    if to is None:
        print_debtors(listed)
    say_closed(listed)
    if to is not None:
        say(told("debtors.written", customers=listed.customers, file=to))
    first = listed.largest[0].key.flat_id if listed.largest else ""
    say_next(f"einvoice account {first}" if first else "einvoice payments")


def _remind(context: typer.Context, wanted: "DebtorsWanted", folder: Path) -> None:
    """Write the reminders, and say who got none."""
    from einvoice.cli.debtors_output import say_closed
    from jobs.views.reminders import write_reminders

    with opened(context.obj) as world:
        made = write_reminders(world, wanted, folder)
    say_closed(made.listed)
    for flat in made.without_invoice:
        say(told("debtors.no_invoice", flat=flat))
    say(told("debtors.reminded", count=len(made.files), folder=folder))
    say_next("einvoice payments" if made.listed.doubtful else "einvoice debtors")
    if made.without_invoice:
        exit_with(ExitCode.NEEDS_A_PERSON)


def _written(form: ExportFormat | None, to: Path) -> "Written":
    from einvoice.reports.export_formats import ExportFormat as Formats

    by_name = Formats.XLSX if to.suffix.lower() == ".xlsx" else Formats.CSV
    return Formats(form.value) if form else by_name
