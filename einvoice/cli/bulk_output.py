"""How a plan of a bulk correction looks: to a person as counts and sums, to a program in full."""

import shlex
from itertools import groupby
from typing import TYPE_CHECKING

from einvoice.cli.bulk_options import Choice, required
from einvoice.cli.lists_output import say_printed
from einvoice.cli.output import euro, print_json, print_line, print_table, say, say_next
from einvoice.core.bulk import instead
from einvoice.core.bulk_command import Command
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.spelling import command_line, quoted_command
from einvoice.texts.screens import label
from jobs.views.after_holds import TO_BILL_AGAIN

if TYPE_CHECKING:
    from einvoice.cli.shapes import corrections
    from einvoice.core.bulk import FlatNow
    from jobs.context import Context
    from jobs.corrections.bulk import BulkPlan, PlannedFlat

_SHOWN = 3


def plan_or_do(
    context: "Context", command: Command, choice: Choice, reason: str | None, *, as_lines: bool
) -> tuple["BulkPlan", bool]:
    """Plan what a command does to many, or do it; return whether it was done."""
    from jobs.corrections import bulk
    from jobs.corrections.bulk_file import read_list

    why = (reason or "") if command.keeps_a_word else required(reason)
    if choice.apply:
        return bulk.apply(context, command, choice.apply, why), True
    period = choice.period or context.default_period
    wanted = bulk.Wanted(
        command, period, choice.building or "", as_lines=as_lines, notes=choice.notes
    )
    if choice.file:
        wanted = bulk.wanted_of(context, wanted, read_list(choice.file))
    if choice.yes:
        return bulk.do(context, wanted, why), True
    return bulk.plan(context, wanted), False


def print_plan(
    made: "BulkPlan", reason: str, language: str, after: str = "", *, done: bool, as_json: bool
) -> None:
    """Print what is taken and what is left, and what was or is to be done.

    ``after`` is the next command where it is not the plan's own.
    """
    if as_json:
        document = plan_json(made, done=done)
        print_json({**document, "next_command": after or document["next_command"]})
        return
    wanted = made.wanted
    _print_groups(made, language)
    say(f"{wanted.period}: {_summary(made, language)}")
    if wanted.command is Command.VOID and not wanted.notes:
        say_printed(sum(not flat.bank for flat in made.taken), wanted.period, language)
    command = after or next_command(made, done=done)
    if not made.plan_id:
        say(label("plan.nothing", language, period=wanted.period, command=wanted.command))
    elif not done:
        say(label("plan.not_done", language, plan=made.plan_id))
        option = "--evidence" if wanted.command.keeps_a_word else "--reason"
        command += f" {option} {shlex.quote(reason)}"
    elif wanted.notes:
        say(label("done.notes", language, count=len(made.taken)))
    elif wanted.as_lines:
        from einvoice.cli.withdraw_output import say_not_billed

        say(label("done.lines", language))
        say_not_billed(made.charges, language)
    else:
        key = f"done.{wanted.command.replace('-', '_')}"
        say(label(key, language, count=len(made.taken)))
    say_next(command)


def next_command(made: "BulkPlan", *, done: bool) -> str:
    """Return the next useful command; applying a plan also needs the reason."""
    wanted = made.wanted
    if not made.plan_id:
        return f"einvoice status --period {wanted.period}"
    if not done:
        return f"einvoice {wanted.command} --apply {made.plan_id}"
    if wanted.notes:
        which = f"--building {wanted.building_id}" if wanted.building_id else "--all"
        way = f"einvoice credit --as correction {which} --period {wanted.period}"
        return f"{way} --reason TEXT"
    if wanted.command.keeps_a_word:
        notes = all(flat.credit_note for flat in made.taken)
        return after_mark(wanted.command, wanted.period, notes=notes)
    if made.charges:
        return command_line(TO_BILL_AGAIN)
    step = "check" if wanted.command is Command.HOLD else "run"
    return f"einvoice {step} --period {wanted.period}"


