"""Months at a certain step, for the tests of the jobs."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from at_the_bank import BANK, FaultyBanks, simulated
from databases import Server
from sample_company import PERIOD, Company, simplify

from jobs.steps import deliver as deliver_job
from jobs.steps.deliver import deliver


@pytest.fixture
def rendered(
    company: Company, home_after: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> Company:
    """An installation with files ready to send, that does not wait between attempts."""
    company.become(home_after("calculate", "issue", "render"))
    monkeypatch.setattr(deliver_job, "_pause", lambda _attempt: None)
    return company


@pytest.fixture(scope="session")
def waiting_home(home_after: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation whose file is at the bank, which says nothing; copied, never changed."""
    company = Company(tmp_path_factory.mktemp("waiting") / "home")
    shutil.copytree(home_after("calculate", "issue", "render"), company.home)
    with company.context() as context, simulated(company, "no-answer") as simulator:
        deliver(context, FaultyBanks(context, simulator), PERIOD, BANK)
    return company.home


@pytest.fixture
def waiting(company: Company, waiting_home: Path) -> Company:
    """An installation whose file is at the bank, which says nothing."""
    company.become(waiting_home)
    return company


@pytest.fixture(scope="session")
def imported_on_postgresql(
    server: Server, imported_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """The imported company with its database on PostgreSQL; both are copied, never changed."""
    company = Company(tmp_path_factory.mktemp("postgresql") / "home")
    shutil.copytree(imported_home, company.home)
    url = server.database()
    company.edit_config('url = ""', f'url = "{url}"')
    company.import_anew()
    return company.home, url


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, company: Company) -> Iterator[Company]:
    """The imported company on each database."""
    if request.param == "sqlite":
        yield company
        return
    server: Server = request.getfixturevalue("server")
    prepared, template = request.getfixturevalue("imported_on_postgresql")
    url = server.database(template)
    company.become(prepared)
    company.edit_config(template, url)
    yield company
    server.drop(url)


@pytest.fixture(scope="session")
def simple_home(imported_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house that pays by area alone; copied, never changed."""
    company = Company(tmp_path_factory.mktemp("simple") / "home")
    shutil.copytree(imported_home, company.home)
    simplify(company)
    company.import_anew()
    return company.home


@pytest.fixture
def simple(company: Company, simple_home: Path) -> Company:
    """A house that pays by area alone, so that a month needs no new rows."""
    company.become(simple_home)
    return company
