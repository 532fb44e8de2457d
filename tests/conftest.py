"""Fixtures that several rooms' tests share."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from accepted_dialogues import INCIDENTS, kept_dialogue
from compiled_once import compiled_once, explained_once
from coverage import Coverage
from databases import Server, running_server
from hypothesis import HealthCheck, settings
from payers_named import payers_named
from remembered import MEMORY, remembering
from sample_company import Company, set_up

from einvoice.cli import output
from einvoice.spelling import quoted_command
from einvoice.texts.advice import plain, spell_with

if TYPE_CHECKING:
    from portal_people import PortalPeople

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a disk that writes without waiting
ROOM = 4 << 30


def pytest_configure() -> None:
    """Keep the tests' folders in memory where there is room: each commit waits for a disk.

    `PYTEST_DEBUG_TEMPROOT=/tmp` keeps them on the disk.
    """
    if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))
    # No test goes by time: on a busy machine an example takes as long as it takes.
    patient = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
    settings.register_profile("patient", **patient)
    settings.load_profile("patient")
    if not _is_worker():
        root = os.environ.get("PYTEST_DEBUG_TEMPROOT")
        os.environ["REMEMBERED"] = tempfile.mkdtemp(prefix="remembered-", dir=root)


def pytest_unconfigure() -> None:
    """Forget what commands did: it holds for one run."""
    if not _is_worker():
        shutil.rmtree(os.environ.pop("REMEMBERED"), ignore_errors=True)


def _is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


def pytest_collection_finish() -> None:
    """Leave what was collected out of every later look for garbage: it stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Keep what coverage measured: a worker that needs 10 s to end is killed by xdist."""
    if measured := Coverage.current():
        measured.save()


@pytest.fixture(autouse=True, scope="session")
def statements_compiled_once() -> Iterator[None]:
    """Compile each SQL statement, and explain each document, once a worker."""
    with compiled_once(), explained_once():
        yield


@pytest.fixture(autouse=True)
def fewer_second_opinions(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have xmlschema look at two invoices of a file, not ten: they are a third of a small month.

    The tests of documents, examples in docstrings, and programs that tests start keep ten.
    """
    if "documents" not in request.path.parts and request.path.name != "test_doctests.py":
        monkeypatch.setattr("einvoice.documents.schema_check.LOOKED_AT_TWICE", 2)


@pytest.fixture(autouse=True, scope="session")
def commands_remembered(statements_compiled_once: None) -> Iterator[None]:
    """Do what hundreds of tests begin with once a run, for all workers; SOAK does all of it."""
    del statements_compiled_once
    if os.environ.get("SOAK"):
        yield
        return
    with remembering(Path(os.environ["REMEMBERED"])):
        yield


@pytest.fixture(autouse=True)
def nothing_replaced(fewer_second_opinions: None) -> Iterator[None]:
    """Remember commands until a test replaces something in the program."""
    del fewer_second_opinions
    MEMORY.begin()
    yield
    MEMORY.begin()


@pytest.fixture(autouse=True)
def commands_as_people_read_them() -> Iterator[None]:
    """Have the command line's spelling in every sentence, as called without options."""
    spell_with(quoted_command)
    output._program[:] = ["einvoice"]
    yield
    spell_with(plain)


@pytest.fixture(autouse=True)
def payers_are_named_nowhere() -> Iterator[None]:
    """After each test, look for payers in journals, findings, alerts, logs, metrics and talk."""
    yield
    assert payers_named() == []


@pytest.fixture(autouse=True)
def accepted_dialogue(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Hold the dialogue of an incident against what was accepted."""
    title = INCIDENTS.get(request.node.name)
    if title is None:
        yield
        return
    request.getfixturevalue("company")  # what it takes to make it is no part of the dialogue
    with kept_dialogue(title, monkeypatch):
        MEMORY.begin()  # it replaces nothing in the program
        yield


@pytest.fixture(scope="session")
def imported_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with everything imported; copied, never changed.

    `benchmarks.mutants_of_jobs` makes it once for all its runs and names it.
    """
    if prepared := os.environ.get("IMPORTED_HOME"):
        return Path(prepared)
    company = set_up(tmp_path_factory.mktemp("company"))
    assert company.cli("init").code == 0
    result = company.cli("import", str(company.home / "input"))
    assert result.code == 0, result.err
    return company.home


@pytest.fixture(scope="session")
def home_after(
    imported_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Path]:
    """Return the imported installation after some steps, each done once; copied, never changed."""

    @cache
    def made(*steps: str) -> tuple[Path, frozenset[str]]:
        if not steps:
            return imported_home, frozenset()
        company = Company(tmp_path_factory.mktemp("after") / "home")
        before, commands = made(*steps[:-1])
        shutil.copytree(before, company.home)
        result = company.cli(steps[-1])
        assert result.code == 0, result.err
        return company.home, commands | {MEMORY.last}

    def after(*steps: str) -> Path:
        home, commands = made(*steps)
        MEMORY.used |= commands  # a test that does them too does them
        return home

    return after


@pytest.fixture
def company(imported_home: Path, tmp_path: Path) -> Company:
    """A fresh copy of the imported installation."""
    home = tmp_path / "home"
    shutil.copytree(imported_home, home)
    return Company(home)


@pytest.fixture
def empty_company(tmp_path: Path) -> Company:
    """An installation with import files and an empty database."""
    company = set_up(tmp_path / "home")
    assert company.cli("init").code == 0
    return company


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real PostgreSQL."""
    with running_server() as found:
        yield found


@pytest.fixture(scope="session")
def people(
    home_after: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> "PortalPeople":
    """A company with a sold flat, whose residents and staff have accounts in the portal."""
    from portal_people import with_people

    home = tmp_path_factory.mktemp("portal") / "home"
    shutil.copytree(home_after("run"), home)
    company = Company(home)
    company.edit_config("[portal]\n", '[portal]\ntrusted_proxies = ["127.0.0.1"]\n')
    return with_people(company)


@pytest.fixture(scope="session")
def portal_address(people: "PortalPeople") -> Iterator[str]:
    """The address of that portal."""
    from portal_people import portal_context
    from portal_server import listening

    from einvoice.web.app import portal_app

    with portal_context(people) as context, listening(portal_app(context)) as address:
        yield address
