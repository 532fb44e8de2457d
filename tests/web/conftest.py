"""Browsers without JavaScript for the tests of this folder."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening

from einvoice.web.app import portal_app


@pytest.fixture
def visitor(portal_address: str) -> Browser:
    """Somebody who is not signed in."""
    return Browser(portal_address)


@pytest.fixture
def owner(people: PortalPeople, portal_address: str) -> Browser:
    """The present owner of the sold flat, signed in."""
    return people.browser(portal_address, "own")


@pytest.fixture
def clerk(people: PortalPeople, portal_address: str) -> Browser:
    """A clerk of the staff, signed in."""
    return people.browser(portal_address, "clerk")


@pytest.fixture
def manager(people: PortalPeople, portal_address: str) -> Browser:
    """A manager of the staff, signed in."""
    return people.browser(portal_address, "manager")


@pytest.fixture
def sender(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PortalPeople, Browser]]:
    """The owner on a portal of the own, where readings may be sent: its database is a copy."""
    home = tmp_path_factory.mktemp("sending") / "home"
    company = people.company.copied(people.company.home, home)
    own = replace(people, company=company)
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield own, own.browser(address, "own")
