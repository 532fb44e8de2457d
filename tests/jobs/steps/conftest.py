"""Fixtures of the steps' tests."""

from pathlib import Path

import pytest
from metered_house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose flat F1 has not been read in October."""
    return House(tmp_path)
