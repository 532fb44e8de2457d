"""A store on either database, copied from one that was migrated once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from databases import Server
from sqlalchemy import text
from store_samples import open_store

from einvoice.store.store import Store
from einvoice.store.tables import metadata

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an empty store on SQLite at this version's tables."""
    data_dir = tmp_path_factory.mktemp("migrated") / "data"
    store = open_store(data_dir)
    store.create()
    store.close()
    return data_dir


@pytest.fixture(scope="session")
def migrated_url(server: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """An empty PostgreSQL database at this version's tables."""
    url = server.database()
    store = open_store(tmp_path_factory.mktemp("migrated") / "data", url)
    store.create()
    store.close()
    return url


@pytest.fixture(params=DATABASES)
def new_url(request: pytest.FixtureRequest) -> Iterator[Callable[[Path], str]]:
    """A function that gives the URL of a database that has no tables yet."""
    if request.param == "sqlite":
        yield lambda data_dir: f"sqlite:///{data_dir / 'einvoice.db'}"
        return
    server: Server = request.getfixturevalue("server")
    url = server.database()
    yield lambda _data_dir: url
    server.drop(url)


@pytest.fixture
def sqlite_store(migrated: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty store on SQLite."""
    shutil.copytree(migrated, tmp_path / "data")
    found = open_store(tmp_path / "data")
    yield found
    found.close()


@pytest.fixture
def postgresql_store(migrated_url: str, tmp_path: Path) -> Iterator[Store]:
    """An empty store on PostgreSQL; emptied after each test, which is faster than a new one."""
    (tmp_path / "data").mkdir(mode=0o700)
    found = open_store(tmp_path / "data", migrated_url)
    yield found
    with found.writing() as tx:
        tx.execute(text("SET LOCAL session_replication_role = replica"))
        for table in metadata.sorted_tables:
            tx.execute(table.delete())
    found.close()


@pytest.fixture(params=DATABASES)
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store at this version's tables, on each database."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found
