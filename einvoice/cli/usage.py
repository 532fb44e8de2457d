"""Errors of a command line, in one line, with the nearest word that would be right."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

import typer
from typer.exceptions import TyperException

from einvoice.cli.output import say, say_error
from einvoice.core.errors import UsageError
from einvoice.core.spelling import nearest

_NOT_ONE_OF = re.compile(r"'(?P<given>.*)' is not one of (?P<known>'.*')", re.DOTALL)
_NO_COMMAND = re.compile(r"No such command '(?P<name>.*?)'\..*", re.DOTALL)
_NO_VALUE = re.compile(r"Option '.*' requires an argument\.", re.DOTALL)
_NOT_WHOLE = re.compile(r".*valid int.*")


class WrongValueError(typer.BadParameter):
    """The value of an option is wrong, by one of our codes."""

    def __init__(self, code: str, given: str) -> None:
        super().__init__(code)
        self.code, self.given = code, given


def empty_value(given: Sequence[str], options: Collection[str]) -> str:
    """Return the option or argument that is given as an empty text; empty where none is.

    A variable of the shell that is not set leaves such a text; no command means anything by it.

    Args:
        given: the words of the command line.
        options: those that take a value.
    """
    for before, text in pairwise(("", *given)):
        option, equals, value = text.partition("=")
        if option in options and equals and not value:
            return option
        if not text:
            return before if before in options else "ARGUMENT"
    return ""


def options_with_value(command: object) -> Iterator[str]:
    """Yield the options of a command, and of those in it, that take a value."""
    for parameter in getattr(command, "params", ()):
        if not getattr(parameter, "is_flag", True):
            yield from parameter.opts
    for inner in getattr(command, "commands", {}).values():
        yield from options_with_value(inner)


def say_usage(error: TyperException) -> None:
    """Print what is wrong with the command line, and where its help is."""
    text = error.format_message()
    if text.startswith("Usage:"):  # no command at all
        say(text)
        return
    context = getattr(error, "ctx", None)
    help_ = f"{context.command_path if context else 'einvoice'} --help"
    known = getattr(context.command, "commands", {}) if context else {}
    say_error(_wrong(error, text, known, help_))


def _wrong(
    error: TyperException, text: str, commands: Mapping[str, object], help_: str
) -> UsageError:
    """Return the library's error as one of ours; what we do not know says the library's words."""
    if match := _NO_COMMAND.fullmatch(text):
        near = nearest(match["name"], commands)
        return UsageError("no-such-command", name=match["name"], near=near)
    option = getattr(error, "option_name", None)
    if option and not hasattr(error, "possibilities"):
        code = "option-empty" if _NO_VALUE.fullmatch(text) else "option-takes-nothing"
        return UsageError(code, where=option, help=help_)
    if option:
        near = next(iter(sorted(getattr(error, "possibilities", None) or ())), "")
        return UsageError("no-such-option", name=option, near=near, help=help_)
    if isinstance(error, typer.BadParameter) and error.param is not None:
        where = error.param.get_error_hint().replace("'", "")
        return _wrong_value(error, where, help_)
    return UsageError("command-line-wrong", why=_lower(text), help=help_)


def _wrong_value(error: typer.BadParameter, where: str, help_: str) -> UsageError:
    """Return what is wrong with the value of an option or an argument."""
    message = error.message.removeprefix("Value error, ").rstrip(".")
    if isinstance(error, WrongValueError):
        return _no_time(error, where, help_)
    if not message:
        return UsageError("option-missing", where=where, help=help_)
    if match := _NOT_ONE_OF.fullmatch(message):
        given, known = match["given"], tuple(re.findall("'([^']*)'", match["known"]))
        near = nearest(given, known)
        return UsageError(
            "option-choice", where=where, given=given, known=known, near=near, help=help_
        )
    if _NOT_WHOLE.fullmatch(message):
        return UsageError("option-not-whole", where=where, help=help_)
    return UsageError("option-wrong", where=where, why=_lower(message), help=help_)


def _no_time(error: WrongValueError, where: str, help_: str) -> UsageError:
    """Return that a value is no day, or no month."""
    if error.code == "option-not-day":
        return UsageError("option-not-day", where=where, given=error.given, help=help_)
    if error.code == "option-day-unsaid":
        return UsageError("option-day-unsaid", where=where, given=error.given, help=help_)
    return UsageError("option-not-month", where=where, given=error.given, help=help_)


def _lower(text: str) -> str:
    """Return a sentence as part of a message."""
    return text[:1].lower() + text[1:].rstrip(".")
