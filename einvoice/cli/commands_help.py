"""The command that explains the others."""

from typing import Annotated

import typer

from einvoice.cli.app import app
from einvoice.cli.output import print_line
from einvoice.core.errors import UsageError
from einvoice.core.spelling import nearest


@app.command("help")
def help_(
    context: typer.Context,
    command: Annotated[
        list[str] | None, typer.Argument(metavar="[COMMAND]...", help="Which; none = all.")
    ] = None,
) -> None:
    """Show what a command does, its options and an example."""
    place = context.find_root()
    for name in command or ():
        known = getattr(place.command, "commands", {})
        if name not in known:
            raise UsageError("no-such-command", name=name, near=nearest(name, known))
        place = typer.Context(known[name], info_name=name, parent=place)
    print_line(place.get_help())
