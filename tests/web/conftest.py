"""One portal for the tests of this folder that change nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from portal_server import Browser, listening
from sample_company import Company

from einvoice.web.app import portal_app


@pytest.fixture(scope="session")
def portal_address(imported_home: Path) -> Iterator[str]:
    """The address of a portal on an installation with everything imported."""
    with Company(imported_home).context() as context, listening(portal_app(context)) as address:
        yield address


@pytest.fixture
def visitor(portal_address: str) -> Browser:
    """Somebody who is not signed in."""
    return Browser(portal_address)
