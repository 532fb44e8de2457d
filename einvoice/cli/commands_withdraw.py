"""Commands that take back: void and rerun what no bank has, credit what a bank has."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import BankOption, JsonOption, PeriodOption, app, opened, writing
from einvoice.cli.bulk_options import (
    AllOption,
    ApplyOption,
    BuildingOption,
    Choice,
    FromOption,
    ReasonOption,
    RecalledOption,
    RefusedNotesOption,
    YesOption,
    required,
)
from einvoice.cli.output import print_json, say, say_next
from einvoice.core.advice import Action
from einvoice.core.bulk_command import Command
from einvoice.core.errors import UsageError
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from einvoice.core.credit_notes import CreditNote
    from jobs.context import Context
    from jobs.corrections.bulk import BulkPlan
    from jobs.corrections.rerun import Plan
    from jobs.values import IssuedNow


NumbersArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="INVOICE", help="Their numbers, all or none: done at once."),
]


@app.command()
def void(
    context: typer.Context,
    invoices: NumbersArgument = None,
    reason: ReasonOption = None,
    building: BuildingOption = None,
    every: AllOption = False,
    file: FromOption = None,
    notes: RefusedNotesOption = False,
    recalled: RecalledOption = False,
    period: PeriodOption = None,
    yes: YesOption = False,
    apply: ApplyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Withdraw invoices that no bank has; their numbers stay used, `run` issues new invoices.

    Taken by --building, --all or --from, their flats are held until `release`. With --recalled
    nothing becomes void: void invoices that were on paper are ticked off.
    """
    from einvoice.cli.bulk_output import plan_or_do, print_plan
    from jobs.corrections.withdraw import void_named as job

    choice = Choice(tuple(invoices or ()), building, every, file, yes, apply, period, notes)
    choice.check("INVOICE...")
    if recalled:
        _recall(context, choice, reason or "", as_json=as_json)
        return
    opening = writing if choice.writes else opened
    with opening(context.obj) as world:
        if not choice.named:
            made, was_done = plan_or_do(world, Command.VOID, choice, reason, as_lines=False)
            language = world.config.language
            after = _awaited_import(world, made) if was_done else ""
            print_plan(made, required(reason), language, after, done=was_done, as_json=as_json)
            return
        documents = job(world, choice.named, required(reason))
        after, language = _after_void(world, documents), world.config.language
    if as_json:
        print_json(_void_json(documents))
        return
    _say_voided(documents, language)
    say_next(after)


def _recall(context: typer.Context, choice: Choice, reason: str, *, as_json: bool) -> None:
    """Keep that void invoices which were on paper are recalled."""
    from einvoice.texts.screens import label
    from jobs.corrections.recalled import mark_recalled, recalled_counts

    if not choice.named:
        raise UsageError("recalled-by-number")
    with writing(context.obj) as world:
        rows, language = mark_recalled(world, choice.named, reason), world.config.language
        counts = [recalled_counts(world, period) for period in {row.period for row in rows}]
    after = f"einvoice status --period {rows[-1].period}"
    if as_json:
        documents = [
            {
                "period": str(row.period),
                "flat_id": row.flat_id,
                "invoice_number": row.invoice_number,
                "already": row.already,
            }
            for row in rows
        ]
        print_json({"recalled": documents, "next_command": after})
        return
    for row in rows:
        key = "recalled_before" if row.already else "recalled_now"
        say(label(key, language, number=row.invoice_number, flat=row.flat_id))
    for count in sorted(counts):
        facts = {"period": count.period, "all": count.all, "done": count.done, "left": count.left}
        say(label("recalled_left", language, **facts))
    say_next(after)


def _void_json(done: "Sequence[IssuedNow | CreditNote]") -> dict[str, object]:
    from einvoice.cli.withdraw_output import invoice_json

    voided: list[dict[str, object]] = [
        {"period": str(document.period), **invoice_json(document), "state": "void"}
        for document in done
    ]
    return voided[0] if len(voided) == 1 else {"invoices": voided}


def _say_voided(done: "Sequence[IssuedNow | CreditNote]", language: str) -> None:
    """Say what is void now, and how much of it people have on paper."""
    from einvoice.cli.lists_output import say_printed
    from einvoice.cli.withdraw_output import say_void
    from jobs.values import IssuedNow

    for document in done:
        say_void(document, language)
    printed = sum(isinstance(document, IssuedNow) and not document.bank for document in done)
    say_printed(printed, done[-1].period, language)


