"""The program: global options, one context per command, errors to exit codes."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from einvoice import CONFIG_FILE, __version__
from einvoice.cli.help_page import GroupedHelp
from einvoice.cli.output import TerminalTalk, print_line, set_program
from einvoice.cli.usage import WrongValueError
from einvoice.core.errors import UsageError
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period

if TYPE_CHECKING:
    from jobs.context import Context

app = typer.Typer(
    name="einvoice",
    cls=GroupedHelp,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # its formatter alone takes longer to import than the rest
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Monthly e-invoices for housing managers: readings in, bank files out, every cent shown.",
    epilog="Exit codes: 0 done, 1 unexpected, 2 usage, 3 a person is needed, 4 refused by a check, "
    "5 another run, 6 bank unreachable or its host key another, 7 outcome unknown, "
    "8 deadline in danger. "
    "`einvoice help COMMAND` shows a command's options and an example.",
)


DEFAULT_CONFIG = Path(CONFIG_FILE)


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """The options before the command."""

    config: Path
    today: dt.date | None


def parse_period(text: str) -> Period:
    """Read ``--period``."""
    try:
        return Period.parse(text)
    except ValueError:
        raise WrongValueError("option-not-month", text) from None


def parse_day(text: str) -> dt.date:
    """Read ``--today``."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise WrongValueError("option-not-day", text) from None


def parse_issue_day(text: str) -> dt.date:
    """Read ``issue --day``; who types the word of a screen reads where the day is."""
    from jobs.old_ledger import UNKNOWN_DAY

    if text == UNKNOWN_DAY:
        raise WrongValueError("option-day-unsaid", text)
    return parse_day(text)


PeriodOption = Annotated[
    Period | None,
    typer.Option(
        parser=parse_period, metavar="YYYY-MM", help="The month consumed. [default: previous month]"
    ),
]
WholeStepOption = Annotated[
    str | None,
    typer.Option(
        "--bank", metavar="BANK", help="As of the other steps: this step is done for all banks."
    ),
]
BankOption = Annotated[str | None, typer.Option(metavar="BANK", help="Only this bank.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def print_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        print_line(f"einvoice {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    config: Annotated[
        Path, typer.Option(metavar="FILE", help="The configuration.")
    ] = DEFAULT_CONFIG,
    today: Annotated[
        dt.date | None,
        typer.Option(
            parser=parse_day,
            metavar="YYYY-MM-DD",
            help="Sets the clock; only where every bank is a simulator or a folder.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=print_version, is_eager=True, help="Print the version and end."
        ),
    ] = False,
) -> None:
    """Keep the global options for the command."""
    del version
    context.obj = GlobalOptions(config, today)
    given = () if config == DEFAULT_CONFIG else ("--config", str(config))
    set_program(config, *given, *(("--today", str(today)) if today else ()))


@contextmanager
def opened(options: GlobalOptions) -> Iterator["Context"]:
    """Yield the command's context: configuration, clock and database.

    Raises:
        UsageError: the configuration is wrong, the clock may not be set, or there is no database.
    """
    from einvoice.texts.services import name_own_services
    from jobs.views.own_services import own_services

    with configured(options) as context:
        context.store.require_current()
        name_own_services(partial(own_services, context))
        yield context


@contextmanager
def writing(options: GlobalOptions) -> Iterator["Context"]:
    """Yield the context of a command that writes: alone, on a database that knows everything.

    Raises:
        RunInProgressError: another command writes.
        RefusedByCheckError: the archive knows more than the database.
    """
    from jobs.care.alone import alone

    with opened(options) as context, alone(context):
        yield context


@contextmanager
def configured(options: GlobalOptions) -> Iterator["Context"]:
    """Yield the command's context without asking for a database."""
    from einvoice.clock import Clock
    from einvoice.config import load_config
    from jobs.banks import rehearses
    from jobs.context import Context

    config = load_config(options.config)
    if (options.today or config.today) and not rehearses(config):
        where = "--today" if options.today else f"{options.config}: today"
        raise UsageError("clock-of-real-bank", where=where)
    context = Context(config, Clock(options.today or config.today), TerminalTalk())
    try:
        yield context
    finally:
        context.close()


def exit_with(code: ExitCode) -> None:
    """End the command with an exit code."""
    raise typer.Exit(code.value)


Command = Callable[..., None]
