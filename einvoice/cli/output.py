"""Printing: data on stdout, talk on stderr; tables, money and progress for people."""

import re
import shlex
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeVar

from einvoice import CONFIG_FILE
from einvoice.cli.breaking import broken
from einvoice.clock import local_time
from einvoice.core.errors import EInvoiceError
from einvoice.core.money import format_cents

if TYPE_CHECKING:
    from jobs.problems import Problem

Item = TypeVar("Item")


def print_json(value: object) -> None:
    """Print one JSON document on stdout."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201 - this is the output


def print_line(text: str = "") -> None:
    """Print a line of data on stdout; a terminal gets a long line broken between words.

    A line with a command stays whole: it is copied.
    """
    if sys.stdout.isatty() and "einvoice " not in text:
        text = broken(text, columns())
    print(text)  # noqa: T201 - this is the output


def say(text: str) -> None:
    """Print a line of talk on stderr, after what is on stdout already."""
    sys.stdout.flush()
    print(as_called(text), file=sys.stderr, flush=True)  # noqa: T201 - this is the talk


def told(key: str, **facts: object) -> str:
    """Return a text of a screen in the language of the configuration."""
    from einvoice.texts.screens import label

    return label(key, staff_language(), **facts)


def say_error(error: EInvoiceError) -> None:
    """Print what stopped the command, in the language of the configuration, and what comes next."""
    from einvoice.cli.after_errors import ON_ITS_DAY, after_error
    from einvoice.spelling import command_line

    say_why(error)
    if after := after_error(error.cause):
        day = error.facts.get(ON_ITS_DAY.get(error.code, ""))
        say_next(command_line(after), "next_from_day" if day else "next_line", day=day)


def say_why(error: EInvoiceError) -> None:
    """Print what is wrong, where something else says what comes next."""
    from einvoice.texts.errors import hint, sentence

    say_wrong(sentence(error.cause, staff_language()), hint(error.cause, staff_language()))


def say_problems(problems: "Iterable[Problem]") -> None:
    """Print what went wrong with banks and files while the others went on.

    What can be done is said once; of further files of the same kind only the sentences that have
    their own commands: a command that enters a person's word keeps its condition.
    """
    from jobs.problems import hint, message

    language, hints = staff_language(), set()
    for problem in problems:
        text, facts = hint(problem, language), dict(problem.cause.facts)
        file_id = str(facts.get("file") or "")
        of_any = text.replace(file_id or "\0", "FILE").replace(
            str(facts.get("bank") or "\0"), "BANK"
        )
        if file_id and of_any in hints:
            own = [part for part in _SENTENCES.split(text) if _names(part, file_id)]
            text = " ".join([f"{told('word.as_above')}.", *own])
        say_wrong(message(problem, language), text)
        hints.add(of_any)


_COMMANDS = re.compile("`[^`]+`")
_SENTENCES = re.compile("(?<=[.]) (?=[A-ZĀČĒĢĪĶĻŅŠŪŽ\u0410-\u042f])")
"""Where a sentence ends and another begins, in any of the languages."""


def _names(sentence: str, file_id: str) -> bool:
    return any(file_id in command for command in _COMMANDS.findall(sentence))


def say_wrong(message: str, hint: str) -> None:
    """Print what is wrong and what a person can do about it, with commands to be copied."""
    say(f"{told('word.error')}: {message}")
    if hint:
        say(f"  {told('word.hint')}: {hint}")


def as_called(text: str) -> str:
    """Return a sentence with its commands called as this command was; tables are shorter."""
    return text.replace("`einvoice ", f"`{program()} ")


def on_its_day(text: str) -> str:
    """Return a sentence of a table or page; where the clock is set, its commands set it too."""
    return as_called(text) if "--today" in _program else text


_program = ["einvoice"]
_config = [Path(CONFIG_FILE)]


def set_program(config: Path, *options: str) -> None:
    """Remember how the program was called, so that the next command can be copied as printed."""
    _program[:] = [called_as(sys.argv[0]), *options]
    _config[:] = [config]


def program() -> str:
    """Return how the program was called, with its global options, for a shell."""
    return shlex.join(_program)


def staff_language() -> str:
    """Return the language of the configuration; English, as the help, where it says none."""
    from einvoice.config import language_of

    return language_of(_config[0]) or "en"


def called_as(name: str) -> str:
    """Return `einvoice` where a shell finds this program by it, else how it was called."""
    installed = shutil.which("einvoice")
    called = Path(name)
    same = installed is not None and called.exists() and called.samefile(installed)
    return "einvoice" if same or called.name != "einvoice" else name


_ONCE_SAID = MappingProxyType(
    {
        "answers --settle": "next_once_said",
        "import --set-aside": "next_if_not_needed",
        "mark-accepted": "next_once_said",
        "mark-refused": "next_once_said",
        "refunds cancel": "next_once_said",
        "release --all": "next_once_right",
        "resend": "next_once_said",
        "restore --imports-done": "next_once_imported",
        "restore --nothing-imported": "next_if_nothing",
        "restore --pass-over": "next_once_said",
    }
)
"""By the command that enters a person's word: the text of a last line that names it."""


