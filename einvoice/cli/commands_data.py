"""Commands for data: what comes in, and what can be taken out."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened, writing
from einvoice.cli.output import euro, print_json, say, say_next, told
from einvoice.core.advice import Action, Advice
from einvoice.core.errors import UsageError
from einvoice.core.exit_codes import ExitCode
from einvoice.encodings import Encoding
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from einvoice.core.period import Period
    from einvoice.reports.export_formats import ExportFormat as Written
    from jobs.context import Context

SetAsideOption = Annotated[
    list[int] | None,
    typer.Option("--set-aside", metavar="NUMBER", help="A refused row of `status` is not needed."),
]
ConfirmOption = Annotated[
    list[int] | None,
    typer.Option("--confirm", metavar="NUMBER", help="A doubtful row of `status` is right."),
]
ExampleOption = Annotated[
    str,
    typer.Option("--example", metavar="KIND", help="Print a file of a kind to fill in, explained."),
]


@app.command("import")
def import_(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", help="Files or folders.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check, and keep nothing.")] = False,
    encoding: Annotated[
        Encoding, typer.Option(help="How the CSV files are written.")
    ] = Encoding.UTF_8,
    set_aside: SetAsideOption = None,
    confirm: ConfirmOption = None,
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why a row is set aside or right; it is kept.")
    ] = "",
    example: ExampleOption = "",
    as_json: JsonOption = False,
) -> None:
    """Import CSV or XLSX files; bad rows are refused one by one, good rows are kept.

    What a refused row is about is held until the row is mended, or set aside by a person. A
    workbook of a whole company has a sheet for each kind.
    """
    from einvoice.cli.import_example import print_example
    from einvoice.cli.import_output import after_import, import_json, say_outcome
    from einvoice.cli.prices_output import prices_after, say_prices
    from jobs.steps.import_files import import_paths

    if example:
        print_example(example, alone=not (paths or set_aside or confirm), as_json=as_json)
        return
    if set_aside or confirm:
        _settle(context, set_aside or [], confirm or [], reason, alone=not paths)
        return
    if not paths:
        raise UsageError("no-paths")
    with writing(context.obj) as world:
        imported = import_paths(world, paths, dry_run=dry_run, encoding=encoding)
        language, after = after_import(world, imported, paths, dry_run=dry_run)
        prices = prices_after(world, imported)
    if as_json:
        print_json(import_json(imported, prices, language, dry_run=dry_run))
    else:
        say_prices(prices, language)
        say_outcome(imported, after, language, dry_run=dry_run)
    exit_with(ExitCode.NEEDS_A_PERSON if imported.needs_a_person else ExitCode.DONE)


def _settle(
    context: typer.Context, aside: list[int], confirmed: list[int], reason: str, *, alone: bool
) -> None:
    from einvoice.core.unsettled import RowState
    from jobs.steps.unsettled import settle

    if not alone or (aside and confirmed):
        raise UsageError("rows-alone")
    state = RowState.SET_ASIDE if aside else RowState.CONFIRMED
    with writing(context.obj) as world:
        rows = settle(world, aside or confirmed, reason, state)
    for row in rows:
        say(f"{row.number}: {row.where} ({row.fault}): {told(f'row.{state}')}")
    again = confirmed and any(row.state is RowState.REFUSED for row in rows)
    say_next("einvoice import PATH" if again else "einvoice status")


@app.command()
def sample(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the files go.")],
    flats: Annotated[
        int | None, typer.Option(min=1, max=10_000_000, help="How many flats.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Another seed, other people.")] = 1,
    months: Annotated[int, typer.Option(min=1, max=120, help="Months of readings.")] = 13,
    period: PeriodOption = None,
    payments: Annotated[
        bool,
        typer.Option(
            "--payments", help="Instead: statements that pay the month's invoices, and the truth."
        ),
    ] = False,
    continued: Annotated[
        list[Path] | None,
        typer.Option(
            "--continue",
            metavar="DIR",
            help="Instead: the month after the sample in DIR, and after those that continued it.",
        ),
    ] = None,
) -> None:
    """Write a synthetic data set: a company's import files, or statements with its payments."""
    from einvoice.clock import Clock
    from einvoice.core.period import Period
    from jobs.setup.sample import write_sample

    if sum((flats is not None, payments, bool(continued))) != 1 or (continued and period):
        raise UsageError("sample-one-of")
    if continued:
        _sample_next_month(folder, continued, seed)
        return
    if flats is None:
        _sample_payments(context, folder, period, seed)
        return
    month = period or Period.of(context.obj.today or Clock().today()).previous
    write_sample(folder, flats, seed, months, month)
    say(told("done.sampled", flats=flats, months=months, period=month, folder=folder))
    say_next(f"einvoice import {folder}")


