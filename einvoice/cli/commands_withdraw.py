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
    RefusedNotesOption,
    YesOption,
    required,
)
from einvoice.cli.output import euro, print_json, print_line, print_table, say, say_next
from einvoice.core.bulk_command import Command
from einvoice.core.errors import UsageError
from einvoice.core.numbering import invoice_number

if TYPE_CHECKING:
    from einvoice.core.credit_notes import CreditNote
    from einvoice.core.methods import SingleCharge
    from einvoice.store.withdrawals import IssuedNow
    from jobs.corrections.rerun import Plan, PlannedInvoice


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
    period: PeriodOption = None,
    yes: YesOption = False,
    apply: ApplyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Withdraw invoices that no bank has; their numbers stay used, `run` issues new ones.

    Taken by --building, --all or --from, their flats are held until `release`.
    """
    from einvoice.cli.bulk_output import plan_or_do, print_plan
    from jobs.corrections.withdraw import void_named as job

    choice = Choice(tuple(invoices or ()), building, every, file, yes, apply, period, notes)
    choice.check("INVOICE...")
    opening = writing if choice.writes else opened
    with opening(context.obj) as world:
        if not choice.named:
            made, was_done = plan_or_do(world, Command.VOID, choice, reason, as_lines=False)
            print_plan(made, required(reason), done=was_done, as_json=as_json)
            return
        done = job(world, choice.named, required(reason))
    if as_json:
        voided = [
            {"period": str(one.period), **_invoice_json(one), "state": "void"} for one in done
        ]
        print_json(voided[0] if len(voided) == 1 else {"invoices": voided})
        return
    for one in done:
        _say_void(one)
    say_next(f"einvoice run --period {done[-1].period}")


def _say_void(one: "IssuedNow | CreditNote") -> None:
    from einvoice.core.credit_notes import CreditNote

    number = invoice_number(one.number)
    if isinstance(one, CreditNote):
        say(f"credit note {number}: void; invoice {invoice_number(one.cancels)} stands as before")
    else:
        say(f"{number}: void; flat {one.flat_id} has no invoice for {one.period} now")


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
        How, typer.Option("--as", help="A credit invoice to the bank, or a line on the next one.")
    ] = How.CREDIT_NOTE,
    as_json: JsonOption = False,
) -> None:
    """Take back invoices that banks have: credit invoices, or lines on the next invoices."""
    from einvoice.cli.bulk_output import plan_or_do, print_plan
    from jobs.corrections import credit as job

    choice = Choice(tuple(invoices or ()), building, every, file, yes, apply, period)
    choice.check("INVOICE...")
    as_lines, why = how is How.CORRECTION, required(reason)
    opening = writing if choice.writes else opened
    with opening(context.obj) as world:
        if not choice.named:
            made, done = plan_or_do(world, Command.CREDIT, choice, why, as_lines=as_lines)
            print_plan(made, why, done=done, as_json=as_json)
        elif as_lines:
            _print_corrections(job.correct(world, choice.named, why), as_json=as_json)
        else:
            _print_credit_notes(job.credit(world, choice.named, why), as_json=as_json)


def _print_credit_notes(made: "list[CreditNote]", *, as_json: bool) -> None:
    if as_json:
        notes = [{**_invoice_json(one), "cancels": invoice_number(one.cancels)} for one in made]
        print_json({"credit_notes": notes})
        return
    rows = [
        (one.flat_id, invoice_number(one.cancels), one.bank, invoice_number(one.number))
        for one in made
    ]
    print_table(("flat", "invoice", "bank", "credit note"), rows)
    print_line()
    period = made[0].period
    say(f"{len(made)} credit notes issued; `einvoice run --period {period}` sends them")
    say(
        "their flats are held for that month: once the bank has accepted, correct the data and "
        f"`einvoice release FLAT --period {period} --reason TEXT` lets `run` issue anew"
    )
    say_next(f"einvoice run --period {period}")


def _print_corrections(made: "list[SingleCharge]", *, as_json: bool) -> None:
    if as_json:
        charges = [
            {
                "flat_id": one.flat_id,
                "charge_id": one.charge_id,
                "period": str(one.period),
                "net_cents": one.net_cents,
                "vat_percent_e2": one.vat_percent_e2,
            }
            for one in made
        ]
        print_json({"charges": charges})
        return
    rows = [(one.flat_id, one.charge_id, str(one.period), euro(one.net_cents)) for one in made]
    print_table(("flat", "charge", "on the invoice of", "net EUR"), rows, right="EUR")
    print_line()
    say("banks are told nothing: the invoices stand, and the next ones take them back")
    say_next(f"einvoice calculate --period {made[0].period}")


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
    period: PeriodOption = None,
    apply: Annotated[
        str | None, typer.Option(metavar="PLAN", help="Do what this plan says.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Plan what to do about invoices no bank has taken; with --apply, do exactly that."""
    from einvoice.store.withdrawals import Selection
    from jobs.corrections import rerun as job

    if apply and (flats or building or rejected or bank or period):
        raise UsageError("plan-alone")
    if apply:
        with writing(context.obj) as world:
            made = job.apply(world, apply)
    else:
        wanted = Selection(tuple(sorted(flats or ())), building or "", rejected, bank or "")
        with opened(context.obj) as world:
            made = job.plan(world, period or world.default_period, wanted)
    if as_json:
        after = _after_plan(made, applied=bool(apply))
        print_json({**_plan_json(made), "next_command": after})
    else:
        _print_plan(made, applied=bool(apply))


