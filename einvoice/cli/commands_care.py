"""Commands that look after what is kept."""

from pathlib import Path
from typing import Annotated

import typer

from einvoice.cli.app import app, configured, exit_with, opened
from einvoice.cli.output import say, say_next, say_problems


@app.command()
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
) -> None:
    """Copy the database into a file, while a run goes on or not."""
    with opened(context.obj) as world:
        world.store.backup(file)
    say(f"copied the database into {file}; the archive stays where it is, copy it too")
    say_next("einvoice status")


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="A backup; none = it was put back by other means."),
    ] = None,
    pass_over: Annotated[
        str, typer.Option(metavar="FILE", help="A file id that the bank says it does not have.")
    ] = "",
    evidence: Annotated[
        str, typer.Option(metavar="TEXT", help="Who at the bank said so, when.")
    ] = "",
) -> None:
    """Put a backup back, and adopt what archive, banks and witness know was done since."""
    from jobs.care.adopt_proven import pass_over as declare
    from jobs.care.restore import restore as job
    from jobs.outcome import worst

    with configured(context.obj) as world, world.store.run_lock():
        if pass_over:
            declare(world, pass_over, evidence)
        done = job(world, file)
    say(f"adopted from the archive: {done.batches} issues, {done.files} files")
    if done.proven:
        say(f"proven by banks or the witness: {', '.join(done.proven)}")
    say(f"read again: {done.answers} answers")
    for number in done.void:
        say(f"{number}: is void: it lies in no file and its lines are lost; the number stays used")
    say_problems(done.left)
    say_next("einvoice status")
    exit_with(worst(problem.code for problem in done.left))


@app.command()
def migrate(context: typer.Context) -> None:
    """Bring the database to this version's tables, after a copy of it was made."""
    with configured(context.obj) as world:
        world.store.create()
    say("the database stands at this version's tables")
    say_next("einvoice status")
