import doctest
import importlib
import pkgutil

import pytest

import einvoice.core

MODULES = sorted(module.name for module in pkgutil.iter_modules(einvoice.core.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str) -> None:
    """Every example in a docstring of the core gives what it says."""
    module = importlib.import_module(f"einvoice.core.{name}")
    assert doctest.testmod(module).failed == 0


def test_examples_are_found() -> None:
    """The modules with examples are really among those looked at."""
    assert {"money", "period", "premises", "allocation", "meters"} <= set(MODULES)
