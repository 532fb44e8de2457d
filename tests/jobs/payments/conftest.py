"""A company whose month is issued and sent, with statements to read."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from carrying_company import CarryingCompany, begun, entry
from databases import Server
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


@pytest.fixture
def on_postgresql(server: Server, imported_home: Path, tmp_path: Path) -> Iterator[PaidCompany]:
    """The same month on PostgreSQL."""
    company = Company(tmp_path / "postgresql")
    shutil.copytree(imported_home, company.home, ignore=lambda _path, _names: {"data", "bank"})
    url = server.database()
    company.edit_config('url = ""', f'url = "{url}"')
    assert company.cli("init").code == 0
    assert company.cli("import", str(company.home / "input")).code == 0
    assert company.cli("run", today="2026-11-05").code == 0
    yield PaidCompany(company)
    server.drop(url)


@pytest.fixture(scope="session")
def october_home(simple_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house after October was issued on 5 November; copied, never changed."""
    company = Company(tmp_path_factory.mktemp("october") / "home")
    shutil.copytree(simple_home, company.home)
    carrying = begun(company)
    assert carrying.read("2026-11-02", "2026-11-04").code == 0
    done = carrying.run("2026-11-05")
    assert done.code == 0, done.err
    return company.home


@pytest.fixture(scope="session")
def paid_october(october_home: Path, tmp_path_factory: pytest.TempPathFactory) -> CarryingCompany:
    """October is issued; one flat paid its invoice, one a part; statements reach 20 November."""
    company = Company(tmp_path_factory.mktemp("paid") / "home")
    shutil.copytree(october_home, company.home)
    carrying = CarryingCompany(company)
    invoices = carrying.invoices("2026-10")
    whole, part = (invoices[flat] for flat in carrying.flats[3:5])
    entries = [
        entry("2026-11-10", whole["to_pay_cents"], whole["invoice_number"]),
        entry("2026-11-11", 100, part["invoice_number"]),
    ]
    assert carrying.read("2026-11-05", "2026-11-20", entries).code in {0, 3}
    return carrying
