"""A company whose month is issued and sent, with statements to read."""

import shutil
from pathlib import Path

import pytest
from paid_company import PaidCompany
from sample_company import Company


@pytest.fixture(scope="module")
def issued_home(imported_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A month that went to the banks; copied, never changed."""
    company = Company(tmp_path_factory.mktemp("issued") / "home")
    shutil.copytree(imported_home, company.home)
    done = company.cli("run", today="2026-11-05")
    assert done.code == 0, done.err
    return company.home


@pytest.fixture
def paid(issued_home: Path, tmp_path: Path) -> PaidCompany:
    """A fresh copy of the company."""
    shutil.copytree(issued_home, tmp_path / "home")
    return PaidCompany(Company(tmp_path / "home"))
