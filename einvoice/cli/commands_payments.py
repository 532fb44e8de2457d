"""Commands for payments: bank statements in, the queue, and the accounts of customers."""

import datetime as dt
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, app, exit_with, opened, parse_day, writing
from einvoice.cli.commands_show import Language
from einvoice.cli.help_page import GroupedHelp
from einvoice.cli.output import euro, print_json, say, say_next, told
from einvoice.cli.payments_output import (
    payment_json,
    print_account,
    print_marked,
    print_not_ours,
    print_queue,
    say_statements,
)
from einvoice.core.errors import UsageError
from einvoice.core.exit_codes import ExitCode

if TYPE_CHECKING:
    from jobs.payments.accounts import FlatAccounts
    from jobs.values import DecidedPayment

payments = typer.Typer(
    cls=GroupedHelp,
    invoke_without_command=True,
    help="List the payments that wait for a person; read statements, apply, exclude, undo.",
)
app.add_typer(payments, name="payments")

PaymentArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The payment, by the beginning of its id.")
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is kept.")]
_EURO = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,2})?")


@payments.callback()
def waiting(
    context: typer.Context,
    others: Annotated[
        bool, typer.Option("--not-ours", help="Those that are no payments of customers instead.")
    ] = False,
    twice: Annotated[
        bool,
        typer.Option("--twice", help="Those of invoices that are or will be paid twice instead."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List the payments that wait for a person, each with its proposals."""
    from jobs.payments.paid_again import marked_payments
    from jobs.payments.queue import not_ours, queue

    if context.invoked_subcommand:
        return
    if twice:
        with opened(context.obj) as world:
            print_marked(marked_payments(world), as_json=as_json)
        return
    if others:
        with opened(context.obj) as world:
            print_not_ours(not_ours(world), as_json=as_json)
        return
    with opened(context.obj) as world:
        queued = queue(world)
    if as_json:
        print_json({"payments": [payment_json(waits) for waits in queued]})
        return
    print_queue(queued)
    if queued:
        say_next(f"einvoice payments accept {queued[0].short_id} --flat FLAT")


@payments.command("import")
def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Statements of banks.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and match, and keep nothing.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Read bank statements (camt.053, FiDAViSta) and match their payments."""
    from jobs.payments.statements import read_statements_of

    for path in files:
        if not path.is_file():
            raise UsageError("statement-no-file", path=path)
    with writing(context.obj) as world:
        read = read_statements_of(world, files, dry_run=dry_run)
    if as_json:
        print_json(
            {
                "statements": read.statements,
                "payments": read.added,
                "waiting": read.waiting,
                "findings": [{"code": f.code, "level": f.level} for f in read.findings],
            }
        )
    else:
        say_statements(read, dry_run=dry_run)
        after = "einvoice payments" if read.waiting else "einvoice status"
        say_next("einvoice payments import FILE" if read.is_refused else after)
    if read.is_refused:
        exit_with(ExitCode.REFUSED_BY_CHECK)
    if read.waiting:
        exit_with(ExitCode.NEEDS_A_PERSON)


@payments.command()
def accept(
    context: typer.Context,
    payment: PaymentArgument,
    flat: Annotated[
        str | None, typer.Option("--flat", metavar="FLAT", help="Whose customer paid.")
    ] = None,
    invoice: Annotated[
        str, typer.Option("--invoice", metavar="NUMBER", help="The invoice it is for.")
    ] = "",
    split: Annotated[
        list[str] | None,
        typer.Option("--split", metavar="FLAT=EUR", help="A part of it for each flat."),
    ] = None,
    refund: Annotated[
        str, typer.Option("--refund", metavar="ID", help="It paid this refund, or returned it.")
    ] = "",
) -> None:
    """Apply a payment that waits to the customer of a flat, split it, or name its refund."""
    from jobs.payments.queue import accept as job
    from jobs.payments.queue import accept_refund

    if refund and (flat or invoice or split):
        raise UsageError("payment-flat-or-split")
    with writing(context.obj) as world:
        decided = (
            accept_refund(world, payment, refund)
            if refund
            else job(world, payment, _parts(flat, split or []), invoice)
        )
    _say_done("payments.applied", decided)


@payments.command()
def exclude(context: typer.Context, payment: PaymentArgument, reason: ReasonOption) -> None:
    """Take a payment that waits for not ours: a fee, a transfer between our accounts."""
    from jobs.payments.queue import exclude as job

    with writing(context.obj) as world:
        decided = job(world, payment, reason)
    _say_done("payments.excluded", decided)


@payments.command()
def undo(context: typer.Context, payment: PaymentArgument, reason: ReasonOption) -> None:
    """Take back what a payment was applied to; it waits for a person again."""
    from jobs.payments.queue import undo as job

    with writing(context.obj) as world:
        decided = job(world, payment, reason)
    _say_done("payments.undone", decided)


class AccountFormat(StrEnum):
    """How an account is shown."""

    TEXT = "text"
    CSV = "csv"
    PDF = "pdf"


@app.command()
def account(
    context: typer.Context,
    flat: Annotated[str, typer.Argument(metavar="FLAT", help="The flat.")],
    first: Annotated[
        dt.date | None,
        typer.Option("--from", parser=parse_day, metavar="YYYY-MM-DD", help="The first day shown."),
    ] = None,
    last: Annotated[
        dt.date | None,
        typer.Option("--to", parser=parse_day, metavar="YYYY-MM-DD", help="As it was on this day."),
    ] = None,
    form: Annotated[
        AccountFormat, typer.Option("--format", help="How to show it.")
    ] = AccountFormat.TEXT,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE.pdf", help="Write the PDF into a file.")
    ] = None,
    language: Annotated[
        Language | None,
        typer.Option("--language", help="Of the PDF; else the customer's own."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show the accounts of a flat's customers: invoices, payments, and the balance after each.

    `--format pdf` is a statement of account to give to the customer of the last day shown; it has
    nothing of the flat's other customers.
    """
    if form is AccountFormat.PDF or file is not None or language is not None:
        _account_pdf(context, flat, (first, last), form, file, language, as_json=as_json)
        return
    from einvoice.cli.payments_output import ACCOUNT_COLUMNS, account_cells, flat_json
    from einvoice.reports.export_formats import csv_text
    from jobs.payments.accounts import accounts_of

    with opened(context.obj) as world:
        accounts = accounts_of(world, flat, first, last)
    if as_json:
        print_json(flat_json(accounts))
    elif form is AccountFormat.CSV:
        sys.stdout.write(csv_text(ACCOUNT_COLUMNS, account_cells(accounts)))
    else:
        print_account(accounts)
        say_next(_after_account(accounts))


def _account_pdf(
    context: typer.Context,
    flat: str,
    days: tuple[dt.date | None, dt.date | None],
    form: AccountFormat,
    file: Path | None,
    language: Language | None,
    *,
    as_json: bool,
) -> None:
    """Write the statement of account, into a file or to whoever reads our output."""
    from jobs.views.account_page import account_pdf
    from jobs.views.pages import keep_page

    if form is not AccountFormat.PDF:
        raise UsageError("account-pdf-alone")
    if as_json:
        raise UsageError("page-as-json", form=form.value)
    if file is None and sys.stdout.isatty():
        raise UsageError("account-pdf-on-screen")
    with opened(context.obj) as world:
        content = account_pdf(world, flat, *days, language)
    if file is None:
        sys.stdout.buffer.write(content)
        return
    keep_page(file, content)
    say(told("done.page", file=file))
    say_next(f"einvoice account {flat}")


def _after_account(accounts: "FlatAccounts") -> str:
    """Return what comes next: a payment that waits for this flat, else its invoice."""
    if accounts.waiting:
        payment = accounts.waiting[0].short_id
        return f"einvoice payments accept {payment} --flat {accounts.flat_id}"
    return f"einvoice show {accounts.flat_id}"


def _parts(flat: str | None, split: list[str]) -> dict[str, int | None]:
    """Return the cents of each flat; None = the whole payment."""
    if (flat is None) == (not split):
        raise UsageError("payment-flat-or-split")
    if flat is not None:
        return {flat: None}
    parts: dict[str, int | None] = {}
    for text in split:
        name, _, euros = text.rpartition("=")
        cents = euros_of(euros)
        if not name or cents is None or name in parts:
            raise UsageError("payment-split", split=text)
        parts[name] = cents
    return parts


def euros_of(text: str) -> int | None:
    """Return a sum that a person wrote, in cents; None where it is none."""
    if not _EURO.fullmatch(text):
        return None
    whole, _, cents = text.partition(".")
    sign = -1 if text.startswith("-") else 1
    return int(whole) * 100 + sign * int(cents.ljust(2, "0"))


def _say_done(key: str, decided: "DecidedPayment") -> None:
    say(told(key, payment=decided.payment.payment_id, cents=euro(decided.payment.part.cents)))
    say_next("einvoice payments")
