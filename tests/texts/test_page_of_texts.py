"""docs/TEXTS.md has every sentence as the program says it."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from scripts_of_pages import script

import einvoice.texts
from einvoice.core.invoices import NoticeCode
from einvoice.texts import explanations, notices

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "TEXTS.md").read_text("utf-8")
MODULES = sorted(
    module.name for module in pkgutil.walk_packages(einvoice.texts.__path__, "einvoice.texts.")
)


def test_the_page_is_current() -> None:
    """A changed sentence is on the page, which a person reads."""
    assert script("texts").text() == PAGE, "run: make texts"


def test_the_page_has_what_matters() -> None:
    """Every notice and every rule, with examples filled in for each language."""
    for code in NoticeCode:
        assert f"`SENTENCES.{code}`" in PAGE
        assert notices.SENTENCES[code]["ru"].replace("|", "\\|") in PAGE
    for rule in explanations.RULES.values():
        assert all(text["lv"].replace("|", "\\|") in PAGE for text in rule)
    assert "Это может стоить до 35,42 EUR в месяц с НДС." in PAGE
    assert "| 33 | E-rēķinu nevar parādīt" in PAGE


def test_every_example_spells_its_commands() -> None:
    """Where a text names a step, its example has the command: `einvoice run`, not its format."""
    rows = re.findall(r"(?m)^\| (?:lv|ru|en) \| (.*) \| (.*) \|$", PAGE)
    steps = [(text, shown) for text, shown in rows if ":command" in text]
    assert len(steps) > 100
    assert not [shown for text, shown in steps if shown.count("`einvoice") < text.count(":command")]


def test_latvian_is_quoted_as_latvian_is() -> None:
    """„So”: the sign that English opens with is no sign of Latvian."""
    rows = re.findall(r"(?m)^\| lv \| (.*)$", PAGE)
    assert len(rows) > 1000
    assert not [row for row in rows if "“" in row]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    """Every example in a docstring of the texts gives what it says."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0
