"""What is kept about a customer, as a file that a manager gives to a person who asks."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_words import plain
from portal_people import PASSWORD
from sample_company import TODAY, Company
from sqlalchemy import update
from staff_room import StaffRoom, staff_room

from einvoice.core.staff_acts import ActKind
from einvoice.store.portal_tables import staff
from einvoice.web.passwords import Passwords
from jobs.residents.staff_acts import acts_of

FLAT = "B0001-2"


@pytest.fixture
def room(imported_home: Path, tmp_path: Path) -> Iterator[StaffRoom]:
    """A company whose staff have a password."""
    shutil.copytree(imported_home, tmp_path / "home")
    with staff_room(Company(tmp_path / "home")) as opened:
        with opened.company.context(TODAY) as context, context.store.writing() as tx:
            tx.execute(update(staff).values(password_hash=Passwords().hashed(PASSWORD)))
        yield opened


def test_a_manager_gives_a_person_what_is_kept(room: StaffRoom) -> None:
    """As `person extract` makes it, after the own password; the journal says who, of which flat."""
    place = f"/staff/data/{FLAT}"
    assert f'href="{place}"' in room.manager.get(f"/staff/users?q={FLAT}").text
    assert f'href="{place}"' not in room.clerk.get(f"/staff/users?q={FLAT}").text
    assert room.clerk.get(place).status_code == 404
    assert room.manager.get("/staff/data/B9999-1").status_code == 404
    wrong = room.manager.send(place, current="another", form="json")
    assert (wrong.status_code, acts_of_kind(room)) == (422, [])
    got = room.manager.send(place, current=PASSWORD, form="json")
    assert f'filename="{FLAT}-20' in got.headers["content-disposition"]
    target = room.company.home / "extract.json"
    assert room.company.cli("person", "extract", FLAT, "--to", str(target)).code == 0
    by_command = json.loads(target.read_bytes())
    assert got.json() == by_command
    page = room.manager.send(place, current=PASSWORD, form="page")
    assert "<html" in page.content.decode()
    assert acts_of_kind(room) == [FLAT, FLAT]
    journal = plain(room.manager.get(f"/staff/journal?flat={FLAT}").text)
    assert f"Customer's data downloaded manager@example.lv {FLAT}" in journal


def acts_of_kind(room: StaffRoom) -> list[str]:
    """Return the flats whose customer's data were downloaded."""
    with room.company.context(TODAY) as context:
        return [a.subject for a in acts_of(context).acts if a.act == ActKind.DATA_GIVEN]
