"""The examples in docstrings outside the core: each gives what it says."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WITH_EXAMPLES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for room in ("einvoice", "jobs", "bank_adapters")
    for path in (ROOT / room).rglob("*.py")
    if ">>> " in path.read_text("utf-8") and path.parent != ROOT / "einvoice" / "core"
)


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_hold(name: str) -> None:
    """And are found."""
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted
    assert result.failed == 0
