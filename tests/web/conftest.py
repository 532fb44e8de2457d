"""One portal for the tests of this folder, with everybody who may ask."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from portal_people import TODAY, PortalPeople, with_people
from portal_server import Browser, listening
from sample_company import Company

from einvoice.web.app import portal_app


@pytest.fixture(scope="session")
def people(
    home_after: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> PortalPeople:
    """A company with a sold flat, whose residents and staff have accounts."""
    home = tmp_path_factory.mktemp("portal") / "home"
    shutil.copytree(home_after("run"), home)
    company = Company(home)
    company.edit_config("[portal]\n", '[portal]\ntrusted_proxies = ["127.0.0.1"]\n')
    return with_people(company)


@pytest.fixture(scope="session")
def portal_address(people: PortalPeople) -> Iterator[str]:
    """The address of that portal."""
    with people.company.context(TODAY) as context, listening(portal_app(context)) as address:
        yield address


@pytest.fixture
def visitor(portal_address: str) -> Browser:
    """Somebody who is not signed in."""
    return Browser(portal_address)


@pytest.fixture
def owner(people: PortalPeople, portal_address: str) -> Browser:
    """The present owner of the sold flat, signed in."""
    return people.browser(portal_address, "own")
