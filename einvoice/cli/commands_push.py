"""The command that makes the key of messages to phones."""

from typing import Annotated

import typer

from einvoice.cli.app import app, opened
from einvoice.cli.output import say, say_next, told


@app.command("push-keys")
def push_keys(
    context: typer.Context,
    to: Annotated[
        str, typer.Option("--to", metavar="FILE", help="Where the key is written.")
    ] = "push-key.pem",
) -> None:
    """Make the key by which phones know messages of the client portal.

    Once: with another key every resident would have to turn messages on anew.
    """
    from jobs.residents.push import make_push_key

    with opened(context.obj) as world:
        path = make_push_key(world, to)
    say(told("push.made", path=str(path), line=f'push_key = "file:{to}"'))
    say_next("einvoice doctor")
