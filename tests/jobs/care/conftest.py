"""Fixtures of the care's tests."""

import pytest
from rolled_back import Machine
from sample_company import Company


@pytest.fixture
def simple(company: Company) -> Machine:
    """The imported company on SQLite."""
    return Machine(company)
