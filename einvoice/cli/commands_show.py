"""The command that shows one invoice: as staff, its bank or its customer reads it."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, opened
from einvoice.cli.output import print_json, say, say_next, told
from einvoice.core.advice import Action, Advice
from einvoice.core.errors import UsageError
from einvoice.core.period import Period
from einvoice.spelling import command_line

if TYPE_CHECKING:
    from jobs.context import Context
    from jobs.views.show import ShownInvoice
    from jobs.views.status import MonthStatus


class Language(StrEnum):
    """In which language something is explained."""

    LV = "lv"
    RU = "ru"
    EN = "en"


class ShowFormat(StrEnum):
    """How an invoice is shown."""

    TEXT = "text"
    XML = "xml"
    HTML = "html"
    PDF = "pdf"


_PAGES = (ShowFormat.HTML, ShowFormat.PDF)


@app.command()
def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FLAT_OR_INVOICE")],
    period: PeriodOption = None,
    form: Annotated[ShowFormat, typer.Option("--format", help="How to show it.")] = ShowFormat.TEXT,
    language: Annotated[
        Language | None,
        typer.Option(
            help="Of the page. [default: as configured; of JSON, HTML and PDF: the customer's]"
        ),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="Write it into a file.")
    ] = None,
    brief: Annotated[
        bool, typer.Option("--brief", help="The lines and sums alone, no explanations.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show one invoice, each line with how it came about, or the bytes the bank got.

    `--format html` and `--format pdf` make the page that the customer reads, `xml` what the bank
    reads.
    """
    from einvoice.cli.invoice_output import invoice_json, print_invoice
    from jobs.views.show import bytes_of
    from jobs.views.show import show as job

    _check_form(form, to, as_json=as_json)
    with opened(context.obj) as world:
        if form in _PAGES:
            _page(world, name, period, form, language, to)
            return
        shown = job(world, name, period)
        if form is ShowFormat.XML and as_json:
            xml = bytes_of(world, shown).decode()
            print_json({**invoice_json(shown, language), "xml": xml})
        elif form is ShowFormat.XML:
            _put(world, bytes_of(world, shown) + b"\n", to)
        elif as_json:
            print_json(invoice_json(shown, language))
        else:
            print_invoice(shown, language or world.config.language, brief=brief)
            if after := _after_show(world, shown):
                say_next(after, _line(shown, after))


def _check_form(form: ShowFormat, to: Path | None, *, as_json: bool) -> None:
    """Refuse what makes no sense together, before any work."""
    if as_json and form in _PAGES:
        raise UsageError("page-as-json", form=form.value)
    if to is not None and (as_json or form is ShowFormat.TEXT):
        raise UsageError("show-into-file")
    if form is ShowFormat.PDF and to is None and sys.stdout.isatty():
        raise UsageError("pdf-on-screen")


def _page(
    world: "Context",
    name: str,
    period: Period | None,
    form: ShowFormat,
    language: Language | None,
    to: Path | None,
) -> None:
    """Write the page that the customer reads, into a file or to whoever reads our output."""
    from jobs.views.pages import html_page, pdf_of

    if form is ShowFormat.PDF:
        content = pdf_of(world, name, period, language)
    else:
        content = html_page(world, name, period, language).encode()
    _put(world, content, to)


def _put(world: "Context", content: bytes, target: Path | None) -> None:
    """Write bytes into a file, or to whoever reads our output."""
    from jobs.views.pages import keep_page

    if target is None:
        sys.stdout.buffer.write(content)
        return
    keep_page(target, content)
    say(told("done.page", file=target))
    say_next(f"einvoice status --period {world.default_period}")


def _after_show(world: "Context", shown: "ShownInvoice") -> str:
    """Return what brings this flat on: of a finished invoice its month."""
    from einvoice.core.invoices import NOT_LIVE, InvoiceState
    from jobs.views.after_holds import after_hold
    from jobs.views.next_steps import next_step, once_mended
    from jobs.views.status import month_status

    row = shown.row
    if row.state == InvoiceState.HELD and shown.holding is not None:
        return command_line(after_hold(shown.holding, row.flat_id, row.period))
    if row.state in {*NOT_LIVE, InvoiceState.DRAFT}:
        return command_line(next_step(month_status(world, row.period)))
    status = f"einvoice status --period {row.period}"
    if row.state in {InvoiceState.REJECTED, InvoiceState.ACCEPTED}:
        month = month_status(world, row.period)
        if doubtful := _say_doubtful(month, shown, world.config.language):
            return doubtful
        again = once_mended(month, "show") if row.state == InvoiceState.REJECTED else None
        return command_line(again) or status
    return status


def _line(shown: "ShownInvoice", after: str) -> str:
    """Return the text of the last line: whoever lets go what is unusual has to believe it."""
    from einvoice.core.holds import ANSWERED

    if shown.holding is None or not after.startswith("einvoice release "):
        return "next_line"
    return "next_if_right" if shown.holding.code in ANSWERED else "next_line"


def _say_doubtful(found: "MonthStatus", shown: "ShownInvoice", language: str) -> str:
    """Say what to ask the bank of an invoice, or of its credit note, that it may have.

    The same of what the bank would call a duplicate: from which day on it goes again.

    Returns:
        The first of its two ways on; empty where nothing is to be asked.
    """
    from einvoice.core.numbering import invoice_number
    from einvoice.texts.screens import label
    from jobs.views.duplicates import late_lines
    from jobs.views.next_steps import contradicting
    from jobs.views.refusals import explain_refusal

    numbers = {shown.row.invoice_number, *(invoice_number(n.number) for n in shown.credit_notes)}
    step = None
    for invoice in found.refused:
        if invoice.invoice_number not in numbers:
            continue
        refusal, number = explain_refusal(invoice, found.period, language), invoice.invoice_number
        if refusal.otherwise_step and invoice.bank in contradicting(found):
            say(label("word_counts_not", language, bank=invoice.bank))
            step = Advice(Action.LIST_ANSWERS)
        elif refusal.otherwise_step:
            say(label("ask_bank", language, invoice=number, reason=refusal.reason))
            step = refusal.next_step
        elif day := invoice.again_from:
            say(label("again_from", language, invoice=number, day=day, period=found.period))
            for line in late_lines(found, language) if day > found.times.deadline.date() else ():
                say(line)
            step = Advice.of(Action.VOID, invoice=number)
    return command_line(step)
