"""Commands that run by themselves: the scheduler, and the independent watch."""

from typing import TYPE_CHECKING

import typer

from einvoice.cli.app import JsonOption, PeriodOption, app, configured, exit_with, opened, writing
from einvoice.cli.output import TerminalTalk, print_json, print_line, say, say_next, told
from einvoice.core.exit_codes import ExitCode

if TYPE_CHECKING:
    from jobs.running.watch import Watched


@app.command()
def scheduler(context: typer.Context) -> None:
    """Do what is due every hour until stopped; exits with the code of the last tick."""
    from jobs.running.scheduler import Ticker

    with configured(context.obj) as world:
        world.check_settings()
        minute, language = world.config.scheduler.minute, world.config.language
    say(told("done.ticking", minute=f"{minute:02d}"))
    last = Ticker(lambda: writing(context.obj), TerminalTalk(), minute, language).serve()
    exit_with(ExitCode.DONE if last is ExitCode.RUN_IN_PROGRESS else last)


@app.command()
def worker(context: typer.Context) -> None:
    """Do parts of the work of runs, here or on other machines, until stopped (PostgreSQL)."""
    from jobs.running.worker import serve

    with opened(context.obj) as world:
        world.check_settings()
        say(told("done.working"))
        serve(world)
    say(told("done.worked"))


@app.command()
def watch(context: typer.Context, period: PeriodOption = None, as_json: JsonOption = False) -> None:
    """Look, without writing, whether the banks have everything; alarm on days 10, 13 and 14."""
    from jobs.running.watch import watch as job

    with configured(context.obj) as world:
        watched = job(world, period or world.default_period)
        language = world.config.language
    if as_json:
        document = {"period": str(watched.period), "missing": list(watched.missing)}
        document["unanswered"] = list(watched.unanswered)
        print_json({**document, "alarm": watched.alarm})
    else:
        for line in watched.missing:
            print_line(line)
        say(f"{watched.period}: {_verdict(watched, language)}")
        say_next(f"einvoice status --period {watched.period}")
    exit_with(ExitCode.DEADLINE_IN_DANGER if watched.alarm else ExitCode.DONE)


def _verdict(found: "Watched", language: str) -> str:
    from einvoice.texts.screens import label

    if found.missing:
        return label("watch.alarm" if found.alarm else "watch.left", language)
    if found.unanswered:
        return label("watch.unanswered", language, files=", ".join(found.unanswered))
    if found.refused:
        return label("watch.refused", language, count=found.refused)
    return label("watch.answered", language)
