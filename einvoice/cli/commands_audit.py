"""Commands for whoever must prove what was done, and forget what is too old."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened, writing
from einvoice.cli.help_page import GroupedHelp
from einvoice.cli.output import (
    print_json,
    print_line,
    print_table,
    say,
    say_next,
    staff_language,
    told,
)
from einvoice.core.advice import Action, Advice
from einvoice.core.exit_codes import ExitCode
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from einvoice.cli.shapes import care, common
    from jobs.care.audit import Deviation
    from jobs.care.purge import Purge

audit = typer.Typer(
    cls=GroupedHelp, no_args_is_help=True, help="Prove that nobody changed what was done."
)
app.add_typer(audit, name="audit")


@audit.callback()
def group() -> None:
    """Prove that nobody changed what was done."""


@audit.command()
def verify(context: typer.Context, as_json: JsonOption = False) -> None:
    """Hold journal, archive and issued rows against what was frozen; exit 4 if one differs."""
    from jobs.care.audit import MENDED, first_changed_month
    from jobs.care.audit import verify as job

    with opened(context.obj) as world, world.store.run_lock():  # nobody writes meanwhile
        verified = job(world)
        changed = first_changed_month(world) if verified.wrong else None
    if as_json:
        seen = {"entries": verified.entries, "files": verified.files}
        print_json({**seen, "wrong": _rows(verified.wrong), "notes": _rows(verified.notes)})
    else:
        _print_deviations((*verified.wrong, *verified.notes))
        counts = {
            "entries": verified.entries,
            "files": verified.files,
            "wrong": len(verified.wrong),
        }
        say(told("done.audit_wrong" if verified.wrong else "done.audit_clean", **counts))
        mends = any(why.code in MENDED for _, why in verified.wrong)
        if changed and not mends:
            accept = Advice.of(Action.ACCEPT_ROWS, period=changed)
            say_next(command_line(accept), "next_if_change_right")
        else:
            say_next("einvoice audit mend" if mends else "einvoice status")
    exit_with(ExitCode.REFUSED_BY_CHECK if verified.wrong else ExitCode.DONE)


def _print_deviations(deviations: "Sequence[Deviation]") -> None:
    from einvoice.texts.errors import reason
    from einvoice.texts.places import place

    language = staff_language()
    for where, why in deviations:
        print_line(f"{place(where, language)}: {reason(why, language)}")


def _rows(deviations: "Sequence[Deviation]") -> "list[common.Changed]":
    from einvoice.texts.errors import reason

    return [
        {"where": where, "code": why.code, "what": reason(why, staff_language())}
        for where, why in deviations
    ]


@audit.command()
def mend(context: typer.Context, as_json: JsonOption = False) -> None:
    """Make damaged or missing files of the archive again, where the database knows as much."""
    from jobs.care.mend import mend as job

    with opened(context.obj) as world, world.store.alone():
        mended = job(world)
    if as_json:
        print_json({"mended": list(mended)})
        return
    for name in mended:
        print_line(told("done.written_again", file=name))
    say(told("done.audit_mended", count=len(mended)))
    say_next("einvoice audit verify")


@audit.command()
def accept(
    context: typer.Context,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Who changed the rows, and why.")
    ],
    period: PeriodOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take rows of a month that were changed after they were issued for right, with your reason."""
    from einvoice.texts.places import place
    from jobs.care.audit import accept_changed

    with writing(context.obj) as world:
        month = period or world.default_period
        changes = accept_changed(world, month, reason)
    if as_json:
        print_json({"period": str(month), "accepted": [change.where for change in changes]})
        return
    for changed in changes:
        where = place(changed.where, staff_language())
        print_line(told("done.audit_accepted", where=where))
    say_next(f"einvoice run --period {month}")


@app.command()
def purge(
    context: typer.Context,
    years: Annotated[
        int, typer.Option("--older-than", metavar="YEARS", help="Years after the accounting year.")
    ] = 5,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without, only show what.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Forget persons in old months; hashes, numbers and sums stay for `audit verify`."""
    from jobs.care import purge as job

    with writing(context.obj) as world:
        plan = job.plan(world, years)
        agreed = bool(plan.months) and (yes or _agreed(plan, as_json=as_json))
        if agreed or (yes and not plan.months):
            plan = job.purge(world, years)
    if as_json:
        print_json(_json(plan, done=agreed or yes))
        return
    if not agreed:
        _print(plan)
        say(told("done.nothing_forgotten", first=plan.first_kept))
        say_next(f"einvoice purge --older-than {years} --yes" if plan.months else "einvoice status")
        return
    counts = {"months": len(plan.months), "files": plan.files}
    say(told("done.forgotten", first=plan.first_kept, **counts))
    say_next("einvoice audit verify")


def _agreed(found: "Purge", *, as_json: bool) -> bool:
    """Ask on a terminal; elsewhere nobody has agreed."""
    if as_json or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    _print(found)
    return typer.confirm(told("done.forget_question"), err=True)


def _print(found: "Purge") -> None:
    if found.months:
        rows = [(str(m.period), str(m.invoices), str(m.files)) for m in found.months]
        titles = [told(f"title.{name}") for name in ("month", "invoices", "files")]
        print_table(titles, rows, right=titles[1:])


def _json(found: "Purge", *, done: bool) -> "care.Purged":
    return {
        "first_kept": str(found.first_kept),
        "done": done,
        "months": [
            {"period": str(m.period), "invoices": m.invoices, "files": m.files}
            for m in found.months
        ],
        "deleted": found.ended,
    }
