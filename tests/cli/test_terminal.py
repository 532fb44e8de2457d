"""What only a terminal shows: help, completion, a reader who leaves, how the program is called."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_company import Company, needs
from terminals import PROGRAM, on_terminal
from typer.main import get_command

from einvoice import __version__
from einvoice.cli import output
from einvoice.cli.app import app
from einvoice.cli.help_page import EXAMPLES, SECTIONS
from einvoice.cli.main import run
from einvoice.cli.usage import empty_value, options_with_value

COMMANDS: dict[str, object] = getattr(get_command(app), "commands", {})


def places(group: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield every command with its words."""
    for name, command in getattr(group, "commands", {}).items():
        yield f"{path}{name}", command
        yield from places(command, f"{path}{name} ")


def test_help_is_grouped_and_ends_with_what_cannot_be_undone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every command is in one section; `purge` and `restore` are the last."""
    named = [name for _, names in SECTIONS for name in names.split()]
    assert sorted(named) == sorted(COMMANDS)
    assert run(["--help"]) == 0
    listed = re.findall(r"^  ([a-z][a-z-]+)  ", capsys.readouterr().out, re.MULTILINE)
    assert listed == named
    assert set(listed[-2:]) == {"restore", "purge"}


def started(*arguments: str, **environment: str) -> tuple[str, str]:
    """Return what the program says, and what it imported for it."""
    known = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    command = [sys.executable, "-X", "importtime", "-m", "einvoice.cli.start", *arguments]
    done = subprocess.run(
        command, env={**known, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout, done.stderr


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_as_it_was_built_is_the_help_of_the_commands(
    option: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the letter, without importing a command; where it must be narrower it is made anew."""
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["--help"]) == 0
    real = capsys.readouterr().out
    said, imported = started(option)
    assert said == real, "run: make commands"
    assert "typer" not in imported
    monkeypatch.setenv("COLUMNS", "60")
    assert run(["--help"]) == 0
    said, imported = started(option, COLUMNS="60")
    assert said == capsys.readouterr().out != real
    assert "typer" in imported


def test_other_help_is_that_of_its_command() -> None:
    """An option before or after another word belongs to that."""
    assert started("run", "--help")[0].startswith("Usage: einvoice run ")
    assert started("--version")[0] == f"einvoice {__version__}\n"


@pytest.mark.parametrize("columns", [80, 160])
def test_no_help_is_cut(columns: int) -> None:
    """Every command's first sentence is there whole, on lines that fit."""
    environment = {**os.environ, "COLUMNS": str(columns), "TERMINAL_WIDTH": str(columns)}
    done = subprocess.run(
        [PROGRAM, "--help"], env=environment, capture_output=True, text=True, check=True
    )
    assert max(map(len, done.stdout.splitlines())) <= columns
    assert "..." not in done.stdout.replace("[ARGS]...", "")
    words = " ".join(done.stdout.split())
    for command in COMMANDS.values():
        help_text = str(getattr(command, "help", "")).split("\n\n")[0]
        assert " ".join(help_text.split()) in words


