"""docs/COMMANDS.md has every command as the program's own help has it."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

from einvoice.cli.help_page import EXAMPLES

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "COMMANDS.md").read_text("utf-8")


def generator() -> ModuleType:
    """Return the script that writes the page."""
    spec = importlib.util.spec_from_file_location("commands_page", ROOT / ".ci" / "commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current() -> None:
    """A changed option or help is on the page."""
    assert generator().page() == PAGE, "run: make commands"


def test_every_command_has_its_place_and_its_example() -> None:
    """Commands under a command too; each link of the contents leads to a heading."""
    titles = re.findall(r"(?m)^#{3,4} `einvoice ([a-z -]+)`$", PAGE)
    assert sorted(titles) == sorted(EXAMPLES)
    assert re.findall(r"(?m)^Example: `(.*)`$", PAGE) == [EXAMPLES[title] for title in titles]
    links = re.findall(r"\(#einvoice-([a-z-]+)\)", PAGE)
    assert links == [title for title in titles if " " not in title]
