"""Commands for customers without a bank: invoices by e-mail, and on paper."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened, writing
from einvoice.cli.output import (
    print_json,
    print_table,
    say,
    say_next,
    say_problems,
    told,
)
from einvoice.cli.words_of_many import ALL, Apply, Reason, Yes, refuse_plan_of_one, say_many
from einvoice.core.advice import Action
from einvoice.core.direct_deliveries import HandedState
from einvoice.core.errors import UsageError
from einvoice.core.exit_codes import worst
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from einvoice.core.period import Period
    from jobs.context import Context
    from jobs.direct.mail_report import MailReport, Trouble

SAID = {
    "--sent": HandedState.SENT,
    "--bounced": HandedState.REFUSED,
    "--again": HandedState.INTENDED,
}


Sent = Annotated[
    str,
    typer.Option(
        "--sent",
        metavar="INVOICE",
        help="The customer has this mail; `all`: each mail of the month that is not known.",
    ),
]

Again = Annotated[
    str,
    typer.Option(
        "--again",
        metavar="INVOICE",
        help="Let this be mailed once more; `all`: each mail of the month that is not known.",
    ),
]

Folder = Annotated[Path | None, typer.Option("--to", metavar="DIR", help="Where the files go.")]

New = Annotated[bool, typer.Option("--new", help="Only what was not printed before.")]

Printed = Annotated[
    str,
    typer.Option(
        "--printed",
        metavar="INVOICE",
        help="It was handed out on paper before a copy was put back; `all`: each of the month "
        "that may have been. Nothing is written.",
    ),
]


@app.command()
def mail(
    context: typer.Context,
    period: PeriodOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show how many would be mailed, and send nothing.")
    ] = False,
    sent: Sent = "",
    bounced: Annotated[
        str, typer.Option("--bounced", metavar="INVOICE", help="This mail came back.")
    ] = "",
    again: Again = "",
    reason: Reason = "",
    yes: Yes = False,
    apply: Apply = "",
    as_json: JsonOption = False,
) -> None:
    """Mail invoices to customers without a bank, each at most once.

    The text says the sum, the day and the account; the invoice goes with it as PDF.
    """
    said = [pair for pair in zip(SAID, (sent, bounced, again), strict=True) if pair[1]]
    if len(said) > 1:
        raise UsageError("mail-one-word", options=tuple(name for name, _ in said))
    if said and said[0] in {("--sent", ALL), ("--again", ALL)}:
        _settle_all(context, period, said[0][0], reason, yes=yes, plan=apply, as_json=as_json)
        return
    refuse_plan_of_one(apply)
    if said:
        _settle(context, *said[0], reason, as_json=as_json)
        return
    with opened(context.obj) as world:
        month = period or world.default_period
        made = _mailed(world, month, dry_run=dry_run)
        after = _after(world, month)
    say_problems(made.problems)
    if as_json:
        print_json({**_json(made), "next_command": after})
    else:
        _print(made)
        say_next(after)
    exit_with(worst(problem.code for problem in made.problems))


def _mailed(world: "Context", month: "Period", *, dry_run: bool) -> "MailReport":
    """Mail a month's invoices unless it is only asked how many there are."""
    from jobs.care.alone import alone
    from jobs.direct.mail_invoices import mail_all
    from jobs.direct.mail_report import mail_report
    from jobs.direct.sending import Mailed
    from jobs.views.pages import pdf_of

    mailed = Mailed()
    if not dry_run:
        mailed = mail_all(world, month, partial(pdf_of, world), partial(alone, world))
    return mail_report(world, month, mailed)


def _settle(
    context: typer.Context, option: str, number: str, reason: str, *, as_json: bool
) -> None:
    """Keep what a person says of one mail."""
    from jobs.direct.mail_words import settle_mail

    state = SAID[option]
    with writing(context.obj) as world:
        row = settle_mail(world, number, state, reason)
        after = _after(world, row.period)
    if as_json:
        document = {"period": str(row.period), "invoice_number": number, "state": str(state)}
        print_json({**document, "next_command": after})
        return
    say(told(f"mailing.said.{state}", invoice=number, flat=row.flat_id))
    say_next(after)