@pytest.mark.parametrize("place", [place for place, _ in places(get_command(app))])
def test_every_command_has_an_example_that_is_right(
    place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its help shows it, and the program takes its words and options."""
    assert run([*place.split(), "--help"]) == 0
    assert EXAMPLES[place] in capsys.readouterr().out
    assert run(["help", *place.split()]) == 0
    assert EXAMPLES[place] in capsys.readouterr().out
    program, *words = shlex.split(EXAMPLES[place])
    assert program == "einvoice"
    command: object = get_command(app)
    while name_is_of_a_group(command, words):
        command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
    command.make_context("x", words, resilient_parsing=False)  # type: ignore[attr-defined]


def given_empty(place: str, command: object) -> Iterator[tuple[list[str], str]]:
    """Yield the ways to give a command an empty text, and what must not be empty."""
    for parameter in command.params:  # type: ignore[attr-defined]
        if parameter.param_type_name == "option" and not parameter.is_flag:
            for option in parameter.opts:
                yield [*place.split(), option, ""], option
                yield [*place.split(), f"{option}="], option
    yield [*place.split(), ""], "ARGUMENT"


def test_no_value_may_be_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`rerun --building "$B"` with an empty variable would plan the whole month."""
    monkeypatch.chdir(tmp_path)  # no configuration: English
    program = get_command(app)
    wrong = [one for place in (("", program), *places(program)) for one in given_empty(*place)]
    assert len(wrong) > 150
    options = frozenset(options_with_value(program))
    for words, named in wrong:
        assert empty_value(words, options) == named, words
    for words, named in wrong[::50]:
        assert run(words) == 2, words
        assert f"error: {named} must not be empty" in capsys.readouterr().err, words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["mark-sent", "F", "--evidence", "x", "--hash"], "--hash must not be empty"),
        (["run", "--json=x"], "--json: expected it without a value"),
        (["run", "--jsn"], "--jsn: no such option; did you mean '--json'?"),
    ],
)
def test_an_option_without_its_value_is_not_called_unknown(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Nor one that takes none."""
    monkeypatch.chdir(tmp_path)  # no configuration: English
    assert run(words) == 2
    assert said in capsys.readouterr().err


def name_is_of_a_group(command: object, words: list[str]) -> bool:
    """Tell whether the first word is a command of a group."""
    return bool(words) and words[0] in getattr(command, "commands", {})


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command and without a configuration."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"einvoice {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["staus"], "staus: no such command; did you mean 'status'?"),
        (["help", "staus"], "staus: no such command; did you mean 'status'?"),
        (["export", "invoces", "--to", "x.csv"], "did you mean 'invoices'?"),
        (["show", "X", "--language", "eng"], "expected one of lv, ru, en; did you mean 'en'?"),
        (["report", "--language", "xx"], "--language: 'xx' is not known, expected one of lv,"),
        (["status", "--perod", "2026-10"], "--period"),
        (["purge", "--older-than", "x"], "--older-than: expected a whole number"),
        (["demo", "--fault", "refuse-sme"], "did you mean 'refuse-some'?"),
        ([], "Usage: einvoice"),
        (["show"], "FLAT_OR_INVOICE is missing"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistyped_word_is_named_with_what_it_may_have_been(
    arguments: list[str],
    expected: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Exit 2, one line, and none of the library's own words."""
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert expected in told
    assert "Value error" not in told


def test_a_reader_that_leaves_is_no_error(company: Company) -> None:
    """`| head -1`: the command's own exit code, and nothing on stderr about it."""
    config = str(company.home / "config.toml")
    for words in (["status"], ["status", "--json"], ["export", "--help"], ["--help"]):
        command = shlex.join([PROGRAM, "--config", config, *words])
        script = f"set -o pipefail; {command} 2>err | true; echo $?; cat err"
        done = subprocess.run(
            ["bash", "-c", script], cwd=company.home, capture_output=True, text=True, check=True
        )
        code, *talk = done.stdout.splitlines()
        assert code == "0", (words, done.stdout)
        assert not [line for line in talk if not line.startswith("next: ")]


def test_a_run_whose_reader_leaves_does_its_work(company: Company) -> None:
    """The month is sent although nobody reads the page."""
    command = shlex.join([PROGRAM, "--config", str(company.home / "config.toml"), "run"])
    script = f"set -o pipefail; {{ {command}; }} 2>&1 | true"
    done = subprocess.run(["bash", "-c", script], cwd=company.home, check=False)
    assert done.returncode == 0
    assert company.bank_files()


@pytest.mark.parametrize(
    ("called", "on_path", "expected"),
    [
        ("{bin}/einvoice", "{bin}", "einvoice"),
        ("{link}/einvoice", "{bin}", "einvoice"),
        ("{bin}/einvoice", "{other}", "{bin}/einvoice"),
        ("{bin}/einvoice", "", "{bin}/einvoice"),
        ("{bin}/python-m", "{bin}", "einvoice"),
    ],
)
def test_the_next_command_is_short_where_the_shell_finds_it(
    called: str, on_path: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its name where PATH leads to this very program, else as it was called."""
    folders = {name: tmp_path / name for name in ("bin", "other", "link")}
    for name in ("bin", "other"):
        folders[name].mkdir()
        (folders[name] / "einvoice").touch(0o755)
    folders["link"].symlink_to(folders["bin"])
    monkeypatch.setenv("PATH", on_path.format(**folders))
    assert output.called_as(called.format(**folders)) == expected.format(**folders)


def test_completion_of_the_shell(tmp_path: Path) -> None:
    """`--install-completion` in bash writes what completes a command's name."""
    bash = needs("bash")
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "PATH": f"{Path(PROGRAM).parent}:{os.environ['PATH']}",
    }
    script = "einvoice --install-completion; true"
    subprocess.run([bash, "-c", script], env=environment, check=True, capture_output=True)
    (written,) = (tmp_path / ".bash_completions").glob("einvoice*")
    ask = f"source {written}; COMP_WORDS=(einvoice stat); COMP_CWORD=1; "
    ask += "_einvoice_completion einvoice; echo ${COMPREPLY[*]}"
    done = subprocess.run(
        [bash, "-c", ask], env=environment, check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["status"]


@pytest.mark.parametrize("columns", [80, 160])
def test_help_on_a_terminal(columns: int) -> None:
    """It fits, and names the groups."""
    text = on_terminal(["--help"], columns)
    assert max(map(len, text.splitlines())) <= columns
    assert "Cannot be undone:" in text


def test_the_program_is_where_the_tests_look() -> None:
    """Beside the interpreter."""
    assert shutil.which(PROGRAM)


@pytest.mark.parametrize("words", [[b"show", b"B\xff"], [b"\xc4", b"--help"]])
def test_an_argument_that_is_not_utf_8(tmp_path: Path, words: list[bytes]) -> None:
    """Exit 2 and a sentence that shows the bytes, no traceback."""
    command = [PROGRAM.encode(), *words]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 2
    assert rb"\x" in done.stderr
    assert b"is not UTF-8, expected text" in done.stderr
    assert b"Traceback" not in done.stderr
