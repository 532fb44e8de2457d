"""The command that lists debtors by the age of their debts."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, app, exit_with, opened, writing
from einvoice.cli.commands_data import ExportFormat, written_as
from einvoice.cli.commands_mail import SAID
from einvoice.cli.output import print_json, say, say_next, told
from einvoice.core.direct_deliveries import HandedState
from einvoice.core.errors import UsageError
from einvoice.core.exit_codes import ExitCode, worst

if TYPE_CHECKING:
    from jobs.payments.debtors import DebtorsOfDay, DebtorsWanted


DaysOption = Annotated[
    int | None,
    typer.Option("--days", metavar="N", min=0, help="Only debts more than N days overdue."),
]
BuildingOption = Annotated[
    str, typer.Option("--building", metavar="BUILDING", help="Only this building.")
]
ToOption = Annotated[
    Path | None, typer.Option("--to", metavar="FILE", help="Write all of them into a file.")
]
FormatOption = Annotated[
    ExportFormat | None,
    typer.Option("--format", help="Of the file. [default: xlsx for FILE.xlsx, else csv]"),
]
NamesOption = Annotated[
    bool, typer.Option("--with-names", help="With the customers' names; mind where it goes.")
]
RemindOption = Annotated[
    Path | None,
    typer.Option("--remind", metavar="DIR", help="Write a reminder (PDF) for each who may be."),
]
MailOption = Annotated[
    bool, typer.Option("--mail", help="Mail them to who has an address; PDFs are of the others.")
]
SentOption = Annotated[
    str, typer.Option("--sent", metavar="FLAT", help="The customer has this reminder.")
]
BouncedOption = Annotated[
    str, typer.Option("--bounced", metavar="FLAT", help="This reminder's mail came back.")
]
AgainOption = Annotated[
    str, typer.Option("--again", metavar="FLAT", help="Let this be mailed once more.")
]
WhyOption = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help="How you know; it is kept.")
]


@app.command()
def debtors(
    context: typer.Context,
    days: DaysOption = None,
    building: BuildingOption = "",
    to: ToOption = None,
    form: FormatOption = None,
    names: NamesOption = False,
    remind: RemindOption = None,
    mail: MailOption = False,
    sent: SentOption = "",
    bounced: BouncedOption = "",
    again: AgainOption = "",
    reason: WhyOption = "",
    as_json: JsonOption = False,
) -> None:
    """List debtors by the age of their debts on the day up to which statements are complete.

    A customer is marked, and not to be reminded, while a payment that waits could be theirs or
    days are missing in the statements.
    """
    from jobs.payments.debtors import DebtorsWanted

    if (names or form) and to is None:
        raise UsageError("debtors-to-a-file")
    if mail and remind is None:
        raise UsageError("debt-mail-alone")
    said = [pair for pair in zip(SAID, (sent, bounced, again), strict=True) if pair[1]]
    if len(said) > 1:
        raise UsageError("mail-one-word", options=tuple(name for name, _ in said))
    if (remind is not None or said) and (to is not None or as_json):
        raise UsageError("reminders-alone")
    wanted = DebtorsWanted(days, building)
    if said:
        _settle(context, *said[0], reason)
    elif remind is None:
        _list(context, wanted, to, form, names=names, as_json=as_json)
    else:
        _remind(context, wanted, remind, mail=mail)


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
            listed = write_debtors(world, wanted, to, written_as(form, to), names=names)
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


def _remind(context: typer.Context, wanted: "DebtorsWanted", folder: Path, *, mail: bool) -> None:
    """Mail and write the reminders, and say who got none."""
    from einvoice.cli.reminded_output import after_reminders, print_reminders
    from jobs.care.alone import alone
    from jobs.direct.debt_reminders import remind_debtors

    with opened(context.obj) as world:
        made = remind_debtors(world, wanted, folder, partial(alone, world), mail=mail)
    codes = print_reminders(made, folder, mail=mail)
    say_next(after_reminders(made, wanted, folder))
    exit_with(worst(codes))


def _settle(context: typer.Context, option: str, flat_id: str, reason: str) -> None:
    """Keep what a person says of the mail of a reminder."""
    from jobs.direct.reminder_words import settle_reminder

    state = SAID[option]
    with writing(context.obj) as world:
        settle_reminder(world, flat_id, state, reason)
    say(told(f"debtors.said.{state}", flat=flat_id))
    again = state is not HandedState.SENT
    say_next("einvoice debtors --remind DIR --mail" if again else "einvoice debtors")
