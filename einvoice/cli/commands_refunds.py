"""Commands for refunds: credits that are paid back, and the files that order them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import JsonOption, app, opened, writing
from einvoice.cli.commands_payments import ReasonOption, euros_of
from einvoice.cli.help_page import GroupedHelp
from einvoice.cli.output import euro, print_json, print_table, say, say_next, told
from einvoice.core.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from einvoice.cli.shapes import payments
    from jobs.payments.refund_files import WrittenRefunds
    from jobs.payments.refunds import KnownRefund
    from jobs.values import DecidedPayment

refunds = typer.Typer(
    cls=GroupedHelp,
    invoke_without_command=True,
    help="List what is paid back to customers; decide on it, and make the file for the bank.",
)
app.add_typer(refunds, name="refunds")

RefundArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The refund, by the beginning of its id.")
]


@refunds.callback()
def list_all(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the refunds, and the payments of invoices that were paid before."""
    from jobs.payments.refunds import paid_twice, refund_list

    if context.invoked_subcommand:
        return
    with opened(context.obj) as world:
        rows, doubles = refund_list(world), paid_twice(world)
    if as_json:
        print_json({"refunds": [_json(row) for row in rows], "paid_twice": [*map(_id, doubles)]})
        return
    _print(rows, doubles)
    say_next("einvoice refunds write --to FOLDER" if rows else "einvoice payments")


@refunds.command()
def add(
    context: typer.Context,
    flat: Annotated[str, typer.Argument(metavar="FLAT", help="Whose customer is paid back.")],
    reason: ReasonOption,
    payment: Annotated[
        str,
        typer.Option("--payment", metavar="ID", help="Back to the account this payment came from."),
    ] = "",
    euros: Annotated[
        str, typer.Option("--sum", metavar="EUR", help="How much. [default: all that can be]")
    ] = "",
    to_account: Annotated[
        str, typer.Option("--to-account", metavar="IBAN", help="To another account.")
    ] = "",
    to_name: Annotated[
        str, typer.Option("--to-name", metavar="NAME", help="The holder of that account.")
    ] = "",
    evidence: Annotated[
        str,
        typer.Option("--evidence", metavar="TEXT", help="What proves that account; it is kept."),
    ] = "",
    from_account: Annotated[
        str, typer.Option("--from-account", metavar="IBAN", help="Our account that pays.")
    ] = "",
) -> None:
    """Decide that a customer's credit is paid back; it is in the account from today."""
    from jobs.payments.refunds import RefundTo, WantedRefund, list_refund

    named = to_account or to_name or evidence or from_account
    to = RefundTo(to_account, to_name, evidence, from_account) if named else None
    cents = euros_of(euros) if euros else None
    if euros and cents is None:
        raise UsageError("refund-sum", sum=euros)
    with writing(context.obj) as world:
        refund = list_refund(world, WantedRefund(flat, reason, payment, to, cents))
    say(told("refunds.listed", refund=refund.refund_id, cents=euro(refund.cents), flat=flat))
    say_next("einvoice refunds write --to FOLDER")


@refunds.command()
def cancel(
    context: typer.Context,
    refund: RefundArgument,
    reason: ReasonOption,
    not_paid: Annotated[
        bool, typer.Option("--not-paid", help="It is in a file, and the bank did not pay it.")
    ] = False,
) -> None:
    """Cancel a refund; the sum is a credit of the customer again."""
    from jobs.payments.refunds import cancel_refund

    with writing(context.obj) as world:
        row = cancel_refund(world, refund, reason, not_paid=not_paid)
    say(told("refunds.cancelled", refund=row.refund_id, cents=euro(row.cents)))
    say_next("einvoice refunds")


@refunds.command()
def write(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Option("--to", metavar="FOLDER", help="Where the files for the bank go.")
    ],
    again: Annotated[
        str, typer.Option("--again", metavar="FILE", help="A lost file once more, the same bytes.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Make the file for the bank (pain.001) of all refunds that are in none yet."""
    from jobs.payments.refund_files import write_again, write_refunds

    with writing(context.obj) as world:
        files = [write_again(world, again, folder)] if again else write_refunds(world, folder)
    if as_json:
        print_json({"files": [_file_json(file) for file in files]})
        return
    for file in files:
        facts = {"file": file.path, "refunds": file.refunds, "cents": euro(file.cents)}
        say(told("refunds.written", **facts))
    if not files:
        say(told("refunds.none_listed"))
    say_next("einvoice refunds")


def _print(rows: "Sequence[KnownRefund]", doubles: "Sequence[DecidedPayment]") -> None:
    """Print the refunds with their states, and what may be paid back."""
    if rows:
        names = ("refund", "day", "flat", "euro", "paid_state", "file")
        titles = [told(f"title.{name}") for name in names]
        cells = [
            (
                row.short_id,
                str(row.refund.decided_on),
                row.refund.key.flat_id,
                euro(row.refund.cents),
                told(f"refund.{row.state}"),
                row.refund.file_id,
            )
            for row in rows
        ]
        print_table(titles, cells, right=[titles[3]])
    else:
        say(told("refunds.none"))
    for double in doubles:
        payment = double.payment
        facts = {"payment": payment.payment_id, "day": payment.booked_on}
        say(told("refunds.double", cents=euro(payment.part.cents), **facts))


def _id(double: "DecidedPayment") -> str:
    return double.payment.payment_id


def _json(row: "KnownRefund") -> "payments.Refund":
    """Return a refund for other programs; names and accounts are not in it."""
    refund = row.refund
    return {
        "refund_id": refund.refund_id,
        "flat_id": refund.key.flat_id,
        "cents": refund.cents,
        "decided_on": str(refund.decided_on),
        "payment_id": refund.payment_id,
        "state": row.state,
        "file_id": refund.file_id,
    }


def _file_json(file: "WrittenRefunds") -> "payments.RefundFile":
    return {
        "file_id": file.file_id,
        "path": str(file.path),
        "refunds": file.refunds,
        "cents": file.cents,
    }