def after_mark(command: Command, period: Period, *, notes: bool) -> str:
    """Return what follows a bank's word: what it does not have is corrected and sent again."""
    if command is Command.MARK_ACCEPTED:
        return f"einvoice status --period {period}"
    if notes:
        return f"einvoice void --refused-notes --all --period {period} --reason TEXT"
    return f"einvoice rerun --rejected --period {period}"


def _summary(made: "BulkPlan", language: str) -> str:
    left = [row.flat for row in made.rows if not row.verdict.taken]
    lines = [("plan.summary", made.taken), ("plan.left", left)]
    return "; ".join(
        label(
            key,
            language,
            command=made.wanted.command,
            count=len(flats),
            sum=euro(sum(flat.total_cents for flat in flats)),
        )
        for key, flats in lines[: 1 + bool(left)]
    )


def _print_groups(made: "BulkPlan", language: str) -> None:
    """Print one line for all flats in the same state, taken before left."""
    rows = []
    for key, in_group in groupby(sorted(made.rows, key=_group), key=_group):
        group = list(in_group)
        flats = sorted((row.flat for row in group), key=lambda flat: flat.number or 0)
        because = group[0].verdict.because
        how = label(f"because.{because.name.lower()}", language)
        step = instead(made.wanted.command, because, made.wanted.period) if key[0] else None
        rows.append(
            (
                label("plan.leave" if key[0] else "plan.take", language),
                f"{how}: {quoted_command(step)}" if step else how,
                flats[0].bank or label("none", language),
                str(len(flats)),
                euro(sum(flat.total_cents for flat in flats)),
                ", ".join([*map(_name, flats[:_SHOWN]), *["..."][: len(flats) > _SHOWN]]),
            )
        )
    if rows:
        keys = ("plan.how", "bank", "flats", "plan.with_vat", "plan.first")
        titles = ["", *(label(key, language) for key in keys)]
        print_table(titles, rows, titles[3:5])
        print_line()


def _group(row: "PlannedFlat") -> tuple[bool, str, str]:
    return (not row.verdict.taken, row.verdict.because, row.flat.bank)


def _name(flat: "FlatNow") -> str:
    return flat.flat_id if flat.number is None else invoice_number(flat.number)


def plan_json(made: "BulkPlan", *, done: bool) -> "corrections.BulkPlan":
    """Return a plan, or what was done, for a program; sums in cents with VAT."""
    sums = {True: [0, 0], False: [0, 0]}
    for row in made.rows:
        sums[row.verdict.taken][0] += 1
        sums[row.verdict.taken][1] += row.flat.total_cents
    document: corrections.BulkPlan = {
        "command": made.wanted.command,
        "period": str(made.wanted.period),
        "plan": made.plan_id,
        "applied": done and bool(made.plan_id),
        "taken": {"count": sums[True][0], "total_cents": sums[True][1]},
        "left": {"count": sums[False][0], "total_cents": sums[False][1]},
        "flats": [_flat_json(made.wanted.command, row, made.wanted.period) for row in made.rows],
        "next_command": next_command(made, done=done),
    }
    if made.wanted.command is Command.CREDIT:
        document["credit_notes"] = [
            {
                "credit_note": invoice_number(note.number),
                "cancels": invoice_number(note.cancels),
                "flat_id": note.flat_id,
                "bank": note.bank,
                "total_cents": note.total_cents,
            }
            for note in made.credit_notes
        ]
        document["charges"] = [
            {
                "flat_id": charge.flat_id,
                "charge_id": charge.charge_id,
                "period": str(charge.period),
                "net_cents": charge.net_cents,
            }
            for charge in made.charges
        ]
    return document


def _flat_json(command: Command, row: "PlannedFlat", period: Period) -> "corrections.PlannedFlat":
    flat, because = row.flat, row.verdict.because
    return {
        "flat_id": flat.flat_id,
        "building_id": flat.building_id,
        "invoice_number": "" if flat.number is None else invoice_number(flat.number),
        "bank": flat.bank,
        "state": flat.state or "",
        "total_cents": flat.total_cents,
        "taken": row.verdict.taken,
        "why": because.name.lower(),
        "instead": "" if row.verdict.taken else command_line(instead(command, because, period)),
    }
