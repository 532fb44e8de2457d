"""Commands that take back what no bank has: void, and rerun with its plan."""

from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import BankOption, JsonOption, PeriodOption, app, opened, writing
from einvoice.cli.commands_check import ReasonOption
from einvoice.cli.output import euro, print_json, print_line, print_table, say, say_next
from einvoice.core.errors import UsageError
from einvoice.core.numbering import invoice_number

if TYPE_CHECKING:
    from einvoice.store.withdrawals import IssuedNow
    from jobs.rerun import Plan, PlannedInvoice


@app.command()
def void(
    context: typer.Context,
    invoice: Annotated[str, typer.Argument(metavar="INVOICE", help="Its number.")],
    reason: ReasonOption,
    as_json: JsonOption = False,
) -> None:
    """Withdraw an invoice that no bank has; its number stays used, `run` issues a new one."""
    from jobs.withdraw import void as job

    with writing(context.obj) as world:
        done = job(world, invoice, reason)
    if as_json:
        print_json({"period": str(done.period), **_invoice_json(done), "state": "void"})
    else:
        say(f"{invoice}: void; flat {done.flat_id} has no invoice for {done.period} now")
        say_next(f"einvoice run --period {done.period}")


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
    from jobs import rerun as job

    if apply and (flats or building or rejected or bank or period):
        raise UsageError("--apply: a plan has its own flats and period, expected no other option")
    if apply:
        with writing(context.obj) as world:
            made = job.apply(world, apply)
    else:
        wanted = Selection(tuple(sorted(flats or ())), building or "", rejected, bank or "")
        with opened(context.obj) as world:
            made = job.plan(world, period or world.default_period, wanted)
    if as_json:
        print_json(_plan_json(made))
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
        say_next(f"einvoice status --period {made.period}")
    elif applied:
        say(f"plan {made.plan_id}: done")
        say_next(f"einvoice run --period {made.period}")
    else:
        say(f"plan {made.plan_id}: nothing was done yet")
        say_next(f"einvoice rerun --apply {made.plan_id}")


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


def _invoice_json(one: "IssuedNow") -> dict[str, object]:
    return {
        "flat_id": one.flat_id,
        "invoice_number": invoice_number(one.number),
        "bank": one.bank,
        "state": str(one.state),
    }
