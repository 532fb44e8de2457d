"""Commands for data: what comes in, and what can be looked at and taken out."""

import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened, writing
from einvoice.cli.output import print_json, say, say_next
from einvoice.core.errors import UsageError
from einvoice.encodings import Encoding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from einvoice.core.findings import Finding
    from jobs.import_files import Imported


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
    set_aside: Annotated[
        list[int] | None,
        typer.Option(
            "--set-aside", metavar="NUMBER", help="A refused row of `status` is not needed."
        ),
    ] = None,
    confirm: Annotated[
        list[int] | None,
        typer.Option("--confirm", metavar="NUMBER", help="A doubtful row of `status` is right."),
    ] = None,
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why a row is set aside or right; it is kept.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Import CSV or XLSX files; bad rows are refused one by one, the good ones are kept.

    What a refused row is about is held until the row is mended, or set aside by a person.
    """
    from jobs.import_files import import_paths

    if set_aside or confirm:
        _settle(context, set_aside or [], confirm or [], reason, alone=not paths)
        return
    if not paths:
        raise UsageError("PATH... is missing, expected files or folders to import")
    with writing(context.obj) as world:
        imported = import_paths(world, paths, dry_run=dry_run, encoding=encoding)
        language = world.config.language
    if as_json:
        print_json(_import_json(imported, language, dry_run=dry_run))
    else:
        say_imported(imported, language)
        _say_sums(imported, paths, dry_run=dry_run)
    exit_with(3 if imported.refused or imported.doubtful else 0)


def _say_sums(imported: "Imported", paths: list[Path], *, dry_run: bool) -> None:
    """Say how many rows came in, how many did not, and what comes next."""
    import shlex

    rows = sum(file.new + file.corrected for file in imported.files)
    done = "dry run, nothing was kept: would import" if dry_run else "imported"
    say(f"{done} {rows} rows, refused {imported.refused}")
    _say_kept(imported, dry_run=dry_run)
    again = shlex.join(map(str, paths))
    say_next(f"einvoice import {again} --dry-run" if imported.refused else "einvoice calculate")


def _say_kept(imported: "Imported", *, dry_run: bool) -> None:
    """Say that refused rows hold what they are about, and how many were let go."""
    settled = sum(file.settled for file in imported.files)
    if settled and not dry_run:
        say(f"{settled} rows refused earlier are settled by this import")
    if imported.doubtful and not dry_run:
        say(
            f"{imported.doubtful} rows have unusual values: what they are about is held until they "
            "are corrected or confirmed; einvoice status lists them"
        )
    if imported.refused and not dry_run:
        say("what the refused rows are about is held: mend and import them; einvoice status lists")


def _settle(
    context: typer.Context, aside: list[int], confirmed: list[int], reason: str, *, alone: bool
) -> None:
    from einvoice.core.unsettled import RowState
    from jobs.unsettled import settle

    if not alone or (aside and confirmed):
        raise UsageError("--set-aside, --confirm and PATH... do not go together, expected one")
    state = RowState.SET_ASIDE if aside else RowState.CONFIRMED
    with writing(context.obj) as world:
        rows = settle(world, aside or confirmed, reason, state)
    for row in rows:
        say(f"{row.number}: {row.where} ({row.fault}): {state.replace('_', ' ')}")
    say_next("einvoice status")


_SHOWN = 100
"""So many findings of a file are read on a screen; `--json` has more."""


def _say_more(name: str, findings: "Sequence[Finding]") -> None:
    """Sum up by code what is not shown one by one."""
    more = Counter(finding.code for finding in findings[_SHOWN:])
    if more:
        codes = ", ".join(f"{code} {count}" for code, count in more.most_common())
        say(f"{name}: and {more.total()} more ({codes}); --json lists the first 1000")


def say_imported(imported: "Imported", language: str) -> None:
    """Tell what came of each file, and every row that was refused and why."""
    from einvoice.texts.findings import line

    for path in imported.skipped:
        say(f"{path.name}: skipped, not named after a kind of import file")
    for file in imported.files:
        for finding in file.findings[:_SHOWN]:
            say(f"{finding.level}: {line(finding, language)}")
        _say_more(file.path.name, file.findings)
    for file in imported.files:
        say(
            f"{file.path.name}: {file.new} new, {file.corrected} corrected, "
            f"{file.unchanged} unchanged, {file.refused} refused"
        )


def _import_json(imported: "Imported", language: str, *, dry_run: bool) -> dict[str, object]:
    from einvoice.texts.findings import sentence

    return {
        "dry_run": dry_run,
        "files": [
            {
                "file": file.path.name,
                "kind": file.kind,
                "new": file.new,
                "corrected": file.corrected,
                "unchanged": file.unchanged,
                "refused": file.refused,
                "doubtful": file.doubtful,
                "settled": file.settled,
                "findings": [
                    {
                        "level": f.level,
                        "code": f.code,
                        "where": f.where,
                        "message": sentence(f, language),
                    }
                    for f in file.findings
                ],
            }
            for file in imported.files
        ],
        "skipped": [path.name for path in imported.skipped],
    }


@app.command()
def sample(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the files go.")],
    flats: Annotated[int, typer.Option(min=1, max=10_000_000, help="How many flats.")],
    seed: Annotated[int, typer.Option(min=0, help="Another seed, other people.")] = 1,
    months: Annotated[int, typer.Option(min=1, max=120, help="Months of readings.")] = 13,
    period: PeriodOption = None,
) -> None:
    """Write a complete synthetic data set: the import files of a company that does not exist."""
    from einvoice.clock import Clock
    from einvoice.core.period import Period
    from jobs.sample import write_sample

    month = period or Period.of(Clock().today()).previous
    write_sample(folder, flats, seed, months, month)
    say(f"wrote {flats} flats with {months} months of readings up to {month} into {folder}")
    say_next(f"einvoice import {folder}")


class Language(StrEnum):
    """In which language something is explained."""

    LV = "lv"
    RU = "ru"
    EN = "en"


class ShowFormat(StrEnum):
    """How an invoice is shown."""

    TEXT = "text"
    XML = "xml"


@app.command()
def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FLAT_OR_INVOICE")],
    period: PeriodOption = None,
    form: Annotated[ShowFormat, typer.Option("--format", help="How to show it.")] = ShowFormat.TEXT,
    language: Annotated[
        Language | None, typer.Option(help="Of the explanations. [default: the customer's]")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show one invoice, each line with how it came about, or the bytes the bank got."""
    from einvoice.cli.invoice_output import invoice_json, print_invoice
    from jobs.show import bytes_of
    from jobs.show import show as job

    with opened(context.obj) as world:
        shown = job(world, name, period)
        if form is ShowFormat.XML and as_json:
            xml = bytes_of(world, shown).decode()
            print_json({**invoice_json(shown, language), "xml": xml})
        elif form is ShowFormat.XML:
            sys.stdout.buffer.write(bytes_of(world, shown) + b"\n")
        elif as_json:
            print_json(invoice_json(shown, language))
        else:
            print_invoice(shown, language)
            say_next(f"einvoice status --period {shown.row.period}")


class ExportTable(StrEnum):
    """Which flat table."""

    LINES = "lines"
    INVOICES = "invoices"
    CREDIT_NOTES = "credit_notes"
    FILES = "files"
    FINDINGS = "findings"
    VAT = "vat"


@app.command()
def export(
    context: typer.Context,
    table: Annotated[ExportTable, typer.Argument(help="Which table.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE.csv", help="Where it goes.")],
    period: PeriodOption = None,
) -> None:
    """Write a flat table for other programs, as CSV."""
    from jobs.export import export as job

    with opened(context.obj) as world:
        month = period or world.default_period
        rows = job(world, table.value, month, to)
    say(f"{month}: wrote {rows} rows of {table} to {to}")
    say_next(f"einvoice status --period {month}")
