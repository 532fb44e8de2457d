"""The commands that show the status of the month, and the month on one page."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened
from einvoice.cli.commands_show import Language
from einvoice.cli.output import (
    euro,
    on_its_day,
    print_json,
    print_line,
    print_table,
    say,
    say_next,
    say_why,
    told,
)
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.exit_codes import ExitCode
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from einvoice.cli.shapes import common, looking
    from einvoice.reports.tables import Cell, ReportTable
    from jobs.context import Context
    from jobs.views.report import MonthReport
    from jobs.views.status import MonthStatus


@app.command()
def report(
    context: typer.Context,
    period: PeriodOption = None,
    target: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FILE",
            help="Write a spreadsheet (.xlsx), or a page with charts (.html, .pdf).",
        ),
    ] = None,
    language: Annotated[
        Language | None, typer.Option(help="Of reasons and titles. [default: as configured]")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show the month on one page: what balances, what each bank has, what was refused."""
    from jobs.views.report import check_target
    from jobs.views.report import report as job

    if target is not None:
        check_target(target)
    with opened(context.obj) as world:
        made = job(world, period or world.default_period, language)
        if target is not None:
            from jobs.views.month_page import write_month

            write_month(world, made, target)
            say(told("done.written", file=target))
    if as_json:
        print_json(_json(made))
    elif target is None:
        _print(made)
    if not as_json:
        say_next(_next_command(made))


def _print(made: "MonthReport") -> None:
    from jobs.views.report import tables

    page = ""
    for table in tables(made, euro):
        if table.page != page:
            print_line(table.page)
        page = table.page
        print_line(table.title if table.title != table.page else "")
        rows = [tuple(map(_shown, row)) for row in table.rows]
        print_table(table.columns, rows, right=_numbers(table))
        print_line()


def _numbers(table: "ReportTable") -> list[str]:
    """Return the titles of columns that hold no text."""
    return [
        title
        for title, cells in zip(table.columns, zip(*table.rows, strict=True), strict=True)
        if not any(isinstance(cell, str) for cell in cells)
    ]


def _shown(cell: "Cell") -> str:
    from einvoice.reports.tables import Euro

    return euro(cell.cents) if isinstance(cell, Euro) else str(cell)


def _next_command(found: "MonthReport") -> str:
    from jobs.views.next_steps import after_report

    return command_line(after_report(found.status))


def _refused(found: "MonthReport") -> "list[common.RefusedInvoice]":
    from einvoice.cli.month_json import refused_json

    return [refused_json(invoice, found.period, found.language) for invoice in found.status.refused]


def _json(found: "MonthReport") -> "looking.Report":
    from einvoice.cli.month_json import accounts_json, credit_note_json, held_json, refused_json

    return {
        "period": str(found.period),
        "balances": found.balances,
        "equations": [
            {
                "what": row.what,
                "unit": "cents" if row.money else "invoices",
                "whole": row.whole,
                "parts": dict(row.parts),
                "missing": row.missing,
            }
            for row in found.equations
        ],
        "banks": [
            {"bank": bank.bank, "invoices": bank.invoices, "total_cents": bank.total_cents}
            for bank in found.status.banks
        ],
        "credit_notes": [credit_note_json(row) for row in found.status.credit_notes],
        "refused": _refused(found),
        "remarks": [refused_json(row, found.period, found.language) for row in found.remarks],
        "held": held_json(found.status.held, found.language),
        "accounts": accounts_json(found.accounts, found.language),
        "next_command": _next_command(found),
    }


@app.command()
def status(
    context: typer.Context,
    period: PeriodOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Every refused invoice, not a line for each cause.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show the status of the month: every flat accounted for, per bank and file."""
    from einvoice.cli.last_line import say_next_of
    from einvoice.cli.month_json import status_json
    from einvoice.cli.month_output import print_status
    from einvoice.cli.workers_output import parts_json, print_parts
    from jobs.views.made_again import after_behind
    from jobs.views.not_reached import not_reached_before
    from jobs.views.other_keys import banks_down, next_step_now
    from jobs.views.status import month_status
    from jobs.views.workers import parts_at_work

    with opened(context.obj) as world:
        shown = month_status(world, period or world.default_period)
        behind = _behind(world)
        old = after_behind(world, behind) if behind else None
        command = command_line(old or next_step_now(world, shown))
        down = bool(banks_down(world, shown))
        asked = ExitCode.NEEDS_A_PERSON if shown.since_copy.step else ExitCode.DONE
        language, code = world.config.language, behind.exit_code if behind else asked
        if as_json:
            document = status_json(shown, world.today, code, language)
            parts = parts_json(parts_at_work(world))
            print_json({**document, **parts, "next_command": command})
        else:
            unsent = not_reached_before(world, shown)
            print_status(shown, language, unsent, everything=everything, stopped=bool(behind))
            print_parts(parts_at_work(world), language)
            _print_besides(world, shown)
    if behind:
        say_why(behind)
    if not as_json:
        say_next_of(shown, command, down=down)
    exit_with(code)


def _print_besides(world: "Context", shown: "MonthStatus") -> None:
    """Print other sums since a copy, banks not reached, and another key than the pinned key."""
    from einvoice.cli.imports_notice import print_insisted
    from jobs.views.other_keys import banks_down, banks_of_other_keys

    print_insisted(world, shown.period)
    for bank in banks_of_other_keys(world, shown.period):
        print_line(on_its_day(told("bank_had_other_key", bank=bank)))
    for bank, since in banks_down(world, shown).items():
        print_line(on_its_day(told("bank_was_down", bank=bank, since=f"{since:%Y-%m-%d %H:%M}")))


def _behind(world: "Context") -> RefusedByCheckError | None:
    """Return why the database is older than what was done; None where it is not."""
    from jobs.care.restore import refuse_if_behind
    from jobs.old_ledger import refuse_old

    try:
        refuse_if_behind(world)
        refuse_old(world)
    except RefusedByCheckError as error:
        return error
    return None
