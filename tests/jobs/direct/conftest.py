"""Companies whose customers have no bank, at the step after issuing."""

from pathlib import Path

import pytest
from sample_company import Company
from unbanked_company import FLATS, MANY, without_banks


@pytest.fixture(scope="session")
def unbanked_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a company; copied, never changed."""
    return without_banks(tmp_path_factory.mktemp("unbanked") / "home", FLATS).home


@pytest.fixture
def unbanked(unbanked_home: Path, tmp_path: Path) -> Company:
    """A fresh copy of such a company."""
    return Company(tmp_path / "home").copied(unbanked_home, tmp_path / "home")


@pytest.fixture
def many_unbanked(tmp_path: Path) -> Company:
    """A larger company of this kind, with two houses."""
    return without_banks(tmp_path / "many", MANY)