def _after_void(world: "Context", done: "Sequence[IssuedNow | CreditNote]") -> str:
    """Return the next command: what lost its invoice is looked at before it is issued anew."""
    from jobs.values import IssuedNow
    from jobs.views.next_steps import after_release, next_step
    from jobs.views.status import month_status

    status = month_status(world, done[-1].period)
    anew = any(isinstance(document, IssuedNow) for document in done)
    return command_line(after_release(status) if anew else next_step(status))


def _awaited_import(world: "Context", made: "BulkPlan") -> str:
    """Return the import that what was taken back was in the way of; empty where none waits.

    Without their credit notes invoices are as before: they are corrected before the import.
    """
    from jobs.views.next_steps import next_step
    from jobs.views.status import month_status

    if made.wanted.notes:
        return ""
    step = next_step(month_status(world, made.wanted.period))
    return command_line(step) if step.action is Action.IMPORT else ""


UnchangedOption = Annotated[
    bool,
    typer.Option(
        "--unchanged", help="Also what nothing was corrected of: bank or payer mended it."
    ),
]


class How(StrEnum):
    """How an invoice is taken back."""

    CREDIT_NOTE = "credit-note"
    CORRECTION = "correction"


@app.command()
def credit(
    context: typer.Context,
    invoices: NumbersArgument = None,
    reason: ReasonOption = None,
    building: BuildingOption = None,
    every: AllOption = False,
    file: FromOption = None,
    period: PeriodOption = None,
    yes: YesOption = False,
    apply: ApplyOption = None,
    how: Annotated[
        How,
        typer.Option("--as", help="A credit invoice to the bank, or a line on the next invoice."),
    ] = How.CREDIT_NOTE,
    as_json: JsonOption = False,
) -> None:
    """Take back invoices that banks have: credit invoices, or lines on the next invoices."""
    from einvoice.cli.bulk_output import plan_or_do, print_plan
    from einvoice.cli.withdraw_output import print_corrections, print_credit_notes
    from jobs.corrections import credit as job

    choice = Choice(tuple(invoices or ()), building, every, file, yes, apply, period)
    choice.check("INVOICE...")
    as_lines, why = how is How.CORRECTION, required(reason)
    opening = writing if choice.writes else opened
    with opening(context.obj) as world:
        language = world.config.language
        if not choice.named:
            made, applied = plan_or_do(world, Command.CREDIT, choice, why, as_lines=as_lines)
            print_plan(made, why, language, done=applied, as_json=as_json)
        elif as_lines:
            print_corrections(job.correct(world, choice.named, why), language, as_json=as_json)
        else:
            print_credit_notes(job.credit(world, choice.named, why), language, as_json=as_json)


@app.command()
def rerun(
    context: typer.Context,
    flats: Annotated[
        list[str] | None, typer.Option("--flat", metavar="FLAT", help="This flat; repeatable.")
    ] = None,
    building: Annotated[
        str | None, typer.Option(metavar="BUILDING", help="The flats of this building.")
    ] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Only invoices that their bank refused.")
    ] = False,
    bank: BankOption = None,
    unchanged: UnchangedOption = False,
    period: PeriodOption = None,
    apply: ApplyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Plan what to do about invoices no bank has taken; with --apply, do exactly that."""
    from einvoice.cli.withdraw_output import after_plan, plan_json, print_rerun
    from jobs.corrections import rerun as job
    from jobs.values import Selection

    if apply and (flats or building or rejected or bank or unchanged or period):
        raise UsageError("plan-alone")
    if apply:
        with writing(context.obj) as world:
            made, language = job.apply(world, apply), world.config.language
            late = _too_late(world, made)
    else:
        chosen = tuple(sorted(flats or ()))
        wanted = Selection(chosen, building or "", rejected, bank or "", unchanged)
        with opened(context.obj) as world:
            made = job.plan(world, period or world.default_period, wanted)
            language, late = world.config.language, _too_late(world, made)
    if as_json:
        after = after_plan(made, applied=bool(apply))
        print_json({**plan_json(made), "next_command": after})
    else:
        print_rerun(made, language, late, applied=bool(apply))


def _too_late(world: "Context", made: "Plan") -> tuple[str, ...]:
    """Return what to do about duplicates that their bank takes again after the deadline only."""
    from jobs.views.duplicates import late_lines
    from jobs.views.status import month_status

    if all(row.again_from is None for row in made.rows):
        return ()
    return tuple(late_lines(month_status(world, made.period), world.config.language))
