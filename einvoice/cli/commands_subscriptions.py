"""The command that shows who gets e-invoices where, and settles what waits for a person."""

from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import BankOption, JsonOption, app, opened, writing
from einvoice.cli.output import print_json, say, say_next
from einvoice.core.errors import UsageError

if TYPE_CHECKING:
    from jobs.context import Context


@app.command()
def subscriptions(
    context: typer.Context,
    bank: BankOption = None,
    accept: Annotated[
        int | None,
        typer.Option("--accept", metavar="ID", help="Apply a waiting application to --flat."),
    ] = None,
    flat: Annotated[
        str | None, typer.Option("--flat", metavar="FLAT", help="Whose application it is.")
    ] = None,
    refuse: Annotated[
        int | None,
        typer.Option("--refuse", metavar="ID", help="Refuse a waiting application, with --reason."),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="TEXT", help="Why; kept, and told to a bank that asks."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show who gets e-invoices where, and the applications that wait for a person."""
    _check_options(accept, flat, refuse, reason)
    if accept is not None or refuse is not None:
        with writing(context.obj) as world:
            _settle(world, accept, flat or "", refuse, reason or "", as_json=as_json)
        return
    from einvoice.cli import subscriptions_output as output
    from jobs.subscriptions import subscriptions as job

    with opened(context.obj) as world:
        found = job(world, bank)
        language = world.config.language
    if as_json:
        print_json(output.subscriptions_json(found, language))
        return
    output.print_subscribers(found)
    output.print_queue(found, language)
    say_next(output.next_command(found))


def _check_options(
    accept: int | None, flat: str | None, refuse: int | None, reason: str | None
) -> None:
    if (accept is None) != (flat is None) or (refuse is None) != (reason is None):
        raise UsageError(
            "subscriptions: expected --accept ID with --flat FLAT, or --refuse ID with "
            "--reason TEXT",
            "`einvoice subscriptions` lists what waits",
        )
    if accept is not None and refuse is not None:
        raise UsageError("subscriptions: expected either --accept or --refuse, not both")


def _settle(
    world: "Context",
    accept: int | None,
    flat: str,
    refuse: int | None,
    reason: str,
    *,
    as_json: bool,
) -> None:
    from jobs import applications

    file = None
    if accept is not None:
        applications.accept(world, accept, flat)
        number, state = accept, "applied"
        say(f"application {number}: applied to {flat}")
    else:
        number, state = refuse or 0, "refused"
        file = applications.refuse(world, number, reason)
        say(f"application {number}: refused")
    if file is not None:
        say(f"{file.bank}: {file.name} tells the bank, once it is delivered")
    if as_json:
        name = file.name if file else None
        print_json({"id": number, "state": state, "flat_id": flat, "file": name})
    else:
        say_next(f"einvoice deliver --bank {file.bank}" if file else "einvoice subscriptions")
