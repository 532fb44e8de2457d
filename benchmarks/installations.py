"""Installations to measure: made once, and put back to as they were after the import."""

import re
import shutil
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from benchmarks.measure import python
from jobs.setup.config_text import config_text

_AS_IMPORTED = "as-imported"
_WORKERS = re.compile(r"^workers = \d+$", re.MULTILINE)


def installation(home: Path, flats: int, url: str = "") -> Path:
    """Make an installation with everything imported, worked by one process.

    Args:
        home: its folder, which is not there yet.
        flats: how many.
        url: a PostgreSQL server on which it gets a database of its own; empty = SQLite.
    """
    home.mkdir()
    write_config(home)
    set_workers(home, 1)
    if url:
        replace_in(home, 'url = ""', f'url = "{new_database(url, home.name)}"')
    config = ("--config", str(home / "config.toml"))
    source = str(home / "input")
    python("einvoice.cli.main", "sample", source, "--flats", str(flats), "--period", "2026-10")
    python("einvoice.cli.main", *config, "init")
    python("einvoice.cli.main", *config, "import", source)
    shutil.copytree(home / "data", home / _AS_IMPORTED)
    if url:
        _anew(url, f"{home.name}-{_AS_IMPORTED}", home.name)
    return home


def write_config(home: Path) -> None:
    """Write the configuration of a company that calculates October on 5 November."""
    text_of = config_text("BENCH1", "2026-11-05", settle_seconds=0)
    (home / "config.toml").write_text(text_of, "utf-8")


def new_database(url: str, name: str) -> str:
    """Make an empty database on a PostgreSQL server, and return its URL."""
    _anew(url, name, "template1")
    return _database(url, name)


def put_back(home: Path, url: str = "") -> None:
    """Forget all that was done since the import."""
    shutil.rmtree(home / "data")
    shutil.copytree(home / _AS_IMPORTED, home / "data")
    if url:
        _anew(url, home.name, f"{home.name}-{_AS_IMPORTED}")


def set_workers(home: Path, workers: int) -> None:
    """Have so many processes work on a month from now on."""
    config = home / "config.toml"
    content, changed = _WORKERS.subn(f"workers = {workers}", config.read_text("utf-8"))
    if changed != 1:
        raise RuntimeError("config.toml does not say how many processes work")
    config.write_text(content, "utf-8")


def replace_in(home: Path, before: str, after: str) -> None:
    """Replace a text of the configuration.

    Raises:
        RuntimeError: it is not there.
    """
    config = home / "config.toml"
    content = config.read_text("utf-8")
    if before not in content:
        raise RuntimeError(f"config.toml does not say {before}")
    config.write_text(content.replace(before, after), "utf-8")


def _database(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


def _anew(url: str, name: str, template: str) -> None:
    """Make a database as another is."""
    driver = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(driver, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    engine.dispose()
