"""The command that shows who gets e-invoices where, and settles what waits for a person."""

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


@app.command()
def subscriptions(
    context: typer.Context,
    bank: BankOption = None,
    accept: _Accept = None,
    flat: _Flat = None,
    refuse: _Refuse = None,
    confirm: _Confirm = None,
    reason: _Reason = None,
    as_json: JsonOption = False,
) -> None:
    """Show who gets e-invoices where, and the applications that wait for a person."""
    if confirm is not None:
        _confirm(context.obj, confirm, (accept, flat, refuse), reason, as_json=as_json)
        return
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
    as_json: bool,
) -> None:
    if reason is None or any(other is not None for other in others):
        raise UsageError("subscriptions-confirm-alone")
    from jobs.corrections.ownership import confirm

    with writing(options) as world:
        orders = confirm(world, flat_id, reason)
    for order in orders:
        say(told("done.order_confirmed", flat=flat_id, bank=order.bank))
    if as_json:
        own = [{"bank": row.bank, "valid_from": str(row.valid_from)} for row in orders]
        print_json({"flat_id": flat_id, "state": "confirmed", "orders": own})
    else:
        say_next("einvoice run")


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
