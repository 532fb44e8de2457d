"""The command that shows who gets e-invoices where, and settles what waits for a person."""

from typing import TYPE_CHECKING, Annotated

import typer

from einvoice.cli.app import BankOption, JsonOption, app, opened, writing
from einvoice.cli.output import euro, print_json, print_line, print_table, say, say_next
from einvoice.core import iban
from einvoice.core.errors import UsageError
from einvoice.texts import in_language
from einvoice.texts.applications import CAUSES

if TYPE_CHECKING:
    from einvoice.store.subscribers import Subscriber
    from jobs.context import Context
    from jobs.subscriptions import Subscriptions, Waiting


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
    from jobs.subscriptions import subscriptions as job

    with opened(context.obj) as world:
        found = job(world, bank)
        language = world.config.language
    if as_json:
        print_json(_json(found, language))
        return
    _print_subscribers(found)
    _print_queue(found, language)
    say_next(_next_command(found))


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


def _print_subscribers(found: "Subscriptions") -> None:
    rows = [
        (
            one.subscription.flat_id,
            one.subscription.bank,
            iban.masked(one.subscription.channel_address),
            str(one.subscription.valid_from),
            str(one.subscription.valid_to or ""),
            _automatic(one),
        )
        for one in found.subscribers
    ]
    print_table(("flat", "bank", "account", "since", "until", "paid automatically"), rows)
    print_line(f"{len(rows)} subscriptions")


def _automatic(one: "Subscriber") -> str:
    if not one.automatic:
        return ""
    if one.month_limit_cents is None:
        return "yes"
    return f"up to {euro(one.month_limit_cents)} EUR a month"


def _print_queue(found: "Subscriptions", language: str) -> None:
    print_line()
    print_line(f"{len(found.queue)} applications wait for a person")
    if not found.queue:
        return
    rows = [
        (
            str(one.record.id),
            one.record.bank,
            one.record.application.action.value,
            one.record.application.service_id,
            iban.masked(one.record.application.channel_address),
            str(one.record.application.day),
            in_language(CAUSES[one.record.cause], language),
            " ".join(one.proposals),
        )
        for one in found.queue
    ]
    titles = ("id", "bank", "wants", "client number", "account", "day", "why it waits", "may mean")
    print_table(titles, rows)


def _next_command(found: "Subscriptions") -> str:
    if not found.queue:
        return "einvoice status"
    return _queue_command(found.queue[0])


def _queue_command(one: "Waiting") -> str:
    number = one.record.id
    if one.may_be_accepted and one.proposals:
        return f"einvoice subscriptions --accept {number} --flat {one.proposals[0]}"
    return f"einvoice subscriptions --refuse {number} --reason TEXT"


def _json(found: "Subscriptions", language: str) -> dict[str, object]:
    return {
        "subscriptions": [
            {
                "flat_id": one.subscription.flat_id,
                "bank": one.subscription.bank,
                "channel_address": iban.masked(one.subscription.channel_address),
                "valid_from": str(one.subscription.valid_from),
                "valid_to": str(one.subscription.valid_to) if one.subscription.valid_to else None,
                "automatic": one.automatic,
                "month_limit_cents": one.month_limit_cents,
            }
            for one in found.subscribers
        ],
        "queue": [
            {
                "id": one.record.id,
                "bank": one.record.bank,
                "action": one.record.application.action.value,
                "service_id": one.record.application.service_id,
                "channel_address": iban.masked(one.record.application.channel_address),
                "day": str(one.record.application.day),
                "code": str(one.record.cause),
                "reason": in_language(CAUSES[one.record.cause], language),
                "proposals": list(one.proposals),
                "may_be_accepted": one.may_be_accepted,
                "next_command": _queue_command(one),
            }
            for one in found.queue
        ],
        "next_command": _next_command(found),
    }
