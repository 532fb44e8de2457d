"""Photos of meters that came with readings."""

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy import func, insert, select, update

from einvoice.core.submitted_readings import LIVE, SubmittedReading
from einvoice.store.message_tables import photos
from einvoice.store.portal_tables import submitted_readings
from einvoice.store.submitted_readings import of_sender
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as it is kept; ``received_at`` is UTC."""

    photo_id: str
    meter_id: str
    user_id: str
    received_at: str
    content: bytes = field(repr=False)


_COLUMNS = [photos.c[name] for name in Photo.__slots__]


def add_photo(tx: WriteTransaction, photo: Photo, reading: SubmittedReading) -> None:
    """Keep a photo, and name it in the reading it came with."""
    values = {name: getattr(photo, name) for name in Photo.__slots__}
    tx.execute(insert(photos).values(**values, size=len(photo.content)))
    row = submitted_readings.c.key == reading.key
    tx.execute(update(submitted_readings).where(row).values(photo_id=photo.photo_id))


def photo_of(tx: ReadTransaction, photo_id: str) -> Photo | None:
    """Return a photo, for the staff; None where there is none."""
    row = tx.execute(select(*_COLUMNS).where(photos.c.photo_id == photo_id)).first()
    return None if row is None else Photo(*row)


def own_photo(tx: ReadTransaction, photo_id: str, user_id: str) -> Photo | None:
    """Return a photo that a user sent; None where it is none of theirs."""
    own = (photos.c.photo_id == photo_id) & (photos.c.user_id == user_id)
    row = tx.execute(select(*_COLUMNS).where(own)).first()
    return None if row is None else Photo(*row)


def is_kept(tx: ReadTransaction, user_id: str, meter_id: str, content: bytes) -> bool:
    """Return whether a user sent just this photo of a meter."""
    same = (photos.c.user_id == user_id) & (photos.c.meter_id == meter_id)
    same &= (photos.c.size == len(content)) & (photos.c.content == content)
    return tx.scalar(select(photos.c.photo_id).where(same).limit(1)) is not None


def count_photos(tx: ReadTransaction, user_id: str, since: str) -> int:
    """Return how many photos a user sent since a moment (UTC)."""
    theirs = (photos.c.user_id == user_id) & (photos.c.received_at >= since)
    return tx.scalar(select(func.count()).select_from(photos).where(theirs)) or 0


def reading_without_photo(
    tx: ReadTransaction, user_id: str, meter_id: str, read_on: dt.date, value_e3: int
) -> SubmittedReading | None:
    """Return the reading of a user, meter, day and value that counts and has no photo yet."""
    sent = of_sender(tx, user_id, meter_id, read_on)
    same = [row for row in sent if row.value_e3 == value_e3 and row.state in LIVE]
    return next((row for row in reversed(same) if row.photo_id is None), None)
