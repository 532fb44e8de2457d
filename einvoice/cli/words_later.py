"""A bank's word to a person while that bank cannot be looked at: is it kept, and what is next."""

import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from einvoice.cli.output import say, say_next, say_why, told
from einvoice.core.errors import BankUnreachableError


@contextmanager
def said_again_later(
    *typed: str, file_id: str = "", is_kept: Callable[[], bool] = lambda: False
) -> Iterator[None]:
    """Say whether the word that was typed is kept, and what to type once the bank is reached.

    Another host key is no matter of time: its error names who settles it.

    Args:
        typed: the command, without its evidence.
        file_id: the file that it is about.
        is_kept: whether the word is kept although the bank was lost after it.
    """
    try:
        yield
    except BankUnreachableError as error:
        if error.code == "host-key-changed":
            raise
        say_why(error)
        if is_kept():
            say(told("word_kept", file=file_id))
            after = "einvoice run"
        else:
            say(told("word_not_kept"))
            after = f"einvoice {shlex.join(typed)} --evidence TEXT"
        say_next(after, "next_once_reached")
        raise typer.Exit(error.exit_code.value) from None