def _sample_next_month(folder: Path, earlier: list[Path], seed: int) -> None:
    from jobs.setup.sample import write_next_month

    written = write_next_month(folder, earlier, seed)
    facts = {"flats": written.flats, "months": 1, "period": written.period, "folder": folder}
    say(told("done.sampled", **facts))
    say_next(f"einvoice import {folder}")


def _sample_payments(
    context: typer.Context, folder: Path, period: "Period | None", seed: int
) -> None:
    from jobs.setup.sample import write_paid_sample

    with opened(context.obj) as world:
        month = period or world.default_period
        written = write_paid_sample(world, folder, month, seed)
    say(told("done.sampled_payments", count=written.payments, period=month, folder=folder))
    say_next(f"einvoice payments import {' '.join(map(str, written.files))}")


class ExportTable(StrEnum):
    """Which flat table."""

    LINES = "lines"
    INVOICES = "invoices"
    CREDIT_NOTES = "credit_notes"
    TAKEN_BACK = "taken_back"
    FILES = "files"
    FINDINGS = "findings"
    OPENING_BALANCES = "opening_balances"
    VAT = "vat"
    POSTINGS = "postings"
    PAYMENTS = "payments"
    ACCOUNTS = "accounts"
    REFUNDS = "refunds"


_OF_PAYMENTS = (ExportTable.PAYMENTS, ExportTable.ACCOUNTS, ExportTable.REFUNDS)


class ExportFormat(StrEnum):
    """For whom it is written."""

    CSV = "csv"
    CSV_EXCEL = "csv-excel"
    XLSX = "xlsx"


@app.command()
def export(
    context: typer.Context,
    table: Annotated[ExportTable, typer.Argument(help="Which table.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="Where it goes.")],
    period: PeriodOption = None,
    form: Annotated[
        ExportFormat | None,
        typer.Option(
            "--format",
            help="csv for programs; csv-excel and xlsx in euros for people. "
            "[default: xlsx for FILE.xlsx, else csv]",
        ),
    ] = None,
    names: Annotated[
        bool, typer.Option("--with-names", help="With the customers' names; mind where it goes.")
    ] = False,
) -> None:
    """Write a flat table of a month: for other programs, or for a spreadsheet program.

    `payments`, `accounts` and `refunds` have all days, or those of the month of --period.
    """
    from jobs.payments.export import PaymentsExport, export_payments
    from jobs.views.export import ExportOrder
    from jobs.views.export import export as job

    written = written_as(form, to)
    with opened(context.obj) as world:
        if table in _OF_PAYMENTS:
            rows = export_payments(world, PaymentsExport(table.value, to, written, names, period))
            say(told("done.exported_all", rows=rows, table=table, file=to))
            say_next("einvoice payments")
            return
        month = period or world.default_period
        rows = job(world, month, ExportOrder(table.value, to, written, names))
        after = f"einvoice status --period {month}"
        if table is ExportTable.OPENING_BALANCES:
            after = _say_opening(world, month) or after
        compared = _once_compared(world, month) if table is ExportTable.INVOICES else ""
    say(told("done.exported", period=month, rows=rows, table=table, file=to))
    if compared:
        say(told("paper.none_out", period=month, new=""))
        say_next(compared, "next_once_compared")
    else:
        say_next(after)


def written_as(form: ExportFormat | None, to: Path) -> "Written":
    """Return how a table is written: as it was told, else as the name of its file says."""
    from einvoice.reports.export_formats import ExportFormat as Formats

    by_name = Formats.XLSX if to.suffix.lower() == ".xlsx" else Formats.CSV
    return Formats(form.value) if form else by_name


def _once_compared(world: "Context", month: "Period") -> str:
    """Return what is said of paper that may have gone out before a copy; empty where none may."""
    from jobs.views.status import month_status

    if not month_status(world, month).without_bank.again:
        return ""
    return command_line(Advice.of(Action.PAPER_CAME, invoice="all", period=month))


def _say_opening(world: "Context", month: "Period") -> str:
    """Say how many opening balances differ; return the command that looks at the largest."""
    from jobs.views.opening_balances import opening_sums

    sums = opening_sums(world, month)
    counts = {str(remark): count for remark, count in sums.counts.items()}
    facts = {name: counts.get(name, 0) for name in ("equal", "first", "new_customer", "missing")}
    say(told("opening.counts", period=month, differ=counts.get("differs", 0), **facts))
    if not sums.wrong:
        return ""
    say(told("opening.differs", cents=euro(sums.difference_cents), flat=sums.flat_id))
    return f"einvoice show {sums.flat_id}"
