"""An owner whose flat has no reading for October; copied for each test, never changed."""

import shutil
from pathlib import Path

import pytest
from resident_world import Resident, move_in, without_october
from sample_company import Company


@pytest.fixture(scope="session")
def resident_home(
    imported_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """The home of the company, and the id of the user."""
    company = without_october(imported_home, tmp_path_factory.mktemp("resident") / "home")
    return company.home, move_in(company).user_id


@pytest.fixture
def resident(resident_home: tuple[Path, str], tmp_path: Path) -> Resident:
    """The owner, on a copy of the installation."""
    home, user_id = resident_home
    shutil.copytree(home, tmp_path / "resident")
    return Resident(Company(tmp_path / "resident"), user_id)