def _settle_all(
    context: typer.Context,
    period: "Period | None",
    option: str,
    reason: str,
    *,
    yes: bool,
    plan: str,
    as_json: bool,
) -> None:
    """List the mails of which nobody knows whether they were sent, or keep one word of them all."""
    from jobs.direct.mail_words import WordOfMany, settle_unknown

    state = SAID[option]
    with writing(context.obj) as world:
        month = period or world.default_period
        made = settle_unknown(world, month, state, WordOfMany(reason, yes, plan))
        after = _after(world, month)
    action = Action.MAIL_CAME if state is HandedState.SENT else Action.MAIL_AGAIN
    key = f"mailing.all.{state if made.rows else 'none'}"
    say_many(made, key, action, after, as_json)


def _after(world: "Context", month: "Period") -> str:
    from jobs.views.next_steps import next_step
    from jobs.views.status import month_status

    return command_line(next_step(month_status(world, month)))


def _print(made: "MailReport") -> None:
    """Print what could not be mailed, and the counts."""
    if made.troubles:
        titles = [told(f"title.{name}") for name in ("invoice", "flat", "mail", "answer")]
        print_table(titles, [_cells(trouble) for trouble in made.troubles])
    say(told("mailing.told", **made.counts))


def _cells(trouble: "Trouble") -> "Sequence[str]":
    answer = trouble.reason or f"{trouble.code or ''} {trouble.answer}".strip()
    return (trouble.invoice, trouble.flat_id, told(f"mailing.state.{trouble.state}"), answer)


def _json(made: "MailReport") -> dict[str, object]:
    """Return the mails of a month for other programs; no addresses are in it."""
    troubles = [
        {
            "invoice_number": trouble.invoice,
            "flat_id": trouble.flat_id,
            "state": trouble.state,
            "code": trouble.code,
            "answer": trouble.answer,
        }
        for trouble in made.troubles
    ]
    return {
        **made.counts,
        "period": str(made.period),
        "sent": list(made.sent),
        "troubles": troubles,
        "exit_code": int(worst(problem.code for problem in made.problems)),
    }


@app.command(name="print")
def print_all(
    context: typer.Context,
    folder: Folder = None,
    period: PeriodOption = None,
    new: New = False,
    printed: Printed = "",
    reason: Reason = "",
    yes: Yes = False,
    apply: Apply = "",
    as_json: JsonOption = False,
) -> None:
    """Write one PDF per building for printing: a list, then the invoices in order of the flats.

    For customers without a bank who get no e-mail, or whose mail server refused it for good.
    """
    from einvoice.cli.handed_output import printed_json
    from jobs.direct.print_invoices import print_invoices
    from jobs.views.pages import pdf_of

    if printed != ALL:
        refuse_plan_of_one(apply)
    if printed:
        _keep_printed(context, period, printed, reason, yes=yes, plan=apply, as_json=as_json)
        return
    if folder is None:
        raise UsageError("print-folder-missing")
    with writing(context.obj) as world:
        month = period or world.default_period
        made = print_invoices(world, month, folder, partial(pdf_of, world), only_new=new)
        after = _after(world, month)
    if as_json:
        print_json({"period": str(month), "files": printed_json(made), "next_command": after})
        return
    for file in made:
        key = "print.file_again" if file.before else "print.file"
        say(told(key, file=file.path, invoices=file.invoices, before=file.before))
    say(told("print.told", period=month, invoices=sum(file.invoices for file in made)))
    if again := sum(file.again for file in made):
        say(told("print.again", period=month, count=again))
    say_next(after)


def _keep_printed(
    context: typer.Context,
    period: "Period | None",
    number: str,
    reason: str,
    *,
    yes: bool,
    plan: str,
    as_json: bool,
) -> None:
    """Keep that invoices are on paper already, or list those of which that would be said."""
    from jobs.direct.mail_words import WordOfMany
    from jobs.direct.paper_words import printed_before

    with writing(context.obj) as world:
        month = period or world.default_period
        made = printed_before(world, month, number, WordOfMany(reason, yes, plan))
        after = _after(world, made.period)
    say_many(
        made,
        "print.before" if made.rows else "print.before.none",
        Action.PAPER_CAME,
        after,
        as_json,
    )
