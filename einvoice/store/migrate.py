"""Migrations: brings a database to this version's tables. They only go up."""

from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import OperationalError

from einvoice.core.errors import UsageError
from einvoice.store import guards
from einvoice.store.engine import one_writer

if TYPE_CHECKING:  # alembic is imported where it is needed: it takes long
    from alembic.config import Config


def upgrade(
    engine: Engine, version: str = "head", then: Callable[[Connection], object] | None = None
) -> None:
    """Run the migrations up to a version that this database lacks, in one transaction.

    ``then`` is what else belongs to it, on the tables of the last version.

    Raises:
        UsageError: the database cannot be reached, or keeps text in another encoding.
    """
    from alembic import command

    with _reached(engine) as connection, connection.begin():
        one_writer(connection)
        _refuse_other_encodings(connection)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        if version == "head":
            guards.install(connection)
        if then is not None:
            then(connection)


def is_current(engine: Engine) -> bool:
    """Return whether the database has this version's tables (never migrated = not).

    Raises:
        UsageError: the database cannot be reached.
    """
    return version_of(engine) == _newest()


@cache
def _newest() -> str:
    """Return the version that this program works with: the number of the last migration's file.

    Every command asks, and alembic would read all migrations to say the same.
    """
    folder = resources.files("einvoice.store") / "migrations" / "versions"
    return max(file.name[:4] for file in folder.iterdir() if file.name[:4].isdecimal())


def version_of(engine: Engine) -> str | None:
    """Return the version of the database's tables; None when it has none.

    Raises:
        UsageError: the database cannot be reached.
    """
    with _reached(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        kept: str | None = connection.exec_driver_sql(
            "SELECT version_num FROM alembic_version"
        ).scalar_one_or_none()
        return kept


def _reached(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except OperationalError as error:
        why = str(error.orig).strip().splitlines()[0]
        raise UsageError("database-unreachable", why=why) from None


def _refuse_other_encodings(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise UsageError("database-encoding", found=encoding)


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("einvoice.store") / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
