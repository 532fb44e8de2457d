"""The command that shows who gets e-invoices where, and settles what waits for a person."""

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import BankOption, GlobalOptions, JsonOption, app, opened, writing
from einvoice.cli.output import print_json, say, say_next, told
from einvoice.core.errors import UsageError

if TYPE_CHECKING:
    from jobs.context import Context


_Accept = Annotated[
    int | None,
    typer.Option("--accept", metavar="ID", help="Apply a waiting application to --flat."),
]
_Flat = Annotated[
    str | None, typer.Option("--flat", metavar="FLAT", help="Whose application it is.")
]
_Refuse = Annotated[
    int | None,
    typer.Option("--refuse", metavar="ID", help="Refuse a waiting application, with --reason."),
]
_Confirm = Annotated[
    str | None,
    typer.Option(
        "--confirm",
        metavar="FLAT",
        help="Say that a flat's order is the present customer's, with --reason.",
    ),
]
_Reason = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXT", help="Why; kept, and told to a bank that asks."),
]
_Yes = Annotated[
    bool,
    typer.Option(
        "--yes", help="With --confirm: the file may name the payer whom the screen shows."
    ),
]


@app.command()
def subscriptions(
    context: typer.Context,
    bank: BankOption = None,
    accept: _Accept = None,
    flat: _Flat = None,
    refuse: _Refuse = None,
    confirm: _Confirm = None,
    reason: _Reason = None,
    yes: _Yes = False,
    as_json: JsonOption = False,
) -> None:
    """Show who gets e-invoices where, and the applications that wait for a person.

    With --confirm it shows whom the bank's file will name; where that is somebody else than the
    customer, nothing is done without --yes.
    """
    if confirm is not None:
        alone = (accept, flat, refuse)
        _confirm(context.obj, confirm, alone, reason, yes=yes, as_json=as_json)
        return
    if yes:
        raise UsageError("subscriptions-confirm-alone")
    _check_options(accept, flat, refuse, reason)
    if accept is not None or refuse is not None:
        with writing(context.obj) as world:
            _settle(world, accept, flat or "", refuse, reason or "", as_json=as_json)
        return
    from einvoice.cli import subscriptions_output as output
    from jobs.views.subscriptions import subscriptions as job

    with opened(context.obj) as world:
        listed = job(world, bank)
        language = world.config.language
    if as_json:
        print_json(output.subscriptions_json(listed, language))
        return
    output.print_subscribers(listed, language)
    output.print_queue(listed, language)
    say_next(output.next_command(listed))


def _confirm(
    options: GlobalOptions,
    flat_id: str,
    others: tuple[object, ...],
    reason: str | None,
    *,
    yes: bool,
    as_json: bool,
) -> None:
    if reason is None or any(other is not None for other in others):
        raise UsageError("subscriptions-confirm-alone")
    from einvoice.cli.subscriptions_output import in_file_json, print_in_file
    from jobs.corrections.ownership import confirm, in_file

    with writing(options) as world:
        written, language = in_file(world, flat_id), world.config.language
        asks = any(row.names_another for row in written) and not yes
        orders = [] if asks else confirm(world, flat_id, reason)
    after = "einvoice run"
    if asks:
        after = f"einvoice subscriptions --confirm {shlex.quote(flat_id)} --reason TEXT --yes"
    if as_json:
        own = [{"bank": row.bank, "valid_from": str(row.valid_from)} for row in orders]
        state = "asked" if asks else "confirmed"
        document = {"flat_id": flat_id, "state": state, "orders": own}
        print_json({**document, "in_file": in_file_json(written), "next_command": after})
        return
    print_in_file(flat_id, written, language)
    for order in orders:
        say(told("done.order_confirmed", flat=flat_id, bank=order.bank))
    if asks:
        say(told("orders.names_another", flat=flat_id))
    say_next(after, "next_if_payer" if asks else "next_line")


def _check_options(
    accept: int | None, flat: str | None, refuse: int | None, reason: str | None
) -> None:
    if (accept is None) != (flat is None) or (refuse is None) != (reason is None):
        raise UsageError("subscriptions-pairs")
    if accept is not None and refuse is not None:
        raise UsageError("subscriptions-either")


def _settle(
    world: "Context",
    accept: int | None,
    flat: str,
    refuse: int | None,
    reason: str,
    *,
    as_json: bool,
) -> None:
    from jobs.answers import applications

    file = None
    if accept is not None:
        applications.accept(world, accept, flat)
        number, state = accept, "applied"
        say(told("done.application_applied", number=number, flat=flat))
    else:
        number, state = refuse or 0, "refused"
        file = applications.refuse(world, number, reason)
        say(told("done.application_refused", number=number))
    if file is not None:
        say(told("done.application_told", bank=file.bank, file=file.name))
    if as_json:
        name = file.name if file else None
        print_json({"id": number, "state": state, "flat_id": flat, "file": name})
    else:
        say_next(f"einvoice deliver --bank {file.bank}" if file else "einvoice subscriptions")