def _print_plan(made: "Plan", *, applied: bool) -> None:
    if made.rows:
        rows = [_row(row) for row in made.rows]
        titles = ("flat", "invoice", "bank", "state", "what", "was EUR", "is EUR", "why")
        print_table(titles, rows, right="EUR")
        print_line()
    if not made.plan_id:
        say(f"{made.period}: nothing to do over again")
    elif applied:
        say(f"plan {made.plan_id}: done")
    else:
        say(f"plan {made.plan_id}: nothing was done yet")
    say_next(_after_plan(made, applied=applied))


def _after_plan(made: "Plan", *, applied: bool) -> str:
    """Return the next command; what would be held or is gone can only be void."""
    from einvoice.core.withdrawals import Why

    if applied:
        return f"einvoice run --period {made.period}"
    if made.plan_id:
        return f"einvoice rerun --apply {made.plan_id}"
    for row in made.rows:
        if row.decision.why in {Why.HELD, Why.GONE}:
            return f"einvoice void {invoice_number(row.invoice.number)} --reason TEXT"
        if row.decision.why in {Why.AWAITED, Why.UNCLEAR}:
            return f"einvoice poll --period {made.period}"
    return f"einvoice status --period {made.period}"


def _row(row: "PlannedInvoice") -> tuple[str, ...]:
    one = row.invoice
    why = f"{row.decision.why} ({row.held_because})" if row.held_because else str(row.decision.why)
    return (
        one.flat_id,
        invoice_number(one.number),
        one.bank or "none",
        str(one.state),
        str(row.decision.remedy),
        euro(one.total_cents),
        "" if row.new_cents is None else euro(row.new_cents),
        why,
    )


def _plan_json(made: "Plan") -> dict[str, object]:
    return {
        "period": str(made.period),
        "plan": made.plan_id,
        "invoices": [
            {
                **_invoice_json(row.invoice),
                "remedy": row.decision.remedy.name.lower(),
                "why": row.decision.why.name.lower(),
                "old_cents": row.invoice.total_cents,
                "new_cents": row.new_cents,
            }
            for row in made.rows
        ],
    }


def _invoice_json(one: "IssuedNow | CreditNote") -> dict[str, object]:
    return {
        "flat_id": one.flat_id,
        "invoice_number": invoice_number(one.number),
        "bank": one.bank,
        "state": str(one.state),
    }