def say_next(command: str, key: str = "next_line", **facts: object) -> None:
    """Print the last line: the next useful command, called as this command was.

    ``key``: of the line's text, where something else comes before, with its ``facts``. A command
    that enters a word says what it rests on, so that nobody types it unseen. A file to import that
    is not in this folder is written with the folder that a person fills in.
    """
    from einvoice.texts.screens import label

    if name := _file_elsewhere(command):
        command, key = f"einvoice import FOLDER/{name}", "next_once_ready"
    once = (_ONCE_SAID[words] for words in _ONCE_SAID if command.startswith(f"einvoice {words}"))
    key = next(once, key) if key == "next_line" else key
    called = command.replace("einvoice", program(), 1)
    say(label(key, staff_language(), command=called, **facts))


def _file_elsewhere(command: str) -> str:
    """Return the import file that a command names and this folder does not have; else empty."""
    words = shlex.split(command)
    if words[1:2] != ["import"] or len(words) != len(("einvoice", "import", "NAME")):
        return ""
    name = words[-1]
    return name if Path(name).suffix and not Path(name).exists() else ""


def euro(cents: int) -> str:
    """Return cents as EUR with thousands apart.

    >>> euro(123456789), euro(-5)
    ('1 234 567.89', '-0.05')
    """
    whole, fraction = format_cents(abs(cents)).split(".")
    sign = "-" if cents < 0 else ""
    return f"{sign}{int(whole):,}.{fraction}".replace(",", " ")


def columns() -> int:
    """Return how wide the screen is; a file or another program gets 140 columns."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 140


def moment(at: str) -> str:
    """Return a moment for a person, in local time; empty where there is none.

    >>> moment("2026-11-05T07:00:00Z"), moment("2026-11-05T09:00:00"), moment("")
    ('2026-11-05 09:00:00', '2026-11-05 09:00:00', '')
    """
    local = local_time(at).isoformat() if at.endswith("Z") else at
    return local.replace("T", " ")


def print_table(
    titles: Sequence[str], rows: Iterable[Sequence[str]], right: str | Sequence[str] = ""
) -> None:
    """Print an aligned table; columns whose title is in ``right`` (by word) align right.

    These are figures, which are never broken where another column can be.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    names = right.split() if isinstance(right, str) else right
    for title in titles:
        is_right = title in names
        justify: Literal["left", "right"] = "right" if is_right else "left"
        table.add_column(title, justify=justify, overflow="fold", no_wrap=is_right)
    for row in rows:
        table.add_row(*row)
    # Cells are plain text: `[database]` is a section of the configuration, not a style.
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 140, markup=False)
    console.print(table)


class TerminalTalk:
    """Talk for a person: lines on stderr, and a progress bar when stderr is a terminal."""

    def say(self, text: str) -> None:
        """Print one line."""
        say(text)

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterable[Item]:
        """Pass items through while showing how far the work is."""
        if total <= 1 or not sys.stderr.isatty():
            return items
        from rich.console import Console
        from rich.progress import track

        return track(
            items, description=label, total=total, console=Console(stderr=True), transient=True
        )
