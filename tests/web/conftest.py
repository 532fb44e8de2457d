"""Browsers without JavaScript for the tests of this folder."""

import pytest
from portal_people import PortalPeople
from portal_server import Browser


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
