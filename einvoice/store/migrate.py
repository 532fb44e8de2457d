"""Migrations: brings a database to this version's tables. They only go up."""

from importlib import resources

from sqlalchemy import Connection, Engine


def upgrade(engine: Engine) -> None:
    """Run the migrations this database lacks, in one transaction."""
    from alembic import command

    with engine.begin() as connection:
        command.upgrade(_config(connection), "head")


def is_current(engine: Engine) -> bool:
    """Tell whether the database stands at this version's tables (never migrated = not)."""
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
        head = ScriptDirectory.from_config(_config(connection)).get_current_head()
    return found == head


def _config(connection: Connection):  # type: ignore[no-untyped-def] # noqa: ANN202 - alembic is imported lazily
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("einvoice.store") / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
