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
from einvoice.cli.output import euro, print_json, print_line, print_table, say, say_next
from einvoice.core.bulk import Command
from einvoice.core.money import format_scaled

if TYPE_CHECKING:
    from einvoice.core.period import Period
    from einvoice.store.withdrawals import IssuedNow
    from jobs.check import Checked

FlatsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="FLAT", help="Which flats: done at once.")
]


@app.command()
def check(context: typer.Context, period: PeriodOption = None, as_json: JsonOption = False) -> None:
    """Show every control total, what moved, and every unusual flat."""
    from jobs.check import check as job

    with opened(context.obj) as world:
        found = job(world, period or world.default_period)
        language = world.config.language
    if as_json:
        print_json(_check_json(found, language))
    else:
        _print_check(found, language)
        step = "show " + found.held[0].flat_id if found.held else "status"
        say_next(f"einvoice {step} --period {found.period}")
    exit_with(3 if found.needs_a_person else 0)


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
    """Let flats go that are held by hand, for a big change, or since they were credited."""
    choice = Choice(tuple(flats or ()), building, every, file, yes, apply, period)
    _decide(context, choice, reason, Command.RELEASE, as_json=as_json)


def _decide(
    context: typer.Context, choice: Choice, reason: str | None, command: Command, *, as_json: bool
) -> None:
    from einvoice.cli.bulk_output import plan_or_do, print_plan
    from jobs.holds import decide, issued_already

    choice.check("FLAT...", period_with_names=True)
    held, flats = command is Command.HOLD, sorted(set(choice.named))
    opening = writing if choice.writes else opened
    with opening(context.obj) as world:
        if not flats:
            made, done = plan_or_do(world, command, choice, reason, as_lines=False)
            print_plan(made, required(reason), done=done, as_json=as_json)
            return
        month = choice.period or world.default_period
        decide(world, month, flats, required(reason), held=held)
        issued = issued_already(world, month, flats) if held else ()
    if as_json:
        print_json({"command": command, "period": str(month), "applied": True, "flats": flats})
        return
    say(f"{month}: {'held' if held else 'released'} {', '.join(flats)}")
    for one in issued:
        _say_issued(one, month)
    say_next(f"einvoice check --period {month}" if held else f"einvoice run --period {month}")


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


def _amount(value: int, unit: str) -> str:
    return euro(value) if unit == "EUR" else format_scaled(value, 3)


def _print_check(found: "Checked", language: str) -> None:
    from einvoice.cli.month_output import print_movers
    from einvoice.texts.findings import line, reason
    from jobs.check import MOVERS_SHOWN

    _print_totals(found)
    _print_residues(found)
    print_movers(found.movers, found.period, MOVERS_SHOWN)
    for finding in found.findings:
        print_line(f"{finding.level}: {finding.code}: {line(finding, language)}")
    for flat in found.held:
        print_line(f"held: {flat.flat_id}: {flat.code}: {reason(flat.finding, language)}")


def _print_totals(found: "Checked") -> None:
    print_line(f"{found.period}: control totals")
    rows = [
        (
            building_id,
            total.control,
            _amount(total.whole, total.unit),
            total.unit,
            " + ".join(f"{name} {_amount(part, total.unit)}" for name, part in total.parts),
            _amount(total.missing, total.unit),
        )
        for building_id, total in found.totals
    ]
    print_table(("building", "total", "whole", "unit", "parts", "missing"), rows, "whole missing")


def _print_residues(found: "Checked") -> None:
    print_line()
    print_line("rounding of priced lines: the building's amount, its lines, what is left over")
    rows = [
        (at, r.service, euro(r.whole_cents), euro(r.lines_cents), euro(r.residue_cents))
        for at, r in found.residues
    ]
    print_table(("building", "service", "amount EUR", "lines EUR", "residue EUR"), rows)


def _check_json(found: "Checked", language: str) -> dict[str, object]:
    from einvoice.cli.month_json import held_json, mover_rows
    from einvoice.texts.findings import sentence

    return {
        "period": str(found.period),
        "totals": [
            {
                "building_id": building_id,
                "control": total.control,
                "unit": total.unit,
                "whole": total.whole,
                "parts": dict(total.parts),
                "missing": total.missing,
            }
            for building_id, total in found.totals
        ],
        "residues": [
            {
                "building_id": building_id,
                "service": residue.service,
                "whole_cents": residue.whole_cents,
                "lines_cents": residue.lines_cents,
                "residue_cents": residue.residue_cents,
            }
            for building_id, residue in found.residues
        ],
        "movers": mover_rows(found.movers),
        "findings": [
            {"level": f.level, "code": f.code, "where": f.where, "message": sentence(f, language)}
            for f in found.findings
        ],
        "held": held_json(found.held, language),
    }
