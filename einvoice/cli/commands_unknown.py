"""Commands for a file that a person knows more of than the program: the bank has it, or not."""

import sys
from functools import partial
from typing import Annotated

import typer

from einvoice.cli.app import JsonOption, app, writing
from einvoice.cli.output import print_json, say, say_next, told
from einvoice.cli.words_later import said_again_later

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="Its file id or file name.")]


@app.command()
def resend(
    context: typer.Context,
    file: FileArgument,
    evidence: Annotated[
        str, typer.Option(metavar="TEXT", help="Who at the bank said that it is not there.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Look once more, and send the same bytes again when the bank proves not to have them."""
    from jobs.banks import Banks
    from jobs.corrections.resend import is_to_send
    from jobs.corrections.resend import resend as job

    with writing(context.obj) as world, Banks(world) as banks:
        kept = partial(is_to_send, world, file)
        with said_again_later("resend", file, file_id=file, is_kept=kept):
            record = job(world, banks, file, evidence)
    _told(record.file_id, str(record.state), str(record.period), as_json=as_json)


@app.command()
def mark_sent(
    context: typer.Context,
    file: FileArgument,
    evidence: Annotated[
        str, typer.Option(metavar="TEXT", help="How you know that the bank has it.")
    ],
    sha256: Annotated[
        str, typer.Option("--hash", metavar="SHA256", help="Of the file that the bank has.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Declare a file sent by hand, so that nothing sends it again; the bank's answer is awaited."""
    from jobs.corrections.resend import is_to_send, needs_hash
    from jobs.corrections.resend import mark_sent as job

    with writing(context.obj) as world:
        if not sha256 and sys.stdin.isatty() and needs_hash(world, file):
            sha256 = typer.prompt("SHA-256 of the file that was sent (sha256sum FILE)", err=True)
        never_begun = is_to_send(world, file)
        record = job(world, file, evidence, sha256)
        kept = world.store.archive.path(record.period, record.bank, "outbound", record.name)
    if not as_json and never_begun and kept.exists():
        say(told("bytes_kept", file=record.file_id, path=kept))
    _told(record.file_id, str(record.state), str(record.period), as_json=as_json)


def _told(file_id: str, state: str, period: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"file_id": file_id, "period": period, "state": state})
        return
    say(f"{file_id}: {told(f'state.{state}')}")
    say_next(f"einvoice poll --period {period}")
