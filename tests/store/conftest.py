"""A store in a folder, copied from one that was migrated once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_samples import open_store

from einvoice.store.store import Store


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an empty store at this version's tables."""
    data_dir = tmp_path_factory.mktemp("migrated") / "data"
    store = open_store(data_dir)
    store.create()
    store.close()
    return data_dir


@pytest.fixture
def store(migrated: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty store at this version's tables."""
    shutil.copytree(migrated, tmp_path / "data")
    found = open_store(tmp_path / "data")
    yield found
    found.close()
