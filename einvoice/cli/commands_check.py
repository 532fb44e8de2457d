"""Commands before issuing: what must balance, what is unusual, and flats in and out."""

from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened, writing
from einvoice.cli.output import euro, print_json, print_line, print_table, say, say_next
from einvoice.core.money import format_scaled

if TYPE_CHECKING:
    from jobs.check import Checked

FlatsArgument = Annotated[list[str], typer.Argument(metavar="FLAT...", help="Which flats.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is kept.")]


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
    flats: FlatsArgument,
    reason: ReasonOption,
    period: PeriodOption = None,
) -> None:
    """Keep flats out of every month until they are released."""
    _decide(context, flats, reason, period, held=True)


@app.command()
def release(
    context: typer.Context,
    flats: FlatsArgument,
    reason: ReasonOption,
    period: PeriodOption = None,
) -> None:
    """Let flats go that a person held, or that are held because their total changed."""
    _decide(context, flats, reason, period, held=False)


def _decide(
    context: typer.Context, flats: list[str], reason: str, period: PeriodOption, *, held: bool
) -> None:
    from einvoice.core.invoices import InvoiceState
    from einvoice.core.numbering import invoice_number
    from jobs.holds import decide, issued_already

    with writing(context.obj) as world:
        month = period or world.default_period
        decide(world, month, flats, reason, held=held)
        issued = issued_already(world, month, flats) if held else ()
    say(f"{month}: {'held' if held else 'released'} {', '.join(sorted(set(flats)))}")
    for one in issued:
        number = invoice_number(one.number)
        undo = "credit" if one.state is InvoiceState.ACCEPTED else "void"
        awaited = one.state is InvoiceState.SENT
        how = "" if awaited else f"; `einvoice {undo} {number} --reason TEXT` takes it back"
        say(
            f"{one.flat_id}: held from its next invoice on; {number} of {month} is {one.state} and "
            f"stays{how}"
        )
    say_next(f"einvoice check --period {month}" if held else f"einvoice run --period {month}")


def _amount(value: int, unit: str) -> str:
    return euro(value) if unit == "EUR" else format_scaled(value, 3)


def _print_check(found: "Checked", language: str) -> None:
    from einvoice.cli.month_output import print_movers
    from einvoice.texts.findings import line, sentence
    from jobs.check import MOVERS_SHOWN

    _print_totals(found)
    _print_residues(found)
    print_movers(found.movers, found.period, MOVERS_SHOWN)
    for finding in found.findings:
        print_line(f"{finding.level}: {finding.code}: {line(finding, language)}")
    for flat in found.held:
        print_line(f"held: {flat.flat_id}: {flat.code}: {sentence(flat.finding, language)}")


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
