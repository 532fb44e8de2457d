"""The entry point: runs the program and maps exceptions to the contract's exit codes."""

import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from typer.exceptions import Abort, TyperException
from typer.main import get_command

from einvoice.cli import (  # noqa: F401 - register
    commands_answers,
    commands_audit,
    commands_care,
    commands_check,
    commands_codes,
    commands_compare,
    commands_data,
    commands_debtors,
    commands_help,
    commands_mail,
    commands_month,
    commands_payments,
    commands_person,
    commands_portal,
    commands_prove,
    commands_push,
    commands_refunds,
    commands_rehearse,
    commands_remind,
    commands_report,
    commands_service,
    commands_setup,
    commands_show,
    commands_staff,
    commands_subscriptions,
    commands_unknown,
    commands_withdraw,
    commands_words,
)
from einvoice.cli.app import DEFAULT_CONFIG, app
from einvoice.cli.help_page import add_examples
from einvoice.cli.output import say, say_error, set_program, told
from einvoice.cli.patient_output import outlive_readers
from einvoice.cli.usage import empty_value, options_with_value, say_usage
from einvoice.core.errors import EInvoiceError, UsageError
from einvoice.core.exit_codes import ExitCode
from einvoice.spelling import quoted_command
from einvoice.texts.advice import spell_with


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; never returns."""
    os.umask(0o077)
    outlive_readers()
    atexit.register(gc.freeze)  # else all that is alive is searched for cycles while it ends
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what is unexpected comes out as it is."""
    spell_with(quoted_command)
    given = sys.argv[1:] if arguments is None else arguments
    set_program(_config_of(given))
    program, options = _program()
    if wrong := _wrong_words(given, options):
        say_error(wrong)
        return wrong.exit_code
    try:
        code = program(arguments, "einvoice", standalone_mode=False)
    except EInvoiceError as error:
        say_error(error)
        return error.exit_code
    except TyperException as error:
        say_usage(error)
        return ExitCode.USAGE
    except Abort:
        say(told("stopped"))
        return ExitCode.UNEXPECTED
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else ExitCode.UNEXPECTED
    return code if isinstance(code, int) else ExitCode.DONE


@cache
def _program() -> tuple[Callable[..., object], frozenset[str]]:
    """Return the commands, and which of their options take a value: once, for it takes long."""
    commands = get_command(app)
    add_examples(commands)
    return commands.main, frozenset(options_with_value(commands))


def _wrong_words(given: Sequence[str], options: frozenset[str]) -> UsageError | None:
    """Return what no command could mean: bytes that are no text, or an empty value."""
    if broken := next(filter(_is_no_text, given), ""):
        shown = os.fsencode(broken).decode("utf-8", "backslashreplace")
        return UsageError("argument-not-utf-8", argument=shown)
    if empty := empty_value(given, options):
        return UsageError("option-empty", where=empty, help="einvoice --help")
    return None


def _config_of(given: Sequence[str]) -> Path:
    """Return the configuration that is named, for the language of an error of usage."""
    named = [path for option, path in pairwise(given) if option == "--config"]
    named += [text.removeprefix("--config=") for text in given if text.startswith("--config=")]
    return Path(named[0]) if named else DEFAULT_CONFIG


def _is_no_text(argument: str) -> bool:
    """Return whether an argument holds bytes that are no UTF-8 (to Python: surrogates)."""
    return any("\ud800" <= letter <= "\udfff" for letter in argument)


if __name__ == "__main__":
    main()
