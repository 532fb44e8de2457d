"""The portal's process writes the portal's tables alone, on both databases."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from databases import Server
from sample_company import Company, set_up
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from einvoice.core.errors import StorageError
from einvoice.core.residents import PersonKind
from einvoice.store.portal_tables import PORTAL_TABLES
from einvoice.store.store import Store
from jobs.context import Context
from jobs.residents.code_requests import CodeRequest, request_code
from jobs.residents.forget import forget_old
from jobs.residents.sessions import open_session, session_of
from jobs.residents.throttle import failed

ROOT = Path(__file__).parents[2]
WAYS = {
    "insert": "INSERT INTO buildings SELECT * FROM buildings",
    "replace": "REPLACE INTO buildings SELECT * FROM buildings",
    "update": "UPDATE invoices SET total_cents = 1",
    "delete": "DELETE FROM invoices",
    "with": "WITH x AS (SELECT 1 AS a) UPDATE invoices SET total_cents = (SELECT a FROM x)",
    "trigger": "CREATE TRIGGER t AFTER INSERT ON sessions BEGIN DELETE FROM invoices; END",
    "drop": "DROP TABLE invoices",
    "alter": "ALTER TABLE invoices ADD COLUMN x TEXT",
    "table": "CREATE TABLE x (a INTEGER)",
    "view": "CREATE VIEW x AS SELECT 1",
    "attach": "ATTACH 'x.db' AS x",
    "schema": "PRAGMA writable_schema = ON",
    "master": "UPDATE sqlite_master SET sql = ''",
    "journal": "INSERT INTO journal SELECT * FROM journal",
}
"""Ways to write what is not the portal's."""
ON_POSTGRESQL = [
    name for name in WAYS if name not in {"replace", "trigger", "attach", "schema", "master"}
]


def refusal(store: Store, statement: str) -> str:
    """Return how the database refuses a statement in a transaction that writes."""
    with pytest.raises((DatabaseError, StorageError)) as refused, store.writing() as tx:
        tx.execute(text(statement))
    return f"{refused.value} {refused.value.__cause__}"


@pytest.fixture(scope="module")
def portal(imported_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """The portal's context on SQLite."""
    company = Company(tmp_path_factory.mktemp("guard") / "home")
    shutil.copytree(imported_home, company.home)
    with company.context() as context:
        own = replace(context, for_portal=True)
        yield own
        own.close()


@pytest.mark.parametrize("way", WAYS)
def test_sqlite_refuses_to_write_what_is_not_the_portals(portal: Context, way: str) -> None:
    """Whatever the statement looks like; nothing of it is prepared."""
    words = refusal(portal.store, WAYS[way])
    assert any(text in words for text in ("not authorized", "SQLITE_AUTH", "may not be modified"))


def test_the_pipeline_is_not_guarded(portal: Context) -> None:
    """The same statements work for it: the check above can fail."""
    with replace(portal, for_portal=False).store.writing() as tx:
        tx.execute(text(WAYS["delete"]))


def test_the_portal_writes_its_own_tables_and_reads_all(portal: Context) -> None:
    """A session is opened and found, and a building read."""
    token = open_session(portal, "u1", PersonKind.STAFF, "test")
    assert session_of(portal, token) is None, "nobody has that id"
    with portal.store.reading() as tx:
        count = "SELECT count(*) FROM buildings, json_each('[1]')"
        assert tx.execute(text(count)).scalar()  # type: ignore[call-overload]


def test_a_reading_transaction_writes_nothing(portal: Context) -> None:
    """Not even the portal's own tables: the database itself refuses."""
    with (
        pytest.raises((DatabaseError, StorageError)),
        portal.store.reading() as tx,
    ):
        tx.execute(text("DELETE FROM sessions"))  # type: ignore[call-overload]


def test_the_role_of_the_documents_on_postgresql(server: Server, tmp_path: Path) -> None:
    """Its grants, as docs/PORTAL.md has them: own tables written, all read, nothing else."""
    page = (ROOT / "docs" / "PORTAL.md").read_text("utf-8")
    grants = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)[0]
    named = re.findall(r"INSERT, UPDATE, DELETE ON (.*) TO", grants)[0].split(", ")
    assert sorted(named) == sorted(table.name for table in PORTAL_TABLES)
    url, role = server.database(), "portal_of_a_test"
    company = set_up(tmp_path / "home")
    company.edit_config('url = ""', f'url = "{url}"')
    assert company.cli("init").code == 0
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        for statement in grants.replace("einvoice_portal", role).split(";"):
            if statement.strip():
                connection.execute(text(statement))
    engine.dispose()
    as_role = f"{url}{'&' if '?' in url else '?'}options=-c%20role%3D{role}"
    company.edit_config(f'url = "{url}"', f'url = "{as_role}"')
    with company.context() as context:
        own = replace(context, for_portal=True)
        open_session(own, "u1", PersonKind.STAFF, "test")
        failed(own, "anna@example.lv", "192.0.2.1")
        assert request_code(own, "192.0.2.1", CodeRequest("", "A street", "lv")) == "kept"
        assert forget_old(own)["threads"] == 0
        for way in ON_POSTGRESQL:
            words = refusal(own.store, WAYS[way])
            assert "permission denied" in words or "must be owner" in words, way
        own.close()
    with engine.begin() as connection:
        connection.execute(text(f"DROP OWNED BY {role}"))
        connection.execute(text(f"DROP ROLE {role}"))
    engine.dispose()
    server.drop(url)
