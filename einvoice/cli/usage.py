"""What is wrong with a command line, in one line, with the nearest word that would be right."""

import re

import typer
from typer.exceptions import TyperException

from einvoice.cli.output import say, say_wrong
from einvoice.core.spelling import did_you_mean

_NOT_ONE_OF = re.compile(r"'(?P<given>.*)' is not one of (?P<known>'.*')", re.DOTALL)

_PLAIN = {
    "Input should be a valid integer, unable to parse string as an integer": (
        "expected a whole number"
    )
}


def say_usage(error: TyperException) -> None:
    """Print what is wrong with the command line, and where its help is."""
    text = error.format_message()
    if text.startswith("Usage:"):  # no command at all
        say(text)
        return
    context = getattr(error, "ctx", None)
    say_wrong(_message(error), f"{context.command_path if context else 'einvoice'} --help")


def _message(error: TyperException) -> str:
    if not isinstance(error, typer.BadParameter) or error.param is None or not error.message:
        return _lower(error.format_message())
    where = error.param.get_error_hint().replace("'", "")
    message = error.message.removeprefix("Value error, ").rstrip(".")
    if found := _NOT_ONE_OF.fullmatch(message):
        known = re.findall("'([^']*)'", found["known"])
        near = did_you_mean(found["given"], known)
        listed = ", ".join(known)
        return f"{where}: '{found['given']}' is not known, expected one of {listed}{near}"
    return f"{where}: {_lower(_PLAIN.get(message, message))}"


def _lower(text: str) -> str:
    """Return a sentence as part of a message."""
    return text[:1].lower() + text[1:].rstrip(".")
