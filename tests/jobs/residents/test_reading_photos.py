"""Photos of meters: beside their reading, once, seen by who sent them, kept for 13 months."""

import datetime as dt

import pytest
from resident_world import COLD, HOT, KEY, Resident

from einvoice.store import portal_purging
from jobs.care import person
from jobs.context import Context
from jobs.residents.enter_reading import entered_readings
from jobs.residents.photos import PhotoState, keep_photo, own_photo, photo_for_staff

DAY = dt.date(2026, 10, 31)
JPEG = b"\xff\xd8\xff a photo"


def photo_ids(context: Context, user_id: str) -> list[str | None]:
    """Return the photos of what was sent, as a user sees them."""
    return [row.photo_id for row in entered_readings(context, user_id, KEY)]


def test_a_photo_is_kept_beside_its_reading(resident: Resident) -> None:
    """However often it is sent, once; of another value, day, meter or person there is none."""
    resident.send("630,277")
    with resident.at() as context:
        own = (COLD, DAY, 630_277)
        others = [(HOT, DAY, 630_277), (COLD, DAY, 1), (COLD, DAY.replace(day=30), 630_277)]
        for other in others:
            assert keep_photo(context, resident.user_id, other, JPEG) is PhotoState.NO_READING
        assert keep_photo(context, "somebody", own, JPEG) is PhotoState.NO_READING
        sent = (JPEG, JPEG, JPEG + b" of another time")
        states = [keep_photo(context, resident.user_id, own, photo) for photo in sent]
        assert states == [PhotoState.KEPT, PhotoState.KEPT, PhotoState.NO_READING]
        (photo_id,) = photo_ids(context, resident.user_id)
        assert photo_id is not None
        assert own_photo(context, resident.user_id, photo_id) == JPEG
        assert photo_for_staff(context, photo_id) == JPEG
        assert own_photo(context, "somebody", photo_id) is None
        assert own_photo(context, resident.user_id, "none") is None
        assert photo_ids(context, "somebody") == [None]
        (row,) = person.extract(context, KEY.flat_id, None).records["photos"]
        assert (row["meter_id"], row["size"], "content" in row) == (COLD, len(JPEG), False)


def test_a_photo_is_forgotten_after_13_months(resident: Resident) -> None:
    """The reading stays, and names it no longer."""
    resident.send("630,277")
    with resident.at() as context:
        assert keep_photo(context, resident.user_id, (COLD, DAY, 630_277), JPEG) is PhotoState.KEPT
        now = dt.datetime.fromtimestamp(context.clock.seconds(), dt.UTC)
        first = now.replace(day=1, hour=12)
        month = first.month - 1 + 13
        last_kept = first.replace(year=first.year + month // 12, month=month % 12 + 1)
        after = (last_kept + dt.timedelta(days=31)).replace(day=1)
        for moment, gone in ((last_kept, 0), (after, 1)):
            with context.store.writing() as tx:
                assert portal_purging.forget_over(tx, moment)["photos"] == gone
        assert photo_ids(context, resident.user_id) == [None]


def test_photos_of_a_day_are_limited(resident: Resident, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that nobody fills the database; the readings are received all the same."""
    monkeypatch.setattr("jobs.residents.photos._PHOTOS_A_DAY", 1)
    resident.send("630,277")
    resident.send("500", meter_id=HOT)
    with resident.at() as context:
        states = [
            keep_photo(context, resident.user_id, reading, JPEG)
            for reading in ((COLD, DAY, 630_277), (HOT, DAY, 500_000))
        ]
    assert states == [PhotoState.KEPT, PhotoState.TOO_MANY]
