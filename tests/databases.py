"""A real PostgreSQL for tests: DATABASE_URL names a server on which databases may be made.

`.ci/postgresql start DIR` starts one and prints the URL.
"""

import contextlib
import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import sqlalchemy as sa

_numbers = itertools.count(1)


@dataclass
class Server:
    """A server, and the databases made on it."""

    url: str
    made: set[str] = field(default_factory=set)

    def database(self, template: str = "template0") -> str:
        """Make a database, a copy of another one when named, and return its URL."""
        name = f"einvoice_test_{os.getpid()}_{next(_numbers)}"
        source = sa.make_url(template).database if "//" in template else template
        self._execute(f"CREATE DATABASE {name} TEMPLATE {source}")
        url = sa.make_url(self.url).set(database=name).render_as_string()
        self.made.add(url)
        return url

    def drop(self, url: str) -> None:
        """Take a database away, whoever is still connected."""
        name = str(sa.make_url(url).database)
        self._execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self.made.remove(url)

    def _execute(self, statement: str) -> None:
        url = sa.make_url(self.url).set(drivername="postgresql+psycopg")
        engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()


def postgresql_url() -> str:
    """Return the server's URL, or skip; where servers are compulsory its lack fails."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        if os.environ.get("REQUIRE_SERVERS"):
            pytest.fail("PostgreSQL is compulsory here and DATABASE_URL is not set")
        pytest.skip("not run here: DATABASE_URL names no PostgreSQL (.ci/postgresql starts one)")
    return url


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """Yield the server, and clear away at the end what was made on it."""
    server = Server(postgresql_url())
    yield server
    for url in sorted(server.made):
        server.drop(url)
