"""Browsers without JavaScript for the tests of this folder."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from held_room import HELD, WHY
from odd_readings import unread
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening
from sample_company import Company
from staff_room import StaffRoom, staff_room

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


@pytest.fixture(scope="module")
def room(
    home_after: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StaffRoom]:
    """A calculated month with a held flat, meters that are not read, and odd readings."""
    home = tmp_path_factory.mktemp("room") / "home"
    shutil.copytree(home_after("calculate"), home)
    company = Company(home)
    assert company.cli("hold", HELD, "--reason", WHY).code == 0
    unread(company)
    with staff_room(company) as opened:
        yield opened
