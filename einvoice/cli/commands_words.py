"""Commands by which a person keeps what a bank said of a refusal that leaves open what it has."""

from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, opened, writing
from einvoice.cli.bulk_options import (
    AllOption,
    ApplyOption,
    BuildingOption,
    Choice,
    FromOption,
    YesOption,
)
from einvoice.cli.output import print_json, say, say_next
from einvoice.cli.words_later import said_again_later
from einvoice.core.bulk_command import Command
from einvoice.core.errors import UsageError
from einvoice.spelling import command_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from einvoice.core.advice import Action
    from einvoice.core.credit_notes import CreditNote
    from jobs.values import FileRecord, IssuedNow
    from jobs.views.status import MonthStatus

NumbersArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INVOICE",
        help="Numbers of invoices or credit notes, all or none: done at once; or a FILE of ours "
        "that the bank calls received before.",
    ),
]
EvidenceOption = Annotated[
    str,
    typer.Option("--evidence", metavar="TEXT", help="Who at the bank said it, when. [required]"),
]


@app.command()
def mark_accepted(
    context: typer.Context,
    invoices: NumbersArgument = None,
    evidence: EvidenceOption = "",
    building: BuildingOption = None,
    every: AllOption = False,
    file: FromOption = None,
    period: PeriodOption = None,
    yes: YesOption = False,
    apply: ApplyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Keep that a bank, asked, has what it refused with a doubtful code: it counts as accepted.

    Doubtful are codes that nobody knows, and 12, 64, 87, 106: only the bank can say what it has.
    """
    choice = Choice(tuple(invoices or ()), building, every, file, yes, apply, period)
    _mark(context, Command.MARK_ACCEPTED, choice, evidence, as_json=as_json)


@app.command()
def mark_refused(
    context: typer.Context,
    invoices: NumbersArgument = None,
    evidence: EvidenceOption = "",
    building: BuildingOption = None,
    every: AllOption = False,
    file: FromOption = None,
    period: PeriodOption = None,
    yes: YesOption = False,
    apply: ApplyOption = None,
    clear_inbox: Annotated[
        bool,
        typer.Option(
            "--clear-inbox",
            help="Of a FILE that is still in the bank's inbox: take it out of there first.",
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Keep that a bank, asked, does not have what it refused: it may be corrected and sent again.

    Doubtful are codes that nobody knows, and 12, 64, 87, 106: only the bank can say what it has.
    """
    choice = Choice(tuple(invoices or ()), building, every, file, yes, apply, period)
    if clear_inbox and not choice.named:
        raise UsageError("clear-inbox-without-file")
    _mark(
        context,
        Command.MARK_REFUSED,
        choice,
        evidence,
        clear_inbox=clear_inbox,
        as_json=as_json,
    )


def _mark(
    context: typer.Context,
    command: Command,
    choice: Choice,
    evidence: str,
    *,
    clear_inbox: bool = False,
    as_json: bool,
) -> None:
    from einvoice.cli.bulk_output import after_mark, plan_or_do, print_plan
    from einvoice.core.credit_notes import CreditNote
    from jobs.corrections.bank_words import mark_and_read_again
    from jobs.views.next_steps import next_step
    from jobs.views.status import month_status
    from jobs.views.unproven import still_awaited

    choice.check("INVOICE...")
    opening = writing if choice.writes else opened
    with opening(context.obj) as world:
        language = world.config.language
        if not choice.named:
            made, applied = plan_or_do(world, command, choice, evidence, as_lines=False)
            print_plan(made, evidence, language, done=applied, as_json=as_json)
            return
        has = command is Command.MARK_ACCEPTED
        options = ["--clear-inbox"] if clear_inbox else []
        early = still_awaited(world, choice.named)
        with said_again_later(str(command), *choice.named, *options):
            marked = mark_and_read_again(
                world, choice.named, evidence, has=has, clear_inbox=clear_inbox
            )
        notes = all(isinstance(document, CreditNote) for document in marked)
        status = month_status(world, marked[-1].period)
        after = after_mark(command, status.period, notes=notes)
        lost = None if has else status.since_copy.imports
        if lost or (not has and any(row.again_from for row in status.refused)):
            after = command_line(next_step(status))
    besides = [*_before_answers(early, language), *_of_other_files(status, language)]
    besides += _of_imports(lost, language)
    _print_marked(marked, language, after, besides, as_json=as_json)


def _of_imports(lost: "Action | None", language: str) -> list[str]:
    """Return what is said of imports that are lost."""
    from einvoice.cli.imports_notice import imports_awaited

    return [imports_awaited(lost, language)] if lost else []


def _before_answers(
    early: "Sequence[tuple[FileRecord, dt.date]]", language: str
) -> "Iterator[str]":
    """Yield until when banks have time to answer what a person's word settled before."""
    from einvoice.texts.screens import label

    for record, day in early:
        facts = {"file": record.file_id, "bank": record.bank, "day": day}
        yield label("word_before_answer", language, **facts)


def _of_other_files(status: "MonthStatus", language: str) -> list[str]:
    """Return what the bank is asked about files whose answers are lost or late all the same."""
    from einvoice.texts.screens import label
    from jobs.views.unproven import without_answer_since_copy

    records = [record for bank in status.banks for record in bank.files]
    waiting = dict.fromkeys([*without_answer_since_copy(records), *status.overdue])
    return [label("done.answer_is_lost", language, file=record.file_id) for record in waiting]


def _print_marked(
    marked: "list[IssuedNow | CreditNote]",
    language: str,
    after: str,
    besides: "list[str]",
    *,
    as_json: bool,
) -> None:
    """Print what is marked, and ``besides`` what else is to be done."""
    from einvoice.cli.withdraw_output import invoice_json
    from einvoice.core.invoices import InvoiceState
    from einvoice.core.numbering import invoice_number
    from einvoice.texts.screens import label

    if as_json:
        rows = [{"period": str(document.period), **invoice_json(document)} for document in marked]
        print_json({"invoices": rows, "next_command": after})
        return
    for marked_document in marked:
        key = "mark.has_not" if marked_document.state is InvoiceState.REJECTED else "mark.has"
        say(
            label(
                key,
                language,
                number=invoice_number(marked_document.number),
                bank=marked_document.bank,
            )
        )
    for text in besides:
        say(text)
    say_next(after)
