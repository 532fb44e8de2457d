"""Every command that a sentence may name is one that the command line takes."""

import shlex

import pytest
from typer.main import get_command

from einvoice.cli.app import app
from einvoice.cli.main import run
from einvoice.core.advice import Action, Advice
from einvoice.spelling import SPELLINGS, command_line

FACTS = {
    "correction": "void",
    "file": "2611SE00001TEST01",
    "flat": "B0001-4",
    "id": "1",
    "invoice": "26110000001",
    "kind": "charges",
    "number": "1",
    "path": "input",
    "payment": "b6q2lx",
    "refund": "RFNDAAAA",
    "years": "5",
}


@pytest.mark.parametrize("action", Action)
def test_every_spelled_command_is_parsed(action: Action) -> None:
    """With what it is done to: no unknown command or option, no argument that is missing."""
    assert run(["--version"]) == 0, "registers every command"
    facts = tuple((name, FACTS[name]) for name in SPELLINGS[action].targets[:1])
    command, words = get_command(app), shlex.split(command_line(Advice(action, facts)))[1:]
    while True:
        context = command.make_context("einvoice", words)
        left = [*context._protected_args, *context.args]
        if not hasattr(command, "resolve_command") or not left:
            break
        _, command, words = command.resolve_command(context, left)
    assert context.args == []
