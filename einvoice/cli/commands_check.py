"""Commands before issuing: what must balance, what is unusual, and flats in and out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened, writing
from einvoice.cli.bulk_options import (
    AllOption,
    ApplyOption,
    BuildingOption,
    Choice,
    FromOption,
    ReasonOption,
    YesOption,
    required,
)
from einvoice.cli.output import print_json, say, say_next
from einvoice.core.advice import Action, Advice
from einvoice.core.bulk_command import Command
from einvoice.core.exit_codes import ExitCode
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from einvoice.core.period import Period
    from jobs.context import Context

FlatsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="FLAT", help="Which flats: done at once.")
]


@app.command()
def check(
    context: typer.Context,
    period: PeriodOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every control total, also those that balance.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show what does not balance, what is held or unusual and what moved; changes nothing."""
    from einvoice.cli.check_output import check_json, print_check
    from einvoice.cli.last_line import say_next_of
    from jobs.views.check import check as job
    from jobs.views.held_look import look_at
    from jobs.views.other_keys import next_step_now
    from jobs.views.status import month_status

    with opened(context.obj) as world:
        status = month_status(world, period or world.default_period)
        report, language = job(world, status.period, status), world.config.language
        step = next_step_now(world, status)
    if as_json:
        print_json(check_json(report, language))
    else:
        print_check(report, language, everything=everything)
        if report.held and step.action is not Action.RELEASE:
            step = look_at(report.held, report.period)
        unseen = step.action is Action.RUN and not status.counts.calculated
        again = Advice.of(Action.CALCULATE, period=report.period)
        say_next_of(status, command_line(again if report.stale or unseen else step))
    if report.changed:
        exit_with(ExitCode.REFUSED_BY_CHECK)
    exit_with(ExitCode.NEEDS_A_PERSON if report.needs_a_person else ExitCode.DONE)


@app.command()
def hold(
    context: typer.Context,
    flats: FlatsArgument = None,
    reason: ReasonOption = None,
    building: BuildingOption = None,
    every: AllOption = False,
    file: FromOption = None,
    period: PeriodOption = None,
    yes: YesOption = False,
    apply: ApplyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Keep flats out of every month until they are released."""
    choice = Choice(tuple(flats or ()), building, every, file, yes, apply, period)
    _decide(context, choice, reason, Command.HOLD, as_json=as_json)


@app.command()
def release(
    context: typer.Context,
    flats: FlatsArgument = None,
    reason: ReasonOption = None,
    building: BuildingOption = None,
    every: AllOption = False,
    file: FromOption = None,
    period: PeriodOption = None,
    yes: YesOption = False,
    apply: ApplyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let flats go that a person held, or that are held to be looked at; what is new holds again.

    Taken by --building, --all or --from, only a big change is let go besides.
    """
    choice = Choice(tuple(flats or ()), building, every, file, yes, apply, period)
    _decide(context, choice, reason, Command.RELEASE, as_json=as_json)


def _decide(
    context: typer.Context, choice: Choice, reason: str | None, command: Command, *, as_json: bool
) -> None:
    from einvoice.cli.bulk_output import plan_or_do, print_plan
    from einvoice.cli.hold_output import released_json, say_issued, say_released
    from einvoice.texts.screens import label
    from jobs.corrections.holds import decide, issued_already

    choice.check("FLAT...", period_with_names=True)
    held, flats = command is Command.HOLD, sorted(set(choice.named))
    opening = writing if choice.writes else opened
    with opening(context.obj) as world:
        if not flats:
            made, applied = plan_or_do(world, command, choice, reason, as_lines=False)
            language = world.config.language
            after = _after_release(world, made.wanted.period) if applied and not held else ""
            if not held and not as_json:
                taken = [flat.flat_id for flat in made.taken]
                _say_recalled(world, made.wanted.period, taken)
                _say_same_sums(world, made.wanted.period, taken)
            print_plan(made, required(reason), language, after, done=applied, as_json=as_json)
            return
        month = choice.period or world.default_period
        released = decide(world, month, flats, required(reason), held=held)
        issued = issued_already(world, month, flats) if held else ()
        language = world.config.language
        after = f"einvoice check --period {month}" if held else _after_release(world, month)
        if not held and not as_json:
            _say_recalled(world, month, flats)
            _say_same_sums(world, month, flats)
    if as_json:
        document = {"command": command, "period": str(month), "applied": True, "flats": flats}
        print_json(document if held else {**document, "released": released_json(released)})
        return
    if held:
        say(label("held_now", language, period=month, flats=", ".join(flats)))
    say_released(released, month, language)
    for invoice in issued:
        say_issued(invoice, month, language)
    say_next(after)


def _say_recalled(world: "Context", month: "Period", flats: Sequence[str]) -> None:
    """Say which of the flats have a void invoice on paper, which the new invoice replaces."""
    from einvoice.cli.lists_output import say_printed
    from jobs.views.status import month_status

    printed = {invoice.flat_id for invoice in month_status(world, month).recalled} & set(flats)
    say_printed(len(printed), month, world.config.language)


def _say_same_sums(world: "Context", month: "Period", flats: Sequence[str]) -> None:
    """Say which of the flats would be billed once more what was taken back."""
    from einvoice.texts.screens import label
    from jobs.corrections.billed_again import billed_the_same

    if same := billed_the_same(world, month, flats):
        facts = {"flats": ", ".join(same[:_NAMED]), "rest": len(same[_NAMED:])}
        say(label("billed_the_same", world.config.language, count=len(same), **facts))


_NAMED = 5


def _after_release(world: "Context", month: "Period") -> str:
    from jobs.views.next_steps import after_release
    from jobs.views.status import month_status

    return command_line(after_release(month_status(world, month)))
