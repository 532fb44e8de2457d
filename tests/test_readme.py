"""The README shows what is true: its transcript is what the demo prints, its commands exist."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from einvoice.cli.app import app
from einvoice.cli.main import run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_transcript_is_what_the_demo_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Word for word, stderr before stdout as they appear, but for the last line."""
    shown = re.search(r"<!-- demo -->\n```\n(.*?)\n```", README, re.DOTALL)
    assert shown
    monkeypatch.chdir(tmp_path)
    assert run(["demo", "--period", "2026-10"]) == 0
    printed = capfd.readouterr()
    *talk, last = printed.err.splitlines()
    lines = [*talk, *(line.rstrip() for line in printed.out.splitlines()), last]
    assert shown.group(1).splitlines() == [
        line.replace("next: einvoice", "next: .venv/bin/einvoice") for line in lines
    ]


def test_every_command_in_the_documents_exists(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever copies a command from the documents gets no usage error for its name."""
    assert run(["--help"]) == 0
    known = set(re.findall(r"^  ([a-z][a-z-]+)  ", capsys.readouterr().out, re.MULTILINE))
    used = set()
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        text = path.read_text("utf-8")
        used |= set(re.findall(r"\beinvoice(?: --[a-z]+ [^ `]+)* ([a-z][a-z-]+)", text))
    assert {"run", "import", "doctor"} <= used
    assert used <= known


@cache
def every_command() -> Any:
    """Return the program with its commands: putting them together takes a tenth of a second."""
    return get_command(app)


def required_options(line: str) -> list[list[str]]:
    """Return the spellings of each required option that a typed command leaves out."""
    command, given = every_command(), line.split()
    while given and given[0] in getattr(command, "commands", {}):
        command = getattr(command, "commands", {})[given.pop(0)]
    needed = [one.opts for one in command.params if one.required and one.opts[0].startswith("--")]
    return [opts for opts in needed if given and not {*opts} & {*given}]


def test_commands_in_the_documents_have_what_they_require() -> None:
    """Whoever types a command with its arguments is not asked for an option besides."""
    assert required_options("person extract B0001-4 --on DAY") == [["--to"]]
    typed = re.compile(r"`einvoice ([^`]+)`|^einvoice ([^#\n]+)", re.MULTILINE)
    for name in ("README.md", "docs/OPERATIONS.md", "docs/ADMINISTRATION.md"):
        for inline, line in typed.findall((ROOT / name).read_text("utf-8")):
            assert not required_options(inline or line), f"{name}: {inline or line}"


def test_every_link_in_the_documents_leads_somewhere() -> None:
    """Files that are named exist."""
    for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for name in re.findall(
            r"`((?:docs|schemas|benchmarks|tests)/[^` *]+)`", path.read_text("utf-8")
        ):
            assert (ROOT / name).exists(), f"{path.name} names {name}"
