"""Browsers without JavaScript for the tests of this folder."""

import datetime as dt
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
from sqlalchemy import delete, insert, select
from staff_room import StaffRoom, staff_room

from einvoice.core.meters import Source
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.portal_tables import submitted_readings
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


@pytest.fixture
def odd_room(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PortalPeople, Browser]]:
    """A clerk on a portal of the own; the owner has sent a large use."""
    home = tmp_path_factory.mktemp("odd") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with own.company.context("2026-11-29") as context, context.store.writing() as tx:
        of_flat = meters_table.c.place_id == own.flat.flat_id
        meter_id = tx.scalars(select(meters_table.c.meter_id).where(of_flat).limit(1)).one()
        row = {
            "key": "odd",
            "meter_id": meter_id,
            "user_id": own.parts["user_id"],
            "period": Period(2026, 11),
            "read_on": dt.date(2026, 11, 29),
            "value_e3": 999_000,
            "read_at": "2026-11-29T08:00:00Z",
            "received_at": "2026-11-29T08:00:00Z",
            "state": SubmittedState.RECEIVED,
            "code": "",
            "confirmed": "LARGE_USE",
            "clock_off": False,
        }
        tx.execute(insert(submitted_readings).values(row))
        tx.execute(delete(readings).where(readings.c.meter_id == meter_id))
        for month in range(4, 11):
            day, value = dt.date(2026, month, 1), month * 3_000
            kept = {"meter_id": meter_id, "read_on": day, "value_e3": value}
            tx.execute(insert(readings).values(**kept, source=Source.STAFF, submitted_at=""))
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield own, own.browser(address, "clerk")
