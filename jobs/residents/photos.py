"""Photos of meters: kept beside the reading they came with, which never waits for them."""

import datetime as dt
from enum import StrEnum

from einvoice.core.errors import StorageError
from einvoice.store import photos
from einvoice.store.photos import Photo
from jobs.context import Context
from jobs.residents.drawn import new_id

WAIT_SECONDS = 5
"""For how long a photo waits for whoever writes."""
_PHOTOS_A_DAY = 20


class PhotoState(StrEnum):
    """The outcome of a photo."""

    KEPT = "kept"
    TOO_MANY = "too_many"  # today
    NO_READING = "no_reading"  # a newer one counts, or it has another photo
    BUSY = "busy"  # the database: try again


def keep_photo(
    context: Context, user_id: str, reading: tuple[str, dt.date, int], jpeg: bytes
) -> PhotoState:
    """Keep a photo beside a user's reading; the same photo again changes nothing.

    ``jpeg`` was made anew by the caller, ``reading`` is its meter, day and value (a thousandth of a
    cubic metre). It waits at most five seconds for whoever writes.
    """
    try:
        return _kept(context, user_id, reading, jpeg)
    except StorageError as error:
        if error.code != "database-busy":
            raise
        return PhotoState.BUSY


def _kept(
    context: Context, user_id: str, reading: tuple[str, dt.date, int], jpeg: bytes
) -> PhotoState:
    now = dt.datetime.fromtimestamp(context.clock.seconds(), dt.UTC)
    yesterday = (now - dt.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with context.store.writing_soon(WAIT_SECONDS) as tx:
        row = photos.reading_without_photo(tx, user_id, *reading)
        if row is None:
            is_same = photos.is_kept(tx, user_id, reading[0], jpeg)
            return PhotoState.KEPT if is_same else PhotoState.NO_READING
        if photos.count_photos(tx, user_id, yesterday) >= _PHOTOS_A_DAY:
            return PhotoState.TOO_MANY
        at = context.clock.timestamp()
        photos.add_photo(tx, Photo(new_id(), reading[0], user_id, at, jpeg), row)
    return PhotoState.KEPT


def own_photo(context: Context, user_id: str, photo_id: str) -> bytes | None:
    """Return a photo that a user sent; None where it is none of theirs."""
    with context.store.reading() as tx:
        photo = photos.own_photo(tx, photo_id, user_id)
    return None if photo is None else photo.content


def photo_for_staff(context: Context, photo_id: str) -> bytes | None:
    """Return a photo for the staff; None where there is none."""
    with context.store.reading() as tx:
        photo = photos.photo_of(tx, photo_id)
    return None if photo is None else photo.content
