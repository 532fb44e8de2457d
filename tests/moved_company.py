"""A company moved to PostgreSQL, and copies of it there."""

import shutil
from pathlib import Path

from databases import Server
from sample_company import Company


def to_postgresql(company: Company, server: Server) -> str:
    """Import a company without a month into a database of its own; return the address."""
    url = server.database()
    shutil.rmtree(company.home / "data")
    company.edit_config('url = ""', f'url = "{url}"')
    assert company.cli("init").code == 0
    assert company.cli("import", str(company.home / "input")).code == 0
    return url


def copied(home: Path, target: Path, server: Server | None = None, url: str = "") -> Company:
    """Return a copy of a company, with a copy of its database where that is on a server."""
    shutil.copytree(home, target)
    company = Company(target)
    if server is not None:
        company.edit_config(url, server.database(url))
    return company
