"""docs/COMMANDS.md has every command as the program's own help has it."""

import re
from pathlib import Path

from scripts_of_pages import script

from einvoice.cli.help_page import EXAMPLES

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "COMMANDS.md").read_text("utf-8")


def test_the_page_is_current() -> None:
    """A changed option or help is on the page."""
    assert script("commands").page() == PAGE, "run: make commands"


def test_every_command_has_its_place_and_its_example() -> None:
    """Commands under a command too; each link of the contents leads to a heading."""
    titles = re.findall(r"(?m)^#{3,4} `einvoice ([a-z -]+)`$", PAGE)
    assert sorted(titles) == sorted(EXAMPLES)
    assert re.findall(r"(?m)^Example: `(.*)`$", PAGE) == [EXAMPLES[title] for title in titles]
    links = re.findall(r"\(#einvoice-([a-z-]+)\)", PAGE)
    assert links == [title for title in titles if " " not in title]
