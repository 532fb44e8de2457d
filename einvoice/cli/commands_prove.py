"""Commands that prove where the cents and bytes of an invoice come from and went to."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, exit_with, opened, parse_period
from einvoice.cli.output import print_json, print_table, say, say_next, told
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period

if TYPE_CHECKING:
    from einvoice.cli.shapes import invoices
    from jobs.care.reproduce import Reproduced


@app.command()
def trace(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FLAT_OR_INVOICE")],
    period: PeriodOption = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE.pdf", help="Write it as a page.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Follow one invoice: readings, tariffs, lines, file and bytes, bank's answer, payments.

    The invoice is cut out of the archived file and compared with what was issued; exit 4 if
    anything differs.
    """
    from einvoice.cli.trace_json import trace_json
    from einvoice.cli.trace_output import print_trace
    from jobs.views.trace import trace as job

    with opened(context.obj) as world:
        traced = job(world, name, period)
        language = world.config.language
        if to is not None:
            from einvoice.cli.trace_sheet import trace_page
            from jobs.views.trace_pdf import write_trace

            write_trace(world, trace_page(traced, world.config.seller.name, language), to)
    if as_json:
        print_json(trace_json(traced))
    else:
        print_trace(traced, language)
        row = traced.shown.row
        after = f"einvoice show {row.flat_id} --period {row.period}"
        say_next("einvoice audit verify" if traced.contradicts else after)
    exit_with(ExitCode.REFUSED_BY_CHECK if traced.contradicts else ExitCode.DONE)


@app.command()
def reproduce(
    context: typer.Context,
    period: Annotated[
        Period, typer.Argument(parser=parse_period, metavar="YYYY-MM", help="The month consumed.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Make a month's files again from what is stored, and compare each byte with the archive.

    Files of another version are named with it, and their hash is checked. Exit 4 if anything
    differs. Nothing is written.
    """
    from jobs.care.reproduce import WRONG
    from jobs.care.reproduce import reproduce as job

    with opened(context.obj) as world:
        files = job(world, period)
    wrong = [file for file in files if file.outcome in WRONG]
    if as_json:
        print_json({"period": str(period), "files": [_file_json(file) for file in files]})
    else:
        _print_files(files)
        say(
            told("reproduced.wrong" if wrong else "reproduced.all", count=len(wrong), period=period)
        )
        say_next("einvoice audit verify" if wrong else f"einvoice status --period {period}")
    exit_with(ExitCode.REFUSED_BY_CHECK if wrong else ExitCode.DONE)


def _print_files(files: "Sequence[Reproduced]") -> None:
    keys = ("title.file", "bank", "reproduced.version", "reproduced.outcome", "reproduced.byte")
    rows = [
        (
            file.record.name,
            file.record.bank,
            file.record.version,
            told(f"reproduced.{file.outcome}"),
            _place(file),
        )
        for file in files
    ]
    if rows:
        print_table([told(key) for key in keys], rows)


def _place(file: "Reproduced") -> str:
    if file.offset is None:
        return ""
    number = file.invoice_number
    place = "reproduced.in_invoice" if number else "reproduced.at"
    return told(place, offset=file.offset, number=number)


def _file_json(file: "Reproduced") -> "invoices.ReproducedFile":
    record = file.record
    return {
        "file_id": record.file_id,
        "name": record.name,
        "bank": record.bank,
        "version": record.version,
        "sha256": record.sha256,
        "outcome": file.outcome,
        "offset": file.offset,
        "invoice_number": file.invoice_number,
    }
