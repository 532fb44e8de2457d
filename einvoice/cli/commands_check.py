"""Commands before issuing: what must balance, what is unusual, and flats in and out."""

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
from einvoice.core.bulk_command import Command
from einvoice.texts.screens import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from einvoice.core.period import Period
    from einvoice.store.withdrawals import IssuedNow
    from jobs.corrections.holds import Released

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
    from jobs.views.check import check as job

    with opened(context.obj) as world:
        found = job(world, period or world.default_period)
        language = world.config.language
    if as_json:
        print_json(check_json(found, language))
    else:
        print_check(found, language, everything=everything)
        step = "show " + found.held[0].flat_id if found.held else "status"
        say_next(f"einvoice {step} --period {found.period}")
    exit_with(4 if found.changed else 3 if found.needs_a_person else 0)


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
    from jobs.corrections.holds import decide, issued_already

    choice.check("FLAT...", period_with_names=True)
    held, flats = command is Command.HOLD, sorted(set(choice.named))
    opening = writing if choice.writes else opened
    with opening(context.obj) as world:
        if not flats:
            made, done = plan_or_do(world, command, choice, reason, as_lines=False)
            print_plan(made, required(reason), done=done, as_json=as_json)
            return
        month = choice.period or world.default_period
        released = decide(world, month, flats, required(reason), held=held)
        issued = issued_already(world, month, flats) if held else ()
        language = world.config.language
    if as_json:
        told = {"command": command, "period": str(month), "applied": True, "flats": flats}
        print_json(told if held else {**told, "released": _released_json(released)})
        return
    if held:
        say(f"{month}: held {', '.join(flats)}")
    _say_released(released, month, language)
    for one in issued:
        _say_issued(one, month)
    say_next(f"einvoice check --period {month}" if held else f"einvoice run --period {month}")


def _released_json(released: "Mapping[str, Released]") -> list[dict[str, object]]:
    return [
        {"flat_id": flat_id, "codes": one.codes, "still_held": one.still_held}
        for flat_id, one in released.items()
    ]


def _say_released(released: "Mapping[str, Released]", month: "Period", language: str) -> None:
    """Name what a release let go, and what holds a flat still."""
    for flat_id, one in released.items():
        codes, still = ", ".join(one.codes), ", ".join(one.still_held)
        key = "released" if codes else "released_nothing"
        say(label(key, language, month=month, flat=flat_id, codes=codes))
        if still:
            say(label("still_held", language, flat=flat_id, codes=still))


def _say_issued(one: "IssuedNow", month: "Period") -> None:
    """Tell that a hold does not reach an invoice that is issued, and what does."""
    from einvoice.core.invoices import InvoiceState
    from einvoice.core.numbering import invoice_number

    number = invoice_number(one.number)
    undo = "credit" if one.state is InvoiceState.ACCEPTED else "void"
    awaited = one.state is InvoiceState.SENT
    how = "" if awaited else f"; `einvoice {undo} {number} --reason TEXT` takes it back"
    say(
        f"{one.flat_id}: held from its next invoice on; {number} of {month} is {one.state} and "
        f"stays{how}"
    )
