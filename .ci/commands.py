"""Writes docs/COMMANDS.md: every command as its help has it, with options and an example."""

import os
from collections.abc import Iterator
from contextlib import redirect_stdout
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from einvoice.cli.help_page import EXAMPLES, SECTIONS
from einvoice.cli.main import app, run
from einvoice.cli.start import HELP

TARGET = Path(__file__).parent.parent / "docs" / "COMMANDS.md"
TOP = """# Commands

<!-- Made by `make commands` from the program's own help: change that. -->

Each command is `einvoice [--config FILE] [--today DAY] COMMAND`; `einvoice help COMMAND` shows
the same in the terminal. What a person reads comes in the language of the configuration
(`language`), and the last line names the next command. With `--json` a command prints one JSON
document and nothing else on standard output: [schema](schema) has what each document holds, as
JSON Schema. What to do in which situation is in
[OPERATIONS](OPERATIONS.md).

Exit codes: 0 done, 1 unexpected, 2 usage, 3 a person is needed, 4 refused by a check, 5 another
run, 6 bank unreachable or its host key another, 7 outcome unknown, 8 deadline in danger.
"""


def main() -> None:
    """Write the page, and the page of `--help` that the program prints as it is."""
    TARGET.write_text(page(), "utf-8")
    os.environ["COLUMNS"] = "80"
    with Path(HELP).open("w", encoding="ascii") as target, redirect_stdout(target):
        run(["--help"])


def page() -> str:
    """Return the page."""
    return "\n".join([TOP, *_contents(), *_sections()]).rstrip("\n") + "\n"


def _contents() -> Iterator[str]:
    for title, names in SECTIONS:
        links = ", ".join(f"[`{name}`](#einvoice-{name})" for name in names.split())
        yield f"- **{title.replace('`', '')}:** {links}"
    yield ""


def _sections() -> Iterator[str]:
    commands: dict[str, Any] = vars(typer.main.get_command(app))["commands"]
    for title, names in SECTIONS:
        yield f"## {title}\n"
        for name in names.split():
            yield from _command(name, commands[name])


def _command(path: str, command: Any) -> Iterator[str]:  # noqa: ANN401 - typer's own types are private
    """Yield what one command does, then the commands under it."""
    under = getattr(command, "commands", {})
    yield f"{'###' if ' ' not in path else '####'} `einvoice {path}`\n"
    yield f"{_plain(command.help)}\n"
    pieces = command.collect_usage_pieces(typer.Context(command))
    yield f"    einvoice {path} {' '.join(pieces)}\n"
    rows = [_row(parameter) for parameter in command.params if not parameter.hidden]
    if rows:
        yield "\n".join(["| option | what it says |", "|---|---|", *rows]) + "\n"
    if path in EXAMPLES:
        yield f"Example: `{EXAMPLES[path]}`\n"
    for name, one in under.items():
        yield from _command(f"{path} {name}", one)


def _row(parameter: Any) -> str:  # noqa: ANN401 - typer's own types are private
    is_option = parameter.param_type_name == "option"
    kind = parameter.type_descriptor.annotation
    values = [str(one.value) for one in kind] if _is_choice(kind) else []
    name = ", ".join(parameter.opts) if is_option else parameter.metavar or parameter.name.upper()
    takes = "" if not is_option or parameter.is_flag else f" {parameter.metavar or _shown(values)}"
    notes = [
        _plain(parameter.help),
        f"One of {', '.join(f'`{value}`' for value in values)}." if values else "",
        _default(parameter),
        "Required." if parameter.required else "",
        "May be given several times." if parameter.multiple else "",
    ]
    said = " ".join(filter(None, notes))
    return f"| `{_cell(name)}{_cell(takes)}` | {_cell(said)} |"


def _is_choice(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _shown(values: list[str]) -> str:
    return "VALUE" if values else "TEXT"


def _default(parameter: Any) -> str:  # noqa: ANN401 - typer's own types are private
    value = parameter.default
    if not parameter.show_default or value in (None, False, "", [], ()) or callable(value):
        return ""
    return f"Default: `{value.value if isinstance(value, Enum) else value}`."


def _plain(text: str | None) -> str:
    """Return a help text on one line for each paragraph."""
    paragraphs = (text or "").replace("\b", "").split("\n\n")
    return "\n\n".join(" ".join(each.split()) for each in paragraphs)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n\n", " ")


if __name__ == "__main__":
    main()
