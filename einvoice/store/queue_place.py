"""Where the queue of procrastinate is: a schema of its own beside our tables.

It holds nothing that is worth a backup. The schema is named after the library's version, so that
two versions never share tables.
"""

from sqlalchemy import Engine, text
from sqlalchemy.exc import ProgrammingError

from einvoice.core.errors import UsageError
from einvoice.store.engine import one_writer

PREFIX = "einvoice_queue"


def queue_address(engine: Engine, version: str, script: str) -> str:
    """Return how libpq reaches the queue; its tables are made where they are missing.

    Args:
        engine: the database, PostgreSQL.
        version: the library's version, ``3.10.0``.
        script: the statements that make its tables.

    Raises:
        UsageError: this user may not make them.
    """
    schema = f"{PREFIX}_{version.replace('.', '_')}"
    with engine.begin() as connection:
        one_writer(connection)
        named = text("SELECT 1 FROM pg_namespace WHERE nspname = :schema")
        if connection.scalar(named, {"schema": schema}) is None:
            make = f"CREATE SCHEMA {schema}; SET LOCAL search_path TO {schema}; {script}"
            plain = connection.execution_options(no_parameters=True)
            try:
                plain.exec_driver_sql(make)
            except ProgrammingError as error:
                raise UsageError("queue-not-made", why=type(error.orig).__name__) from None
    url = engine.url.set(drivername="postgresql")
    return url.update_query_dict({"options": f"-csearch_path={schema}"}).render_as_string(
        hide_password=False
    )
