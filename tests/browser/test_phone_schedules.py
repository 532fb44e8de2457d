"""Drawn days of a phone: each reading and photo that the phone said it has arrives once.

Three days here; 500 with `SOAK=500 pytest tests/browser/test_phone_schedules.py`, and the last
hundred of them with `SOAK=400-500`.
"""

import io
import os
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from phone_schedules import Schedule, Values, run_schedule
from phones import PhonePortal, phone_portal
from PIL import Image
from playwright.sync_api import Browser
from portal_people import TODAY, PortalPeople
from sqlalchemy import select

from einvoice.store.message_tables import photos
from jobs.residents.enter_reading import entered_readings
from jobs.residents.photos import photo_for_staff
from jobs.views.resident_meters import meters_of

FIRST, _, AFTER = os.environ.get("SOAK", "0-3").rpartition("-")
DAYS = range(int(FIRST or 0), int(AFTER))
STEPS = 8
A_LOT = 100_000


def test_what_was_typed_arrives_once(
    chromium: Browser, people: PortalPeople, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever happens on the way; what was put away in the same moment, at most once."""
    monkeypatch.setattr("jobs.residents.photos._PHOTOS_A_DAY", A_LOT)
    with phone_portal(people, tmp_path / "home") as portal:
        with portal.people.company.context(TODAY) as context:
            listed = meters_of(context, people.flat.present)
        assert listed is not None
        last = listed.there(context.today)[0].last
        assert last is not None
        values = Values(last.value_e3)
        days = [run_schedule(chromium, portal, values, seed, STEPS) for seed in DAYS]
        check_readings(days, Counter(value for _, value, _ in portal.sent()))
        check_photos(days, portal, values)
    assert portal.network.lost, "answers were lost after the commit"


def check_readings(days: list[Schedule], arrived: Counter[int]) -> None:
    """Each that was typed arrived once; each that was put away in the same moment at most once."""
    certain = set(chain.from_iterable(day.typed for day in days))
    rash = set(chain.from_iterable(day.rash for day in days))
    story = [day.said for day in days]
    assert len(certain) >= len(days), "days are drawn in which somebody types"
    assert certain <= set(arrived), story
    assert set(arrived) <= certain | rash, story
    assert set(arrived.values()) == {1}, story


def check_photos(days: list[Schedule], portal: PhonePortal, values: Values) -> None:
    """Each arrived once and beside the reading that it is of: it would not come before it."""
    certain = set(chain.from_iterable(day.with_photo for day in days))
    rash = set(chain.from_iterable(day.rash_photos for day in days))
    story = [day.said for day in days]
    with portal.people.company.context(TODAY) as context, context.store.reading() as tx:
        new = photos.c.photo_id != portal.people.parts["photo_id"]
        kept = set(tx.scalars(select(photos.c.photo_id).where(new)))
        rows = entered_readings(context, portal.users["own"], portal.people.flat.present)
        of_value = {
            row.value_e3: row.photo_id for row in rows if row.photo_id and row.photo_id in kept
        }
        sizes = {value: size_of(photo_for_staff(context, id_)) for value, id_ in of_value.items()}
    assert certain, "days are drawn in which somebody takes a photo"
    assert certain <= set(of_value) <= certain | rash, story
    assert sizes == {value: values.size_of(value) for value in of_value}, story
    assert sorted(of_value.values()) == sorted(kept), story


def size_of(jpeg: bytes | None) -> tuple[int, int]:
    """Return the size of a photo in pixels."""
    with Image.open(io.BytesIO(jpeg or b"")) as picture:
        return picture.size
