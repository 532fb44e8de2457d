"""The command that makes letters with registration codes for the client portal."""

from pathlib import Path
from typing import Annotated

import typer

from einvoice.cli.app import JsonOption, app, writing
from einvoice.cli.output import print_json, say, say_next, told


@app.command()
def codes(
    context: typer.Context,
    target: Annotated[Path, typer.Option("--to", metavar="FILE.pdf", help="Where it goes.")],
    flat: Annotated[
        list[str] | None,
        typer.Option("--flat", metavar="FLAT", help="For the customer of this flat; repeatable."),
    ] = None,
    building: Annotated[
        str, typer.Option("--building", metavar="BUILDING", help="For all flats of this house.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Make letters with codes by which customers open their account in the client portal.

    A page each, in the customer's language. A new code ends an earlier code that nobody used.
    """
    from jobs.residents.code_letters import write_letters

    with writing(context.obj) as world:
        written = write_letters(world, tuple(flat or ()), building, target)
    after = "einvoice status"
    if as_json:
        made = [{"flat_id": row.flat_id, "expires_on": str(row.expires_on)} for row in written.made]
        document = {"file": str(target), "codes": made, "without_customer": written.left_out}
        print_json({**document, "next_command": after})
        return
    until = written.made[0].expires_on
    say(told("done.codes", file=target, letters=len(written.made), until=until))
    if written.left_out:
        say(told("codes.left_out", flats=", ".join(written.left_out)))
    say_next(after)
