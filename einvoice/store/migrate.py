"""Migrations: brings a database to this version's tables. They only go up."""

from collections.abc import Callable
from importlib import resources

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from einvoice.core.errors import UsageError
from einvoice.store import guards
from einvoice.store.engine import one_writer


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
        command.upgrade(_config(connection), version)
        if version == "head":
            guards.install(connection)
        if then is not None:
            then(connection)


def is_current(engine: Engine) -> bool:
    """Return whether the database has this version's tables (never migrated = not).

    Raises:
        UsageError: the database cannot be reached.
    """
    from alembic.script import ScriptDirectory

    found = version_of(engine)
    with _reached(engine) as connection:
        head = ScriptDirectory.from_config(_config(connection)).get_current_head()
    return found == head


def version_of(engine: Engine) -> str | None:
    """Return the version of the database's tables; None when it has none.

    Raises:
        UsageError: the database cannot be reached.
    """
    from alembic.migration import MigrationContext

    with _reached(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _reached(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except OperationalError as error:
        why = str(error.orig).strip().splitlines()[0]
        raise UsageError("database-unreachable", why=why) from None


def _refuse_other_encodings(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return
    found = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if found != "UTF8":
        raise UsageError("database-encoding", found=found)


def _config(connection: Connection):  # type: ignore[no-untyped-def] # noqa: ANN202 - alembic is imported lazily
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("einvoice.store") / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
